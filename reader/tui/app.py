"""The program on the screen."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.events import Key
from textual.screen import Screen

from reader.app.reading_history import ReadingHistory
from reader.app.session import Session
from reader.errors import SettingsError
from reader.model.edition import Edition
from reader.runtime.last_screen import SavedScreen
from reader.runtime.messages import Messages
from reader.runtime.settings import Settings
from reader.tui.commands import COMMANDS, keys_of
from reader.tui.key_reader import is_sequence
from reader.tui.preferences import load_preferences, save_preferences
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.screens.reading_keys import read_key
from reader.tui.screens.reading_screen import ReadingScreen
from reader.tui.style import themes
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.terminal.ansi_encoder import Terminal
from reader.tui.terminal.capabilities import chosen, terminal_of, theme_for
from reader.tui.terminal.diff_app import DiffApp

if TYPE_CHECKING:
    from reader.app.keyword_worker import Keywords
    from reader.tui.screens.reading_screen import FindKeywords

CSS = """
Screen { layout: vertical; overflow: hidden; }
HeaderLine, StatusLine { height: 1; width: 100%; }
Panes { layout: horizontal; height: 1fr; width: 100%; }
RowPane, SourcePane, ArticleView { height: 100%; }
.filling { width: 100%; height: 1fr; }
.small HeaderLine, .small Panes { display: none; }
.small StatusLine { height: 100%; }
"""


class ReaderApp(DiffApp, inherit_bindings=False):
    """Shows a session. Textual's own palette, notifications and keys are not used."""

    ENABLE_COMMAND_PALETTE = False
    CSS = CSS

    def __init__(
        self,
        session: Session,
        config: Settings,
        messages: Messages,
        find_keywords: "FindKeywords | None" = None,
        *,
        terminal: Terminal | None = None,
        kept: SavedScreen | None = None,
        memory: ReadingHistory | None = None,
        mistakes: Sequence[SettingsError] = (),
    ) -> None:
        terminal = terminal or terminal_of(os.environ)
        # Colours are given as they are to be sent: none is to be changed on its way.
        super().__init__(terminal, kept, ansi_color=True)
        self._session = session
        self._config = config
        self._find_keywords = find_keywords
        self._memory = memory
        self._mistakes = mistakes
        self.look = DisplaySettings(
            messages,
            themes.named(config.theme, colour=not self.no_color),
            config.measure,
            terminal.ambiguous,
            config.full_width_signs,
            config.keys,
            config.contents_width,
            config.facts_width,
            frozenset(config.hidden_kinds),
        )
        session.hidden_kinds = self.look.hidden_kinds
        self._reading: ReadingScreen | None = None

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, without an empty one below it."""
        words = self._config.watch_words
        self._reading = ReadingScreen(self._session, self.look, words, self._find_keywords, self._memory)
        self._reading.user_commands = self._config.commands
        return self._reading

    @property
    def session(self) -> Session:
        """What is read now; what was read last when the app has ended."""
        return self._reading.session if self._reading else self._session

    @property
    def look_now(self) -> DisplaySettings:
        """How it is shown now, or was last when the app has ended; `look` is how it began."""
        return self._reading.look if self._reading else self.look

    def is_as_started(self) -> bool:
        """Whether the next start may show what the screen shows now: an article to read, and nothing asked."""
        return self.screen is self._reading and self._reading.is_at_rest

    def save(self) -> None:
        """Stores where reading is left."""
        from reader.app.resume import save_left_off

        save_left_off(self.session)

    def on_key(self, event: Key) -> None:
        """While something is asked, keys are text. They are taken here, one after the other, so that none is lost."""
        screen = self.screen
        if not isinstance(screen, CommandScreen):
            return
        if not screen.is_asking:
            if read_key(screen, event.key, event.character):
                event.prevent_default()
        else:
            event.prevent_default()
            if event.key.startswith("alt+"):
                # Esc and a key in one packet.
                screen.type_key("escape", None)
                self.post_message(Key(event.key.removeprefix("alt+"), event.character))
            else:
                screen.type_key(event.key, event.character)

    def on_mount(self) -> None:
        """Takes the user's keys."""
        self.set_keymap(_textual_keymap(self._config.keys))
        if self._reading and self._mistakes:
            say, first = self.look.messages, self._mistakes[0]
            more = say("notice.settings", count=len(self._mistakes)) + "  " if len(self._mistakes) > 1 else ""
            self._reading.say(more + say.error(first))


def _textual_keymap(keys: Mapping[str, str]) -> dict[str, str]:
    # Textual parts keys by commas, and knows that sign as a key by its name only.
    return {
        command.id: ",".join("comma" if key == "," else key for key in keys_of(command, keys) if not is_sequence(key))
        for command in COMMANDS
        if command.id in keys
    }


async def _keywords(edition: Edition) -> "Keywords":
    """The keywords of an edition; what that needs is not loaded before it is asked for."""
    from reader.app.keyword_worker import keywords_of

    return await keywords_of(edition)


def run(
    session: Session,
    config: Settings,
    messages: Messages,
    kept: SavedScreen | None = None,
    mistakes: Sequence[SettingsError] = (),
) -> ReaderApp:
    """Shows `session` until the user leaves; `kept` is the screen of the last time, which is shown already.

    `mistakes` are those of the settings, to be told.
    Gives the app, which has ended: what was open last, and its screen, to be kept.
    """
    terminal = chosen(config.ambiguous, os.environ)
    liked = load_preferences(config)
    shown = liked._replace(theme=theme_for(liked.theme, os.environ))
    app = ReaderApp(
        session,
        shown,
        messages,
        _keywords,
        terminal=terminal,
        kept=kept,
        memory=ReadingHistory(),
        mistakes=mistakes,
    )
    app.run(mouse=config.mouse)
    look = app.look_now
    if look != app.look:
        is_terminals = look.theme == app.look.theme
        save_preferences(config, replace(look, theme=themes.named(liked.theme)) if is_terminals else look)
    return app
