"""index.db: which entries hold a character or a pair of neighbours, and the words of all editions with their counts.

It is made from library.db and may be deleted at any time. Entries are numbered anew here, by date, so that walking
backwards through the numbers is walking from the newest to the oldest. What is added later and is older than what
stands already begins a new run; the runs are merged when they are read. SQLite before 3.43 cannot take a text out of an
index that does not keep it, so that what is gone keeps its postings and loses its row in `doc`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from heapq import merge
from math import inf
from pathlib import Path
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library.connection import (
    closed_on_error,
    connect,
    connect_to_read,
    in_memory,
    is_damaged,
    share,
    transaction,
)
from reader.library.index.tokens import TOKENIZER
from reader.library.privacy import create_private
from reader.library.sharing import Reading, close_for_readers
from reader.text.fold import FOLD_VERSION

LAYOUT = 3
"""Counts the changes of this file's tables and tokens. An index of another layout is made anew."""

SAMPLE = 16
"""Entries by which the frequency of a token is judged."""
LEAST_APART = 4
"""Entries to one that has a token, below which the token leaves out too little for what it costs."""

_TABLES = (
    "CREATE TABLE meta (layout INTEGER, fold INTEGER, library BLOB, seen INTEGER, forgotten INTEGER)",
    "CREATE TABLE doc (id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, day INTEGER NOT NULL)",
    "CREATE TABLE run (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, oldest INTEGER, newest INTEGER)",
    "CREATE TABLE indexed (edition INTEGER PRIMARY KEY)",
    "CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, count INTEGER NOT NULL)",
    "CREATE TABLE spelling (spelled TEXT, word INTEGER, PRIMARY KEY (spelled, word)) WITHOUT ROWID",
    f'CREATE VIRTUAL TABLE posting USING fts5(tokens, content="", detail=none, columnsize=0, tokenize="{TOKENIZER}")',
    # A third faster than with the 1 MiB that is usual.
    "INSERT INTO posting (posting, rank) VALUES ('hashsize', 67108864)",
)


# CROSS JOIN keeps SQLite from walking `doc` and asking the index once for each of its rows.
_MEETING = "FROM posting p CROSS JOIN doc d ON d.id = p.rowid WHERE p.posting MATCH ? AND p.rowid BETWEEN ? AND ?"


class Segment(NamedTuple):
    """Numbers of entries that stand in the order of their dates."""

    first: int
    last: int
    oldest: int
    newest: int


class Candidate(NamedTuple):
    """An entry that may be a hit."""

    entry: int
    day: int


class Owner(NamedTuple):
    """The library that an index belongs to."""

    identity: bytes
    last_edition: int
    """The highest row that an edition ever had. An index that knows of later ones belongs to another state of it."""
    changes: int
    """How often editions have come and gone. An index that has followed more belongs to another state of it, too."""


def day_of(value: str | None) -> int:
    """The days from the year 1 to an ISO date; 0 for none and for what is no date."""
    try:
        return date.fromisoformat(value).toordinal() if value else 0
    except ValueError:
        return 0


