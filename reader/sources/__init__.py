"""Bytes to text, and what a file's name and neighbours say of it."""

import os
from pathlib import Path

from reader.errors import SourceError
from reader.model import Hint, Source
from reader.sources.encodings import decode
from reader.sources.hints import hint_for
from reader.sources.reading import read_bytes, read_stream

STANDARD_INPUT = "-"


def read_source(path: str) -> tuple[Source, Hint]:
    """The text at `path`, or on standard input for `-`, and what is known of it from outside its text.

    Raises SourceError for what is missing, unreadable, too large, empty or no text.
    """
    if path == STANDARD_INPUT:
        return _source(path, read_stream(path)), Hint()
    file = Path(path)
    return _source(path, read_bytes(file)), hint_for(file)


def _source(path: str, data: bytes) -> Source:
    import hashlib

    decoded = decode(data)
    if decoded is None:
        raise SourceError("source.binary", path=path)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError("source.empty", path=path)
    return Source(
        name=_name(path),
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=text.count("\n") + (not text.endswith("\n")),
        replaced=decoded.replaced,
        controls=decoded.controls,
        text=text,
    )


def _name(path: str) -> str:
    """The last part of `path`, as text that every encoding of Unicode can write."""
    return os.fsencode(Path(path).name).decode("utf-8", "replace")
