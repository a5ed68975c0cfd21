"""What terminals give an ambiguous character, and that a mute one is asked once only."""

import os
import pty
import subprocess
import sys
import threading
import time

import pytest

from reader.tui.terminal import probe

ENVIRONMENT = {"TERM": "xterm"}


@pytest.mark.parametrize(
    ("report", "expected"), [(b"\x1b[7;2R", 1), (b"\x1b[7;3R", 2), (b"\x1b[7;9R", None), (b"", None)]
)
def test_the_terminal_is_asked(report: bytes, expected: int | None) -> None:
    terminal, program = pty.openpty()

    def answer() -> None:
        heard = b""
        while b"\x1b[6n" not in heard:
            heard += os.read(terminal, 64)
        os.write(terminal, report)

    thread = threading.Thread(target=answer)
    thread.start()
    assert probe.ask(program, program, 0.2) == expected
    thread.join()
    assert os.read(terminal, 64).endswith(b"\r\x1b[K")
    os.close(terminal)
    os.close(program)


def test_silence_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr("sys.stdin", FakeTerminal())
    monkeypatch.setattr("sys.stdout", FakeTerminal())
    monkeypatch.setattr(probe, "ask", lambda keyboard, screen, patience: asked.append(patience))
    assert probe.ambiguous_width(ENVIRONMENT) is None
    assert probe.ambiguous_width(ENVIRONMENT) is None
    assert asked == [probe.PATIENCE]
    probe.ambiguous_width({**ENVIRONMENT, "TMUX": "1,0"})
    assert len(asked) == 2


class FakeTerminal:
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 0


def test_without_a_terminal_nothing_is_asked() -> None:
    begun = time.monotonic()
    assert probe.ambiguous_width(ENVIRONMENT) is None
    assert time.monotonic() - begun < probe.PATIENCE


WIDENED = """
from rich.cells import cell_len
from rich.segment import Segment
from reader.tui.terminal.ambiguous_width import widen
assert widen()
from textual.strip import Strip
text = "“平湖”■…—a，e\\u0301"
assert cell_len(text) == 18, cell_len(text)
assert Strip([Segment(text)]).cell_length == 18
assert [strip.text for strip in Strip([Segment("“■”")]).divide([2, 6])] == ["“", "■”"]
assert cell_len("é│" * 300) == 1200 - 300 * (cell_len("é") == 1)
"""


def test_everything_is_measured_with_two_cells_once_widened() -> None:
    subprocess.run([sys.executable, "-c", WIDENED], check=True, timeout=30)
