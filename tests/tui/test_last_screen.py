"""The screen of the last time is shown at once, corrected where it differs, and never when it is stale."""

import json
import os
import sys
from pathlib import Path

import pytest
from pseudoterminal import PseudoTerminal

from reader.runtime import last_screen, paths

TOY = Path(__file__).with_name("toy_reader.py")
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(Path(__file__).parents[2])}


def session(name: str, keys: str = "", size: tuple[int, int] = (40, 10)) -> str:
    """Everything that the program writes when it reads `name`, until it is left after `keys`."""
    with PseudoTerminal([sys.executable, str(TOY), name], *size, ENVIRONMENT) as terminal:
        terminal.step(awaited=f"{name}：“平湖”", quiet=0.4)
        assert terminal.text().count(f"{name}：“平湖”") == 8
        before = terminal.written.decode()
        for key in keys:
            terminal.step(key)
        terminal.step("q", quiet=0.5)
        return before


def test_the_kept_screen_is_all_that_is_written_of_the_text() -> None:
    session("甲", keys="x")
    written = session("甲")
    assert written.startswith(last_screen.ENTER_SCREEN)
    assert written.count(last_screen.ENTER_SCREEN[:8]) == 1
    assert written.count("平湖") == 8


def test_another_file_or_another_size_is_painted_anew() -> None:
    session("甲")
    assert not session("乙").startswith(last_screen.ENTER_SCREEN)
    assert not session("甲", size=(50, 10)).startswith(last_screen.ENTER_SCREEN)


def test_a_kept_screen_that_has_become_wrong_is_corrected() -> None:
    session("甲")
    folder = paths.cache_folder()
    assert folder is not None
    (path,) = (folder / "screens").glob("*.json")
    path.write_text(path.read_text("utf-8").replace("平湖", "海盐"), "utf-8")
    session("甲")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"identity": 1}', "\0"])
def test_a_broken_file_is_nothing_kept(content: str) -> None:
    session("甲")
    folder = paths.cache_folder()
    assert folder is not None
    (path,) = (folder / "screens").glob("*.json")
    path.write_text(content, "utf-8")
    assert not session("甲").startswith(last_screen.ENTER_SCREEN)


def test_nothing_is_shown_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert last_screen.show(["甲"], os.environ) is None
    assert capsys.readouterr().err == ""


def test_only_so_many_screens_are_kept_and_only_for_the_user() -> None:
    keep = last_screen.SCREENS.keep or 0
    for number in range(keep + 5):
        last_screen.save(last_screen.SavedScreen([str(number)]), [[("1", "平湖")]], "paint")
    folder = paths.cache_folder()
    assert folder is not None
    screens = list((folder / "screens").glob("*.json"))
    assert len(screens) == keep
    assert (folder / "screens").stat().st_mode & 0o077 == 0
    assert json.loads(screens[0].read_text("utf-8"))[1]["rows"] == [[["1", "平湖"]]]
