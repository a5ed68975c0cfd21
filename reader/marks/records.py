"""One table of records by kind and key: each change is on disk when the method returns, whole or not at all.

A record is never deleted: a removed one has no value, so that a merge with another machine's records does not bring it
back. Of two states of one record the later one wins.
"""

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from reader.errors import LibraryError
from reader.library.connection import connect, connect_to_read, in_memory, share, transaction, translate_errors
from reader.library.privacy import PRIVATE_FOLDER, create_private, prepare_folder
from reader.runtime import paths
from reader.runtime.atomic_files import PRIVATE

MARKS = "marks.db"
APPLICATION_ID = 0x6B616E6D
"""`kanm`: how the file is known as ours."""
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE record (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            value TEXT,
            at INTEGER NOT NULL,
            PRIMARY KEY (kind, key)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX record_by_time ON record (kind, at)",
    ),
)
"""The statements that lead from each version to the next. What has been released is never changed, only added to."""
AT_ONCE = 500
"""Keys in one question: older SQLite takes no more than 999."""


class Record(NamedTuple):
    """The state of one thing that is remembered."""

    kind: str
    key: str
    value: Any
    """JSON values; None for a removed record."""
    at: int
    """When it came to be so: microseconds since 1970, UTC."""

    @property
    def order(self) -> tuple[int, str]:
        """The larger of two states of one record wins; the same on every machine."""
        return self.at, _to_json(self.value) or ""


class RecordChange(NamedTuple):
    """A new value of one record; None removes it."""

    kind: str
    key: str
    value: Any


class UndoStep(NamedTuple):
    """What one command changed, to be undone together."""

    label: str
    """Key of the message catalogue: what was done."""
    before: tuple[RecordChange, ...]
    after: tuple[RecordChange, ...]


def now() -> int:
    """Microseconds since 1970, UTC."""
    return time.time_ns() // 1000


class Records:
    """The open marks.db, for one thread. Methods raise LibraryError for what the user has to act on."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, is_read_only: bool = False, clock: Callable[[], int] = now
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._undone: list[UndoStep] = []
        self._done: list[UndoStep] = []
        self.path = path
        """Where it is."""
        self.is_read_only = is_read_only
        """Nothing can be written: changes last as long as the program runs."""

    @classmethod
    def open(cls, folder: Path | None = None, clock: Callable[[], int] = now) -> "Records":
        """The marks in `folder`, the user's own if none is given; made if there are none, from those of an old library.

        Where nothing can be written, what there is is read into memory.
        """
        path = (folder or paths.data_folder()) / MARKS
        with translate_errors(path):
            connection, is_read_only = _opened(path)
        return cls(connection, path, is_read_only=is_read_only, clock=clock)

    def __enter__(self) -> "Records":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def get(self, kind: str, key: str) -> Any:
        """The value of a record; None where there is none."""
        return self.among(kind, (key,)).get(key)

    def among(self, kind: str, keys: Iterable[str]) -> dict[str, Any]:
        """Key to value of those records of a kind that are there."""
        wanted = list(keys)
        found: dict[str, Any] = {}
        for at in range(0, len(wanted), AT_ONCE):
            some = wanted[at : at + AT_ONCE]
            marks = ",".join("?" * len(some))
            sql = f"SELECT key, value FROM record WHERE kind = ? AND value IS NOT NULL AND key IN ({marks})"  # noqa: S608
            found |= {key: json.loads(value) for key, value in self._rows(sql, kind, *some)}
        return found

    def every(self, kind: str, limit: int = -1) -> list[Record]:
        """The records of a kind, the latest first."""
        sql = "SELECT kind, key, value, at FROM record WHERE kind = ? AND value IS NOT NULL ORDER BY at DESC LIMIT ?"
        return [_record(row) for row in self._rows(sql, kind, limit)]

    def counts(self, kind: str) -> dict[str, int]:
        """How many records of a kind there are for each part of their keys before the first `#`."""
        sql = (
            "SELECT substr(key, 1, instr(key || '#', '#') - 1), count(*) FROM record"
            " WHERE kind = ? AND value IS NOT NULL GROUP BY 1"
        )
        return dict(self._rows(sql, kind))

    def write(self, changes: Iterable[RecordChange], label: str | None = None) -> None:
        """Makes changes, all or none; with a label of what was done they can be undone."""
        wanted = {(change.kind, change.key): change for change in changes}
        with translate_errors(self.path), transaction(self._connection):
            old = {each: self._state(*each) for each in wanted}
            changed = [change for each, change in wanted.items() if change.value != _value(old[each])]
            for change in changed:
                self._put(change, old[change.kind, change.key])
        if label and changed:
            before = tuple(RecordChange(each.kind, each.key, _value(old[each.kind, each.key])) for each in changed)
            self._done.append(UndoStep(label, before, tuple(changed)))
            self._undone.clear()

    def undo(self) -> UndoStep | None:
        """Takes the last labelled change back and returns it; None where there is none."""
        return self._turn(self._done, self._undone)

    def redo(self) -> UndoStep | None:
        """Makes the change again that was undone last."""
        return self._turn(self._undone, self._done)

    def whole(self) -> list[Record]:
        """Every record, removed ones too, in the order of their keys: what an export holds."""
        return [_record(row) for row in self._rows("SELECT kind, key, value, at FROM record ORDER BY kind, key")]

    def merge(self, records: Iterable[Record]) -> int:
        """Takes over the records that are later than one's own and returns how many; merged twice is merged once."""
        taken = 0
        with translate_errors(self.path), transaction(self._connection):
            for record in records:
                own = self._state(record.kind, record.key)
                if own is None or own.order < record.order:
                    self._store(record)
                    taken += 1
        return taken

    def _turn(self, source: list[UndoStep], target: list[UndoStep]) -> UndoStep | None:
        if not source:
            return None
        step = source[-1]
        with translate_errors(self.path), transaction(self._connection):
            for change, back in zip(step.after, step.before, strict=True):
                own = self._state(change.kind, change.key)
                if _value(own) == change.value:  # another reader's change since then stays
                    self._put(back, own)
        source.pop()
        target.append(UndoStep(step.label, step.after, step.before))
        return step

    def _put(self, change: RecordChange, old: Record | None) -> None:
        at = max(self._clock(), old.at + 1) if old else self._clock()
        self._store(Record(change.kind, change.key, change.value, at))

    def _store(self, record: Record) -> None:
        values = record.kind, record.key, _to_json(record.value), record.at
        self._connection.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", values)

    def _state(self, kind: str, key: str) -> Record | None:
        sql = "SELECT kind, key, value, at FROM record WHERE kind = ? AND key = ?"
        row = self._connection.execute(sql, (kind, key)).fetchone()
        return _record(row) if row else None

    def _rows(self, sql: str, *values: object) -> Sequence[Any]:
        with translate_errors(self.path):
            return self._connection.execute(sql, values).fetchall()


