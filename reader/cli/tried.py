"""What is recognised at the address of an e-paper, and why: for a paper that does not come out as it should."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from reader.cli.output import Output, columns
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.get_edition import Getting


def tried(url: str, options: Namespace, output: Output) -> int:
    """Prints what the address and the responses show: one page and one item of it at most, nothing is stored."""
    from reader.app.get_edition import Asked
    from reader.cli.asked import known_papers, named
    from reader.cli.get_command import run_of

    papers = known_papers()
    address, name = named(url, papers)
    with run_of(Asked(address, name), papers, options) as (run, _):
        rows = [(key, value) for key, value in _rows(run)]
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text(dict(rows), indent=1))
        return 0
    for line in columns((key, sanitize(str(value))) for key, value in rows):
        output.line(line)
    return 0


def _rows(run: "Getting") -> list[tuple[str, Any]]:
    from reader.epaper.recognition_report import explained_item, explained_page

    front = run.front()
    rows = explained_page(front.address, front.contents)
    first = next(iter(front.contents.items), None)
    return [*rows, *explained_item(run.text(first.url), front.address.family, run.families)] if first else rows
