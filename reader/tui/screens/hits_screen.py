"""Every place of the edition at which something is found, with its context."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from reader.app.session import Session
from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.layout.edition_rows import hit_rows
from reader.tui.layout.heading import day_and_page, paper_of
from reader.tui.layout.shelf_rows import mistake_rows, others_rows
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.list_screen import ListScreen
from reader.tui.screens.prompt_screen import PromptScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import StyledRun, TextRole


class HitsScreen(PromptScreen):
    """Gives the index of the chosen hit to the screen below."""

    context = Context.HITS
    BINDINGS = bindings(context)
    prompt = "search.ask-everywhere"
    hints = "hits"

    def __init__(self, session: Session, look: DisplaySettings, *, is_asking: bool) -> None:
        super().__init__(look)
        self.session = session
        if is_asking:
            missed = session.finding.needle if session.finding and not session.finding.places else ""
            session.find_everywhere(missed)
            self.ask(missed)

    def on_mount(self) -> None:
        """Says whose hits these are."""
        edition = self.session.edition
        self.header.show(paper_of(edition, self.look), day_and_page(edition, None, self.look), "")

    def show_rows(self) -> None:
        """The hits under the titles of their entries."""
        found = self.session.hit_list
        if found:
            if found.mistake:
                mistake = self.look.messages.error(found.mistake)
                self.list.show(mistake_rows(mistake, self.look, self.size.width - 2), None)
                return
            rows = hit_rows(found, self.session.entries, self.look, self.size.width - 2)
            rows += others_rows(found.others, self.look)
            self.list.show(rows, found.chosen if found.hits else 0 if found.others else None)

    def typed(self, text: str) -> None:
        """Finds as one types."""
        self.session.find_everywhere(text)
        self.list.top = 0
        self.show_rows()
        self.show_status()

    def take(self) -> None:
        """Remembers the choice and opens it; asks what else could be asked."""
        found, chosen = self.session.hit_list, self.list.chosen
        if found is None or chosen is None:
            return
        if found.others:
            from reader.search.grammar import to_text

            text = to_text(found.others[chosen].query)
            self.ask(text)
            self.typed(text)
            return
        self.session.hit_list = replace(found, chosen=chosen)
        self.dismiss(chosen)

    def next_entry(self, step: int) -> None:
        """To the first hit of the next entry, or of the one before."""
        found = self.session.hit_list
        if not found or self.list.chosen is None:
            return
        entries = list(dict.fromkeys(hit.entry for hit in found.hits))
        wanted = entries.index(found.hits[self.list.chosen].entry) + step
        if 0 <= wanted < len(entries):
            self.list.choose(next(index for index, hit in enumerate(found.hits) if hit.entry == entries[wanted]))

    def ask_again(self) -> None:
        """Lets the user change what is looked for."""
        self.ask(self.session.hit_list.needle if self.session.hit_list else "")

    def status_runs(self) -> list[StyledRun]:
        """How much was found, and the keys that matter here."""
        found, say = self.session.hit_list, self.look.messages
        state: list[StyledRun] = []
        if found and not found.mistake and found.needle.strip():
            articles = len({hit.entry for hit in found.hits})
            told = say("search.hits", total=len(found.hits), articles=articles) if found.hits else say("search.none")
            state = [(told, TextRole.STRONG if found.hits else TextRole.DAMAGE), (footer.GAP, TextRole.TEXT)]
            if found.read_as:
                read_as = say("search.read-as", read_as=self.look.shown(found.read_as))
                state += [(read_as, TextRole.ACCENT), (footer.GAP, TextRole.TEXT)]
        if self.is_asking:
            return [*state, *super().status_runs()]
        needle = (self.look.shown(found.needle) if found else "", TextRole.ACCENT)
        return footer.asked(needle, state, self.hints, self.look, self.size.width - 2)

    handlers: ClassVar[Mapping[str, Handler]] = {
        **ListScreen.handlers,
        "next-article": lambda screen: screen.next_entry(1),
        "previous-article": lambda screen: screen.next_entry(-1),
        "next-hit": lambda screen: screen.choose(1),
        "previous-hit": lambda screen: screen.choose(-1),
        "open": take,
        "find": ask_again,
        "shelf": lambda screen: screen.dismiss(Context.SHELF),
        "find-library": lambda screen: screen.dismiss(Context.FOUND),
        "find-everywhere": ask_again,
        "help": ListScreen.show_help,
        "palette": ListScreen.show_palette,
    }
