"""Two witnesses of one page: which articles are the same, and what one has that the other lost."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.analysis.reprints import letters, overlap
from reader.analysis.restoration import Comparison, compare
from reader.model.edition import Article, Edition
from reader.model.toc import Entry, entries
from reader.text.fold import Fold


class Witness(NamedTuple):
    """An article, and what another source prints for it."""

    own: Entry
    other: Entry
    comparison: Comparison


def witnesses(own: Sequence[Entry], other: Edition, fold: Fold) -> Iterator[Witness]:
    """For each article the one of another source's same page that prints the most of it, compared."""
    candidates = [(entry, letters(_paragraphs(entry.block), fold)) for entry in entries(other) if entry.is_article]
    for entry in own:
        if not isinstance(entry.block, Article) or not candidates:
            continue
        text = letters(_paragraphs(entry.block), fold)
        best = max(candidates, key=lambda candidate: overlap(text, candidate[1]).letters)
        if overlap(text, best[1]).is_reprint:
            yield Witness(entry, best[0], _compared(entry.block, best[0].block, fold))


def _compared(own: Article, other: object, fold: Fold) -> Comparison:
    outside = "".join((own.title, *(line.text for line in own.others)))
    texts = _paragraphs(other) if isinstance(other, Article) else ()
    return compare(own.paragraphs, texts, fold, is_same_page=True, outside=outside)


def _paragraphs(block: object) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in block.paragraphs) if isinstance(block, Article) else ()
