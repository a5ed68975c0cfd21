"""`kanbao same --all`: every pair of articles of the library that share a text."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from reader.app.user_library import open_if_any
from reader.cli.output import Output
from reader.cli.progress_bar import progress_bar
from reader.cli.same_command import share
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.all_reprints import Reprinted


def same_all(options: Namespace, output: Output) -> int:
    """Prints the pairs as they are read; JSON as one object a line, for libraries of any size."""
    output.config  # noqa: B018 - its language, its mistakes
    count = 0
    with open_if_any() as library:
        if library:
            from reader.app.all_reprints import all_reprints

            with progress_bar(output) as paint:
                for count, pair in enumerate(all_reprints(library, paint), 1):  # noqa: B007 - counted to the end
                    output.line(_json(pair) if options.json else _line(pair))
    if not count:
        output.narrate(output.messages("same.none"))
    return 0 if count else 1


def _line(pair: "Reprinted") -> str:
    own, other = pair.own, pair.other
    shares = f"{share(pair.overlap.own)} {share(pair.overlap.other)}"
    return f"{shares}  {sanitize(own.ref)}  {sanitize(other.ref)}  {sanitize(own.title)}"


def _json(pair: "Reprinted") -> str:
    from reader.export.data_formats import json_text

    plain: dict[str, Any] = {
        "refs": [pair.own.ref, pair.other.ref],
        "headlines": [pair.own.title, pair.other.title],
        "extent": "whole" if pair.overlap.is_whole else "part",
        "letters": pair.overlap.letters,
        "shares": [round(pair.overlap.own, 3), round(pair.overlap.other, 3)],
    }
    return json_text(plain).rstrip("\n")
