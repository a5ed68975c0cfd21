"""What a line can be, before lines are put together."""

from enum import StrEnum

from reader.model import BlockKind


class LineKind(StrEnum):
    """The kind of one line. A plus: it carries on the block that the line before it began."""

    HEADER = "header"
    HEADER_MORE = "header+"
    STRIP = "strip"
    SPONSOR = "sponsor"
    SPONSOR_MORE = "sponsor+"
    COLUMN = "column"
    TITLE = "title"
    BYLINE = "byline"
    LEAD = "lead"
    """The first paragraph of an article."""
    BODY = "body"
    SUBHEAD = "subhead"
    TAIL = "tail"
    """What stands behind the last paragraph: a byline, a photo credit, a word of continuation."""
    BRIEF = "brief"
    ADVERT = "advert"
    """An advertisement or a notice: which of them, the whole block tells."""
    ADVERT_MORE = "advert+"
    PSA = "psa"
    PSA_MORE = "psa+"
    WEATHER = "weather"
    WEATHER_MORE = "weather+"
    IMPRINT = "imprint"
    IMPRINT_MORE = "imprint+"
    OTHER = "other"
    OTHER_MORE = "other+"
    HEAD_ASIDE = "aside-head"
    """Of a site, between a title and its text; the article goes on below it."""
    TEXT_ASIDE = "aside-text"
    """The same between two paragraphs."""
    FURNITURE = "furniture"
    """What no paper printed; found before anything is weighed."""
    FURNITURE_MORE = "furniture+"
    STAMP = "stamp"
    """What a site says of an article: its time, its source. Found before anything is weighed, and shown with it."""

    @property
    def goes_on(self) -> bool:
        """Whether it belongs to the block of the line before."""
        return self.value.endswith("+")


FOUND_FIRST = frozenset({LineKind.FURNITURE, LineKind.FURNITURE_MORE, LineKind.STAMP})
"""The kinds of lines that take no part in what the others are."""
KINDS = tuple(kind for kind in LineKind if kind not in FOUND_FIRST)
NUMBERS = {kind: number for number, kind in enumerate(KINDS)}
BEGINS = tuple(NUMBERS[LineKind(kind.removesuffix("+"))] for kind in KINDS)
"""For each kind, by number, the one that begins its block; itself where it carries on none."""
ARTICLE_ORDER = (LineKind.COLUMN, LineKind.TITLE, LineKind.BYLINE, LineKind.LEAD, LineKind.BODY, LineKind.SUBHEAD)
"""The kinds of an article's lines, in an order in which each may follow those before it and itself."""
OPENING = (LineKind.COLUMN, LineKind.TITLE, LineKind.BYLINE)
"""The kinds of the lines above an article's text."""
ASIDES = (LineKind.HEAD_ASIDE, LineKind.TEXT_ASIDE)
"""The kinds of lines that interrupt an article."""
BLOCK_OF = {
    LineKind.HEADER: BlockKind.MASTHEAD,
    LineKind.STRIP: BlockKind.SECTION_STRIP,
    LineKind.SPONSOR: BlockKind.SPONSOR_STRIP,
    LineKind.ADVERT: BlockKind.ADVERTISEMENT,
    LineKind.PSA: BlockKind.PUBLIC_SERVICE_AD,
    LineKind.WEATHER: BlockKind.WEATHER,
    LineKind.IMPRINT: BlockKind.PUBLISHER,
    LineKind.OTHER: BlockKind.OTHER,
    LineKind.HEAD_ASIDE: BlockKind.FURNITURE,
    LineKind.TEXT_ASIDE: BlockKind.FURNITURE,
}
"""The kinds that begin a block which is no article."""


def is_inside_article(before: LineKind, after: LineKind) -> bool:
    """Whether a line of kind `after` can only carry on the article that a line of kind `before` belongs to."""
    if after is LineKind.TAIL or after in ASIDES or before in ASIDES:
        return True
    if before not in ARTICLE_ORDER or after not in ARTICLE_ORDER:
        return False
    if after is LineKind.LEAD:
        return before in (LineKind.COLUMN, LineKind.TITLE, LineKind.BYLINE)
    if after in (LineKind.COLUMN, LineKind.TITLE):
        return before in (LineKind.COLUMN, LineKind.TITLE)
    return True
