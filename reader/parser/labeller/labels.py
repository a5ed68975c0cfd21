"""Labels of units, in a BIO scheme: one that begins a block, and one with a plus that continues it."""

from enum import StrEnum

from reader.model.blocks import BlockKind


class LineLabel(StrEnum):
    """Label of one unit. A plus marks the continuation of the block that the unit before it belongs to."""

    HEADER = "header"
    HEADER_CONT = "header+"
    STRIP = "strip"
    SPONSOR = "sponsor"
    SPONSOR_CONT = "sponsor+"
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
    ADVERT_CONT = "advert+"
    PSA = "psa"
    PSA_CONT = "psa+"
    WEATHER = "weather"
    WEATHER_CONT = "weather+"
    IMPRINT = "imprint"
    IMPRINT_CONT = "imprint+"
    OTHER = "other"
    OTHER_CONT = "other+"
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
    def is_continuation(self) -> bool:
        """True if the unit continues the block of the unit before it."""
        return self.value.endswith("+")


FOUND_FIRST = frozenset({LineLabel.FURNITURE, LineLabel.FURNITURE_MORE, LineLabel.STAMP})
"""The kinds of lines that take no part in what the others are."""
LABELS = tuple(label for label in LineLabel if label not in FOUND_FIRST)
LABEL_INDEX = {label: number for number, label in enumerate(LABELS)}
FIRST_LABEL = tuple(LABEL_INDEX[LineLabel(label.removesuffix("+"))] for label in LABELS)
"""For each kind, by number, the one that begins its block; itself where it carries on none."""
ARTICLE_ORDER = (LineLabel.COLUMN, LineLabel.TITLE, LineLabel.BYLINE, LineLabel.LEAD, LineLabel.BODY, LineLabel.SUBHEAD)
"""The kinds of an article's lines, in an order in which each may follow those before it and itself."""
OPENING = (LineLabel.COLUMN, LineLabel.TITLE, LineLabel.BYLINE)
"""The kinds of the lines above an article's text."""
ASIDES = (LineLabel.HEAD_ASIDE, LineLabel.TEXT_ASIDE)
"""The kinds of lines that interrupt an article."""
BLOCK_OF = {
    LineLabel.HEADER: BlockKind.MASTHEAD,
    LineLabel.STRIP: BlockKind.SECTION_STRIP,
    LineLabel.SPONSOR: BlockKind.SPONSOR_STRIP,
    LineLabel.ADVERT: BlockKind.ADVERTISEMENT,
    LineLabel.PSA: BlockKind.PUBLIC_SERVICE_AD,
    LineLabel.WEATHER: BlockKind.WEATHER,
    LineLabel.IMPRINT: BlockKind.PUBLISHER,
    LineLabel.OTHER: BlockKind.OTHER,
    LineLabel.HEAD_ASIDE: BlockKind.FURNITURE,
    LineLabel.TEXT_ASIDE: BlockKind.FURNITURE,
}
"""The kinds that begin a block which is no article."""


def is_inside_article(before: LineLabel, after: LineLabel) -> bool:
    """Whether a line of kind `after` can only carry on the article that a line of kind `before` belongs to."""
    if after is LineLabel.TAIL or after in ASIDES or before in ASIDES:
        return True
    if before not in ARTICLE_ORDER or after not in ARTICLE_ORDER:
        return False
    if after is LineLabel.LEAD:
        return before in (LineLabel.COLUMN, LineLabel.TITLE, LineLabel.BYLINE)
    if after in (LineLabel.COLUMN, LineLabel.TITLE):
        return before in (LineLabel.COLUMN, LineLabel.TITLE)
    return True
