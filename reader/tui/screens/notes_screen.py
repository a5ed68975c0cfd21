"""Notes and highlights on all that was read: to look through, to search, to go to, to remove."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from reader.app.bundled import fold
from reader.app.notebook import Notebook, PlacedNote
from reader.app.session import Session
from reader.errors import ReaderError
from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.layout.note_rows import note_rows
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.list_screen import ListScreen
from reader.tui.screens.prompt_screen import PromptScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import StyledRun, TextRole


class NotesScreen(PromptScreen):
    """Gives the chosen note to the screen below."""

    context = Context.NOTES
    BINDINGS = bindings(context)
    prompt = "search.ask"
    hints = "notes"

    def __init__(self, session: Session, notebook: Notebook, look: DisplaySettings) -> None:
        super().__init__(look)
        self.session = session
        self.notebook = notebook
        self.needle = ""
        self.found: tuple[PlacedNote, ...] = ()
        self.notice = ""

    def show_rows(self) -> None:
        """The notes that hold what is looked for, those on the open edition first."""
        needle = fold()(self.needle)
        every = (each for each in self.notebook.every(self.session) if needle in fold()(_words(each)))
        self.found = tuple(sorted(every, key=lambda each: (not each.number, each.note.article)))
        total = self.look.messages("notes.count", count=len(self.found))
        self.header.show(self.look.messages("notes.title"), self.look.shown(self.needle), total)
        chosen = min(self.list.chosen or 0, len(self.found) - 1) if self.found else None
        self.list.show(note_rows(self.found, self.look, self.size.width - 2), chosen)

    def typed(self, text: str) -> None:
        """Finds as one types."""
        self.needle = text
        self.list.top = 0
        self.show_rows()

    def submitted(self) -> None:
        """Stays among what is found."""
        self.status.close()
        self.show_status()

    def abandoned(self) -> None:
        """All notes again."""
        self.status.close()
        self.typed("")
        self.show_status()

    def take(self) -> None:
        """Goes to the chosen note."""
        if self.found and self.list.chosen is not None:
            self.dismiss(self.found[self.list.chosen])

    def remove_note(self) -> None:
        """Removes the chosen note."""
        if self.found and self.list.chosen is not None:
            note = self.found[self.list.chosen].note

            def removed() -> str:
                self.notebook.remove(note)
                return "notes.removed"

            self._change(removed)

    def undo(self) -> None:
        """Takes the last change of notes back."""
        self._change(lambda: "notes.restored" if self.notebook.undo() else "notes.nothing-to-undo")

    def _change(self, change: Callable[[], str]) -> None:
        try:
            self.notice = self.look.messages(change())
        except ReaderError as error:
            self.notice = self.look.messages.error(error)
        self.show_rows()
        self.show_status()

    def before_command(self) -> None:
        """Takes back the notice."""
        self.notice = ""
        self.show_status()

    def status_runs(self) -> list[StyledRun]:
        """A notice, that there is nothing, or the keys that matter here."""
        say, runs = self.look.messages, list[StyledRun]()
        if self.is_asking:
            return super().status_runs()
        if told := self.notice or ("" if self.found else say("notes.none")):
            runs = [(self.look.shown(told), TextRole.STRONG), (footer.GAP, TextRole.TEXT)]
        return [*runs, *footer.keys(self.hints, self.look, self.size.width - 2 - footer.width_of(runs, self.look))]

    handlers: ClassVar[Mapping[str, Handler]] = {
        **ListScreen.unfiltered,
        "open": take,
        "find": lambda screen: screen.ask(screen.needle),
        "remove-note": remove_note,
        "undo-note": undo,
        "help": ListScreen.show_help,
        "palette": ListScreen.show_palette,
    }


def _words(each: PlacedNote) -> str:
    return "\n".join((each.note.title, each.note.quote, each.note.text))
