"""A screen whose keys are commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.screen import Screen

from reader.runtime.messages import catalogue
from reader.tui.commands import COMMANDS, Context, sequences
from reader.tui.key_reader import KeyReader, is_sequence
from reader.tui.style import themes
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.terminal.diff_app import DiffApp
from reader.tui.widgets.status_line import KeyOutcome, StatusLine

STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "ctrl+p": -1, "ctrl+n": 1}
"""Keys that move a choice while one types."""

COUNTED = frozenset(
    [
        "line-down",
        "line-up",
        "page-down",
        "page-up",
        "half-page-down",
        "half-page-up",
        "next-article",
        "previous-article",
        "next-hit",
        "previous-hit",
        "next-edition",
        "previous-edition",
        "next-paragraph",
        "previous-paragraph",
        "next-sentence",
        "previous-sentence",
        "wider",
        "narrower",
        "next-pane",
        "previous-pane",
    ]
)
"""Commands that a count repeats."""

Handler = Callable[[Any], None]
"""What a command does to its screen."""


def bindings(context: Context) -> list[BindingType]:
    """The bindings of a context: one a command, with its id, which the user's keymap names."""
    say = catalogue("en")
    return [
        Binding(
            ",".join(
                "comma" if key == "," else key for key in command.keys if not is_sequence(key)
            ),  # parted by commas
            f"command('{command.id}')",
            say(f"command.{command.id}"),
            id=command.id,
            tooltip=say(f"command.{command.id}.more"),
        )
        for command in COMMANDS
        if context in command.contexts
    ]


@dataclass(slots=True)
class PendingKeys:
    """The keys of a screen before they are a command."""

    sequences: Mapping[str, str]
    reader: KeyReader = field(default_factory=KeyReader)
    said_unbound: bool = False
    """Whether it was said that a key means nothing, since the last one that does."""


class CommandScreen(Screen[Any], inherit_bindings=False):
    """Runs the function that a command's id names in `handlers`."""

    AUTO_FOCUS = ""
    context: ClassVar[Context] = Context.READING
    """What its keys mean."""
    handlers: ClassVar[Mapping[str, Handler]] = {}
    look: DisplaySettings
    status: StatusLine
    notice = ""
    """What is said until the next command."""
    count: int | None = None
    """The count before the command that is run."""
    last_command = ""

    @cached_property
    def keys(self) -> "PendingKeys":
        """What was typed before a command."""
        return PendingKeys(sequences(self.context, self.look.keymap))

    def action_command(self, name: str) -> None:
        """A key, or the palette, asks for a command. A count repeats it, as long as it has nothing to say."""
        self.keys.said_unbound = False
        self.count, self.keys.reader.digits = self.keys.reader.count, ""
        self.before_command()
        for _ in range((self.count or 1) if name in COUNTED else 1):
            self.handlers[name](self)
            if self.notice or self.app.screen is not self:
                break
        self.last_command, self.count = name, None
        self.after_command()

    @property
    def is_asking(self) -> bool:
        """Whether keys are text."""
        return self.status.field is not None

    def type_key(self, key: str, character: str | None) -> None:
        """A key while something is asked."""
        if key in STEPS:
            self.stepped(STEPS[key])
            return
        match self.status.press(key, character):
            case KeyOutcome.CHANGED:
                self.typed(self.status.text)
            case KeyOutcome.SUBMITTED:
                self.submitted()
            case KeyOutcome.ABANDONED:
                self.abandoned()

    def on_paste(self, event: Paste) -> None:
        """The first line of what is pasted is typed."""
        if self.is_asking and self.status.paste(event.text) is KeyOutcome.CHANGED:
            self.typed(self.status.text)

    def typed(self, text: str) -> None:
        """The text being typed is another."""

    def submitted(self) -> None:
        """Enter was pressed."""

    def abandoned(self) -> None:
        """Esc was pressed while one typed."""

    def stepped(self, by: int) -> None:
        """A key moved the choice while one typed."""

    def say(self, text: str) -> None:
        """A notice, until the next command."""
        self.notice = text

    def show_help(self) -> None:
        """All keys, over this screen."""
        from reader.tui.screens.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.look))

    def show_palette(self) -> None:
        """The commands of this screen by name."""
        from reader.tui.screens.palette_screen import PaletteScreen

        palette = PaletteScreen(self.look, self.context)
        self.app.push_screen(palette, lambda name: self.action_command(name) if name else None)

    def next_theme(self) -> None:
        """The next theme, in this screen and those below it."""
        look = replace(self.look, theme=themes.after(self.look.theme))
        for screen in self.app.screen_stack:
            if isinstance(screen, CommandScreen):
                screen.relook(replace(screen.look, theme=look.theme))

    def redraw(self) -> None:
        """Paints the screen anew, whatever the terminal shows."""
        app = self.app
        if isinstance(app, DiffApp):
            app.action_repaint()

    def suspend(self) -> None:
        """Back to the shell for a while."""
        self.app.action_suspend_process()

    def relook(self, look: DisplaySettings) -> None:
        """Another theme or measure."""
        self.look = look

    def after_command(self) -> None:
        """Shows what the command has changed, so that all of it is painted at once."""

    def before_command(self) -> None:
        """Takes back what was said about the command before."""
        if self.notice:
            self.say("")
