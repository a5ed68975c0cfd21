"""The archive: every edition that was added, the user's marks, and an index that finds any substring.

connection, opening   SQLite's files: opened with care, errors named; the library to write, to read, or not at all
sharing, repeating   reading what others write, without permission to write; asked again where it changed meanwhile
schema         library.db: tables, numbered migrations
keys           names of articles that outlive a corrected text
packing        how texts are kept: once
parcels        an edition made ready to be stored, in any process
rows           what is read back
references     PAPER/DATE/PAGE#N, or any unambiguous part of it
identity       which stored edition a file is: paper, day, page and text
writing        how an edition comes in, takes the place of an older state, or leaves
store          Library: add, editions, edition, remove, rebuild, search
health         whether the file is whole, how large everything is
marks          what belongs to the user; no import touches it
tokens         characters and pairs of neighbours, what the index knows of a text
index          index.db: which articles hold which tokens; disposable
indexing       how the index follows the library
tidying        pieces of the index merged, room given back
lookup         the index opened when it is first asked, and made anew when it is damaged
candidates     a query as a condition on that index
fulltext, scoring   candidates, verified on the text; many of them looked at quickly
understanding  letters that stand nowhere as typed are pinyin
vocabulary     words with counts and spellings: suggestions
"""

from reader.library.store import Library

__all__ = ["Library"]
