"""A text handed to a command, and what it prints."""

import asyncio
from collections.abc import Mapping
from typing import ClassVar

from reader.app.user_program import ProgramOutput, run_program
from reader.errors import ReaderError
from reader.text.linebreak import break_lines
from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.list_screen import ListScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, StyledRun, TextRole

MOST_LINES = 10_000
"""Lines of output that are set."""
TAB = 8


class OutputScreen(ListScreen):
    """Asks for a command where none is given, runs it in a thread, and shows its output."""

    context = Context.OUTPUT
    BINDINGS = bindings(context)
    hints = "output"

    def __init__(self, look: DisplaySettings, passage: str, command: str = "") -> None:
        super().__init__(look)
        self.passage = passage
        self.command = command
        self.output: ProgramOutput | None = None
        self.mistake = ""

    def on_mount(self) -> None:
        """Runs the command, or asks for one."""
        if self.command:
            self.run()
        else:
            self.ask()

    def ask(self) -> None:
        """Asks for a command; the last one can be changed."""
        self.status.ask(self.look.messages("program.ask"), self.command)
        self.show_status()

    def run(self) -> None:
        """Runs the command; the output comes when it has ended."""
        self.output, self.mistake = None, ""
        self.show_rows()
        self.show_status()
        self.run_worker(self._run(), exclusive=True, exit_on_error=False)

    async def _run(self) -> None:
        try:
            self.output = await asyncio.to_thread(run_program, self.command, self.passage)
        except ReaderError as error:
            self.mistake = self.look.messages.error(error)
        self.show_rows()
        self.show_status()

    def show_rows(self) -> None:
        """The output, its lines broken to the width."""
        say = self.look.messages
        self.header.show(self.look.shown(self.command) or say("program.title"), "", "")
        rows = [BLANK_ROW]
        text = self.output.text if self.output else ""
        for line in text.rstrip("\n").split("\n")[:MOST_LINES]:
            rows += self._rows(line.rstrip("\r").expandtabs(TAB))
        self.list.show(rows, None)

    def _rows(self, line: str) -> list[ListRow]:
        shown = self.look.shown(line)
        spans = break_lines(shown, max(2, self.size.width - 2), ambiguous=self.look.ambiguous)
        return [ListRow(((shown[start:end], TextRole.TEXT),)) for start, end in spans] or [BLANK_ROW]

    def submitted(self) -> None:
        """A command is typed."""
        self.command = self.status.text.strip()
        self.status.close()
        if self.command:
            self.run()
        else:
            self.dismiss(None)

    def abandoned(self) -> None:
        """Nothing is to be run; without output there is nothing to stay for."""
        self.status.close()
        if self.output is None:
            self.dismiss(None)
        else:
            self.show_status()

    def status_runs(self) -> list[StyledRun]:
        """How the command ended, and the keys that matter here."""
        if self.is_asking:
            return [(self.look.messages("program.explain"), TextRole.DIM)]
        runs: list[StyledRun] = [(self._state(), TextRole.STRONG), (footer.GAP, TextRole.TEXT)]
        return [*runs, *footer.keys(self.hints, self.look, self.size.width - 2 - footer.width_of(runs, self.look))]

    def _state(self) -> str:
        say = self.look.messages
        if self.mistake:
            return self.look.shown(self.mistake)
        if self.output is None:
            return say("program.running")
        if self.output.is_late:
            return say("program.late")
        if self.output.status:
            return say("program.status", status=self.output.status)
        return say("program.cut") if self.output.is_cut else say("program.done")

    handlers: ClassVar[Mapping[str, Handler]] = {**ListScreen.unfiltered, "pipe": ask}
