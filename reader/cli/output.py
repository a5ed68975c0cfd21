"""What a command writes: text and data on standard output, narration on standard error, nothing that can do harm."""

import os
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from reader.errors import SettingsError, UsageError
from reader.runtime import paths
from reader.runtime.messages import Messages, catalogue
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.runtime.last_screen import SavedScreen
    from reader.runtime.settings import Settings

_STYLES = {
    "head": "1;36",
    "label": "2",
    "kicker": "36",
    "headline": "1",
    "subtitle": "",
    "byline": "2",
    "subhead": "1",
    "caption": "3",
    "damage": "33",
    "hit": "1;31",
    "number": "36",
}
"""SGR parameters of each ink; in the sixteen colours that every terminal's user has chosen for themselves."""


def open_streams() -> None:
    """Makes standard output and error say Chinese: in the terminal's encoding where that can, else in UTF-8.

    What even that cannot write is replaced. Line feeds stay line feeds.
    """
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding=None if _says_chinese(stream) else "utf-8", errors="replace", newline="\n")


def _says_chinese(stream: TextIO) -> bool:
    try:
        "看报“”—…■".encode(stream.encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class Output:
    """Where a command writes, in the user's language, with colour only where it is wanted."""

    def __init__(self, messages: Messages, shown: "SavedScreen | None" = None) -> None:
        self.messages = messages
        self.shown = shown
        """The kept screen, where the screen may be wanted; the terminal shows it already."""
        self.mistakes: Sequence[SettingsError] = ()
        """What is wrong in the settings, once they were read."""
        self.tells_mistakes = True
        """Whether that is told at once; the screen and the doctor tell it themselves."""
        self.is_plain = False
        """Whether the user asked for no colour."""

    @cached_property
    def config(self) -> "Settings":
        """The user's settings, read when they are first needed; the language they choose holds from then on."""
        from reader.runtime.settings import read_settings

        config, self.mistakes = read_settings(paths.config_file())
        if config.language != "auto":
            self.messages = catalogue(config.language)
        if self.tells_mistakes:
            self.tell(self.mistakes)
        return config

    def tell(self, mistakes: "Iterable[SettingsError]") -> None:
        """Mistakes in the settings, a line each."""
        for mistake in mistakes:
            self.narrate(f"kanbao: {self.messages.error(mistake)}")

    @cached_property
    def is_terminal(self) -> bool:
        """Whether a person sees the output at once."""
        return sys.stdout is not None and sys.stdout.isatty()

    @cached_property
    def is_coloured(self) -> bool:
        """Colour: on a terminal that knows it, unless it is not wanted (https://no-color.org)."""
        return (
            self.is_terminal
            and not self.is_plain
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM", "dumb") != "dumb"
        )

    @cached_property
    def has_blocks(self) -> bool:
        """Whether bars can be drawn with block elements: not in another encoding, nor on a terminal that has none."""
        try:
            "▁█".encode(getattr(sys.stdout, "encoding", None) or "ascii")
        except (UnicodeEncodeError, LookupError):
            return False
        return not self.is_plain and os.environ.get("TERM") not in ("dumb", "linux", "vt100", "vt220")

    @cached_property
    def width(self) -> int:
        """Cells of a line: COLUMNS, the terminal's, or 80."""
        given = os.environ.get("COLUMNS", "")
        return max(2, int(given) if given.isdecimal() and int(given) else _terminal_width() or 80)

    def ink(self, text: str, style: str) -> str:
        """`text`, which must be harmless, in an ink of `_STYLES` where there is colour."""
        sgr = _STYLES.get(style) if self.is_coloured and text else None
        return f"\x1b[{sgr}m{text}\x1b[0m" if sgr else text

    def line(self, text: str = "") -> None:
        """A line of harmless text."""
        self.text(f"{text}\n")

    def text(self, text: str) -> None:
        """Harmless text as it is."""
        if sys.stdout is not None:
            sys.stdout.write(text)

    def give(self, data: str | bytes) -> None:
        """An exported file: text, or bytes, which no terminal can show. UsageError on one."""
        if isinstance(data, str):
            self.text(data)
        elif self.is_terminal:
            raise UsageError("export.binary")
        elif sys.stdout is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)

    def narrate(self, text: str) -> None:
        """A line for the user, on standard error, made harmless."""
        if sys.stderr is not None:
            sys.stderr.write(f"{sanitize(text)}\n")
            sys.stderr.flush()

    def flush(self) -> None:
        """Everything to where it goes, now, while errors can still be told."""
        if sys.stdout is not None:
            sys.stdout.flush()


def _terminal_width() -> int:
    """Cells; 0 where standard output is no terminal, or one that does not know."""
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
    except (OSError, ValueError):
        return 0


def columns(rows: Iterable[tuple[str, ...]], ambiguous: int = 1) -> list[str]:
    """Rows of harmless text as lines, each column but the last as wide as its widest cell, two spaces between."""
    from reader.text.width import cells

    table = list(rows)
    widths = [max(cells(row[at], ambiguous) for row in table) for at in range(len(table[0]))] if table else []
    return [
        "  ".join(
            text + " " * (width - cells(text, ambiguous)) if at + 1 < len(row) else text
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table
    ]
