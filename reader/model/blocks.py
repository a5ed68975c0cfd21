"""The kinds of blocks, and places in their texts: all of the model that a search needs, and quickly loaded."""

from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """Kind of a block. Unknown text is `OTHER`, never dropped."""

    MASTHEAD = "masthead"
    SECTION_STRIP = "section_strip"
    SPONSOR_STRIP = "sponsor_strip"
    ARTICLE = "article"
    PHOTO_STORY = "photo_story"
    BRIEF = "brief"
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    WEATHER = "weather"
    PUBLIC_SERVICE_AD = "public_service_ad"
    PUBLISHER = "publisher"
    OTHER = "other"
    FURNITURE = "furniture"
    """Text that no paper printed: the navigation of a site, a crawler's notes, a running head."""


ARTICLE_KINDS = frozenset({BlockKind.ARTICLE, BlockKind.PHOTO_STORY, BlockKind.BRIEF})
"""The kinds that are editorial matter; a block of these kinds is an `Article`."""


class TextSpan(NamedTuple):
    """A stretch of one text of a block: the coin in which hits, keywords, notes and positions are given."""

    paragraph: int
    """Index into `Block.texts`: 0 is the title, 1 the first paragraph."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
