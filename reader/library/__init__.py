"""The archive: every edition that was added, the user's marks, and an index that finds any substring.

connection     SQLite's files: opened with care, errors named
schema         library.db: tables, numbered migrations
keys           names of articles that outlive a corrected text
packing        how texts are kept: once
parcels        an edition made ready to be stored, in any process
rows           what is read back
references     PAPER/DATE/PAGE#N, or any unambiguous part of it
store          Library: add, editions, edition, remove, rebuild, search
marks          what belongs to the user; no import touches it
index          index.db: which articles hold a character or a pair of neighbours; disposable
candidates     a query as a condition on that index
fulltext       candidates, verified on the text
vocabulary     words with counts and spellings: suggestions
"""

from reader.library.store import Library

__all__ = ["Library"]
