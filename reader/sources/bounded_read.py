"""Bytes from a file or from standard input, never more than a newspaper can have."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from reader.errors import SourceError

LIMIT = 32 * 1024 * 1024
"""Bytes. A year of a daily page is about 5 MB; what is larger than this is not an edition."""


def read_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """The content of `path`. SourceError says what is wrong with it; the size is looked at before reading."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError("source.folder", path=str(path))
        if status.st_size > limit:
            raise _too_large(str(path), limit)
        with path.open("rb") as file:
            return _bounded(file, str(path), limit)
    except ValueError:  # a NUL in the name
        raise SourceError("source.missing", path=str(path)) from None
    except OSError as error:
        raise _cannot_read(str(path), error) from None


def read_stream(name: str) -> bytes:
    """What stands on standard input."""
    if sys.stdin is None:
        raise SourceError("source.empty", path=name)
    try:
        return _bounded(sys.stdin.buffer, name)
    except OSError as error:
        raise _cannot_read(name, error) from None


def _bounded(file: BinaryIO, name: str, limit: int = LIMIT) -> bytes:
    """All of `file`, or an error once it proves to be larger than the limit: devices and pipes do not say before."""
    data = file.read(limit + 1)
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


def _too_large(name: str, limit: int) -> SourceError:
    if limit < LIMIT:
        return SourceError("source.too-large-beside", path=name, limit=limit // 1024)
    return SourceError("source.too-large", path=name, limit=limit // 1024**2)


def _cannot_read(path: str, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno in (errno.ELOOP, errno.ENAMETOOLONG):
        return SourceError("source.missing", path=path)
    if isinstance(error, IsADirectoryError):
        return SourceError("source.folder", path=path)
    return SourceError("source.unreadable", path=path, reason=os.strerror(error.errno or errno.EIO))
