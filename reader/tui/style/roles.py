"""What a cell of the screen can look like, by meaning: themes give the colours."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Surface(StrEnum):
    """What stands behind the text."""

    PAGE = "page"
    """Where one reads."""
    SIDE = "side"
    """Lists and facts."""
    BAR = "bar"
    """The line above and the line below."""
    CHOSEN = "chosen"
    """The selected row."""


class TextRole(StrEnum):
    """What the text is there for."""

    TEXT = "text"
    DIM = "dim"
    """What accompanies the text: bylines, labels, counts, read articles."""
    ACCENT = "accent"
    """The paper's name and the kicker."""
    TITLE = "title"
    """The name over the front page."""
    STRONG = "strong"
    """Headlines, keys, the selected title."""
    LABEL = "label"
    """The heading of a group in a list."""
    KEYWORD = "keyword"
    WATCH = "watch"
    """A word of the user's own list."""
    HIT = "hit"
    CURRENT = "current"
    """The hit on which the reader stands."""
    NOTE = "note"
    """A passage with a note or highlight of the reader's own."""
    SELECTED = "selected"
    """What is being selected."""
    DAMAGE = "damage"
    CURSOR = "cursor"
    """The cell at which one types."""


StyledRun = tuple[str, TextRole]
"""A stretch of text in one ink. Made harmless and set in its display form already."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of a pane that is a list."""

    runs: tuple[StyledRun, ...] = ()
    item: int | None = None
    """The index of what is chosen by choosing this row; neighbours with one index are one choice."""
    aside: StyledRun | None = None
    """What stands at the right edge: a count."""
    sign: str = ""
    """What stands in the one cell at the left edge: that it is unread."""


BLANK_ROW = ListRow()


def text_of(runs: Iterable[StyledRun]) -> str:
    """The text of `runs`."""
    return "".join(text for text, _ in runs)
