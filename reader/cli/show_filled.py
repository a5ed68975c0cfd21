"""`kanbao show --filled`: articles with the words that they lost, as other printings of the library have them."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from reader.app.user_library import open_if_any
from reader.cli.output import Output
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.filled_text import SourcedFill
    from reader.app.resolve import Target


def show_filled(target: "Target", options: Namespace, output: Output) -> int:
    """Prints the text with the words of other sources between signs, and then the sources; 1 where nothing is found."""
    from reader.app.filled_text import filled, find_fills, sources
    from reader.cli.show import print_target

    with open_if_any() as library:
        found = {entry.number: find_fills(library, entry) for entry in target.entries} if library else {}
    fills = [each for some in found.values() for each in some]
    if options.json:
        from reader.export.data_formats import json_text

        every = [(target.ref(entry), found.get(entry.number, ())) for entry in target.entries]
        output.text(json_text([_plain(ref, some) for ref, some in every if some], indent=1))
        return 0 if fills else 1
    for entry in target.entries:
        some = found.get(entry.number, ())
        alone = target._replace(entries=(filled(entry, some),), number=entry.number)
        print_target(alone, output, options.width, is_plain=options.plain)
        for number, source in enumerate(sources(some), 1):
            named = {"number": number, "paper": sanitize(source.paper), "date": source.date or "-"}
            output.line(output.ink(output.messages("filled.source", **named, ref=sanitize(source.ref)), "damage"))
        if entry is not target.entries[-1]:
            output.line()
    if not fills:
        output.narrate(output.messages("filled.nothing"))
    return 0 if fills else 1


def _plain(ref: str, fills: "tuple[SourcedFill, ...]") -> dict[str, Any]:
    return {
        "ref": ref,
        "fills": [
            {
                "paragraph": fill.place.paragraph,
                "start": fill.place.start,
                "text": fill.text,
                "at_mark": fill.is_marked,
                "source": printing.ref,
                "newspaper": printing.newspaper,
                "date": printing.date,
            }
            for fill, printing in fills
        ],
    }
