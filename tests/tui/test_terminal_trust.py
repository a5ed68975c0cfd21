"""A reader whose event loop does not get anywhere ends when it is told to, and leaves the terminal as it was."""

import os
import signal
import sys
import termios
from pathlib import Path

import pytest
from pseudoterminal import PseudoTerminal

from reader import kept

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


def test_the_terminal_has_the_size_that_it_has_and_not_an_exported_one() -> None:
    environment = {**ENVIRONMENT, "COLUMNS": "70", "LINES": "20"}
    for begins in (b"", kept.TAKEN.encode()):  # the second start shows the screen of the first
        with PseudoTerminal([sys.executable, str(TOY), "甲"], 40, 6, environment) as terminal:
            terminal.step(awaited="甲：“平湖”", quiet=0.4)
            assert terminal.text().count("甲：“平湖”") == 6
            assert terminal.written.startswith(begins)
            terminal.step("q")
            terminal.ended()


@pytest.mark.parametrize("locale", ["C.UTF-8", "zh_CN.GB18030"])
@pytest.mark.parametrize("keys", [b"\xb5", b"\xff\xfe", "中".encode("gbk"), b"\xf1", b"\x1b[200~\xd6\xd0\x1b[201~"])
def test_no_byte_of_the_keyboard_ends_the_program(locale: str, keys: bytes) -> None:
    with PseudoTerminal([sys.executable, str(TOY), "甲"], 40, 10, {**ENVIRONMENT, "LC_ALL": locale}) as terminal:
        terminal.step(awaited="甲：“平湖”" if "UTF" in locale else "", quiet=0.4)
        os.write(terminal.descriptor, keys + b"\x1b[?62;22c\x1b]11;rgb:0/0/0\x1b\\")
        terminal.idle(0.3)
        assert terminal.is_running()
        terminal.step("q")
        terminal.ended()
        assert terminal.status() == 0
        assert b"Traceback" not in terminal.written