class Index:
    """An open index. What it does not cover yet (`indexing.pending`) is for the caller to look through."""

    def __init__(self, connection: sqlite3.Connection, path: Path, why_in_memory: Exception | None = None) -> None:
        self.connection = connection
        self.path = path
        self.why_in_memory = why_in_memory
        """What was in the way of a file; None where there is one, or none is to be written."""

    @classmethod
    def open(cls, path: Path, owner: Owner, *, is_read_only: bool) -> "Index":
        """The index at `path`, made anew and empty where there is none or it cannot be used.

        Where nothing can be written, or no more, the one that is there is read, or an empty one in memory stands in.
        """
        try:
            if is_read_only:
                return cls(_usable(connect_to_read(path), owner), path)
            return cls(_writable(path, owner), path)
        except (sqlite3.Error, LibraryError) as error:
            if is_damaged(error):
                return cls.in_place_of_damaged(path, owner, is_read_only=is_read_only)
            memory = in_memory(path) if is_read_only else in_memory()
            return cls(_made(memory, owner, anew=True), path, None if is_read_only else error)

    @classmethod
    def in_place_of_damaged(cls, path: Path, owner: Owner, *, is_read_only: bool) -> "Index":
        """A new file for one that is damaged, or an empty index in memory where none can be written."""
        why: Exception | None = None
        if not is_read_only:
            try:
                for name in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                    name.unlink(missing_ok=True)
                return cls(_writable(path, owner), path)
            except (sqlite3.Error, OSError) as error:
                why = error
        memory = in_memory(path) if is_read_only else in_memory()
        return cls(_made(memory, owner, anew=True), path, why)

    def empty(self, owner: Owner) -> None:
        """Forgets everything. Done in place, not with a new file: others may have this one open."""
        _made(self.connection, owner, anew=True)

    def close(self) -> None:
        """Lets go of the file."""
        if isinstance(self.connection, Reading):
            self.connection.close()
        else:
            close_for_readers(self.connection, self.path)

    @property
    def is_still(self) -> bool:
        """Whether it is the index that is there, and what was read of it is true."""
        return not isinstance(self.connection, Reading) or self.connection.is_still

    def newest(self, condition: str | None, days: tuple[int, int]) -> Iterator[Candidate]:
        """The entries that meet the condition on tokens (None: all), with a date among `days`, the newest first.

        They come as they are asked for: whoever wants fifty pays for fifty.
        """
        runs = [self._backwards(run, condition, days) for run in self.runs() if _overlaps(run, days)]
        return runs[0] if len(runs) == 1 else merge(*runs, key=lambda candidate: -candidate.day)

    def _backwards(self, run: Segment, condition: str | None, days: tuple[int, int]) -> Iterator[Candidate]:
        low, high = self._from_day(run, days[0]), self._from_day(run, days[1] + 1) - 1
        rows = self.connection.execute(*_candidates_sql(condition, low, high))
        return map(Candidate._make, rows)

    def runs(self) -> list[Segment]:
        """The runs, the newest first."""
        rows = self.connection.execute("SELECT first, last, oldest, newest FROM run ORDER BY newest DESC, first DESC")
        return [Segment(*row) for row in rows]

    def _from_day(self, run: Segment, day: int) -> int:
        """The first number of a run whose date is `day` or later, one past the last if there is none."""
        if day <= run.oldest:
            return run.first
        if day > run.newest:
            return run.last + 1
        low, high = run.first, run.last + 1
        while low < high:
            middle = (low + high) // 2
            row = self.connection.execute(
                "SELECT id, day FROM doc WHERE id >= ? AND id <= ? ORDER BY id LIMIT 1", (middle, run.last)
            ).fetchone()
            if row is None or row[1] >= day:
                high = middle
            else:
                low = row[0] + 1
        return low

    def count(self, condition: str | None, days: tuple[int, int], limit: int) -> tuple[int, bool]:
        """How many entries meet the condition, and whether that is sure.

        Counted up to `limit`; if there are more, told by how far back these reach.
        """
        forgotten = self.connection.execute("SELECT forgotten FROM meta").fetchone()[0]
        total, is_sure = 0, True
        for run in self.runs():
            if _overlaps(run, days):
                low, high = self._from_day(run, days[0]), self._from_day(run, days[1] + 1) - 1
                # Where nothing was forgotten all that have postings are there: no need to look each of them up.
                rows = self.connection.execute(*_counting_sql(condition, low, high, limit, in_doc=bool(forgotten)))
                found, last = rows.fetchone()
                is_sure = is_sure and found < limit
                total += found if found < limit else found * (high - low + 1) // (last - low + 1)
        return total, is_sure

    def rarest(self, tokens: Sequence[str], most: int) -> Sequence[str]:
        """The rarest of the tokens of a needle: the others leave out little more, and cost what they are frequent."""
        if len(tokens) <= most:
            return tokens
        ranked = sorted(((self._apart(token), token) for token in tokens), reverse=True)
        return [token for at, (apart, token) in enumerate(ranked[:most]) if not at or apart > LEAST_APART]

    def _apart(self, token: str) -> float:
        """How many entries there are to one that has the token, judged by the first ones that have it.

        To find the last ones SQLite reads all that stand in one page with them.
        """
        first = "SELECT rowid FROM posting WHERE posting MATCH ? ORDER BY rowid LIMIT ?"
        sql = f"SELECT count(*), max(rowid) FROM ({first})"  # noqa: S608 - question marks
        found, furthest = self.connection.execute(sql, (f'"{token}"', SAMPLE)).fetchone()
        return furthest / SAMPLE if found == SAMPLE else inf

    def covered(self, after: int = 0) -> frozenset[int]:
        """The rows of the editions that the index knows, of those after a given one."""
        rows = self.connection.execute("SELECT edition FROM indexed WHERE edition > ?", (after,))
        return frozenset(row[0] for row in rows)

    def seen(self) -> int:
        """How many changes of the library it has followed (`identity.changes`)."""
        return int(self.connection.execute("SELECT seen FROM meta").fetchone()[0])


