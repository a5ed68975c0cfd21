"""A library with reprints planted in it: cut, re-titled, reworded, shortened, in traditional script."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from archive_factory import ArchiveFactory

from reader.model.blocks import BlockKind
from reader.model.edition import Article, Edition, Page, Paragraph, Source
from reader.runtime import resources

REPRINTING = ("河口商报", "石桥日报", "远景晚报")
Texts = tuple[str, ...]


class PlantedLibrary(NamedTuple):
    """Editions, and which of their articles print the same text."""

    editions: tuple[Edition, ...]
    pairs: frozenset[frozenset[str]]
    """References, two and two."""


def planted_library(articles: int, reprints: int, seed: int = 1) -> PlantedLibrary:
    """So many articles on pages of ten, of which the last `reprints` print texts of the others."""
    draw = random.Random(seed)
    pages = [
        Edition((Page(_blocks(page.articles), "1"),), page.paper, None, page.day)
        for page in ArchiveFactory(seed).pages(articles - reprints)
    ]
    originals = [
        (f"{page.newspaper}/{page.date}/1#{number}", block.headline, tuple(p.text for p in block.paragraphs))
        for page in pages
        for number, block in enumerate(page.pages[0].blocks, 1)
        if isinstance(block, Article)
    ]
    chosen = draw.sample(originals, reprints)
    edited = [_edited(headline, texts, at, draw) for at, (_, headline, texts) in enumerate(chosen)]
    reprinting = list(_reprinting_pages(edited))
    refs = [f"{page.newspaper}/{page.date}/1#{n}" for page in reprinting for n in range(1, 11)]
    pairs = frozenset(frozenset((own[0], ref)) for own, ref in zip(chosen, refs, strict=False))
    return PlantedLibrary(tuple(_numbered([*pages, *reprinting])), pairs)


def _numbered(pages: Sequence[Edition]) -> Iterator[Edition]:
    for number, page in enumerate(pages):
        yield page._replace(source=Source(f"{number}.txt", "utf-8", sha256=str(number), lines=1))


def _blocks(articles: Sequence[tuple[str, Texts]]) -> tuple[Article, ...]:
    return tuple(
        Article(BlockKind.ARTICLE, (1,), "made", headline=headline, paragraphs=tuple(Paragraph(t, (2,)) for t in texts))
        for headline, texts in articles
    )


def _reprinting_pages(articles: Sequence[tuple[str, Texts]]) -> Iterator[Edition]:
    for number, at in enumerate(range(0, len(articles), 10)):
        day = (date(2021, 6, 1) + timedelta(number // len(REPRINTING))).isoformat()
        page = Page(_blocks(articles[at : at + 10]), "1")
        yield Edition((page,), REPRINTING[number % len(REPRINTING)], None, day)


def _edited(headline: str, texts: Texts, at: int, draw: random.Random) -> tuple[str, Texts]:
    """Each kind of change in turn; every second title is another."""
    changed = EDITS[at % len(EDITS)](texts, draw)
    return headline if at % 2 else f"{headline[:3]}又有新进展", changed


def cut(texts: Texts, _: random.Random) -> Texts:
    """The end is cut off, as editors do."""
    return texts[: max(1, len(texts) * 3 // 5)]


def reworded(texts: Texts, draw: random.Random) -> Texts:
    """Every thirtieth character or so is another."""
    return tuple("".join("改" if draw.random() < 1 / 30 else char for char in text) for text in texts)


def shortened(texts: Texts, draw: random.Random) -> Texts:
    """A paragraph is left out, and the opening is another."""
    left = draw.randrange(len(texts))
    kept = [text for at, text in enumerate(texts) if at != left or len(texts) == 1]
    return ("据本报记者了解，" + kept[0][8:], *kept[1:])


def traditional(texts: Texts, _: random.Random) -> Texts:
    """Set in traditional script."""
    return tuple(text.translate(_traditional()) for text in texts)


def joined(texts: Texts, _: random.Random) -> Texts:
    """Two paragraphs as one, with full-width signs as half-width ones."""
    return ("".join(texts[:2]).replace("，", ","), *texts[2:])


EDITS: tuple[Callable[[Texts, random.Random], Texts], ...] = (cut, reworded, shortened, traditional, joined)


@cache
def _traditional() -> Mapping[int, str]:
    pairs = resources.load("fold/fold.yaml")["pairs"].replace("\n", "")
    return {
        ord(to): printed for printed, to in zip(pairs[::2], pairs[1::2], strict=True) if to >= "一" and printed >= "一"
    }
