"""The lines of the source with their labels, to be corrected; the file itself is not changed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from reader.app.correcting import CorrectedFile
from reader.errors import ReaderError
from reader.text.linebreak import break_lines
from reader.text.width import cells
from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.list_screen import ListScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, StyledRun, TextRole

if TYPE_CHECKING:
    from reader.parser.explain import ExplainedLine

CHOICES: Mapping[str, str] = {
    "1": "title",
    "2": "lead",
    "3": "body",
    "4": "subhead",
    "5": "byline",
    "6": "strip",
    "7": "advert",
    "8": "furniture",
    "0": "",
}
"""Digits and the labels that they give; an empty one is that of the parser."""
GAP = 2


class CorrectingScreen(ListScreen):
    """Gives whether anything was changed to the screen below."""

    context = Context.CORRECTING
    BINDINGS = bindings(context)
    hints = "correcting"

    def __init__(self, file: CorrectedFile, look: DisplaySettings, line: int) -> None:
        super().__init__(look)
        self.file = file
        self.lines: tuple[ExplainedLine, ...] = file.explained()
        self.start = line
        """The source line at which one begins."""
        self.is_changed = False
        self.notice = ""

    def show_rows(self) -> None:
        """Number, label and words of every line."""
        say = self.look.messages
        self.header.show(say("correct.title"), self.look.shown(self.file.path.rpartition("/")[2]), "")
        names = [self._label_of(line) for line in self.lines]
        width = max((cells(name, self.look.ambiguous) for name in names), default=0)
        gutter = len(str(self.lines[-1].line)) if self.lines else 1
        rows = [BLANK_ROW]
        for line, name in zip(self.lines, names, strict=True):
            rows += self._rows(line, name, width, gutter)
        chosen = self.list.chosen
        if chosen is None and self.lines:
            chosen = max((each.line for each in self.lines if each.line <= self.start), default=self.lines[0].line)
        self.list.show(rows, chosen)

    def _label_of(self, line: "ExplainedLine") -> str:
        own = "*" if line.because == "correction" else ""
        return self.look.messages(f"label.{line.label.removesuffix('+')}") + own

    def _rows(self, line: "ExplainedLine", name: str, width: int, gutter: int) -> list[ListRow]:
        shown = self.look.shown(line.text)
        pad = " " * (width - cells(name, self.look.ambiguous) + GAP)
        room = max(2, self.size.width - gutter - width - 4 * GAP)
        ink = TextRole.STRONG if line.because == "correction" else TextRole.DIM
        rows = []
        for index, (start, end) in enumerate(break_lines(shown, room, ambiguous=self.look.ambiguous)):
            lead: tuple[StyledRun, ...] = ((f"{line.line:>{gutter}}  ", TextRole.DIM), (name + pad, ink))
            if index:
                lead = ((" " * (gutter + width + 2 * GAP), TextRole.TEXT),)
            rows.append(ListRow((*lead, (shown[start:end], TextRole.TEXT)), line.line))
        return rows

    def ask(self) -> None:
        """Asks what the chosen line is."""
        if self.list.chosen is not None:
            self.status.ask("")
            self.show_status()

    def typed(self, text: str) -> None:
        """A digit chooses."""
        self.abandoned()
        digit = text[:1].translate({0xFF10 + at: str(at) for at in range(10)})
        if digit in CHOICES and self.list.chosen is not None:
            line, label = self.list.chosen, CHOICES[digit]
            self._change(lambda: self.file.label(line, label), "")

    def submitted(self) -> None:
        """Nothing is chosen."""
        self.abandoned()

    def abandoned(self) -> None:
        """Nothing is chosen."""
        self.status.close()
        self.show_status()

    def undo(self) -> None:
        """Takes the last correction back."""
        self._change(self.file.undo, "notes.restored")

    def _change(self, change: Callable[[], object], notice: str) -> None:
        say = self.look.messages
        try:
            is_done = change() is not False
            self.notice = say(notice) if notice and is_done else "" if is_done else say("notes.nothing-to-undo")
            self.is_changed |= is_done
            self.lines = self.file.explained()
        except ReaderError as error:
            self.notice = say.error(error)
        self.show_rows()
        self.show_status()

    def before_command(self) -> None:
        """Takes back the notice."""
        self.notice = ""
        self.show_status()

    def go_back(self) -> None:
        """To the screen below."""
        self.dismiss(self.is_changed)

    def status_runs(self) -> list[StyledRun]:
        """What a line can be, a notice, or the keys that matter here."""
        if self.is_asking:
            choices = self.look.messages("correct.choices").split("  ")
            return [
                (f"{choice} ", TextRole.DIM) for choice in choices
            ]  # one by one: the last go where there is no room
        runs: list[StyledRun] = []
        if self.notice:
            runs = [(self.look.shown(self.notice), TextRole.STRONG), (footer.GAP, TextRole.TEXT)]
        return [*runs, *footer.keys(self.hints, self.look, self.size.width - 2 - footer.width_of(runs, self.look))]

    handlers: ClassVar[Mapping[str, Handler]] = {
        **ListScreen.unfiltered,
        "open": ask,
        "undo-note": undo,
        "back": go_back,
        "quit": go_back,
        "help": ListScreen.show_help,
    }
