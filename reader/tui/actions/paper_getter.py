"""Today's papers, got while one reads: `kanbao get` in a process of its own, its lines told in the status line."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from threading import Thread
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen

COMMAND: Sequence[str] = (sys.executable, "-P", "-m", "reader", "get", "--no-open")
"""-P: what lies in the folder that the user happens to be in is not run."""
LONGEST_LINE = 2_000
"""Bytes of a line that are shown."""
PATIENCE = 5.0
"""Seconds that the process has to end; what it has stored is whole in any case."""


class PaperGetter:
    """The process that gets papers, one at a time."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether papers are being got."""
        return self._process is not None

    def start(self, tell: Callable[[str], None], end: Callable[[int], None]) -> None:
        """Starts the process; `tell` hears each line that it writes, `end` its exit status, both in this thread."""
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            self._command, stdin=quiet, stdout=quiet, stderr=subprocess.PIPE, start_new_session=True
        )
        self._process = process
        loop = asyncio.get_running_loop()

        def deliver(call: Callable[[], None]) -> None:
            with suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(call)

        def finished() -> None:
            self._process = None
            end(process.returncode)

        def follow() -> None:
            with process:
                for line in _lines(process.stderr):
                    deliver(lambda line=line: tell(line))  # type: ignore[misc]
            deliver(finished)

        Thread(target=follow, daemon=True).start()

    def cancel(self) -> None:
        """Asks the process to end; what has come stays, and the next run goes on."""
        if self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """Ends the process, and waits until it has ended."""
        process = self._process
        if process is not None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            if process.poll() is None:
                process.kill()


def _lines(stream: IO[bytes] | None) -> "Sequence[str] | map[str]":
    if stream is None:
        return ()
    return map(_text, iter(lambda: stream.readline(LONGEST_LINE), b""))


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip()


def get_papers(screen: "ReadingScreen") -> None:
    """Begins to get today's papers, or stops it."""
    if screen.getter.is_running:
        screen.getter.cancel()
        return
    last, say = "", screen.look.messages

    def tell(line: str) -> None:
        nonlocal last
        if line and screen.is_attached:
            last = line.removeprefix("kanbao: ")
            screen.say(last)

    def end(status: int) -> None:
        if screen.is_attached:
            screen.say(last if status > 0 and last else say("notice.got" if status == 0 else "notice.getting-stopped"))

    screen.say(say("notice.getting"))
    screen.getter.start(tell, end)


HANDLERS: Mapping[str, Callable[["ReadingScreen"], None]] = {"get-papers": get_papers}
