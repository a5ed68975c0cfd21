"""A word on the terminal while a file is read that takes more than a moment."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.cli.output import Output
from reader.text.sanitize import sanitize

LONG = 400_000
"""Bytes of a file from which on reading it is felt."""


@contextmanager
def progress_note(name: str | None, output: Output) -> Iterator[None]:
    """Says on standard error what is being read, if that is a terminal, and takes the word back when it has been."""
    if name is None or (output.shown and output.shown.rows) or not _is_long(name) or not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(output.messages("reading", name=sanitize(Path(name).name)))
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _is_long(name: str) -> bool:
    with suppress(OSError, ValueError):
        return Path(name).stat().st_size >= LONG
    return False
