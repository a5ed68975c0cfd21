"""A database read by someone who may not write: with SQLite's locks where they can be had, and watched where not.

SQLite shares a WAL database through files beside it, `-wal` and `-shm`, which the last writer deletes. Whoever may not
make them anew can then read the file only without locks, as one that does not change (`immutable`); if it changes all
the same, answers are wrong or short. So a writer leaves both files to others who may read (`close_for_readers`), and
what is read without locks is looked at before and after: where it has changed, the answer does not count.
"""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

State = tuple[int, ...]
"""What changes with a file and with the changes beside it that wait for their place in it."""


class Watched(NamedTuple):
    """A file and its state when it was opened."""

    path: Path
    state_of: Callable[[Path], State]
    """Looks at all that may change, or only at whether it is another file by now."""
    state: State

    @property
    def is_still(self) -> bool:
        """Whether what was read since then is true."""
        return self.state == self.state_of(self.path)

    @classmethod
    def now(cls, path: Path, state_of: Callable[[Path], State]) -> "Watched":
        """The file as it is at this moment."""
        return cls(path, state_of, state_of(path))


class Reading(sqlite3.Connection):
    """A connection that only reads."""

    watched: Watched | None = None

    @property
    def is_still(self) -> bool:
        """Whether it reads the file that is there, and what was read is true."""
        return self.watched is None or self.watched.is_still


def whole_state(path: Path) -> State:
    """Changes with every change, the beginning of one included."""
    return (*_state(path), *_state(path.with_name(f"{path.name}-wal")))


def which_file(path: Path) -> State:
    """Changes where another file takes the place of this one."""
    return _state(path)[:2]


def _state(path: Path) -> State:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def has_unfinished(path: Path) -> bool:
    """Whether changes wait beside the file that reading it alone would miss."""
    return bool(_state(path.with_name(f"{path.name}-wal"))[2:3] > (0,))


def close_for_readers(connection: sqlite3.Connection, path: Path) -> None:
    """Closes a connection that writes; where others may read the file, what they share it through stays.

    A connection that cannot write and is the last one deletes nothing.
    """
    if not is_for_others(path):
        connection.close()
        return
    last = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        last.execute("SELECT 1 FROM sqlite_master")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error:
        pass  # What could not be moved to its place is read from beside it.
    finally:
        connection.close()
        last.close()


def is_for_others(path: Path) -> bool:
    """Whether its owner lets others read the library at `path`: its file, and the folder that it is in."""
    try:
        file, folder = path.stat().st_mode, path.parent.stat().st_mode
    except OSError:
        return False
    readable = file & (stat.S_IRGRP | stat.S_IROTH)
    return os.name == "posix" and bool(readable and folder & (stat.S_IXGRP | stat.S_IXOTH))
