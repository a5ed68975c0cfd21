"""Blocks for tests, made from their texts alone."""

from reader.model.blocks import BlockKind
from reader.model.edition import Article, Block, Paragraph, PlainBlock


def article(headline: str, *paragraphs: str, kind: BlockKind = BlockKind.ARTICLE) -> Article:
    """An article whose lines are counted from 1: the headline, then each paragraph."""
    return Article(
        kind=kind,
        lines=tuple(range(1, len(paragraphs) + 2)),
        because="test",
        headline=headline,
        title_lines=(1,),
        paragraphs=tuple(Paragraph(text, (number,)) for number, text in enumerate(paragraphs, 2)),
    )


def notice(kind: BlockKind, *text: str) -> Block:
    """A block that is no article."""
    return PlainBlock(kind, tuple(range(1, len(text) + 1)), "test", text=text)