def _record(row: Sequence[Any]) -> Record:
    kind, key, value, at = row
    return Record(kind, key, None if value is None else json.loads(value), at)


def _value(record: Record | None) -> Any:
    return record.value if record else None


def _to_json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _opened(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection to the marks at `path`, made if there are none, and whether it can only be read."""
    with suppress(OSError):
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    is_writable = os.access(path.parent, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))
    if not is_writable:
        return _copy(path), True
    prepare_folder(path.parent)
    create_private(path)
    path.chmod(PRIVATE)  # whoever may read the library
    connection = connect(path)
    try:
        _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection, False


def _copy(path: Path) -> sqlite3.Connection:
    """The marks in memory, with what there is to read."""
    copy = in_memory()
    if path.exists():
        source = connect_to_read(path)
        try:
            _check_is_ours(source, path)
            source.backup(copy)
        finally:
            source.close()
    _migrate(copy, path)
    return copy


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    from reader.marks.adoption import adopted

    _check_is_ours(connection, path)
    version = _version_of(connection)
    if version < len(MIGRATIONS):
        with transaction(connection):
            version = _version_of(connection)  # another process may have been first
            for number in range(version, len(MIGRATIONS)):
                for statement in MIGRATIONS[number]:
                    connection.execute(statement)
            if version == 0:
                rows = [(each.kind, each.key, _to_json(each.value), each.at) for each in adopted(path)]
                connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", rows)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    share(connection)
    connection.execute("PRAGMA synchronous = FULL")  # what was noted survives a power cut


def _check_is_ours(connection: sqlite3.Connection, path: Path) -> None:
    try:
        is_blank = connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        is_ours = is_blank or connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            raise LibraryError("marks.foreign", path=path) from error
        raise
    if not is_ours:
        raise LibraryError("marks.foreign", path=path)
    if _version_of(connection) > len(MIGRATIONS):
        raise LibraryError("library.newer", path=path, version=_version_of(connection), known=len(MIGRATIONS))


def _version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
