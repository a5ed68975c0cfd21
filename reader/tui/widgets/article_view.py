"""The open article: only visible rows are painted, and the place is kept through every change of width."""

from collections.abc import Mapping, Sequence

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.model.blocks import TextSpan
from reader.model.edition import Block
from reader.tui.layout.article_layout import ArticleLayout, lay_out_article
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.highlights import HighlightLayer
from reader.tui.style.roles import Surface, TextRole
from reader.tui.widgets.painting import blank, strip
from reader.tui.widgets.wheeled import WheelScrolling


class ArticleView(WheelScrolling):
    """Shows a block. Offsets are code points of its texts; rows are counted from its first line."""

    ALLOW_SELECT = False

    class Moved(Message):
        """The reader is at another place, or the text has another size."""

        def __init__(self, paragraph: int, offset: int) -> None:
            super().__init__()
            self.paragraph = paragraph
            self.offset = offset

    def __init__(self, look: DisplaySettings, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.look = look
        self.in_columns = False
        """Whether the text is set in newspaper columns."""
        self.top = 0
        self.place = (0, 0)
        """Paragraph and offset of the first code point to be in sight."""
        self._block: Block | None = None
        self._label = ""
        self._layers: Sequence[HighlightLayer] = ()
        self._current: TextSpan | None = None
        self.sheet: ArticleLayout | None = None
        """The text as it is set now."""
        self._labels: Mapping[tuple[int, int], str] = {}
        self._strips: dict[int, Strip] = {}
        self.extent = (0, 0)
        """Columns and rows for which the text is set."""

    def show(self, block: Block, label: str, paragraph: int, offset: int) -> None:
        """Another block, at a place of it. `label` is what a block that is no article is called."""
        self._block, self._label = block, label
        self.place = (paragraph, offset)
        self._layers, self._current = (), None
        self.reset()

    def reset(self) -> None:
        """Sets the text anew, for another measure or look, and stays where one was."""
        width, height = self.extent
        self.sheet = None
        if self._block and width and height:
            self.sheet = lay_out_article(
                self._block, self._label, self.look, (width, height), in_columns=self.in_columns
            )
            self.top = self._clamped(self.sheet.row_of(*self.place))
        self._strips.clear()
        self.refresh()

    def fit(self, columns: int, rows: int) -> None:
        """Sets the text for a pane that has, or is about to have, another size, so that it is painted only once.

        The place stays, and so does the current hit where it was in sight.
        """
        if (columns, rows) == self.extent:
            return
        hit = self._current if self._current and (self.sheet is None or self.sees(self._current)) else None
        self.extent = (columns, rows)
        self.reset()
        if hit:
            self.reveal(hit.paragraph, hit.start)

    def mark(self, layers: Sequence[HighlightLayer], current: TextSpan | None) -> None:
        """Other highlights. `current` is the hit on which the reader stands."""
        self._layers, self._current = layers, current
        self._strips.clear()
        self.refresh()

    def label(self, labels: Mapping[tuple[int, int], str]) -> None:
        """Letters over the characters at paragraphs and offsets."""
        self._labels = labels
        self._strips.clear()
        self.refresh()

    def sees(self, place: TextSpan) -> bool:
        """Whether the beginning of a place is in sight."""
        row = self.sheet.row_of(place.paragraph, place.start) if self.sheet else -1
        return self.top <= row < self.top + self.extent[1]

    def mark_current(self, place: TextSpan | None) -> None:
        """Another current hit; only the rows of the two are painted."""
        before, self._current = self._current, place
        if (sheet := self.sheet) is None or before == place:
            return
        for hit in filter(None, (before, place)):
            first, last = (sheet.row_of(hit.paragraph, offset) for offset in (hit.start, hit.end - 1))
            for row in range(first, last + 1):
                self._strips.pop(row, None)
                if self.top <= row < self.top + self.extent[1]:
                    self.refresh(Region(0, row - self.top, self.extent[0], 1))

    def move(self, rows: int) -> None:
        """Up or down by rows; by pages in columns."""
        self.go_to_row(self.top + (self.page if rows > 0 else -self.page) if self.page else self.top + rows)

    wheel = move

    def turn(self, pages: int) -> None:
        """Up or down by screens; a row of the last one stays in sight."""
        self.go_to_row(self.top + pages * (self.page or max(1, self.extent[1] - 1)))

    def go_to(self, paragraph: int, offset: int) -> None:
        """To the row of a place."""
        if self.sheet:
            self.go_to_row(self.sheet.row_of(paragraph, offset))

    def go_to_row(self, row: int) -> None:
        """To a row, as far as there are any."""
        top = self._clamped(row)
        if self.sheet is None or top == self.top:
            return
        self.top = top
        self.place = self.sheet.place_at(top)
        self.refresh()
        self.post_message(self.Moved(*self.place))

    def go_beside(self, starts: Sequence[tuple[int, int]], by: int) -> None:
        """To the nearest row, below or above, in which one of the `starts` stands."""
        if self.sheet:
            rows = sorted({self._clamped(self.sheet.row_of(*start)) for start in starts})
            beyond = [row for row in rows if (row - self.top) * by > 0]
            if beyond:
                self.go_to_row(beyond[0 if by > 0 else -1])

    def reveal(self, paragraph: int, offset: int) -> None:
        """Scrolls to a place that is not in sight, a third of the pane above it. What is not shown will begin there."""
        if self.sheet is None:
            self.place = (paragraph, offset)
        else:
            row = self.sheet.row_of(paragraph, offset)
            if not self.top <= row < self.top + self.extent[1]:
                self.go_to_row(row if self.page else row - self.extent[1] // 3)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.sheet.rows if self.sheet else 0

    @property
    def page(self) -> int:
        """Rows that are turned at once; 0 where text runs on in one column."""
        return self.sheet.page if self.sheet else 0

    @property
    def percent(self) -> int:
        """How much of the text has been in sight when one reads from its top."""
        return min(100, 100 * (self.top + self.extent[1]) // self.rows) if self.rows else 100

    def on_resize(self) -> None:
        """The text fits the pane."""
        self.fit(*self.size)
        self.post_message(self.Moved(*self.place))

    def render_line(self, y: int) -> Strip:
        """The row at `y`, counted from the top of the pane."""
        row = self.top + y
        found = self._strips.get(row)
        if found is None and (self.sheet is None or row >= self.sheet.rows):
            found = self._strips[row] = blank(self.size.width, self.look.theme, Surface.PAGE)
        elif found is None:
            current = [HighlightLayer(TextRole.CURRENT, [self._current])] if self._current else []
            runs = self.sheet.runs(row, [*self._layers, *current], self._labels) if self.sheet else []
            found = self._strips[row] = strip(runs, self.size.width, self.look.theme, Surface.PAGE)
        return found

    def _clamped(self, row: int) -> int:
        if self.page:
            return max(0, min(row // self.page, (self.rows - 1) // self.page)) * self.page
        return max(0, min(row, self.rows - self.extent[1]))
