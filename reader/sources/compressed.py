"""One file packed by gzip or xz, within limits."""

import lzma
import zlib
from pathlib import PurePath

from reader.errors import SourceError
from reader.sources.archives import LARGEST_MEMBER
from reader.sources.source_formats import Contained, Member

MEMORY = 128 * 1024 * 1024
"""Bytes that unpacking may take: xz lets a file ask for gigabytes."""
ENDINGS = (".gz", ".xz", ".gzip")


def read(data: bytes, path: str) -> Contained:
    """The file in it, under its name without the ending. SourceError for a damaged one or one too large."""
    try:
        content = _inflated(data) if data.startswith(b"\x1f\x8b") else _unxz(data)
    except (zlib.error, lzma.LZMAError, EOFError, MemoryError):
        raise SourceError("source.damaged", path=path, form="gzip, xz") from None
    if len(content) > LARGEST_MEMBER:
        raise SourceError("source.bomb", path=path, limit=f"{LARGEST_MEMBER // 1024**2} MB")
    name = PurePath(path).name
    return Contained((Member(name.rpartition(".")[0] if name.lower().endswith(ENDINGS) else name, content),))


def _inflated(data: bytes) -> bytes:
    """All members of a gzip file, one byte more than the limit at most."""
    parts, size = [], 0
    while data.startswith(b"\x1f\x8b") and size <= LARGEST_MEMBER:
        stream = zlib.decompressobj(wbits=31)
        parts.append(stream.decompress(data, LARGEST_MEMBER + 1 - size))
        size += len(parts[-1])
        if not stream.eof and size <= LARGEST_MEMBER:
            raise EOFError
        data = stream.unused_data
    return b"".join(parts)


def _unxz(data: bytes) -> bytes:
    stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MEMORY)
    content = stream.decompress(data, LARGEST_MEMBER + 1)
    if not stream.eof and len(content) <= LARGEST_MEMBER:
        raise EOFError
    return content
