"""An article with the words that it lost, as other printings in the library have them; shown, never stored.

The words stay those of their source: between signs of their own, numbered by it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.restoration import Fill, compare
from reader.app import bundled
from reader.app.other_printings import Printing, other_printings
from reader.model.edition import Article
from reader.model.toc import Entry

if TYPE_CHECKING:
    from reader.library import Library

OPENED, CLOSED = "〖", "〗"
"""Around words of another source; no newspaper prints these."""


class SourcedFill(NamedTuple):
    """Lost words and the printing that has them."""

    fill: Fill
    printing: Printing


def find_fills(library: "Library", entry: Entry) -> tuple[SourcedFill, ...]:
    """The words that `entry` lost, one source a place: that which has most of the text. In the order of the text."""
    article = entry.block
    if not isinstance(article, Article):
        return ()
    outside = "".join((article.title, *(other.text for other in article.others)))
    found: dict[tuple[int, int], SourcedFill] = {}
    for printing in other_printings(library, entry):
        compared = compare(
            article.paragraphs,
            printing.texts,
            bundled.fold(),
            is_same_page=is_same_page(entry.ref, printing.ref),
            outside=outside,
        )
        for fill in compared.fills:
            found.setdefault(fill.place[:2], SourcedFill(fill, printing))
    return tuple(found[place] for place in sorted(found))


def is_same_page(ref: str, other: str) -> bool:
    """Whether two references name the same page of the same paper and day, all of it known."""
    own, its = (each.rpartition("#")[0].split("/") for each in (ref, other))
    return own == its and "-" not in own


def sources(fills: Sequence[SourcedFill]) -> tuple[Printing, ...]:
    """The printings that fills come from, in the order of their first words."""
    return tuple({each.printing.ref: each.printing for each in fills}.values())


def filled(entry: Entry, fills: Sequence[SourcedFill]) -> Entry:
    """The entry with the words in their places, each between signs and followed by the number of its source."""
    article = entry.block
    if not isinstance(article, Article):
        return entry
    refs = [source.ref for source in sources(fills)]
    paragraphs = list(article.paragraphs)
    for each in reversed(fills):
        index, at = each.fill.place.paragraph - 1, each.fill.place.start
        paragraph = paragraphs[index]
        words = "\u3000".join(each.fill.text.split("\n"))
        text = f"{OPENED}{words}{CLOSED}[{refs.index(each.printing.ref) + 1}]"
        paragraphs[index] = paragraph._replace(
            text=paragraph.text[:at] + text + paragraph.text[at:],
            lost_before=paragraph.lost_before and not (each.fill.is_marked and at == 0),
            lost_after=paragraph.lost_after and not (each.fill.is_marked and at == len(paragraph.text)),
        )
    return entry._replace(block=article._replace(paragraphs=tuple(paragraphs)))
