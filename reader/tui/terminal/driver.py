"""Textual's driver for Unix terminals, less what this program has no use for."""

import asyncio
import signal
import termios
from typing import TYPE_CHECKING, Any, Final

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from reader.tui.terminal.diff_app import DiffApp

TAKES_SCREEN: Final = "\x1b[?1049h"
"""Switches to the alternate screen and clears it."""

NOT_WANTED: Final = frozenset({"\x1b[?1004h", "\x1b[?1004l", "\x1b[<u"})
"""Focus reports, and the end of keyboard modes that are not begun here."""
KEYBOARD_MODE: Final = "\x1b[>"
"""Begins the request for keys as escape sequences (the kitty keyboard protocol)."""


class TerminalDriver(LinuxDriver):
    """Tells the app when the terminal's screen is a new one; leaves alone a screen that was shown before the start.

    A terminal that hangs up, or is gone, ends the program as its user would have: what it knows is kept.

    A terminal whose connection is cut stays in the modes that it was put in. In those that turn each key, or a change
    of the focus, into an escape sequence the shell after it could not be used, so that they are not asked for.
    """

    def __init__(self, app: "DiffApp", **options: Any) -> None:
        super().__init__(app, **options)
        self._wired = app
        self._leaves_screen = False
        self._is_gone = False
        """Whether there is no terminal any more to write to."""

    def write(self, data: str) -> None:
        """Hand `data` to the terminal, but for a command that would clear what it shows already."""
        if data == TAKES_SCREEN and self._leaves_screen:
            self._leaves_screen = False
        elif not self._is_gone and data not in NOT_WANTED and not data.startswith(KEYBOARD_MODE):
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal: at the start, and again after each suspension."""
        attributes = self._wired.take_kept()
        self._leaves_screen = attributes is not None
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual leaves it so
        if attributes is not None:
            self.attrs_before = attributes
        self._wired.take_screen()
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._hang_up)
        loop.add_signal_handler(signal.SIGTERM, self._wired.exit)

    def run_input_thread(self) -> None:
        """Wait for keys until the program, or the terminal, ends."""
        try:
            super().run_input_thread()
        except OSError:
            self._loop.call_soon_threadsafe(self._hang_up)

    def _hang_up(self) -> None:
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            self._is_gone = True
        self._wired.exit()

    def _query_in_band_window_resize(self) -> None:
        # The terminal's answer comes as a resize, on which everything is painted twice; the signal does as well.
        return