def _candidates_sql(condition: str | None, low: int, high: int) -> tuple[str, list[object]]:
    if condition is None:
        return "SELECT entry, day FROM doc WHERE id BETWEEN ? AND ? ORDER BY id DESC", [low, high]
    return f"SELECT d.entry, d.day {_MEETING} ORDER BY p.rowid DESC", [condition, low, high]


def _counting_sql(condition: str | None, low: int, high: int, limit: int, *, in_doc: bool) -> tuple[str, list[object]]:
    values: list[object] = [low, high] if condition is None else [condition, low, high]
    if condition is None:
        some = "SELECT id FROM doc WHERE id BETWEEN ? AND ? ORDER BY id"
    elif in_doc:
        some = f"SELECT d.id {_MEETING} ORDER BY p.rowid"
    else:
        some = "SELECT rowid AS id FROM posting WHERE posting MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"
    return f"SELECT count(*), max(id) FROM ({some} LIMIT ?)", [*values, limit]  # noqa: S608 - ours


def _overlaps(run: Segment, days: tuple[int, int]) -> bool:
    return run.oldest <= days[1] and run.newest >= days[0]


def _writable(path: Path, owner: Owner) -> sqlite3.Connection:
    create_private(path)
    connection = connect(path)
    with closed_on_error(connection):
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        share(connection)
        # Nothing here is a secret that library.db does not hold, and wiping what is merged away costs time.
        connection.execute("PRAGMA secure_delete = OFF")
        return _made(connection, owner, anew=False)


def _usable(connection: sqlite3.Connection, owner: Owner) -> sqlite3.Connection:
    with closed_on_error(connection):
        if not _fits(connection, owner):
            raise LibraryError("library.failing")
    return connection


def _made(connection: sqlite3.Connection, owner: Owner, *, anew: bool) -> sqlite3.Connection:
    if not anew and _fits(connection, owner):
        return connection
    with transaction(connection):
        # Another process may have been at it while this one waited.
        if anew or not _fits(connection, owner):
            _drop_all(connection)
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute("INSERT INTO meta VALUES (?, ?, ?, 0, 0)", (LAYOUT, FOLD_VERSION, owner.identity))
    return connection


def _drop_all(connection: sqlite3.Connection) -> None:
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC"
    for (name,) in connection.execute(sql).fetchall():
        # Those of an index in the index go with it.
        connection.execute(f'DROP TABLE IF EXISTS "{name}"')


def _fits(connection: sqlite3.Connection, owner: Owner) -> bool:
    """Whether the index is of this layout, fold and library, and knows of nothing that the library never held."""
    try:
        meta = connection.execute("SELECT layout, fold, library FROM meta").fetchone()
        seen = connection.execute("SELECT max(seen) FROM meta").fetchone()[0]
        newest = connection.execute("SELECT max(edition) FROM indexed").fetchone()[0]
    except sqlite3.OperationalError:
        return False  # It has no such tables.
    is_ours = tuple(meta or ()) == (LAYOUT, FOLD_VERSION, owner.identity)
    return is_ours and (newest or 0) <= owner.last_edition and (seen or 0) <= owner.changes
