"""What is copied can be pasted into a shell, and is no longer than terminals take."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import article, edition, on_stage

from reader.tui.clipboard import MOST, cleaned, room

OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text())
def test_nothing_that_is_obeyed_is_copied_and_lines_stay_lines(text: str) -> None:
    copied = cleaned(text)
    assert not OBEYED.search(copied)
    assert copied.count("\n") == text.count("\n")


def test_a_paste_that_ends_itself_is_harmless() -> None:
    assert cleaned("本报讯\x1b[201~; touch X; #\n\t报\r\n") == "本报讯␛[201~; touch X; #\n\t报\n"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"TERM": "xterm-256color"}, MOST), ({"TERM": "screen", "TMUX": "socket"}, MOST), ({"TERM": "screen.xterm"}, 570)],
)
def test_the_room_is_that_of_the_terminal(environment: dict[str, str], expected: int) -> None:
    assert room(environment) == expected


async def test_what_is_sent_to_the_terminal_is_clean() -> None:
    async with on_stage(edition(article("题\x1b]0;x\x07", "本报讯\x1b[201~; touch X; #", "\u202e二"))) as stage:
        for key in ("y", "Y"):
            await stage.press(key)
            assert stage.app.clipboard
            assert not OBEYED.search(stage.app.clipboard)


async def test_a_text_that_is_too_long_is_not_sent_and_that_is_said() -> None:
    async with on_stage(edition(article("题", "字" * MOST)), language="en") as stage:
        await stage.press("y")
        assert stage.app.clipboard == ""
        assert stage.lines[-1].startswith(" Not sent: 224986 bytes are more than the 74994")
