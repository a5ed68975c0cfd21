"""SQLite's files: how they are opened, what a transaction is, and which error means what to the user."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryError
from reader.library.sharing import Reading, Watched, has_unfinished, which_file, whole_state


class DamagedRow(sqlite3.DatabaseError):
    """A row is gone, or does not hold what was put into it, in a file in which SQLite finds no fault."""

    sqlite_errorname = "SQLITE_CORRUPT"


BUSY_SECONDS = 20.0
"""How long to wait for another process that writes. An edition takes milliseconds, a slice of the index seconds."""
BEGINNING_SECONDS = 1.0
"""How long another process may take to make the files through which SQLite shares a database."""
ROOM = 32_768
"""KiB of a file that are held in memory while much is put in."""

_MEANINGS = (
    ("SQLITE_NOTADB", "library.corrupt"),
    ("SQLITE_CORRUPT", "library.corrupt"),
    ("SQLITE_FULL", "library.full"),
    ("SQLITE_BUSY", "library.busy"),
    ("SQLITE_LOCKED", "library.busy"),
    ("SQLITE_READONLY", "library.read-only"),
    ("SQLITE_CANTOPEN", "library.read-only"),
    ("SQLITE_PERM", "library.read-only"),
)
"""Beginning of SQLite's name of the error, key of the catalogue."""
_SIGNS_OF_DAMAGE = ("no such table", "no such column", "unsupported file format")
"""What SQLite says of a file of ours that has lost a part; the names are ours and never missing otherwise."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection that writes. The file is made if there is none; nothing is written to it yet."""
    return _settled(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None))


def share(connection: sqlite3.Connection) -> None:
    """Lets others read while one writes (WAL), and leaves it to the system when things reach the disk.

    SQLite does not wait by itself for another process that is doing the same to a new file.
    """
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > end:
                raise
            time.sleep(0.01)
    connection.execute("PRAGMA synchronous = NORMAL")


def connect_to_read(path: Path) -> Reading:
    """A connection that only reads, from a folder that may be read-only as well.

    Where the files through which SQLite shares a WAL database are not there and cannot be made, it is read without
    locks, and watched (`sharing`). Where changes wait beside it that cannot be read so, a private copy is read.
    LibraryError where there is no room for one.
    """
    end = time.monotonic() + BEGINNING_SECONDS
    while True:
        if connection := _with_locks(path):
            return connection
        watched = Watched.now(path, whole_state)
        if not has_unfinished(path):
            return _read_by(path, "immutable=1", watched)
        if time.monotonic() > end:
            return _read_copy(path, watched)
        time.sleep(0.01)  # Another process is just making the files.


def _with_locks(path: Path) -> Reading | None:
    try:
        return _read_by(path, "mode=ro", Watched.now(path, which_file))
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
    return None


def _read_copy(path: Path, watched: Watched) -> Reading:
    """Reads a copy with the changes that wait beside the file; it is gone when the connection is closed.

    The copy is nobody else's, and is true as long as the file has not changed.
    """
    from shutil import copyfile
    from tempfile import TemporaryDirectory

    try:
        with TemporaryDirectory(prefix="kanbao-") as folder:
            copy = Path(folder) / path.name
            copyfile(path, copy)
            copyfile(path.with_name(f"{path.name}-wal"), copy.with_name(f"{path.name}-wal"))
            merging = sqlite3.connect(copy, isolation_level=None)
            merging.execute("PRAGMA journal_mode = DELETE")
            merging.close()
            return _read_by(copy, "immutable=1", watched)
    except OSError as error:
        raise LibraryError("library.unfinished", path=path) from error


def _read_by(path: Path, parameters: str, watched: Watched) -> Reading:
    uri = f"{path.absolute().as_uri()}?{parameters}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, factory=Reading)
    with closed_on_error(connection):
        connection.execute("SELECT count(*) FROM sqlite_master")
    connection.watched = watched
    _settled(connection)
    return connection


def in_memory(path: Path | None = None) -> Reading:
    """A database of this process alone, in the place of the file at `path` if that is named."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=Reading)
    connection.watched = Watched.now(path, which_file) if path else None
    _settled(connection)
    return connection


def _settled(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    """Closes the connection where it turns out to be of no use."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raises what SQLite and the system report about `path` as a LibraryError that says what the user can do."""
    try:
        yield
    except sqlite3.Error as error:
        raise library_error(path, error) from error
    except OSError as error:
        raise LibraryError("library.unreadable", path=path, reason=error.strerror) from error


def library_error(path: Path, error: sqlite3.Error) -> LibraryError:
    """The error of the catalogue for one of SQLite's."""
    name = getattr(error, "sqlite_errorname", "")
    key = next((key for start, key in _MEANINGS if name.startswith(start)), "library.failing")
    if key == "library.failing" and str(error).startswith(_SIGNS_OF_DAMAGE):
        key = "library.corrupt"
    return LibraryError(key, path=path, reason=str(error))


def is_damaged(error: Exception) -> bool:
    """Whether SQLite says that a file does not hold what it must."""
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT"))


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, with the one write lock held from the beginning, so that nothing that was read can be stale."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def with_room(connection: sqlite3.Connection) -> Iterator[None]:
    """Holds more of the file in memory: what is put in all over it is not read and written again each time."""
    usual = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size = -{ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """The state of this moment, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_master")
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
