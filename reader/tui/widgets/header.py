"""The line above: the paper, the date and page, and how far one has read."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.text.width import cells
from reader.tui.inks import Ground, Ink
from reader.tui.look import Look
from reader.tui.widgets.painting import blank, strip

RIGHT = 13
"""Cells at the right edge that change while one reads."""


class Header(Widget):
    """Paints three texts: left, middle, right. Where they do not fit, the middle one goes first."""

    ALLOW_SELECT = False

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.look = look
        self.paper = ""
        self.middle = ""
        self.right = ""

    def show(self, paper: str, middle: str, right: str) -> None:
        """Texts in their shown form; only what changes is painted."""
        if (paper, middle) != (self.paper, self.middle):
            self.refresh()
        elif right != self.right:
            self.refresh(Region(max(0, self.size.width - RIGHT), 0, RIGHT, 1))
        self.paper, self.middle, self.right = paper, middle, right

    def render_line(self, y: int) -> Strip:
        """The one line; what is below it is empty."""
        if y:
            return blank(self.size.width, self.look.theme, Ground.BAR)
        width, theme, ambiguous = self.size.width, self.look.theme, self.look.ambiguous
        left = cells(self.paper, ambiguous) + 2
        middle = cells(self.middle, ambiguous)
        room = width - cells(self.right, ambiguous) - 2
        start = max(left + 1, (width - middle) // 2)
        if start + middle > room:
            start = left + 1
        runs = [(" ", Ink.TEXT), (self.paper, Ink.ACCENT)]
        if start + middle <= room:
            runs += [(" " * (start - left + 1), Ink.TEXT), (self.middle, Ink.STRONG)]
        return strip(runs, width, theme, Ground.BAR, (self.right, Ink.DIM))
