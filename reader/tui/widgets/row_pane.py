"""A list of rows of which some can be chosen: contents, facts, hits, help."""

from collections.abc import Sequence

from textual.events import Click
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import ListRow, Surface, TextRole
from reader.tui.widgets.painting import blank, strip
from reader.tui.widgets.wheeled import WheelScrolling

LEFT = 1
"""Empty cells at the left edge."""


class RowPane(WheelScrolling):
    """Paints rows, marks the chosen ones, and keeps them in sight."""

    ALLOW_SELECT = False

    class Picked(Message):
        """Something was picked with the mouse."""

        def __init__(self, pane: "RowPane", item: int) -> None:
            super().__init__()
            self.pane = pane
            self.item = item

    def __init__(
        self,
        look: DisplaySettings,
        *,
        ground: Surface = Surface.SIDE,
        is_hanging: bool = True,
        is_bold: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.is_bold = is_bold
        """Whether the chosen row stands out in its text, too."""
        self.is_hanging = is_hanging
        """Whether what can be chosen is indented, with the mark in the indent; else the mark is at the edge."""
        self.look = look
        self.ground = ground
        self.rows: Sequence[ListRow] = ()
        self.chosen: int | None = None
        self.top = 0
        self.is_active = False
        """Whether keys go here."""
        self.extent = (0, 0)
        """Columns and rows for which the pane is arranged."""

    def show(self, rows: Sequence[ListRow], chosen: int | None, *, top: int | None = None) -> None:
        """Shows other rows. Nothing is painted where they are the same."""
        if (rows, chosen, top) == (self.rows, self.chosen, top):
            return
        self.rows = rows
        self.chosen = chosen
        if top is not None:
            self.top = top
        self._keep_in_sight()
        self.refresh()

    def choose(self, item: int | None) -> None:
        """Moves the mark; only the rows that change are painted where nothing has to scroll."""
        if item == self.chosen:
            return
        before, self.chosen = self.chosen, item
        if self._keep_in_sight():
            self.refresh()
        else:
            self._refresh_items(before, item)

    def activate(self, active: bool) -> None:
        """Whether keys go here, which the chosen row shows."""
        if active != self.is_active:
            self.is_active = active
            self._refresh_items(self.chosen)

    @property
    def items(self) -> list[int]:
        """What can be chosen, in order."""
        return list(dict.fromkeys(row.item for row in self.rows if row.item is not None))

    def beside(self, step: int) -> int | None:
        """The item `step` further on, the last or first one where there are not so many."""
        items = self.items
        if not items:
            return None
        if self.chosen not in items:
            return items[0]
        return items[max(0, min(len(items) - 1, items.index(self.chosen) + step))]

    def scroll(self, rows: int) -> None:
        """Moves the rows without choosing."""
        top = max(0, min(self.top + rows, len(self.rows) - self.extent[1]))
        if top != self.top:
            self.top = top
            self.refresh()

    wheel = scroll

    def on_click(self, event: Click) -> None:
        """A row is picked."""
        index = self.top + event.y
        item = self.rows[index].item if index < len(self.rows) else None
        if item is not None:
            self.post_message(self.Picked(self, item))

    def render_line(self, y: int) -> Strip:
        """The row at `y`, counted from the top of the pane."""
        index = self.top + y
        if index >= len(self.rows):
            return blank(self.size.width, self.look.theme, self.ground)
        row = self.rows[index]
        is_chosen = row.item is not None and row.item == self.chosen
        first = index == 0 or self.rows[index - 1].item != row.item
        lead = self._lead(row, is_chosen and first)
        runs = [(text, _emphasized(ink) if is_chosen and self.is_bold else ink) for text, ink in row.runs]
        ground = Surface.CHOSEN if is_chosen and self.is_active else self.ground
        return strip([(lead, TextRole.STRONG), *runs], self.size.width, self.look.theme, ground, row.aside)

    def _lead(self, row: ListRow, is_marked: bool) -> str:
        """What stands before the text of a row: empty cells, the mark among them."""
        if not self.is_hanging:
            return ">" if is_marked else " " * LEFT
        return (row.sign or " " * LEFT) + (("> " if is_marked else "  ") if row.item is not None else "")

    def fit(self, columns: int, rows: int) -> None:
        """A pane that has, or is about to have, so many columns and rows.

        Keeps the chosen row in sight, and as much above it as there is room for.
        """
        if (columns, rows) == self.extent:
            return
        self.extent = (columns, rows)
        before = self.top
        self.top = 0 if self.chosen is not None else max(0, min(before, len(self.rows) - rows))
        self._keep_in_sight()
        if self.top != before:
            self.refresh()

    def on_resize(self) -> None:
        """What is shown fits the pane."""
        self.fit(*self.size)

    def _rows_of(self, item: int | None) -> range:
        found = [index for index, row in enumerate(self.rows) if row.item == item] if item is not None else []
        return range(found[0], found[-1] + 1) if found else range(0)

    def _keep_in_sight(self) -> bool:
        """Scrolls as far as needed, a row of the neighbourhood with it. Whether it did."""
        rows, height = self._rows_of(self.chosen), self.extent[1]
        before = self.top
        if rows and height:
            lowest = max(0, min(rows[0] - 2, len(self.rows) - 1))
            self.top = max(min(self.top, lowest), min(rows[-1] + 2, len(self.rows)) - height)
        return self.top != before

    def _refresh_items(self, *items: int | None) -> None:
        for item in items:
            if rows := self._rows_of(item):
                self.refresh(Region(0, rows[0] - self.top, self.size.width, len(rows)))


def _emphasized(ink: TextRole) -> TextRole:
    return TextRole.STRONG if ink in (TextRole.TEXT, TextRole.DIM) else ink
