"""marks.db as a file: made, migrated, opened to write, or read into memory where nothing can be written."""

import json
import os
import sqlite3
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from reader.errors import LibraryError
from reader.library.connection import connect, connect_to_read, in_memory, share, transaction
from reader.library.privacy import PRIVATE_FOLDER, create_private, prepare_folder
from reader.runtime.atomic_files import PRIVATE

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


def json_of(value: Any) -> str | None:
    """A value as it is stored; None for a removed record."""
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unsaved() -> sqlite3.Connection:
    """No marks, in memory."""
    connection = in_memory()
    for statement in chain.from_iterable(MIGRATIONS):
        connection.execute(statement)
    return connection


def opened(path: Path) -> tuple[sqlite3.Connection, bool]:
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
                rows = [(each.kind, each.key, json_of(each.value), each.at) for each in adopted(path)]
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
