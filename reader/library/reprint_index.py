"""reprints.db: fingerprints of all articles and the pairs that share a text, in the cache; may be deleted at any time.

Built in steps that can be stopped and gone on with: fingerprints by edition, candidates in one pass over the
fingerprints in their order, then one alignment a candidate. SQLite sorts on the disk, so that memory stays bounded.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from reader.analysis.reprints import Overlap
from reader.library.connection import connect, share, transaction, translate_errors, with_room

LAYOUT = 1
"""Counts the changes of tables and fingerprints; a file of another layout is made anew."""
MOST_SHARED = 40
"""Articles up to which a fingerprint tells anything: more of them share a stock phrase."""
LEAST_SHARED = 2
"""Fingerprints that two articles share before their texts are compared."""
AT_ONCE = 2_000
"""Candidates that are compared, and rows that are written, in one transaction."""

_TABLES = (
    "CREATE TABLE meta (layout INTEGER, library BLOB, edition INTEGER, paired INTEGER, is_listed INTEGER)",
    "CREATE TABLE fingerprint (hash INTEGER, entry INTEGER, PRIMARY KEY (hash, entry)) WITHOUT ROWID",
    "CREATE TABLE candidate (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID",
    "CREATE TABLE pair (a INTEGER, b INTEGER, letters INTEGER, own REAL, other REAL, PRIMARY KEY (a, b)) WITHOUT ROWID",
)


class ReprintPair(NamedTuple):
    """Two entries, given by their rows, that share a text."""

    a: int
    b: int
    overlap: Overlap


class ReprintIndex:
    """The open file, for one thread. Its methods raise LibraryError."""

    def __init__(self, path: Path, library: bytes) -> None:
        self.path = path
        with translate_errors(path):
            self._connection = connect(path)
            share(self._connection)
            self._make(library)

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def last_edition(self) -> int:
        """The row of the last edition whose fingerprints are here."""
        return int(self._meta("edition"))

    def add(self, edition: int, fingerprints: Iterable[tuple[int, int]]) -> None:
        """The fingerprints of the entries of editions up to `edition`, as pairs of hash and entry."""
        with translate_errors(self.path), with_room(self._connection), transaction(self._connection):
            rows = sorted(fingerprints)
            self._connection.executemany("INSERT OR IGNORE INTO fingerprint VALUES (?, ?)", rows)
            self._connection.execute("UPDATE meta SET edition = ?, is_listed = 0", (edition,))

    def list_candidates(self) -> int:
        """Finds the pairs that share fingerprints and have not been compared; how many are to be compared."""
        with translate_errors(self.path), transaction(self._connection):
            if not self._meta("is_listed"):
                self._list()
            return int(self._connection.execute("SELECT count(*) FROM candidate").fetchone()[0])

    def compare(self, overlap: Callable[[int, int], Overlap | None], tell: Callable[[int], None]) -> None:
        """Has every candidate compared and keeps those that are reprints; `tell` is given how many are done."""
        done = 0
        with translate_errors(self.path):
            while some := self._connection.execute("SELECT a, b FROM candidate LIMIT ?", (AT_ONCE,)).fetchall():
                found = [(a, b, *same) for a, b in some if (same := overlap(a, b)) and same.is_reprint]
                with transaction(self._connection):
                    self._connection.executemany("INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?)", found)
                    self._connection.executemany("DELETE FROM candidate WHERE a = ? AND b = ?", some)
                done += len(some)
                tell(done)

    def pairs(self) -> Iterator[ReprintPair]:
        """The reprints, by the rows of their entries."""
        with translate_errors(self.path):
            for a, b, *overlap in self._connection.execute("SELECT a, b, letters, own, other FROM pair ORDER BY a, b"):
                yield ReprintPair(a, b, Overlap(*overlap))

    def _make(self, library: bytes) -> None:
        with transaction(self._connection):
            if self._fits(library):
                return
            for table in ("meta", "fingerprint", "candidate", "pair"):
                self._connection.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in _TABLES:
                self._connection.execute(statement)
            self._connection.execute("INSERT INTO meta VALUES (?, ?, 0, 0, 1)", (LAYOUT, library))

    def _fits(self, library: bytes) -> bool:
        try:
            row = self._connection.execute("SELECT layout, library FROM meta").fetchone()
        except sqlite3.OperationalError:
            return False  # there is no such table
        return tuple(row or ()) == (LAYOUT, library)

    def _meta(self, column: str) -> int:
        return int(self._connection.execute(f"SELECT {column} FROM meta").fetchone()[0])  # noqa: S608 - ours

    def _list(self) -> None:
        """Pairs of which one is newer than what was paired before: the others have been compared."""
        before = self._meta("paired")
        self._connection.execute("CREATE TEMP TABLE shared (a INTEGER, b INTEGER)")
        pairs = self._shared(before)
        while some := list(islice(pairs, AT_ONCE * 10)):
            self._connection.executemany("INSERT INTO shared VALUES (?, ?)", some)
        grouped = "SELECT a, b FROM shared GROUP BY a, b HAVING count(*) >= ?"
        self._connection.execute(f"INSERT OR IGNORE INTO candidate {grouped}", (LEAST_SHARED,))
        self._connection.execute("DROP TABLE shared")
        newest = "(SELECT coalesce(max(entry), 0) FROM fingerprint)"
        self._connection.execute(f"UPDATE meta SET is_listed = 1, paired = max(paired, {newest})")  # noqa: S608 - ours

    def _shared(self, before: int) -> Iterator[tuple[int, int]]:
        rows = self._connection.execute("SELECT hash, entry FROM fingerprint ORDER BY hash, entry")
        for _, group in groupby(rows, key=itemgetter(0)):
            entries = [entry for _, entry in group]
            if 1 < len(entries) <= MOST_SHARED and entries[-1] > before:
                yield from ((a, b) for a, b in combinations(entries, 2) if b > before)
