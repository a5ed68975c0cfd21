"""What a start shows before anything is loaded, and where reading goes on."""

import os
import signal
import sys
from pathlib import Path

import pytest
from pseudoterminal import PseudoTerminal

import reader
from reader.runtime import last_screen

ENVIRONMENT = {"TERM": "xterm-256color", "PYTHONPATH": str(Path(reader.__file__).parents[1]), "LANG": "zh_CN.UTF-8"}
PAGE = (
    "茶山开采\n■记者 周敏华\n\n本报讯 县里的茶山昨天开采。\n\n海塘加固\n■记者 李建国\n\n本报讯 海塘加固工程昨天完工。\n"
)


def read(*arguments: str, keys: str = "", awaited: str = "本报讯", **environment: str) -> tuple[bool, str]:
    """Starts, reads until `awaited` is seen, leaves after `keys`: whether a kept screen was shown, and the screen."""
    command = [sys.executable, "-m", "reader", *arguments]
    with PseudoTerminal(command, 100, 30, {**ENVIRONMENT, **environment}) as terminal:
        terminal.step(awaited=awaited, quiet=0.6)
        was_kept = terminal.written.decode().startswith(last_screen.ENTER_SCREEN)
        for key in keys:
            terminal.step(key, quiet=0.3)
        shown = terminal.text()
        terminal.step("q", quiet=0.6)
    return was_kept, shown


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, "utf-8")
    return file


def test_the_second_start_shows_the_screen_first(page: Path) -> None:
    assert not read(str(page))[0]
    assert read(str(page))[0]


def test_a_changed_file_a_hint_and_another_language_show_nothing_stale(page: Path) -> None:
    read(str(page))
    assert not read(str(page), LANG="en_GB.UTF-8")[0]
    page.with_suffix(".meta.yaml").write_text("newspaper: 海盐日报\n", "utf-8")
    was_kept, shown = read(str(page))
    assert (was_kept, "海盐日报" in shown) == (False, True)
    page.write_text(PAGE.replace("茶山", "盐田"), "utf-8")
    was_kept, shown = read(str(page))
    assert (was_kept, "盐田" in shown) == (False, True)


def test_a_start_without_a_name_goes_on_where_reading_was_left(page: Path) -> None:
    read(str(page), keys="J")
    _, shown = read(awaited="李建国")
    assert "海塘加固工程" in shown
    was_kept, shown = read(awaited="李建国")
    assert was_kept
    assert "海塘加固工程" in shown


def test_where_what_was_left_is_gone_the_shipped_edition_opens(page: Path) -> None:
    read(str(page))
    page.unlink()
    assert "平湖" in read(awaited="平湖")[1]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_reader_that_is_ended_gives_the_terminal_back_and_remembers_its_place(page: Path, ending: int) -> None:
    with PseudoTerminal([sys.executable, "-m", "reader", str(page)], 100, 30, ENVIRONMENT) as terminal:
        terminal.step(awaited="本报讯", quiet=0.6)
        terminal.step("J", awaited="海塘加固工程", quiet=0.6)
        os.kill(terminal.process, ending)
        terminal.step("", quiet=1.0)
        assert b"\x1b[?1049l" in terminal.written
    assert "海塘加固工程" in read(awaited="李建国")[1]


WHILE_LOADING = """
import sys, time, types
slow = sys.modules["reader.cli.run_command"] = types.ModuleType("reader.cli.run_command")
slow.run_command = lambda *_: time.sleep(60)
"""
WHILE_SHOWING = """
import sys, time
from reader.runtime import last_screen
write = last_screen._write
def slow(text):
    last_screen._write = write
    write(text)
    time.sleep(60)
last_screen._write = slow
"""
AND_TELL = """
import termios
from reader.cli import main
status = main(sys.argv[1:])
print("echo" if termios.tcgetattr(0)[3] & termios.ECHO else "silent", status)
"""


@pytest.mark.parametrize("moment", [WHILE_LOADING, WHILE_SHOWING])
def test_an_interrupt_in_the_first_moments_gives_the_terminal_back(page: Path, moment: str) -> None:
    read(str(page))
    command = [sys.executable, "-c", moment + AND_TELL, str(page)]
    with PseudoTerminal(command, 100, 30, ENVIRONMENT) as terminal:
        terminal.step(awaited="本报讯", quiet=0.3)
        terminal.step("\x03", awaited="130")
        assert terminal.written.endswith(last_screen.LEAVE_SCREEN.encode() + b"echo 130\r\n")
