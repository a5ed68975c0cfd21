"""Ends the program soon after it is told to, whatever its event loop is doing."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Final

ENDING: Final = (signal.SIGTERM, signal.SIGHUP)
"""The signals that end the program."""
PATIENCE: Final = 0.6
"""Seconds in which the program has to end by itself."""


class Watchdog:
    """A thread to which the interpreter writes the numbers of signals as they come.

    A loop that is busy, or waits for a terminal that takes nothing, handles no signal. `leave` asks it to end, with the
    number of the signal; `force` is called where it has not done so in time, and does not return.
    """

    def __init__(self, leave: Callable[[int], None], force: Callable[[int], None]) -> None:
        self._leave = leave
        self._force = force
        self._numbers, self._pipe = os.pipe()
        os.set_blocking(self._pipe, False)

    def start(self) -> None:
        """Watch from now on. To be called in the main thread."""
        signal.set_wakeup_fd(self._pipe, warn_on_full_buffer=False)
        for number in ENDING:
            signal.signal(number, _noted)
        Thread(target=self._watch, name="watchdog", daemon=True).start()

    def end(self, number: int) -> None:
        """Take it that this signal has come."""
        with suppress(OSError):
            os.write(self._pipe, bytes((number,)))

    def _watch(self) -> None:
        while numbers := os.read(self._numbers, 64):
            for number in numbers:
                if number in ENDING:
                    self._leave(number)
                    time.sleep(PATIENCE)
                    self._force(number)


def _noted(number: int, frame: object) -> None:
    """A handler that does nothing: the thread has the number already."""
