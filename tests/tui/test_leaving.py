"""The terminal that hangs up, and the program that is put aside and taken up again."""

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

from pseudoterminal import PseudoTerminal

from reader.runtime import resources

PAGE = resources.folder() / "editions" / "pinghu-2021-11-08-c01.txt"
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(Path(__file__).parents[2])}
READER = [sys.executable, "-m", "reader", str(PAGE)]
PATIENCE = 30.0
"""Seconds until a test gives up."""


def exit_status(process: int) -> int | None:
    """The exit status of a child; minus the signal that ended it, None where it runs on."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    return None


def test_a_terminal_that_hangs_up_ends_the_program_as_its_user_would() -> None:
    with PseudoTerminal(READER, 80, 24, ENVIRONMENT) as terminal:
        terminal.step(awaited="平湖汽车产业链", quiet=0.5)
        terminal.hang_up()
        assert exit_status(terminal.process) == 0
        assert is_empty(terminal.process)


def is_empty(group: int) -> bool:
    """Whether no process of a group is left, after some patience."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, 0)
            time.sleep(0.05)
            continue
        return True
    return False


def test_a_program_that_is_told_to_end_gives_the_terminal_back() -> None:
    with PseudoTerminal(READER, 80, 24, ENVIRONMENT) as terminal:
        terminal.step(awaited="平湖汽车产业链", quiet=0.5)
        os.kill(terminal.process, signal.SIGTERM)
        terminal.ended()
        assert exit_status(terminal.process) == 0
        assert b"\x1b[?1049l" in terminal.written


def test_a_program_that_was_put_aside_paints_its_screen_anew() -> None:
    shell = ["bash", "--norc", "--noprofile", "-ic", f"set -m; PS1=; {' '.join(READER)}; echo aside; fg; echo over"]
    with PseudoTerminal(shell, 80, 24, {**ENVIRONMENT, "BASH_SILENCE_DEPRECATION_WARNING": "1"}) as terminal:
        terminal.step(awaited="平湖汽车产业链", quiet=3)
        expected = terminal.screen.display[:]
        terminal.step("\x1a", awaited="Article", quiet=2)
        assert b"aside" in terminal.written
        assert terminal.screen.display == expected
