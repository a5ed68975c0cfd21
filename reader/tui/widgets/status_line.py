"""The line below: the keys that matter here and now, a notice, or the text being typed."""

from collections.abc import Sequence
from enum import Enum, auto

from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from reader.text.visible import visible
from reader.text.width import cells, tail
from reader.tui.field import EDITS, LONGEST, Field, one_line
from reader.tui.inks import Ground, Ink, Run, plain
from reader.tui.look import Look
from reader.tui.widgets.painting import blank, strip

GAP = "   "
JOINT = "  "
"""Between the hints of one run."""
TYPED_RUNS = 4
"""The runs of the text being typed: before the cursor, at it, behind it, a gap."""
BEHIND_CURSOR = 2
"""Cells that are kept for the character at the cursor."""


class Typed(Enum):
    """What a key did to the text being typed."""

    NOTHING = auto()
    CHANGED = auto()
    SUBMITTED = auto()
    ABANDONED = auto()


class StatusLine(Widget):
    """Paints runs, behind the text being typed where there is one. It is given its keys: they come in order."""

    ALLOW_SELECT = False

    def __init__(self, look: Look, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.look = look
        self.field: Field | None = None
        """What is being typed; None while nothing is asked."""
        self._prompt = ""
        self._runs: Sequence[Run] = ()

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self.field.text if self.field else ""

    def show(self, runs: Sequence[Run]) -> None:
        """What stands in the line, or behind the text being typed."""
        if runs != self._runs:
            self._runs = runs
            self.refresh()

    def ask(self, prompt: str, text: str = "") -> None:
        """Lets the user type, from now on until `close`."""
        self._prompt, self.field = prompt, Field(text)
        self._place_cursor()
        self.refresh()

    def close(self) -> None:
        """Ends the typing."""
        self.field = None
        self.refresh()

    def press(self, key: str, character: str | None) -> Typed:
        """A key while one types."""
        if self.field is None:
            return Typed.NOTHING
        if key in ("escape", "ctrl+c"):
            return Typed.ABANDONED
        if key == "enter":
            return Typed.SUBMITTED
        before = self.field.text
        if key in EDITS:
            EDITS[key](self.field)
        elif character and character >= " ":  # Tab and other keys have control characters of their own
            self.field.insert(one_line(character))
        self._place_cursor()
        self.refresh()
        return Typed.NOTHING if self.field.text == before else Typed.CHANGED

    def paste(self, text: str) -> Typed:
        """What comes at once while one types: its first line."""
        if self.field is None or not (line := one_line(text.strip())):
            return Typed.NOTHING
        before = self.field.text
        self.field.insert(line)
        self._place_cursor()
        self.refresh()
        return Typed.NOTHING if self.field.text == before else Typed.CHANGED

    def render_line(self, y: int) -> Strip:
        """The one line; what is below it is empty."""
        if y:
            return blank(self.size.width, self.look.theme, Ground.BAR)
        runs = self._fitted(self._typed(self.field)) if self.field else list(self._runs)
        return strip([(" ", Ink.TEXT), *runs], self.size.width, self.look.theme, Ground.BAR)

    def _typed(self, field: Field) -> list[Run]:
        rest = visible(field.text[field.cursor :])
        at, behind = rest[:1] or " ", rest[1:]
        typed = [(self._before(field), Ink.STRONG), (at, Ink.CURSOR), (behind, Ink.STRONG), (GAP, Ink.TEXT)]
        return [*typed, *(self._full(field) or self._runs)]

    def _full(self, field: Field) -> list[Run]:
        """That there is no room for more, where something had none."""
        return [(self.look.messages("search.full", most=LONGEST), Ink.DAMAGE)] if field.is_cut else []

    def _before(self, field: Field) -> str:
        """What stands before the cursor: its end where it is wider than the line."""
        before = self._prompt + visible(field.text[: field.cursor])
        room = self.size.width - 1 - BEHIND_CURSOR
        if full := self._full(field):
            room -= cells(GAP + plain(full), self.look.ambiguous)
        return tail(before, max(1, room), self.look.ambiguous)

    def _fitted(self, runs: list[Run]) -> list[Run]:
        """Runs without what has no room behind the text being typed: no hint is told by half."""
        while len(runs) > TYPED_RUNS and cells(plain(runs), self.look.ambiguous) >= self.size.width:
            text, ink = runs.pop()
            if JOINT in text.strip():
                runs.append((text.rpartition(JOINT)[0].rstrip(), ink))
        return runs

    def _place_cursor(self) -> None:
        """An input method puts its window where the terminal's cursor is."""
        if self.field and self.is_attached:
            x = 1 + cells(self._before(self.field), self.look.ambiguous)
            self.app.cursor_position = Offset(self.region.x + x, self.region.y)
