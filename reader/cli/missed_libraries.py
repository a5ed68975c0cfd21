"""The libraries that could not be reached, each named in one line: no answer covers them."""

from typing import TYPE_CHECKING

from reader.app.user_library import missed_places
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.cli.output import Output
    from reader.library import Library


def tell_missed(library: "Library", output: "Output") -> None:
    """Says which places an answer of this library does not cover."""
    for folder in missed_places(library):
        output.narrate(f"kanbao: {output.messages('library.missed', path=sanitize(str(folder)))}")
