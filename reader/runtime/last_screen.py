"""The screen of the last time, shown again at once: before the screen's toolkit, or anything else, is loaded.

A screen is kept under everything that it depends on: the program's version, the terminal's kind, size and colours, the
user's settings, and what the caller names, such as the file that is read. Where any of that is another, nothing is
shown, nor where a file that it came from has changed. The running program takes the kept screen for what the terminal
shows, and corrects what differs.

This module is on the way to the first glyph: it imports little, and says so where that costs a convenience.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from reader import __version__
from reader.runtime import paths
from reader.runtime.value_cache import ValueCache

SgrRun = tuple[str, str]
"""SGR codes, and the text that is drawn with them."""
ENTER_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""The alternate screen, no cursor, no wrapping."""
LEAVE_SCREEN = "\x1b[m\x1b[?7h\x1b[?1049l\x1b[?25h"
SCREENS: ValueCache[Mapping[str, Any]] = ValueCache("", keep=12, subfolder="screens")
"""Without a stamp of the code: a screen is shown for the moment until the program corrects it."""
_ENDING = ("SIGTERM", "SIGHUP")
_ENVIRONMENT = ("TERM", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "TMUX", "LANG", "LC_ALL", "LC_MESSAGES")


class SavedScreen:
    """Under what a screen is kept; and the screen itself, where one was there and is shown now.

    No dataclass: to import them takes as long as to show the screen.
    """

    __slots__ = ("attributes", "files", "identity", "rows")

    def __init__(self, identity: list[str]) -> None:
        self.identity = identity
        self.files: dict[str, str] = {}
        """The stamps of the files that decide what the screen shows: none is to have another at the next start."""
        self.rows: list[list[SgrRun]] = []
        """Empty where nothing is shown."""
        self.attributes: list[Any] | None = None
        """The terminal's as they were (termios), to be set again at the end."""

    def rests_on(self, files: Iterable[Path]) -> None:
        """The screen is to be shown again only while these files, or the lack of them, are as they are now."""
        self.files |= {str(file): file_stamp(file) for file in files}


def show(depends_on: Sequence[object], environment: Mapping[str, str]) -> SavedScreen | None:
    """Show the screen that was kept under `depends_on`, if there is one; None without a terminal."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None
    kept = SavedScreen(_identity(depends_on, environment))
    found = SCREENS.load(_key(kept.identity), kept.identity)
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        if found and _is_unchanged(found["files"]):
            _show_found(kept, found)
    return kept


def _show_found(kept: SavedScreen, found: Mapping[str, Any]) -> None:
    """Show what was found; the terminal is given back where the user interrupts that."""
    try:
        kept.rows = [[(codes, text) for codes, text in row] for row in found["rows"]]
        _handle_signals(kept, found["paint"])
        kept.attributes = _attributes(sys.stdin.fileno())
        _put(found["paint"])
    except KeyboardInterrupt:
        hide(kept)
        raise


def _put(paint: str) -> None:
    _silence(sys.stdin.fileno())
    _write(ENTER_SCREEN + paint)


def _handle_signals(kept: SavedScreen, paint: str) -> None:
    """Give the terminal back where the program is ended or stopped before it takes the screen over.

    The program's own handlers take the place of these when it does.
    """
    import signal

    def end(number: int, _: object) -> None:
        hide(kept)
        os._exit(128 + number)

    def stop(*_: object) -> None:
        attributes, rows = kept.attributes, kept.rows
        hide(kept)
        os.kill(os.getpid(), signal.SIGSTOP)
        kept.attributes, kept.rows = attributes, rows

    def go_on(*_: object) -> None:
        if kept.rows:
            _put(paint)

    for name in _ENDING:
        signal.signal(getattr(signal, name), end)
    signal.signal(signal.SIGTSTP, stop)
    signal.signal(signal.SIGCONT, go_on)


def hide(kept: SavedScreen | None) -> None:
    """Give the terminal back as it was, where the program has not taken the screen that `show` has shown."""
    if kept and kept.attributes is not None:
        import termios

        _write(LEAVE_SCREEN)
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, kept.attributes)
        kept.attributes, kept.rows = None, []


def save(kept: SavedScreen, rows: Sequence[Sequence[SgrRun]], paint: str) -> None:
    """Keep a screen for the next time: its rows, and the sequences that paint it. Silent where it cannot be."""
    SCREENS.store(_key(kept.identity), {"files": kept.files, "paint": paint, "rows": rows}, kept.identity)


def _identity(depends_on: Sequence[object], environment: Mapping[str, str]) -> list[str]:
    columns, lines = os.get_terminal_size(sys.stdin.fileno())
    known = [__version__, columns, lines, *(environment.get(name, "") for name in _ENVIRONMENT)]
    return [str(part) for part in (*known, file_stamp(paths.config_file()), *depends_on)]


def file_stamp(path: Path) -> str:
    """Stamp of a file: its time, size and inode; empty where there is none."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_mtime_ns} {status.st_size} {status.st_ino}"


def _is_unchanged(files: Mapping[str, str]) -> bool:
    return all(file_stamp(Path(file)) == before for file, before in files.items())


def _key(identity: Sequence[str]) -> str:
    return f"{zlib.crc32(chr(0).join(identity).encode(errors='surrogateescape')):08x}"


def _attributes(keyboard: int) -> list[Any]:
    import termios

    return termios.tcgetattr(keyboard)


def _silence(keyboard: int) -> None:
    """Keys are not to be printed over the screen until they are read."""
    import termios

    changed = termios.tcgetattr(keyboard)
    changed[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(keyboard, termios.TCSANOW, changed)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
