"""The command that corrects what the parser made of a file, and gives corrections away."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from reader.app.correction_replay import from_overlay, to_overlay
from reader.cli.output import Output
from reader.errors import SourceError, UsageError
from reader.marks.corrections import SourceCorrections, all_corrections, corrections_of, put_corrections
from reader.marks.records import Records
from reader.text.sanitize import sanitize


def corrections(options: Namespace, output: Output) -> int:
    """Lists or exports all corrections, applies an overlay, or sets the labels of lines of a file."""
    if options.ACTION == "export":
        return _export(output)
    if not options.ARGUMENT:
        raise UsageError("corrections.what")
    if options.ACTION == "apply":
        return _apply(options.ARGUMENT, output)
    return _set(options.ARGUMENT[0], options.ARGUMENT[1:], output)


def _export(output: Output) -> int:
    with Records.open() as records:
        found = all_corrections(records)
    output.text(sanitized_lines(to_overlay(found)))
    return 0 if found else 1


def sanitized_lines(text: str) -> str:
    """A text of several lines in which nothing acts on a terminal."""
    return "".join(f"{sanitize(line)}\n" for line in text.splitlines())


def _apply(files: Sequence[str], output: Output) -> int:
    for path in files:
        try:
            text = Path(path).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise SourceError("source.unreadable", path=path, reason=getattr(error, "strerror", "UTF-8")) from None
        given = from_overlay(text, path)
        with Records.open() as records:
            put_corrections(records, [_joined(records, each) for each in given], "undo.correction")
        count = sum(len(each.lines) + len(each.facts) for each in given)
        output.narrate(output.messages("corrections.applied", path=sanitize(path), count=count))
    return 0


def _joined(records: Records, given: SourceCorrections) -> SourceCorrections:
    """Given corrections on top of one's own of the same source."""
    own = corrections_of(records, given.sha256)
    if own is None:
        return given
    return given._replace(lines={**own.lines, **given.lines}, facts={**own.facts, **given.facts})


def _set(path: str, given: Sequence[str], output: Output) -> int:
    """`LINE=LABEL` labels a line; `LINE=` takes its correction back."""
    from reader.sources import read_source

    source, _ = read_source(path)
    lines = dict(_pair(each, path, source.lines) for each in given)
    with Records.open() as records:
        own = corrections_of(records, source.sha256) or SourceCorrections(source.sha256, {})
        kept = {line: label for line, label in {**own.lines, **lines}.items() if label}
        put_corrections(records, [own._replace(lines=kept, file=Path(path).name)], "undo.correction")
    for line, label in sorted(kept.items()):
        output.line(f"{line}: {label}")
    return 0


def _pair(text: str, path: str, last: int) -> tuple[int, str]:
    from reader.parser.features.corrected import CORRECTABLE

    line, _, label = text.partition("=")
    if not (line.isascii() and line.isdecimal() and 1 <= int(line[:9]) <= last):
        raise UsageError("corrections.number", path=path, line=line, last=last)
    if label and label not in list(CORRECTABLE):
        raise UsageError("corrections.label", label=label, known=", ".join(CORRECTABLE))
    return int(line), label
