"""The editions of the library."""

from collections.abc import Mapping
from typing import ClassVar

from reader.app.saved_search import SearchCount, count_each
from reader.errors import ReaderError
from reader.tui.commands import Context
from reader.tui.layout.shelf_rows import edition_label, saved_rows, shelf_rows
from reader.tui.library_gateway import LibraryGateway
from reader.tui.row_filter import matching
from reader.tui.screens.command_screen import CommandScreen, Handler, bindings
from reader.tui.screens.list_screen import ListScreen
from reader.tui.style.display_settings import DisplaySettings


class ShelfScreen(ListScreen):
    """Gives the key of the chosen edition, or the saved search, to the screen below."""

    context = Context.SHELF
    BINDINGS = bindings(context)
    hints = "shelf"

    def __init__(self, archive: LibraryGateway, look: DisplaySettings, key: str, unread: int) -> None:
        """`key` is that of the open edition, `unread` the number of its unread articles."""
        super().__init__(look)
        self._archive = archive
        self.editions = archive.editions()
        self.unread = {**archive.unread_counts(self.editions), key: unread}
        self.counts: Mapping[str, SearchCount] = {}
        """What the saved searches find, by their names; empty until the library has answered."""
        self.saved = archive.saved_searches()
        self._chosen = next((index for index, each in enumerate(self.editions) if each.key == key), 0)
        self.header.show(look.messages("command.shelf"), "", look.messages("shelf.editions", count=len(self.editions)))

    def on_mount(self) -> None:
        """Asks the library what the saved searches find."""
        saved = self.saved
        if saved:
            self._archive.inquiry.ask(lambda library: count_each(library, saved), self._counted)

    def _counted(self, counts: "Mapping[str, SearchCount] | ReaderError") -> None:
        if not isinstance(counts, ReaderError):
            self.counts = counts
            self.show_rows()

    def show_rows(self) -> None:
        """Saved searches; papers, years, editions."""
        saved = saved_rows(self.saved, len(self.editions), self.look, self.counts)
        if self.filter_text.strip():
            labels = [*(edition_label(each, self.look) for each in self.editions), *(each.name for each in self.saved)]
            fitting = set(matching(self.filter_text, labels))
            saved = [row for row in saved if row.item in fitting]
            shown = shelf_rows(self.editions, self.look, self.unread, fitting)
        else:
            fitting, shown = set(), shelf_rows(self.editions, self.look, self.unread)
        chosen = self._chosen if self.list.chosen is None else self.list.chosen
        rows = [*saved, *shown]
        if fitting and chosen not in fitting:
            chosen = next(row.item for row in rows if row.item is not None)
        self.list.show(rows, chosen)

    def take(self) -> None:
        """Opens what is chosen."""
        if self.list.chosen is not None:
            self.dismiss((*(listed.key for listed in self.editions), *self.saved)[self.list.chosen])

    def next_period(self, step: int, length: int) -> None:
        """To the next edition of another paper or period: a year (the first 4 signs of a date) or a month (7)."""
        items = [item for item in self.list.items if item < len(self.editions)]
        periods = [(self.editions[item].newspaper, (self.editions[item].date or "")[:length]) for item in items]
        here = items.index(self.list.chosen) if self.list.chosen in items else 0
        others = [at for at in range(len(items)) if (at - here) * step > 0 and periods[at] != periods[here]]
        if not others:
            return
        wanted = periods[others[0] if step > 0 else others[-1]]
        self.list.choose(items[periods.index(wanted)])

    handlers: ClassVar[Mapping[str, Handler]] = {
        **ListScreen.handlers,
        "next-pane": lambda screen: screen.next_period(1, len("2021-11")),
        "previous-pane": lambda screen: screen.next_period(-1, len("2021-11")),
        "next-article": lambda screen: screen.next_period(1, len("2021")),
        "previous-article": lambda screen: screen.next_period(-1, len("2021")),
        "open": take,
        "find-library": lambda screen: screen.dismiss(Context.FOUND),
        "help": CommandScreen.show_help,
        "palette": CommandScreen.show_palette,
    }
