"""The line above: the paper, the date and page, and how far one has read."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from reader.text.width import cells
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import Surface, TextRole
from reader.tui.widgets.painting import blank, strip

GAP = "   "
"""Between the parts of the middle text; where there is no room, the last part goes first."""
RIGHT = 13
"""Cells at the right edge that change while one reads."""


class HeaderLine(Widget):
    """Paints three texts: left, middle, right. Where they do not fit, the middle one goes first."""

    ALLOW_SELECT = False

    def __init__(self, look: DisplaySettings, *, id: str | None = None) -> None:  # noqa: A002
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
            return blank(self.size.width, self.look.theme, Surface.BAR)
        width, theme, ambiguous = self.size.width, self.look.theme, self.look.ambiguous
        left = cells(self.paper, ambiguous) + 2
        room = width - cells(self.right, ambiguous) - 2
        middle = self.middle
        while middle and left + 1 + cells(middle, ambiguous) > room:
            middle = middle.rpartition(GAP)[0]
        used = cells(middle, ambiguous)
        start = max(left + 1, (width - used) // 2)
        if start + used > room:
            start = left + 1
        runs = [
            (" ", TextRole.TEXT),
            (self.paper, TextRole.ACCENT),
            (" " * (start - left + 1), TextRole.TEXT),
            (middle, TextRole.STRONG),
        ]
        return strip(runs, width, theme, Surface.BAR, (self.right, TextRole.DIM))
