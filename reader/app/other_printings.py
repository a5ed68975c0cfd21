"""Other printings of an article in the library: found through the index by its passages, decided by alignment.

No second index: a passage of ten letters is rare, so that a dozen phrase searches lead to all that share a part.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.analysis.reprints import Overlap, letters, overlap, passages
from reader.app import bundled
from reader.search.query import Phrase

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.rows import EntryRow
    from reader.model.toc import Entry

MOST_HITS = 24
"""Articles that are looked at for one passage, the newest: what more of them print is a stock phrase."""


class Printing(NamedTuple):
    """Another article that prints the same text, or a part of it."""

    ref: str
    edition: str
    """Key of its edition."""
    number: int
    """Of its entry there, 1-based."""
    newspaper: str | None
    date: str | None
    """ISO 8601."""
    title: str
    has_same_title: bool
    texts: tuple[str, ...]
    """Its paragraphs and bylines."""
    overlap: Overlap
    """The article that was asked about is the first of the two texts."""

    @property
    def paper(self) -> str:
        """The paper's name, or what stands for it in references."""
        return self.newspaper or self.ref.partition("/")[0]


def other_printings(library: "Library", entry: "Entry") -> tuple[Printing, ...]:
    """The other articles of the library that print the text of `entry`, the largest common part first."""
    return printings_of(library, entry.ref, entry.title, entry.block.texts[1:])


def printings_of(library: "Library", ref: str, title: str, texts: Sequence[str]) -> tuple[Printing, ...]:
    """The articles that print `texts`, which are paragraphs; the one that `ref` names is left out."""
    fold = bundled.fold()
    own = letters(texts, fold)
    found: dict[int, EntryRow] = {}
    for passage in passages(texts, fold):
        for hit in library.search(Phrase(passage), limit=MOST_HITS).hits:
            found.setdefault(hit.row.id, hit.row)
    compared = (_printing(row, title, own) for row in found.values() if row.ref != ref)
    return tuple(sorted((one for one in compared if one.overlap.is_reprint), key=_rank))


def papers(printings: Iterable[Printing]) -> tuple[str, ...]:
    """The names of the papers of some printings, each once."""
    return tuple(dict.fromkeys(printing.paper for printing in printings))


def _printing(row: "EntryRow", title: str, own: str) -> Printing:
    fold = bundled.fold()
    other = letters(row.texts[1:], fold)
    same_title = letters([row.title], fold) == letters([title], fold)
    at = (row.ref, row.edition, row.number, row.newspaper, row.date)
    return Printing(*at, row.title, same_title, row.texts[1:], overlap(own, other))


def _rank(printing: Printing) -> tuple[object, ...]:
    return (-printing.overlap.letters, printing.date or "", printing.ref)
