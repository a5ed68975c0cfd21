"""A reader whose event loop does not get anywhere ends when it is told to, and leaves the terminal as it was."""

import os
import signal
import sys
import termios
from pathlib import Path

import pytest
from pseudoterminal import PseudoTerminal

TOY = Path(__file__).with_name("toy_reader.py")
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(Path(__file__).parents[2])}


def is_echoing(terminal: PseudoTerminal) -> bool:
    return bool(termios.tcgetattr(terminal.descriptor)[3] & termios.ECHO)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_loop_that_never_ends_does_not_keep_the_program_from_ending(number: signal.Signals) -> None:
    with PseudoTerminal([sys.executable, str(TOY), "甲"], 40, 10, ENVIRONMENT) as terminal:
        terminal.step(awaited="甲：“平湖”", quiet=0.4)
        assert not is_echoing(terminal)
        terminal.step("w", awaited="wedged")
        os.kill(terminal.process, number)
        terminal.ended()
        assert terminal.status() == 128 + number
        assert is_echoing(terminal)
        assert b"\x1b[?1049l" in terminal.written
        assert b"\x1b[?25h" in terminal.written


def test_a_window_that_is_closed_ends_a_loop_that_never_does() -> None:
    with PseudoTerminal([sys.executable, str(TOY), "甲"], 40, 10, ENVIRONMENT) as terminal:
        terminal.step(awaited="甲：“平湖”", quiet=0.4)
        terminal.step("w", awaited="wedged")
        terminal.hang_up()
        assert terminal.status() == 128 + signal.SIGHUP


def test_a_reader_stopped_from_outside_gives_the_terminal_back_as_it_was() -> None:
    with PseudoTerminal([sys.executable, str(TOY), "甲"], 40, 10, ENVIRONMENT) as terminal:
        terminal.step(awaited="甲：“平湖”", quiet=0.4)
        os.kill(terminal.process, signal.SIGSTOP)
        os.waitpid(terminal.process, os.WUNTRACED)
        attributes = termios.tcgetattr(terminal.descriptor)
        attributes[3] |= termios.ECHO | termios.ICANON  # as a shell does that gets the terminal
        termios.tcsetattr(terminal.descriptor, termios.TCSANOW, attributes)
        before = terminal.written.count(b"\x1b[?1049h")
        os.kill(terminal.process, signal.SIGCONT)
        terminal.await_written(lambda written: written.count(b"\x1b[?1049h") > before)
        terminal.step(awaited="甲：“平湖”", quiet=0.4)
        assert not is_echoing(terminal)
        assert terminal.text().count("甲：“平湖”") == 8
        terminal.step("q")
        terminal.ended()
        assert terminal.status() == 0
        assert is_echoing(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP])
def test_the_terminal_is_given_back_while_the_screen_of_the_last_time_is_shown(number: signal.Signals) -> None:
    with PseudoTerminal([sys.executable, str(TOY), "甲"], 40, 10, ENVIRONMENT) as terminal:
        terminal.step(awaited="甲：“平湖”", quiet=0.4)
        terminal.step("q")
        terminal.ended()
    environment = {**ENVIRONMENT, "TOY_WAITS": "1"}
    with PseudoTerminal([sys.executable, str(TOY), "甲"], 40, 10, environment) as terminal:
        terminal.await_written(lambda written: b"waiting" in written)
        assert not is_echoing(terminal)
        os.kill(terminal.process, number)
        if number == signal.SIGTSTP:
            os.waitpid(terminal.process, os.WUNTRACED)
        else:
            assert terminal.status() == 128 + number
        terminal.await_written(lambda written: b"\x1b[?1049l" in written)
        assert is_echoing(terminal)
