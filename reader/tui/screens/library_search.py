"""A search in everything that the library holds, while one types."""

import datetime
from collections.abc import Mapping
from typing import ClassVar

from reader.errors import ReaderError
from reader.tui import footer
from reader.tui.archive import Archive
from reader.tui.commands import Context
from reader.tui.inks import Ink, Run
from reader.tui.look import Look
from reader.tui.screens.asking_screen import AskingScreen
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.library_state import LibrarySearch
from reader.tui.screens.list_screen import ListScreen
from reader.tui.shelf_rows import found_rows, months_row

SHOWN = 100
"""Hits that are listed, the newest; the total is told."""


class LibraryScreen(AskingScreen):
    """Gives the index of the chosen hit to the screen below."""

    context = Context.HITS
    BINDINGS = bindings(context)
    prompt = "search.ask-library"
    hints = "hits"

    def __init__(self, archive: Archive, search: LibrarySearch, look: Look, *, is_asking: bool) -> None:
        super().__init__(look)
        self.archive = archive
        self.search = search
        self._mistake = ""
        self.header.show(look.messages("command.find-library"), "", "")
        if is_asking:
            self.ask(search.text)

    def show_rows(self) -> None:
        """When, and then where."""
        found, width = self.search.found, self.size.width - 2
        rows = months_row(self.search.months or {}, width)
        rows += found_rows(found.hits if found else (), self.look, width)
        self.list.show(rows, self.search.chosen if found and found.hits else None)

    def typed(self, text: str) -> None:
        """Finds as one types; a query that is not whole yet leaves the hits of the one before."""
        self.search.text = text
        self._mistake = ""
        try:
            self._find(text)
        except ReaderError as error:
            self._mistake = self.look.messages.error(error)
        self.list.top = 0
        self.show_rows()
        self.show_status()

    def _find(self, text: str) -> None:
        from reader.search.grammar import parse_query

        library = self.archive.library
        if library is None or not text.strip():
            self.search.found, self.search.months = None, None
            return
        query = parse_query(text, datetime.date.today())
        self.search.found = library.search(query, limit=SHOWN)
        self.search.months = library.months(query)
        self.search.chosen = 0

    def take(self) -> None:
        """Remembers the choice and opens it."""
        if self.list.chosen is not None:
            self.search.chosen = self.list.chosen
            self.dismiss(self.list.chosen)

    def next_edition(self, step: int) -> None:
        """To the first hit of the next edition, or of the one before."""
        found = self.search.found
        if not found or self.list.chosen is None:
            return
        editions = list(dict.fromkeys(hit.row.edition for hit in found.hits))
        wanted = editions.index(found.hits[self.list.chosen].row.edition) + step
        if 0 <= wanted < len(editions):
            hits = (index for index, hit in enumerate(found.hits) if hit.row.edition == editions[wanted])
            self.list.choose(next(hits))

    def status_runs(self) -> list[Run]:
        """How much was found, or what is wrong with the query."""
        found, say = self.search.found, self.look.messages
        state: list[Run] = []
        if self._mistake:
            state = [(self.look.shown(self._mistake), Ink.DAMAGE), (footer.GAP, Ink.TEXT)]
        elif found:
            key = "search.total" if found.total_is_exact else "search.total-about"
            told = say(key, total=found.total) if found.total else say("search.none")
            state = [(told, Ink.STRONG if found.total else Ink.DAMAGE), (footer.GAP, Ink.TEXT)]
        if self.is_asking:
            return [*state, *super().status_runs()]
        needle: list[Run] = [(self.look.shown(self.search.text), Ink.ACCENT), (footer.GAP, Ink.TEXT)]
        used = footer.width_of([*needle, *state], self.look)
        return [*needle, *state, *footer.keys(self.hints, self.look, self.size.width - 2 - used)]

    handlers: ClassVar[Mapping[str, Handler]] = {
        **ListScreen.handlers,
        "next-article": lambda screen: screen.next_edition(1),
        "previous-article": lambda screen: screen.next_edition(-1),
        "next-hit": lambda screen: screen.choose(1),
        "previous-hit": lambda screen: screen.choose(-1),
        "open": take,
        "find-everywhere": lambda screen: screen.ask(screen.search.text),
        "help": ListScreen.show_help,
        "palette": ListScreen.show_palette,
    }
