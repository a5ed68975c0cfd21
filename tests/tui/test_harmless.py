"""Nothing that stands in a file makes the terminal do anything: every screen shows it, none obeys it."""

import re
from enum import Enum
from typing import Any

import pytest
from app_harness import SHIPPED, AppHarness, running_app
from rich.segment import Segment
from rich.style import Style

from reader.library import Library
from reader.model.edition import Edition
from reader.runtime.settings import Settings
from reader.tui.terminal.screen_diff import ScreenDiff, StripPiece

EVIL = "\x1b]0;pwn\x07\x9b2J\r\u202e"
OBEYED = re.compile(r"[\0-\x1f\x7f-\x9f\u202e]")


def evil(value: Any) -> Any:
    """A value whose every text begins with what a terminal obeys."""
    if isinstance(value, tuple):
        parts = [evil(part) for part in value]
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return EVIL + value if isinstance(value, str) and not isinstance(value, Enum) else value


EDITION: Edition = evil(SHIPPED._replace(source=None))._replace(
    source=SHIPPED.source and SHIPPED.source._replace(name=EVIL, text=EVIL + SHIPPED.source.text)
)


def sent(stage: AppHarness) -> str:
    """What goes over the wire for a screen, without escape sequences of our own."""
    wire = ScreenDiff(lambda style: "" if style == Style() else "1")
    wire.forget(*stage.app.size)
    strips = stage.app.screen._compositor.render_strips()
    drawn = wire.draw([StripPiece(y, 0, list(strip)) for y, strip in enumerate(strips)], (0, 0))
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\n\v\b]", "", drawn)


def check(stage: AppHarness) -> None:
    assert not OBEYED.findall(stage.text.replace("\n", ""))
    assert not OBEYED.findall(sent(stage))


@pytest.mark.parametrize("is_wide", [True, False])
async def test_no_screen_sends_what_stands_in_a_file(*, is_wide: bool) -> None:
    with Library.open() as library:
        library.add(EDITION, path="evil.txt")
        library.catch_up()
    async with running_app(EDITION, (140, 40), Settings(full_width_signs=is_wide)) as stage:
        check(stage)
        for keys in ("enter", "r", "r", "z", "w", "0", "L", "? ", ":", "A p w n", "S p w n", "S (", "f", "/ p"):
            await stage.press(*keys.split())
            check(stage)
            for _ in range(3):
                await stage.press("escape")
        stage.reading.say(EVIL)
        await stage.pilot.pause()
        assert "]0;pwn" in stage.lines[-1]
        check(stage)


def test_a_control_character_that_reaches_the_wire_is_not_sent() -> None:
    wire = ScreenDiff(lambda _: "")
    wire.forget(20, 1)
    drawn = wire.draw([StripPiece(0, 0, [Segment(f"报{EVIL}e\u0301")])], (0, 0))
    assert "报]0;pwn2Je\u0301" in drawn
