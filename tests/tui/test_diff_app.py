"""An app over the wire: frame by frame the screen of plain painting, through keys, searches and resizes."""

import random
from typing import Any, ClassVar

import pytest
from diff_harness import ComparedApp, running
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from reader.tui.terminal.diff_app import unsupported_reason
from reader.tui.terminal.screen_diff import ScreenDiff

TEXT = "本报讯 近日,我市成立了汽车产业链“党建联盟”——共有16家(首批)。[b]e\u0301 "


class Question(ModalScreen[None]):
    """Something in front of the rest."""

    BINDINGS: ClassVar = [("escape", "app.pop_screen", "back")]

    def compose(self) -> ComposeResult:
        yield Static("问：什么是“联盟”？", markup=False)


class Toy(ComparedApp):
    """Panes, a search and a dialogue."""

    CSS = """
    OptionList { width: 20; }
    VerticalScroll { width: 1fr; }
    Question { align: center middle; }
    Static { height: auto; }
    """
    BINDINGS: ClassVar = [("/", "search", "search"), ("f2", "ask", "ask"), ("ctrl+l", "repaint", "repaint")]

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__()
        self.open_window(*size)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(*(f"第{number}篇 “{TEXT[number:]}”" for number in range(30)), markup=False)
            with VerticalScroll(can_focus=True):
                yield Static(TEXT * 60, markup=False)
        yield Input()

    def action_search(self) -> None:
        self.query_one(Input).focus()

    def action_ask(self) -> None:
        if not isinstance(self.screen, Question):
            self.push_screen(Question())


KEYS = [
    *["down", "up", "pagedown", "pageup", "home", "end", "tab", "shift+tab"] * 3,
    "/",
    "f2",
    "escape",
    "ctrl+l",
    *"ab联盟",
    "backspace",
]


@pytest.mark.parametrize("seed", range(2))
def test_a_long_walk_leaves_the_screens_of_plain_painting(seed: int) -> None:
    chance = random.Random(seed)
    app = Toy((60, 16))

    async def walk(pilot: Pilot[Any]) -> None:
        for _ in range(70):
            if chance.random() < 0.08:
                app.resize(chance.randint(30, 80), chance.randint(8, 24))
            else:
                await pilot.press(chance.choice(KEYS))
        await pilot.pause()

    running(app, walk, (60, 16))
    assert app.frames > 60
    assert app.differing == []


def test_a_garbled_screen_is_mended_by_repainting() -> None:
    app = Toy((60, 16))

    async def walk(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        app.actual.feed("\x1b[3;5r\x1b[31mwall: the system goes down" * 3)
        assert app.expected.cells() != app.actual.cells()
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert app.expected.cells() == app.actual.cells()

    running(app, walk, (60, 16))


def test_a_size_that_is_soon_the_old_one_again_is_painted_whole() -> None:
    app = Toy((60, 16))

    async def walk(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        expected = app.actual.cells()
        app.actual.feed("\x1b[2J")
        app.driver.resize(40, 10)
        app.driver.resize(60, 16)
        await pilot.pause(0.2)
        assert app.actual.cells() == expected

    running(app, walk, (60, 16))


def test_a_frame_that_cannot_be_read_is_painted_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Toy((60, 16))

    async def walk(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        monkeypatch.setattr(ScreenDiff, "draw", None)
        await pilot.press("down", "tab", "pagedown")
        await pilot.pause()
        assert app.actual.cells() == app.expected.cells()

    running(app, walk, (60, 16))
    assert app.differing == []


def test_plain_painting_takes_over_where_textual_is_not_as_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.__version__", "99.0")
    unsupported_reason.cache_clear()
    try:
        assert unsupported_reason() == "textual 99.0"
        app = Toy((60, 16))

        async def walk(pilot: Pilot[Any]) -> None:
            await pilot.press("down", "tab", "pagedown")

        running(app, walk, (60, 16))
        assert app.differing == []
        assert app.frames > 0
    finally:
        unsupported_reason.cache_clear()


def test_the_version_in_use_is_known() -> None:
    assert unsupported_reason() == ""
