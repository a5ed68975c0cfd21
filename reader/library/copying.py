"""A database copied as it is at one moment while others use it, and put back in the place of another."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.library.connection import connect, connect_to_read, is_damaged, transaction, translate_errors
from reader.runtime.atomic_files import fsync_file, fsync_folder

AT_ONCE = 2_000
"""Pages copied before others have a turn."""


def copy_database(source: Path, target: Path) -> None:
    """Copies a database with all that waits beside it into one new file, by SQLite's own backup."""
    with translate_errors(source), closing(connect_to_read(source)) as reading, closing(connect(target)) as writing:
        reading.backup(writing, pages=AT_ONCE)
        writing.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it


def check_database(path: Path) -> str:
    """What is wrong with the pages of a database; empty where nothing is."""
    try:
        with closing(connect_to_read(path)) as connection:
            finding = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if finding == "ok" else finding


def give_new_identity(path: Path) -> None:
    """Makes a library another one than that which was copied: an index of that may know what this one never held."""
    with translate_errors(path), closing(connect(path)) as connection, transaction(connection):
        connection.execute("UPDATE identity SET id = randomblob(16)")


def replace_database(copy: Path, target: Path) -> None:
    """Puts the database `copy` in the place of `target`, whole or not at all, whoever is reading that.

    A sound target is written over in one transaction. One that SQLite cannot write over gives way to the file itself,
    without the changes that waited beside it.
    """
    if target.exists():
        try:
            with closing(connect(copy)) as reading, closing(connect(target)) as writing:
                reading.backup(writing)
            return
        except sqlite3.DatabaseError as error:
            if not is_damaged(error):
                raise
    move_database(copy, target)


def move_database(source: Path, target: Path) -> None:
    """Moves a database that nobody has open, with the changes that wait beside it; what is at `target` is replaced."""
    for ending in ("-wal", "-shm"):
        target.with_name(f"{target.name}{ending}").unlink(missing_ok=True)
    wal = source.with_name(f"{source.name}-wal")
    if wal.exists():
        wal.replace(target.with_name(f"{target.name}-wal"))
    fsync_file(source)
    source.replace(target)
    source.with_name(f"{source.name}-shm").unlink(missing_ok=True)
    fsync_folder(target.parent)
