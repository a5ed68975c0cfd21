"""The reader's own screens over the wire: through keys, searches and resizes those of plain painting."""

from collections.abc import Sequence
from typing import Any

import pytest
from app_harness import SHIPPED, article, edition
from diff_harness import ComparedApp, running
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.app.session import Session
from reader.library import Library
from reader.runtime.messages import catalogue
from reader.runtime.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.commands import COMMANDS
from reader.tui.terminal.capabilities import terminal_of

ENDING = {"quit", "suspend"}
KEYS = sorted({key for command in COMMANDS if command.id not in ENDING for key in command.keys if key.isascii()})
SCREENS = [[], ["0"], ["w"], ["z", "w"], ["r"], ["L"], ["question_mark"], ["f"], ["i"]]
"""The keys that lead to each screen where nothing is asked."""
ASKING = ["slash", "S", "A", "colon"]
TYPED = ["党建", "平湖 的", "djlm", "a", "“", "不存在 OR", "e\u0301"]
STEPS = st.one_of(
    st.sampled_from(SCREENS),
    st.sampled_from(KEYS).map(lambda key: [key]),
    st.sampled_from(["j", "k", "space", "b", "J", "enter", "escape", "n", "t"]).map(lambda key: [key]),
    st.builds(lambda key, text: [key, *text], st.sampled_from(ASKING), st.sampled_from(TYPED)),
    st.tuples(st.integers(16, 130), st.integers(4, 40)),
)
Steps = Sequence[list[str] | tuple[int, int]]


class ComparedReader(ComparedApp, ReaderApp):
    """The reader, watched."""


@pytest.fixture
def _library() -> None:
    other = edition(article("治污再提速", "今年以来,污水治理成效明显:“平湖”——党建…引领℃。"))
    with Library.open() as library:
        library.add(SHIPPED, path="first.txt")
        library.add(other._replace(newspaper="嘉兴日报平湖版", date="2022-01-09"), path="second.txt")
        library.catch_up()


async def take(app: ComparedApp, pilot: Pilot[Any], step: list[str] | tuple[int, int]) -> None:
    if isinstance(step, tuple):
        app.resize(*step)
        await pilot.pause(0.03)
        return
    for key in step:
        if len(key) == 1 and not key.isascii():
            app.post_message(Key(_character_to_key(key), key))
        else:
            await pilot.press(key)
    await pilot.pause()


@pytest.mark.usefixtures("_library")
@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=8, max_size=16), st.booleans(), st.sampled_from(["dark", "ansi", "none"]))
def test_a_walk_through_the_readers_screens_leaves_those_of_plain_painting(
    steps: Steps, shows_at_once: bool, theme: str
) -> None:
    terminal = terminal_of({"TERM": "xterm-256color"})
    app = ComparedReader(Session(SHIPPED), Settings(theme=theme), catalogue("zh"), terminal=terminal)
    app.open_window(100, 30)
    app._sync_available = shows_at_once

    async def walk(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        for step in steps:
            await take(app, pilot, step)
            assert app.differing == [], step
            assert app._wire is not None, step

    running(app, walk, (100, 30))
    assert app.frames > 0


def test_what_the_next_start_shows_is_an_article_to_read() -> None:
    app = ComparedReader(
        Session(SHIPPED), Settings(), catalogue("zh"), terminal=terminal_of({"TERM": "xterm-256color"})
    )
    app.open_window(100, 30)

    def kept() -> str:
        return "\n".join("".join(cell.glyph for cell in row if cell) for row in app._last_rows)

    async def walk(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        for keys in (
            ["J"],
            ["slash", "a"],
            ["enter", "n"],
            ["escape", "S", "a"],
            ["escape", "escape", "0", "j"],
            ["t"],
        ):
            await take(app, pilot, keys)
            assert "本版" in kept(), keys
            assert "/" not in kept().split("\n")[-1][:3], keys
            assert "查找" not in kept().split("\n")[0], keys

    running(app, walk, (100, 30))
