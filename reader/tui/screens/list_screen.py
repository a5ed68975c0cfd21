"""A screen that is one list from edge to edge, with a line above and a line below."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult

from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.screens.command_screen import CommandScreen, Handler, bindings
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, StyledRun, Surface, TextRole
from reader.tui.widgets.header import HeaderLine
from reader.tui.widgets.row_pane import RowPane
from reader.tui.widgets.status_line import StatusLine


class ListScreen(CommandScreen):
    """Moves through rows. What is shown, and what choosing a row means, is for the screens made of it."""

    BINDINGS = bindings(Context.TEXT)
    hints: ClassVar[str] = "text"
    filter_text = ""
    """What the rows are filtered by."""

    def __init__(self, look: DisplaySettings) -> None:
        super().__init__()
        self.look = look
        self.header = HeaderLine(look)
        self.list = RowPane(look, ground=Surface.PAGE, is_bold=False)
        self.list.add_class("filling")
        self.list.is_active = True
        self.status = StatusLine(look)

    def compose(self) -> ComposeResult:
        """The line above, the list, the line below."""
        yield self.header
        yield self.list
        yield self.status

    def on_resize(self) -> None:
        """Sets the rows for the new width."""
        self.show_rows()
        self.show_status()
        self.show_position()

    def show_rows(self) -> None:
        """Fills the list."""

    def show_position(self) -> None:
        """Which row is chosen, of how many."""
        items = self.list.items
        right = f"{items.index(self.list.chosen) + 1}/{len(items)}" if self.list.chosen in items else ""
        self.header.show(self.header.paper, self.header.middle, right)

    def after_command(self) -> None:
        """Which row is chosen now."""
        self.show_position()

    def ask_filter(self) -> None:
        """Lets the user type what the rows are to be filtered by."""
        self.status.ask(self.look.messages("search.filter"), self.filter_text, is_replaced=True)
        self.show_status()

    def typed(self, text: str) -> None:
        """Filters the rows as one types, from the first one on."""
        self.filter_text = text
        self.list.chosen, self.list.top = None, 0
        self.show_rows()
        if text.strip() and not self.list.rows:
            self.list.show([BLANK_ROW, ListRow(((self.look.messages("search.none"), TextRole.DAMAGE),))], None)
        self.show_position()

    def submitted(self) -> None:
        """The rows that are left can be gone through."""
        self.status.close()
        self.show_status()

    def abandoned(self) -> None:
        """All rows again."""
        self.status.close()
        self.typed("")
        self.show_status()

    def stepped(self, by: int) -> None:
        """Moves the choice while one types."""
        self.choose(by)
        self.show_position()

    def show_status(self) -> None:
        """What the line below says."""
        if self.notice:
            self.status.show([(self.look.shown(self.notice), TextRole.STRONG)])
        else:
            self.status.show(self.status_runs())

    def say(self, text: str) -> None:
        """A notice, until the next command."""
        super().say(text)
        self.show_status()

    def status_runs(self) -> list[StyledRun]:
        """The keys that matter here."""
        if self.is_asking:
            return [(self.look.messages("search.keeping"), TextRole.DIM)]
        return footer.keys(self.hints, self.look, self.size.width - 2)

    def choose(self, by: int) -> None:
        """Moves the choice, or the rows where nothing can be chosen."""
        item = self.list.beside(by)
        if item is None:
            self.list.scroll(by)
        else:
            self.list.choose(item)

    def turn(self, pages: float) -> None:
        """Moves by screens."""
        self.choose(int(pages * max(2, self.size.height - 3)))

    def go_to_end(self, index: int) -> None:
        """To the first row, or the last; with a count to that one."""
        self.choose(-len(self.list.rows))
        self.choose(self.count - 1 if self.count else index % max(1, len(self.list.rows)))

    def go_to_percent(self) -> None:
        """So far down as the count says, in percent."""
        length = len(self.list.items) or len(self.list.rows)
        self.choose(-len(self.list.rows))
        self.choose(length * min(100, self.count or 0) // 100)

    def relook(self, look: DisplaySettings) -> None:
        """Another theme."""
        self.look = look
        for widget in (self.header, self.list, self.status):
            widget.look = look
            widget.refresh()

    def go_back(self) -> None:
        """All rows again, where they are filtered; else to the screen below."""
        if self.filter_text:
            self.typed("")
        else:
            self.dismiss(None)

    unfiltered: ClassVar[Mapping[str, Handler]] = {
        "line-down": lambda screen: screen.choose(1),
        "line-up": lambda screen: screen.choose(-1),
        "page-down": lambda screen: screen.turn(1),
        "page-up": lambda screen: screen.turn(-1),
        "half-page-down": lambda screen: screen.turn(0.5),
        "half-page-up": lambda screen: screen.turn(-0.5),
        "first": lambda screen: screen.go_to_end(0),
        "last": lambda screen: screen.go_to_end(-1),
        "percent": lambda screen: screen.go_to_percent(),
        "theme": CommandScreen.next_theme,
        "back": lambda screen: screen.go_back(),
        "quit": lambda screen: screen.dismiss(None),
        "redraw": CommandScreen.redraw,
        "suspend": CommandScreen.suspend,
    }
    """The commands of every list."""
    handlers: ClassVar[Mapping[str, Handler]] = {**unfiltered, "find": lambda screen: screen.ask_filter()}
    """Those of a list that can be filtered."""
