"""The line below: the keys that matter here and now, a notice, or the text being typed."""

from collections.abc import Sequence
from enum import Enum, auto

from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from reader.text.sanitize import sanitize
from reader.text.width import cells, tail
from reader.tui.line_editor import EDITS, LONGEST, LineEditor, one_line
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import StyledRun, Surface, TextRole, text_of
from reader.tui.widgets.painting import blank, strip

GAP = "   "
JOINT = "  "
"""Between the hints of one run."""
TYPED_RUNS = 4
"""The runs of the text being typed: before the cursor, at it, behind it, a gap."""
BEHIND_CURSOR = 2
"""Cells that are kept for the character at the cursor."""


class KeyOutcome(Enum):
    """What a key did to the text being typed."""

    NOTHING = auto()
    CHANGED = auto()
    SUBMITTED = auto()
    ABANDONED = auto()


class StatusLine(Widget):
    """Paints runs, behind the text being typed where there is one. It is given its keys: they come in order."""

    ALLOW_SELECT = False

    def __init__(self, look: DisplaySettings, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.look = look
        self.field: LineEditor | None = None
        """What is being typed; None while nothing is asked."""
        self._prompt = ""
        self._runs: Sequence[StyledRun] = ()

    @property
    def text(self) -> str:
        """What is typed so far."""
        return self.field.text if self.field else ""

    def show(self, runs: Sequence[StyledRun]) -> None:
        """What stands in the line, or behind the text being typed."""
        if runs != self._runs:
            self._runs = runs
            self.refresh()

    def ask(self, prompt: str, text: str = "", *, is_replaced: bool = False) -> None:
        """Lets the user type, from now on until `close`; `is_replaced`: the first character replaces `text`."""
        self._prompt, self.field = prompt, LineEditor(text)
        self.field.is_replaced = is_replaced and bool(text)
        self._place_cursor()
        self.refresh()

    def close(self) -> None:
        """Ends the typing."""
        self.field = None
        self.refresh()

    def press(self, key: str, character: str | None) -> KeyOutcome:
        """A key while one types."""
        if self.field is None:
            return KeyOutcome.NOTHING
        if key in ("escape", "ctrl+c"):
            return KeyOutcome.ABANDONED
        if key == "enter":
            return KeyOutcome.SUBMITTED
        before = self.field.text
        if key in EDITS:
            EDITS[key](self.field)
        elif character and character >= " ":  # Tab and other keys have control characters of their own
            self.field.insert(one_line(character))
        self.field.is_replaced = False
        self._place_cursor()
        self.refresh()
        return KeyOutcome.NOTHING if self.field.text == before else KeyOutcome.CHANGED

    def paste(self, text: str) -> KeyOutcome:
        """What comes at once while one types: its first line."""
        if self.field is None or not (line := one_line(text.strip())):
            return KeyOutcome.NOTHING
        before = self.field.text
        self.field.insert(line)
        self.field.is_replaced = False
        self._place_cursor()
        self.refresh()
        return KeyOutcome.NOTHING if self.field.text == before else KeyOutcome.CHANGED

    def render_line(self, y: int) -> Strip:
        """The one line; what is below it is empty."""
        if y:
            return blank(self.size.width, self.look.theme, Surface.BAR)
        runs = self._fitted(self._typed(self.field)) if self.field else list(self._runs)
        return strip([(" ", TextRole.TEXT), *runs], self.size.width, self.look.theme, Surface.BAR)

    def _typed(self, field: LineEditor) -> list[StyledRun]:
        rest = sanitize(field.text[field.cursor :])
        at, behind = rest[:1] or " ", rest[1:]
        before = TextRole.HIT if field.is_replaced else TextRole.STRONG
        typed = [
            (self._before(field), before),
            (at, TextRole.CURSOR),
            (behind, TextRole.STRONG),
            (GAP, TextRole.TEXT),
        ]
        return [*typed, *(self._full(field) or self._runs)]

    def _full(self, field: LineEditor) -> list[StyledRun]:
        """That there is no room for more, where something had none."""
        return [(self.look.messages("search.full", most=LONGEST), TextRole.DAMAGE)] if field.is_cut else []

    def _before(self, field: LineEditor) -> str:
        """What stands before the cursor: its end where it is wider than the line."""
        before = self._prompt + sanitize(field.text[: field.cursor])
        room = self.size.width - 1 - BEHIND_CURSOR
        if full := self._full(field):
            room -= cells(GAP + text_of(full), self.look.ambiguous)
        return tail(before, max(1, room), self.look.ambiguous)

    def _fitted(self, runs: list[StyledRun]) -> list[StyledRun]:
        """Runs without what has no room behind the text being typed: no hint is told by half."""
        while len(runs) > TYPED_RUNS and cells(text_of(runs), self.look.ambiguous) >= self.size.width:
            text, ink = runs.pop()
            if JOINT in text.strip():
                runs.append((text.rpartition(JOINT)[0].rstrip(), ink))
        return runs

    def _place_cursor(self) -> None:
        """An input method puts its window where the terminal's cursor is."""
        if self.field and self.is_attached:
            x = 1 + cells(self._before(self.field), self.look.ambiguous)
            self.app.cursor_position = Offset(self.region.x + x, self.region.y)
