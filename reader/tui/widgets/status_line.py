"""The line below: the keys that matter here and now, a notice, or the text being typed."""

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.text.visible import visible
from reader.text.width import cells
from reader.tui.field import EDITS, Field
from reader.tui.inks import Ground, Ink, Run
from reader.tui.look import Look
from reader.tui.widgets.painting import blank, strip

GAP = "   "
STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "ctrl+p": -1, "ctrl+n": 1}
"""Keys that move a choice while one types."""


class StatusLine(Widget, can_focus=True):
    """Paints runs; while something is asked, takes the keys and tells what is typed."""

    ALLOW_SELECT = False

    class Changed(Message):
        """The text being typed is another."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Submitted(Changed):
        """Enter was pressed."""

    class Abandoned(Message):
        """Esc was pressed."""

    class Stepped(Message):
        """A key moved the choice while one typed."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.look = look
        self.field: Field | None = None
        self._prompt = ""
        self._runs: Sequence[Run] = ()

    def show(self, runs: Sequence[Run]) -> None:
        """What stands in the line, or behind the text being typed."""
        if runs != self._runs:
            self._runs = runs
            self.refresh()

    def ask(self, prompt: str, text: str = "") -> None:
        """Lets the user type, from now on until `close`."""
        self._prompt, self.field = prompt, Field(text)
        self.focus(scroll_visible=False)
        self._place_cursor()
        self.refresh()

    def close(self) -> None:
        """Ends the typing."""
        self.field = None
        self.screen.set_focus(None)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The one line; what is below it is empty."""
        if y:
            return blank(self.size.width, self.look.theme, Ground.BAR)
        runs = [(" ", Ink.TEXT), *self._typed(), *self._runs] if self.field else [(" ", Ink.TEXT), *self._runs]
        return strip(runs, self.size.width, self.look.theme, Ground.BAR)

    def on_key(self, event: events.Key) -> None:
        """Edits the text, or ends the typing."""
        if self.field is None:
            return
        event.stop()
        event.prevent_default()
        if event.key in ("escape", "ctrl+c"):
            self.post_message(self.Abandoned())
        elif event.key == "enter":
            self.post_message(self.Submitted(self.field.text))
        elif event.key in STEPS:
            self.post_message(self.Stepped(STEPS[event.key]))
        elif event.key in EDITS:
            self._edit(lambda field: EDITS[event.key](field))
        elif event.character and event.is_printable:
            character = event.character
            self._edit(lambda field: field.insert(character))

    def on_paste(self, event: events.Paste) -> None:
        """Takes the first line of what is pasted."""
        if self.field is not None:
            event.stop()
            line = event.text.strip().split("\n")[0]
            self._edit(lambda field: field.insert(line))

    def _edit(self, edit: Callable[[Field], None]) -> None:
        assert self.field is not None  # noqa: S101 - for the type checker: the callers have looked
        before = self.field.text
        edit(self.field)
        self._place_cursor()
        self.refresh()
        if self.field.text != before:
            self.post_message(self.Changed(self.field.text))

    def _typed(self) -> list[Run]:
        assert self.field is not None  # noqa: S101 - for the type checker: the caller has looked
        shown, cursor = visible(self.field.text), self.field.cursor
        at = shown[cursor : cursor + 1] or " "
        return [
            (self._prompt, Ink.STRONG),
            (shown[:cursor], Ink.STRONG),
            (at, Ink.CURSOR),
            (shown[cursor + 1 :], Ink.STRONG),
            (GAP, Ink.TEXT),
        ]

    def _place_cursor(self) -> None:
        """An input method puts its window where the terminal's cursor is."""
        if self.field:
            before = visible(self.field.text)[: self.field.cursor]
            x = 1 + cells(self._prompt + before, self.look.ambiguous)
            self.app.cursor_position = Offset(self.region.x + x, self.region.y)
