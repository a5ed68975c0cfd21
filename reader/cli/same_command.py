"""The command that finds the same text elsewhere in the library: other printings of an article, or all of them."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.app.user_library import open_if_any
from reader.cli.output import Output, columns
from reader.errors import UsageError
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.other_printings import Printing
    from reader.app.resolve import Target
    from reader.model.toc import Entry

    Found = Sequence[tuple[Entry, tuple[Printing, ...]]]


def same(options: Namespace, output: Output) -> int:
    """The other printings of an article or of every article of an edition; with `--all` those of the whole library."""
    if options.all and options.REF is not None:
        raise UsageError("same.all-or-one")
    if options.all:
        from reader.cli.same_all import same_all

        return same_all(options, output)
    from reader.app.resolve import resolve, save_listing

    target = resolve(options.REF)
    found = _found(target)
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([_plain(target, *each) for each in found], indent=1))
        return 0 if found else 1
    output.config  # noqa: B018 - its language, its mistakes
    if not found:
        output.narrate(output.messages("same.nothing"))
        return 1
    save_listing([printing.ref for _, printings in found for printing in printings])
    _print(target, found, output)
    return 0


def _found(target: "Target") -> "Found":
    """The entries that were asked about, with their other printings where they have any."""
    from reader.app.other_printings import other_printings

    articles = tuple(entry for entry in target.entries if entry.is_article)
    wanted = articles if target.number is None else target.entries
    with open_if_any() as library:
        if library is None:
            return []
        pairs = [(entry, other_printings(library, entry)) for entry in wanted]
    return [pair for pair in pairs if pair[1]]


def _print(target: "Target", found: "Found", output: Output) -> None:
    rows = [_row(printing, output) for _, printings in found for printing in printings]
    lines = iter(zip(rows, numbered(rows), strict=True))
    for entry, printings in found:
        output.line(
            f"{output.ink(sanitize(target.ref(entry)), 'number')}  {output.ink(sanitize(entry.title), 'headline')}"
        )
        for printing in printings:
            _, line = next(lines)
            output.line(line)
            if not printing.has_same_title:
                output.line("       " + output.ink(sanitize(printing.title.replace("\n", " ")), "kicker"))


def numbered(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines, each behind its number in the listing."""
    return [line.rstrip() for line in columns((f"{number:>5}", *row) for number, row in enumerate(rows, 1))]


def _row(printing: "Printing", output: Output) -> tuple[str, ...]:
    return sanitize(printing.ref), share(printing.overlap.other), share(printing.overlap.own), _extent(printing, output)


def share(part: float) -> str:
    """A share in per cent, rounded down, so that only what is whole is called so."""
    return f"{int(part * 100 + 1e-9):>3}%"


def _extent(printing: "Printing", output: Output) -> str:
    key = "whole" if printing.overlap.is_whole else "part"
    title = "" if printing.has_same_title else output.messages("same.and") + output.messages("same.other-title")
    return output.messages(f"same.{key}") + title


def _plain(target: "Target", entry: "Entry", printings: "Sequence[Printing]") -> dict[str, Any]:
    return {
        "ref": target.ref(entry),
        "headline": entry.title,
        "same": [
            {
                "ref": printing.ref,
                "newspaper": printing.newspaper,
                "date": printing.date,
                "headline": printing.title,
                "same_headline": printing.has_same_title,
                "extent": "whole" if printing.overlap.is_whole else "part",
                "letters": printing.overlap.letters,
                "share": round(printing.overlap.own, 3),
                "share_of_other": round(printing.overlap.other, 3),
            }
            for printing in printings
        ],
    }
