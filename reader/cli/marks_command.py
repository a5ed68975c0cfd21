"""The command that carries the reader's own marks to another machine."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from reader.app.load import STANDARD_INPUT
from reader.cli.output import Output
from reader.errors import LibraryError, SourceError, UsageError
from reader.marks.exchange import from_lines, to_lines
from reader.marks.records import Records
from reader.text.sanitize import sanitize


def marks(options: Namespace, output: Output) -> int:
    """Exports all marks, or merges those of another machine into one's own."""
    if options.ACTION == "export":
        return _export(options.MARKS or STANDARD_INPUT, output)
    if options.MARKS is None:
        raise UsageError("marks.merge-what")
    return _merge(options.MARKS, output)


def _export(path: str, output: Output) -> int:
    with Records.open() as records:
        lines = list(to_lines(records.whole()))
    text = "".join(f"{line}\n" for line in lines)
    if path == STANDARD_INPUT:
        output.text(text)
        return 0
    _write(Path(path), text)
    output.narrate(output.messages("marks.exported", count=len(lines) - 1, path=sanitize(path)))
    return 0


def _write(path: Path, text: str) -> None:
    """Writes the file whole or not at all, for its owner alone."""
    from reader.runtime.atomic_files import write_atomically

    mask = os.umask(0o077)
    try:
        write_atomically(path, text)
    except OSError as error:
        raise SourceError("source.unwritable", path=str(path), reason=error.strerror) from None
    finally:
        os.umask(mask)


def _merge(path: str, output: Output) -> int:
    with Records.open() as records:
        if records.is_read_only:
            raise LibraryError("library.read-only", path=records.path, reason="")
        found = list(from_lines(_lines(path), path))
        taken = records.merge(found)
    output.narrate(output.messages("marks.merged", count=len(found), taken=taken, path=sanitize(path)))
    return 0


def _lines(path: str) -> Iterable[str]:
    try:
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
        return data.decode("utf-8").split("\n")
    except OSError as error:
        raise SourceError("source.unreadable", path=path, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise SourceError("source.unreadable", path=path, reason="UTF-8") from None
