"""Editions made of plain texts, and a library to put them in."""

from collections.abc import Sequence
from datetime import date

from reader.model.blocks import BlockKind
from reader.model.edition import (
    Article,
    Block,
    Credit,
    Edition,
    Origin,
    Page,
    Paragraph,
    PlainBlock,
    Source,
    SourceLine,
)
from reader.search.grammar import parse_query
from reader.search.query import Query

TODAY = date(2021, 11, 9)


def article(headline: str, *paragraphs: str, author: str = "", section: str | None = None) -> Article:
    return Article(
        kind=BlockKind.ARTICLE,
        lines=(1,),
        because="made",
        section=section,
        title_lines=(1,),
        headline=headline,
        credits=(Credit("reporter", author, 2),) if author else (),
        paragraphs=tuple(Paragraph(text, (3,)) for text in paragraphs),
        others=(SourceLine(2, f"■记者 {author}"),) if author else (),
    )


def notice(*lines: str) -> Block:
    return PlainBlock(kind=BlockKind.NOTICE, lines=(9,), because="made", text=lines)


def edition(
    *blocks: Block,
    paper: str | None = "平湖日报",
    day: str | None = "2021-11-08",
    page: str | None = "1",
    page_name: str = "要闻",
    name: str = "page.txt",
) -> Edition:
    """One page with these blocks, read from a file of that name."""
    return Edition(
        pages=(Page(tuple(blocks), page, page_name if page else None),),
        newspaper=paper,
        newspaper_origin=Origin.TEXT if paper else None,
        date=day,
        date_origin=Origin.TEXT if day else None,
        source=Source(name, "utf-8", sha256=name, lines=9),
    )


def raw(made: Edition) -> bytes:
    """Bytes that stand for the source of an edition."""
    return "\n\n".join(line for page in made.pages for block in page.blocks for line in block.texts).encode()


def asked(query: str) -> Query:
    return parse_query(query, TODAY)


def titles(hits: Sequence[object]) -> list[str]:
    return [hit.row.title for hit in hits]  # type: ignore[attr-defined] # hits of two kinds of search
