"""Bytes to text, and what a file's name and neighbours say of it."""

import os
from pathlib import Path

from reader.errors import SourceError
from reader.model.edition import Hint, Source
from reader.sources import encodings
from reader.sources.bounded_read import read_bytes, read_stream
from reader.sources.forms import is_data
from reader.sources.hints import hint_for
from reader.sources.mojibake import undo
from reader.sources.undoing import with_plain_lines, without_entities, without_glyphs

STANDARD_INPUT = "-"


def read_source(path: str) -> tuple[Source, Hint]:
    """The text at `path`, or on standard input for `-`, and what is known of it from outside its text.

    Raises SourceError for what is missing, unreadable, too large, empty or no text.
    """
    if path == STANDARD_INPUT:
        return decode(read_stream(path), path), Hint()
    file = Path(path)
    return decode(read_bytes(file), path), hint_for(file)


def decode(data: bytes, path: str) -> Source:
    """The source that `data`, read from `path`, is: the same for the same bytes at any time.

    Raises SourceError for what holds no text.
    """
    import hashlib

    decoded = encodings.decode(data)
    if decoded is None:
        raise SourceError("source.binary", path=path)
    text, glyphs, undone = with_plain_lines(decoded.text), 0, None
    if not is_data(text, path):
        text, glyphs = without_glyphs(without_entities(text))
        undone = undo(text)
        text = undone.text if undone else text
    if not text.strip():
        raise SourceError("source.empty", path=path)
    return Source(
        name=_name(path),
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=text.count("\n") + (not text.endswith("\n")),
        replaced=decoded.replaced + glyphs,
        controls=decoded.controls,
        text=text,
        misread_as=undone.misread_as if undone else "",
    )


def _name(path: str) -> str:
    """The last part of `path`, as text that every encoding of Unicode can write."""
    return os.fsencode(Path(path).name).decode("utf-8", "replace")
