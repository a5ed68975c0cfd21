"""The front page, painted."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.text.sanitize import sanitize
from reader.tui.layout.front_page import FrontPage
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import Surface, TextRole
from reader.tui.widgets.painting import blank

MARK = "> "


class FrontView(Widget):
    """Paints a front page, marks the chosen story before its title, and keeps it in sight."""

    ALLOW_SELECT = False

    def __init__(self, look: DisplaySettings) -> None:
        super().__init__(classes="filling")
        self.look = look
        self.page = FrontPage((), ())
        self.chosen = 0
        self.top = 0

    def show(self, page: FrontPage, chosen: int) -> None:
        """Another page, or another choice."""
        self.page, self.chosen = page, chosen
        row = next((story.y for story in page.stories if story.number == chosen), 0)
        height = self.size.height
        if row < self.top + 2 or row > self.top + height - 3:
            self.top = max(0, min(row - height // 3, len(page.rows) - height))
        self.refresh()

    def scroll(self, by: int) -> None:
        """Moves the page."""
        self.top = max(0, min(self.top + by, len(self.page.rows) - self.size.height))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row at `y`, counted from the top of the view."""
        theme, width = self.look.theme, self.size.width
        index = self.top + y
        if index >= len(self.page.rows):
            return blank(width, theme, Surface.PAGE)
        segments: list[Segment] = []
        x = 0
        for bit in self.page.rows[index]:
            is_chosen = bit.is_title and bit.number == self.chosen and bit.number != 0
            is_marked = is_chosen and any(
                story.number == bit.number and story.y == index for story in self.page.stories
            )
            ground = Surface.CHOSEN if is_chosen else Surface.PAGE
            start = max(x, bit.x - len(MARK)) if is_marked else bit.x
            segments.append(Segment(" " * (start - x), theme.style(Surface.PAGE, TextRole.TEXT)))
            if is_marked:
                segments.append(Segment(MARK, theme.style(ground, TextRole.STRONG)))
            text = [Segment(sanitize(run), theme.style(ground, ink)) for run, ink in bit.runs]
            segments += text
            x = bit.x + sum(segment.cell_length for segment in text)
        return Strip(segments).adjust_cell_length(width, theme.style(Surface.PAGE, TextRole.TEXT))
