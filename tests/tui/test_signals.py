"""Suspended, resumed, told to end: the terminal is left as it was, and taken again as it has to be."""

import os
import re
import signal
import sys
from pathlib import Path

import pytest
from pseudoterminal import PseudoTerminal

from reader.runtime import resources

ENVIRONMENT = {
    "TERM": "xterm-256color",
    "PYTHONPATH": str(Path(__file__).parents[2]),
    "PS1": "shell: ",
    "LANG": "C.UTF-8",
}
PAGE = resources.folder() / "editions" / "pinghu-2021-11-08-c01.txt"
TITLE = "平湖汽车产业链"


@pytest.mark.parametrize("signs", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_given_back_when_the_program_is_told_to_end(signs: signal.Signals) -> None:
    with PseudoTerminal([sys.executable, "-m", "reader", str(PAGE)], 80, 24, ENVIRONMENT) as terminal:
        terminal.step(awaited=TITLE, quiet=1)
        os.kill(terminal.process, signs)
        terminal.idle(1.5)
        assert b"\x1b[?1049l" in terminal.written
        assert b"\x1b[?25h" in terminal.written


def test_a_terminal_whose_connection_is_cut_is_left_with_keys_that_a_shell_understands() -> None:
    with PseudoTerminal([sys.executable, "-m", "reader", str(PAGE)], 80, 24, ENVIRONMENT) as terminal:
        terminal.step(awaited=TITLE, quiet=1)
        terminal.step("j", quiet=0.5)
        modes = set(re.findall(rb"\x1b\[[?>=][0-9;]*[hu]", terminal.written))
        assert modes <= {b"\x1b[?1049h", b"\x1b[?2004h"}


def test_a_suspended_reader_comes_back_as_it_was() -> None:
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with PseudoTerminal(shell, 80, 24, ENVIRONMENT) as terminal:
        terminal.step(f"{sys.executable} -m reader {PAGE}\r", awaited=TITLE, quiet=1.5)
        terminal.step("J", quiet=1)
        before = terminal.text()
        terminal.step("\x1a", awaited="Stopped", quiet=1)
        assert terminal.written.rindex(b"\x1b[?1049l") > terminal.written.rindex(b"\x1b[?1049h")
        terminal.step("fg\r", awaited=TITLE, quiet=1.5)
        assert terminal.text() == before
        assert terminal.written.rindex(b"\x1b[?1049h") > terminal.written.rindex(b"\x1b[?1049l")
        terminal.step("J", quiet=1)
        assert "3/7" in terminal.text()
