"""Textual's driver for Unix terminals, less what this program has no use for."""

import os
import select
import signal
import termios
import time
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from reader.tui.input_decoder import InputDecoder
from reader.tui.terminal_events import TerminalEvents
from reader.tui.terminals import keyboard_encoding
from reader.tui.watchdog import Watchdog

if TYPE_CHECKING:
    from reader.tui.wired import WiredApp

TAKES_SCREEN: Final = "\x1b[?1049h"
"""Switches to the alternate screen and clears it."""
GIVES_SCREEN: Final = (
    "\x1b[?2026l\x1b[m\x1b[r\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""Ends every mode that is begun here, behind whatever was written by half."""

NOT_WANTED: Final = frozenset({"\x1b[?1004h", "\x1b[?1004l", "\x1b[<u"})
"""Focus reports, and the end of keyboard modes that are not begun here."""
KEYBOARD_MODE: Final = "\x1b[>"
"""Begins the request for keys as escape sequences (the kitty keyboard protocol)."""
WAKING: Final = 0.1
"""Seconds after which the thread that reads keys looks whether it is to end."""
SAVING: Final = 0.2
"""Seconds for what is to be saved where the program is ended by force."""


class WireDriver(LinuxDriver):
    """Tells the app when the terminal's screen is a new one; leaves alone a screen that was shown before the start.

    A terminal that hangs up, or is gone, ends the program as its user would have: what it knows is kept.

    A terminal whose connection is cut stays in the modes that it was put in. In those that turn each key, or a change
    of the focus, into an escape sequence the shell after it could not be used, so that they are not asked for.
    """

    def __init__(self, app: "WiredApp", **options: Any) -> None:
        super().__init__(app, **options)
        self._wired = app
        self._leaves_screen = False
        self._is_gone = False
        """Whether there is no terminal any more to write to."""
        self._taken: list[Any] | None = None
        """The terminal's attributes while it is ours; None while it is not."""
        self._size = self._get_terminal_size()
        self._watchdog = Watchdog(self._told_to_end, self._end_by_force)
        self._watchdog.start()

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
        with suppress(termios.error):
            self._taken = termios.tcgetattr(self.fileno)
        self._wired.take_screen()

    def stop_application_mode(self) -> None:
        """Give the terminal back: at the end, and at each suspension."""
        super().stop_application_mode()
        self._taken = None

    def run_input_thread(self) -> None:
        """Wait for keys until the program, or the terminal, ends."""
        decoder = InputDecoder(keyboard_encoding(os.environ), constants.ESCAPE_DELAY)
        terminal = TerminalEvents()
        try:
            while not self.exit_event.is_set():
                for event in self._read(decoder):
                    for message in terminal.of(event):
                        self.process_message(message)
        except OSError:
            self._watchdog.end(signal.SIGHUP)

    def _read(self, decoder: InputDecoder) -> Any:
        """What has come, or is known because nothing has."""
        left = WAKING if decoder.deadline is None else min(WAKING, decoder.deadline - time.monotonic())
        if not select.select([self.fileno], [], [], max(0, left))[0]:
            return decoder.expire(time.monotonic())
        if not (data := os.read(self.fileno, 4096)):
            raise OSError("the terminal is gone")
        return decoder.feed(data, time.monotonic())

    def _told_to_end(self, number: int) -> None:
        if number == signal.SIGHUP:
            self._is_gone = not _is_there(self.fileno)
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._wired.exit)

    def _end_by_force(self, number: int) -> None:
        """Give the terminal back, keep what can be kept, and end."""
        if self._taken and _is_there(self.fileno):
            with suppress(OSError, termios.error):
                if self.attrs_before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
                if select.select([], [self.fileno], [], 0.1)[1]:
                    os.write(self.fileno, GIVES_SCREEN.encode())
        saving = Thread(target=self._wired.save, daemon=True)
        saving.start()
        saving.join(SAVING)
        os._exit(128 + number)

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop: take the terminal again, or, where it could not be given back before, all that is ours.

        A program that is stopped from outside has no time to give the terminal back, and who gets it changes it.
        """
        if self._taken is None:
            super()._sigcont_application()
            return
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, self._taken)
        self.write(TAKES_SCREEN)
        self.write("\x1b[?25l\x1b[?2004h\x1b[?7l")
        self._enable_mouse_support()
        self._loop.call_soon_threadsafe(self._wired.action_repaint)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Columns and rows of the terminal itself: an exported COLUMNS may be that of another."""
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self.fileno)
            if columns and rows:
                return columns, rows
        return super()._get_terminal_size()

    def _query_in_band_window_resize(self) -> None:
        # The terminal's answer comes as a resize, on which everything is painted twice; the signal does as well.
        return


def _is_there(terminal: int) -> bool:
    try:
        termios.tcgetattr(terminal)
    except termios.error:
        return False
    return True
