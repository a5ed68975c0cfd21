"""A terminal for a program to run in: it answers what terminals are asked, keeps the screen, and counts."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[[0-9;]*[ $'\"][a-z]")
"""Sequences that the emulator would print: keyboard protocols and questions about modes."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step cost."""

    bytes: int
    milliseconds: float
    """From the key, or the start, to the last byte."""
    seen: float | None = None
    """Milliseconds to the byte after which the awaited text stood on the screen."""
    writes: int = 0
    """How many times output came, a few milliseconds apart: frames, as a user sees them."""


class PseudoTerminal:
    """Runs `command` in a window of `columns` by `rows` cells."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environment: Mapping[str, str] | None = None,
        answers: bool = True,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._answers = answers
        self.written = b""
        self.started = time.perf_counter()
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.process, self._descriptor = pty.fork()
        if self.process == 0:
            with contextlib.suppress(OSError):
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                signal.signal(signal.SIGINT, signal.SIG_DFL)  # who runs the tests in the background ignores it
                os.execvpe(command[0], list(command), {**inherited, **(environment or {})})  # noqa: S606 - no shell wanted
            os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for signal_number in (signal.SIGHUP, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process, signal_number)
            self._read_for(0.1)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.process, 0)
        os.close(self._descriptor)

    def hang_up(self) -> None:
        """Go away, as a window does that is closed, or a connection that is cut."""
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, self._descriptor)
        os.close(nothing)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size, as a window manager does."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def step(self, keys: str = "", awaited: str = "", quiet: float = 0.25, limit: float = 20) -> Cost:
        """Type `keys` and wait until nothing comes for `quiet` seconds, and `awaited` is on the screen."""
        begun = time.perf_counter() if keys or self.written else self.started
        if keys:
            os.write(self._descriptor, keys.encode())
        return self.settle(begun, awaited, quiet, limit)

    def resized(self, columns: int, rows: int) -> Cost:
        """What a resize costs."""
        begun = time.perf_counter()
        self.resize(columns, rows)
        return self.settle(begun)

    def idle(self, seconds: float) -> int:
        """The bytes that come while nothing is typed."""
        before = len(self.written)
        self._read_for(seconds)
        return len(self.written) - before

    def ended(self) -> float:
        """Milliseconds from the start to the end of a program that ends by itself."""
        while self._read():
            pass
        return (time.perf_counter() - self.started) * 1000

    def settle(self, begun: float, awaited: str = "", quiet: float = 0.25, limit: float = 20) -> Cost:
        """What comes from `begun` on, until it is quiet."""
        count = writes = 0
        last = time.perf_counter()
        end = seen = None
        while time.perf_counter() < begun + limit:
            is_waiting = bool(awaited) and seen is None
            if not select.select([self._descriptor], [], [], limit if is_waiting else quiet)[0]:
                break
            if not (data := self._read()):
                break
            now = time.perf_counter()
            writes += count == 0 or now - last > 0.004
            count += len(data)
            end = last = now
            if is_waiting and awaited in self.text():
                seen = (now - begun) * 1000
        return Cost(count, ((end or begun) - begun) * 1000, seen, writes)

    def text(self) -> str:
        """The screen's rows, the blanks at their ends cut off."""
        cells = self.screen.buffer
        rows = ("".join(cells[y][x].data for x in range(self.screen.columns)) for y in range(self.screen.lines))
        return "\n".join(row.rstrip() for row in rows)

    def memory(self) -> int:
        """Kibibytes that the program holds: its proportional share, its children's not."""
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{self.process}/smaps_rollup").read_text(), re.M)
        return int(found[1]) if found else 0

    @property
    def descriptor(self) -> int:
        """The terminal's own side, on which its attributes can be read."""
        return self._descriptor

    def await_written(self, holds: Callable[[bytes], bool], limit: float = 20) -> None:
        """Wait until `holds` is true of all that was written."""
        until = time.perf_counter() + limit
        while not holds(self.written) and time.perf_counter() < until:
            self._read_for(0.02)
        assert holds(self.written)

    def status(self, limit: float = 20) -> int:
        """The exit status of a program that ends by itself; that of a signal is negative."""
        until = time.perf_counter() + limit
        while time.perf_counter() < until:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                return os.waitstatus_to_exitcode(status)
            self._read_for(0.02)
            time.sleep(0.005)
        raise TimeoutError(self.text())

    def is_running(self) -> bool:
        """Whether the program still runs."""
        return os.waitpid(self.process, os.WNOHANG) == (0, 0)

    def _read_for(self, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0 and select.select([self._descriptor], [], [], left)[0]:
            if not self._read():
                return

    def _read(self) -> bytes:
        try:
            data = os.read(self._descriptor, 1 << 16)
        except OSError:
            return b""
        self.written += data
        if self._answers:
            self._answer(data)
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", data))
        return data

    def _answer(self, data: bytes) -> None:
        for question, answer in (
            (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
            (b"\x1b[c", b"\x1b[?62;22c"),
        ):
            if question in data:
                os.write(self._descriptor, answer)
        if b"\x1b[6n" in data:
            self._stream.feed(data)
            os.write(self._descriptor, f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R".encode())
