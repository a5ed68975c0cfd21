"""A search in everything that the library holds, while one types."""

from collections.abc import Mapping
from typing import ClassVar

from reader.errors import ReaderError
from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.layout.shelf_rows import found_rows, mistake_rows, offered_rows, others_rows
from reader.tui.layout.sparkline import Bar, bars, sparkline_rows
from reader.tui.library_gateway import LibraryGateway
from reader.tui.library_search import LibrarySearch
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.list_screen import ListScreen
from reader.tui.screens.prompt_screen import PromptScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import StyledRun, TextRole


class LibraryScreen(PromptScreen):
    """Gives the index of the chosen hit to the screen below."""

    context = Context.FOUND
    BINDINGS = bindings(context)
    prompt = "search.ask-library"
    choosing = "search.to-list"
    hints = "found"

    def __init__(
        self, archive: LibraryGateway, search: LibrarySearch, look: DisplaySettings, *, is_asking: bool
    ) -> None:
        super().__init__(look)
        self.archive = archive
        self.search = search
        self.is_waiting = False
        """Something else was asked than is shown."""
        self.asked_before: str | None = None
        """The text of the list from which one asks for more; None where the prompt was the beginning."""
        if is_asking:
            self.ask(search.text, is_replaced=True)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The hits over time."""
        return bars(self.search.months, self.size.width - 2)

    def show_rows(self) -> None:
        """What the word being typed may become; when; and then where, or what else could be asked."""
        search, width = self.search, self.size.width - 2
        chosen = self.bars.index(search.bar) if search.bar in self.bars else None
        rows = offered_rows(search.words, self.look, width) if self.is_asking else []
        if search.error:
            self.list.show([*rows, *mistake_rows(self.look.messages.error(search.error), self.look, width)], None)
            return
        rows += sparkline_rows(self.bars, chosen, self.look)
        rows += found_rows(search.found.hits if search.found else (), self.look, width)
        rows += others_rows(search.others, self.look)
        count = len(search.found.hits) if search.found and search.found.hits else len(search.others)
        self.list.show(rows, min(search.chosen, count - 1) if count else None)
        say = self.look.messages
        order = say("order.best" if search.best_first else "order.newest") if search.found else ""
        self.header.show(say("command.find-library"), order, self.header.right)
        self.show_position()

    def typed(self, text: str) -> None:
        """Finds as one types; a query that is not whole yet leaves the hits of the one before."""
        self.find(text)

    def find(self, text: str, bar: Bar | None = None) -> None:
        """Asks the library, of some months only where a bar is given. No key waits for a slow answer."""
        self.notice = ""
        self.is_waiting = True
        self.archive.inquiry.ask(lambda library: self.search.asked(library, text, bar), self.answered)
        if self.is_waiting:
            self.show_status()

    def answered(self, answer: LibrarySearch | ReaderError) -> None:
        """Shows what was found, or what is wrong."""
        self.is_waiting = False
        if isinstance(answer, LibrarySearch):
            self.search.become(answer)
        self.notice = self.look.messages.error(answer) if isinstance(answer, ReaderError) else ""
        self.list.top = 0
        self.show_rows()
        self.show_status()

    def type_key(self, key: str, character: str | None) -> None:
        """While words are offered, a digit takes the word with that number, Tab the first one."""
        index = 0 if key == "tab" else int(key) - 1 if key in "123456789" else -1
        is_meant = not self.is_waiting and self.status.text == self.search.text
        if 0 <= index < len(self.search.words) and is_meant:
            text = self.search.with_word(index)
            self.ask(text)
            self.typed(text)
        else:
            super().type_key(key, character)

    def submitted(self) -> None:
        """To the list of what is found, where its commands are keys. A mistake is mended first."""
        if not self.status.text.strip():
            self.abandoned()
        elif not self.search.error:
            self.status.close()
            self.asked_before = None
            self.show_rows()
            self.show_status()

    def abandoned(self) -> None:
        """Back to the list from which one asked for more; else to the screen below."""
        before, self.asked_before = self.asked_before, None
        if before is None:
            self.dismiss(None)
            return
        self.status.close()
        if self.search.text != before:
            self.find(before, self.search.bar)
        self.show_rows()
        self.show_status()

    def take(self) -> None:
        """Remembers the choice and opens it; asks what else could be asked."""
        if self.list.chosen is None:
            return
        if self.search.others:
            from reader.search.grammar import to_text

            self.find(to_text(self.search.others[self.list.chosen].query))
        else:
            self.search.chosen = self.list.chosen
            self.dismiss(self.list.chosen)

    def next_edition(self, step: int) -> None:
        """To the first hit of the next edition, or of the one before."""
        found = self.search.found
        if not found or not found.hits or self.list.chosen is None:
            return
        editions = list(dict.fromkeys(hit.row.edition for hit in found.hits))
        wanted = editions.index(found.hits[self.list.chosen].row.edition) + step
        if 0 <= wanted < len(editions):
            hits = (index for index, hit in enumerate(found.hits) if hit.row.edition == editions[wanted])
            self.list.choose(next(hits))

    def next_bar(self, step: int) -> None:
        """Narrows the search to the next months that have hits, or the ones before."""
        shown = [bar for bar in self.bars if bar.count]
        if not shown:
            return
        at = shown.index(self.search.bar) + step if self.search.bar in shown else (0 if step > 0 else len(shown) - 1)
        self.find(self.search.text, shown[max(0, min(at, len(shown) - 1))])

    def go_back(self) -> None:
        """Out of the months to which it is narrowed; else to the screen below."""
        if self.search.bar:
            self.find(self.search.text)
        else:
            self.dismiss(None)

    def next_order(self) -> None:
        """The newest first, or the best."""
        self.search.best_first = not self.search.best_first
        self.find(self.search.text, self.search.bar)

    def ask_again(self) -> None:
        """Lets the user change what is looked for."""
        self.asked_before = self.search.text
        self.ask(self.search.text, is_replaced=True)

    def refine(self) -> None:
        """Asks for more than was asked."""
        self.asked_before = self.search.text
        self.ask(f"{self.search.text} ".lstrip())
        self.typed(self.status.text)

    def save(self) -> None:
        """Keeps the search under its own words on the shelf, or forgets it."""
        try:
            is_saved = self.archive.save_or_forget(self.search.text)
            self.notice = self.look.messages("notice.saved" if is_saved else "notice.forgotten")
        except ReaderError as error:
            self.notice = self.look.messages.error(error)
        self.show_status()

    def status_runs(self) -> list[StyledRun]:
        """How much was found, or what is wrong with the query."""
        found, say = self.search.found, self.look.messages
        state: list[StyledRun] = []
        if self.notice:
            state = [(self.look.shown(self.notice), TextRole.DAMAGE), (footer.GAP, TextRole.TEXT)]
        elif self.is_waiting:
            state = [("…", TextRole.DIM), (footer.GAP, TextRole.TEXT)]
        elif found:
            key = "search.total" if found.total_is_exact else "search.total-about"
            told = say(key, total=found.total) if found.total else say("search.none")
            state = [(told, TextRole.STRONG if found.total else TextRole.DAMAGE), (footer.GAP, TextRole.TEXT)]
            if found.looked_at:
                state += [
                    (say("search.looked-at", count=found.looked_at), TextRole.DAMAGE),
                    (footer.GAP, TextRole.TEXT),
                ]
            if self.search.read_as:
                read_as = say("search.read-as", read_as=self.look.shown(self.search.read_as))
                state += [(read_as, TextRole.ACCENT), (footer.GAP, TextRole.TEXT)]
        if self.is_asking:
            return [*state, *super().status_runs()]
        needle = (self.look.shown(self.search.text), TextRole.ACCENT)
        return footer.asked(needle, state, self.hints, self.look, self.size.width - 2)

    handlers: ClassVar[Mapping[str, Handler]] = {
        **ListScreen.handlers,
        "back": go_back,
        "next-article": lambda screen: screen.next_edition(1),
        "previous-article": lambda screen: screen.next_edition(-1),
        "next-pane": lambda screen: screen.next_bar(1),
        "previous-pane": lambda screen: screen.next_bar(-1),
        "next-hit": lambda screen: screen.choose(1),
        "previous-hit": lambda screen: screen.choose(-1),
        "open": take,
        "find": refine,
        "find-library": ask_again,
        "shelf": lambda screen: screen.dismiss(Context.SHELF),
        "order": next_order,
        "save-search": save,
        "help": ListScreen.show_help,
        "palette": ListScreen.show_palette,
    }
