"""How library.db is opened: to write, to read, or not at all, with the reason named and nothing overwritten."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from reader.library.connection import connect, connect_to_read, in_memory
from reader.library.privacy import PRIVATE_FOLDER, create_private, prepare_folder
from reader.library.schema import check_is_complete, check_is_ours, migrate, version_of


def open_library(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection to the library at `path`, made if there is none, and whether it can only be read.

    LibraryError for what is no library of ours.
    """
    with suppress(OSError):
        path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if not _is_writable(path):
        return opened_to_read(path), True
    prepare_folder(path.parent)
    create_private(path)
    return _checked(connect(path), path, is_new=True), False


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection to the library at `path` that only reads; an empty one where there is none."""
    is_there = path.exists()
    connection = _checked(connect_to_read(path) if is_there else in_memory(path), path, is_new=not is_there)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _checked(connection: sqlite3.Connection, path: Path, *, is_new: bool) -> sqlite3.Connection:
    try:
        check_is_ours(connection, path)
        if version_of(connection):
            check_is_complete(connection)
        if is_new:
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_writable(path: Path) -> bool:
    """Whether the file, and the folder in which SQLite puts files beside it, can be written."""
    return os.access(path.parent, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))
