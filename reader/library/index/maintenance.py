"""The index put in order once much was taken in: a search looks into each part of it that was written by itself."""

import sqlite3

LEAST_WHOLE = 0.6
"""Share of the postings that the largest part has to hold, or one is made of all.

The more there is to be written again, the more has to be added before it is.
"""
PAGES_AT_ONCE = 1_000
"""Written in one go, a fraction of a second's work: so long others wait who want to write, and a stop is noticed."""
MOST_FREE = 0.03
"""Share of the file that may stand empty, for what is written next to use."""


def merge_segments(connection: sqlite3.Connection) -> None:
    """Merges the parts of the postings, and gives room back that stands empty, where either is worth it."""
    sizes = [row[0] for row in connection.execute("SELECT count(*) FROM posting_idx GROUP BY segid")]
    if sizes and max(sizes) < LEAST_WHOLE * sum(sizes):
        _merge(connection)
    free, every = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_count"))
    if free > every * MOST_FREE:
        # As a script: a statement without columns is stepped once, which gives back one page.
        connection.executescript("PRAGMA incremental_vacuum")


def _merge(connection: sqlite3.Connection) -> None:
    """Step by step, as https://sqlite.org/fts5.html#the_merge_command has it: a negative number begins."""
    pages = -PAGES_AT_ONCE
    while True:
        before = connection.total_changes
        connection.execute("INSERT INTO posting (posting, rank) VALUES ('merge', ?)", (pages,))
        if connection.total_changes - before < 2:
            return
        pages = PAGES_AT_ONCE
