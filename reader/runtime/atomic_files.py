"""Files of the program's own, which others may be reading: each appears whole or not at all, and few are kept."""

import os
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
"""Mode of what only the user may read."""


def write_atomically(path: Path, content: str | bytes, *, is_durable: bool = False) -> None:
    """Writes the file, text as UTF-8, or replaces the one that is there. Raises OSError and leaves what was there.

    Only the user may read it. A durable one survives a power cut from then on: what was read or noted, not a cache.
    """
    aside = path.with_suffix(f".{os.getpid()}")
    try:
        _write_private(aside, content.encode() if isinstance(content, str) else content, is_durable=is_durable)
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    if is_durable:
        fsync_folder(path.parent)


def _write_private(path: Path, content: bytes, *, is_durable: bool) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, PRIVATE), "wb") as file:
        path.chmod(PRIVATE)  # where a process of the same number has left one
        file.write(content)
        if is_durable:
            file.flush()
            os.fsync(file.fileno())


def fsync_folder(folder: Path) -> None:
    """Brings the names of a folder's files to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def fsync_file(path: Path) -> None:
    """Brings a file's content to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def prune(folder: Path, pattern: str, most: int) -> None:
    """Removes all files of that pattern but so many that were written, or touched, last."""
    by_age = sorted(folder.glob(pattern), key=lambda file: file.stat().st_mtime_ns)
    for file in by_age[:-most]:
        file.unlink(missing_ok=True)
