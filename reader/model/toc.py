"""Entries that a reader can open in an edition: the table of contents, its numbers and its references."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

from reader.model.blocks import BlockKind
from reader.model.edition import Article, Block, Edition, Page


class Entry(NamedTuple):
    """One thing to open: an article, or one of the notices."""

    number: int
    """1-based: the articles in the order of the source, then everything else in that order, at last the furniture."""
    ref: str
    """PAPER/DATE/PAGE#NUMBER, a dash for what is not known."""
    page: Page
    block: Block

    @property
    def is_article(self) -> bool:
        """Whether it is editorial matter."""
        return isinstance(self.block, Article)

    @property
    def is_furniture(self) -> bool:
        """Whether no paper printed it."""
        return self.block.kind is BlockKind.FURNITURE

    @property
    def title(self) -> str:
        """The headline; without one the first words that are printed, which may be long."""
        if isinstance(self.block, Article) and self.block.headline:
            return self.block.headline
        return next((line for text in self.block.texts for line in text.split("\n") if line), "")


class Section(NamedTuple):
    """Entries that stand together under one label."""

    label: str | None
    """As printed; None for what stands under no label."""
    is_news: bool
    """False for the sections that gather what is no article."""
    entries: tuple[Entry, ...]
    is_furniture: bool = False
    """Whether it gathers what no paper printed: shown only when asked for."""


def edition_ref(edition: Edition, page: Page | None = None) -> str:
    """PAPER/DATE/PAGE. The file's name stands in for a paper that is not known, the first page for none given."""
    page = page or next(iter(edition.pages), None)
    paper = edition.newspaper or (PurePath(edition.source.name).stem if edition.source else None)
    parts = (paper, edition.date, page.number if page else None)
    return "/".join(part.replace("/", "_").replace("#", "_") if part else "-" for part in parts)


def entries(edition: Edition) -> tuple[Entry, ...]:
    """Every block of the edition as an entry: articles, then the rest, then furniture, in the order of the source."""
    return tuple(_numbered(edition))


def sections(edition: Edition) -> tuple[Section, ...]:
    """The entries under their labels: neighbours of one label together, what is no article behind them."""
    every = entries(edition)
    news = groupby((entry for entry in every if entry.is_article), key=lambda entry: entry.block.section)
    result = [Section(label, True, tuple(group)) for label, group in news]
    if rest := tuple(entry for entry in every if not (entry.is_article or entry.is_furniture)):
        result.append(Section(None, False, rest))
    if furniture := tuple(entry for entry in every if entry.is_furniture):
        result.append(Section(None, False, furniture, is_furniture=True))
    return tuple(result)


def _numbered(edition: Edition) -> Iterator[Entry]:
    blocks = [(page, block) for page in edition.pages for block in page.blocks]
    for number, (page, block) in enumerate(_articles_first(blocks), 1):
        yield Entry(number, f"{edition_ref(edition, page)}#{number}", page, block)


def _articles_first(blocks: Iterable[tuple[Page, Block]]) -> list[tuple[Page, Block]]:
    return sorted(blocks, key=lambda pair: (not isinstance(pair[1], Article), pair[1].kind is BlockKind.FURNITURE))
