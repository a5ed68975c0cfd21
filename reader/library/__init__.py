"""The archive: every edition that was added, the user's marks, and an index that finds any substring.

store                 Library: the one class in front of all below
upsert                an edition stored, in place of an older state of itself, or removed
query_rewrite         letters that occur nowhere as typed are read as pinyin
identity              whether two files are one edition: paper, date, page and text
sharing, repeating    a library that another user writes is read without permission to write
rows, references      what is read back; PAPER/DATE/PAGE#N, or any unambiguous part of it
entries               a walk over the entries of all editions, and how many there are of each day
reprint_index         reprints.db, disposable: fingerprints of articles, pairs that share a text
marks                 what belongs to the user; no import touches it
health                integrity, sizes, what the index lacks
edition_record        an edition prepared for storing, in any process
compression           zlib with a preset dictionary
article_ids           identifiers of articles that outlive a corrected text
opening, schema       library.db opened to write or to read; tables and numbered migrations
connection            SQLite files, transactions, errors translated
index/                index.db, disposable: query plan, candidates, scoring, update, vocabulary
"""

from reader.library.store import Library

__all__ = ["Library"]
