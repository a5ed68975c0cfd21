"""The archive: every edition that was added, and an index that finds any substring.

store                 Library: the one class in front of all below
upsert                an edition stored, in place of an older state of itself, or removed
query_rewrite         letters that occur nowhere as typed are read as pinyin
identity              whether two files are one edition: paper, date, page and text
privacy               files and folders that nobody else may read, unless a library is shared on purpose
sharing, repeating    a library that another user writes is read without permission to write
rows, references      what is read back; PAPER/DATE/PAGE#N, or any unambiguous part of it
joined                several libraries read as one
neighbours            the edition before and after one in its paper
health                integrity, sources against their hashes, sizes, what the index lacks
salvage, copying      what can be read of a damaged library; databases copied and replaced while they are in use
entries               a walk over the entries of all editions, and how many there are of each day
reprint_index         reprints.db, disposable: fingerprints of articles, pairs that share a text
edition_record        an edition prepared for storing, in any process
compression           zlib with a preset dictionary
article_ids           identifiers of articles that outlive a corrected text
opening, schema       library.db opened to write or to read; tables and numbered migrations
connection            SQLite files, transactions, errors translated
index/                index.db, disposable: query plan, candidates, scoring, update, vocabulary
"""

from reader.library.store import Library

__all__ = ["Library"]
