"""How the width of the terminal is given to the panes. Pure arithmetic, all in cells."""

from dataclasses import dataclass
from enum import StrEnum

LEAST = (20, 5)
"""Columns and rows below which nothing can be shown but a message."""
TWO_PANES, THREE_PANES = 70, 100
MARGIN = 2
"""Empty cells on either side of the text."""
GUTTER = 4
"""Empty cells between newspaper columns."""
NARROWEST_COLUMN, NARROWEST_OF_THREE = 24, 32


class Pane(StrEnum):
    """What can be looked at."""

    LIST = "list"
    ARTICLE = "article"
    FACTS = "facts"
    SOURCE = "source"
    PRINTING = "printing"


@dataclass(frozen=True, slots=True)
class View:
    """What the reader asked to see."""

    focus: Pane = Pane.LIST
    zoomed: bool = False
    """The article alone."""
    facts: bool = True
    source: bool = False
    """The lines of the source, or another printing, beside the article."""
    printing: bool = False
    """Whether that is another printing."""
    contents_width: int = 0
    """What the reader wants for the contents, in cells; 0: by the size of the terminal."""
    facts_width: int = 0


def widths(columns: int, view: View) -> dict[Pane, int]:
    """Each visible pane with its width, from left to right. The widths add up to `columns`."""
    if columns < TWO_PANES:
        return {_alone(view): columns}
    if view.source:
        return {Pane.ARTICLE: columns - columns // 2, _beside(view): columns // 2}
    if view.zoomed:
        return {Pane.ARTICLE: columns}
    if columns < THREE_PANES:
        if view.focus is Pane.FACTS:
            side = _side(columns, view.facts_width)
            return {Pane.ARTICLE: columns - side, Pane.FACTS: side}
        side = _side(columns, view.contents_width)
        return {Pane.LIST: side, Pane.ARTICLE: columns - side}
    contents = _side(columns, view.contents_width)
    facts = {Pane.FACTS: _side(columns, view.facts_width)} if view.facts else {}
    return {Pane.LIST: contents, Pane.ARTICLE: columns - contents - sum(facts.values()), **facts}


def _alone(view: View) -> Pane:
    if view.source:
        return _beside(view)
    return Pane.ARTICLE if view.zoomed else view.focus


def _beside(view: View) -> Pane:
    return Pane.PRINTING if view.printing else Pane.SOURCE


def _side(columns: int, wanted: int) -> int:
    """What is wanted, a third of the terminal at most; else 24 cells in the narrowest with two panes, 34 at most."""
    return min(wanted, columns // 3) if wanted else min(34, max(24, columns // 4))


def measure(pane: int, wanted: int) -> int:
    """The width of the text in a pane: `wanted` characters of two cells, less where the pane is narrower."""
    return max(2, min(2 * wanted, pane - 2 * MARGIN))


def column_count(pane: int) -> int:
    """How many newspaper columns a pane can hold: three, two or one."""
    room = pane - 2 * MARGIN
    if room >= 3 * NARROWEST_OF_THREE + 2 * GUTTER:
        return 3
    return 2 if room >= 2 * NARROWEST_COLUMN + GUTTER else 1


def column_width(pane: int, count: int) -> int:
    """The width of each of `count` columns: even, so that Chinese fills it."""
    room = pane - 2 * MARGIN - GUTTER * (count - 1)
    return max(2, room // count // 2 * 2)
