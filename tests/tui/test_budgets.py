"""What keys cost in frames and bytes, on the shipped edition in a terminal of 120 by 40 cells with all colours."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from app_harness import SHIPPED
from terminal_emulator import RecordingDriver
from textual.pilot import Pilot
from textual.screen import UPDATE_PERIOD

from reader.app.keyword_worker import keywords_of
from reader.app.session import Session
from reader.runtime.messages import catalogue
from reader.runtime.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.reading_screen import REST
from reader.tui.terminal.capabilities import terminal_of

ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
WAITING = catalogue("en")("facts.keywords-coming")
"""Stands in the facts until the keywords are there."""


class Costs:
    """The running program, and what it sends."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self._app = app
        self._pilot = pilot

    @property
    def _driver(self) -> RecordingDriver:
        assert isinstance(self._app._driver, RecordingDriver)
        return self._app._driver

    async def start(self) -> int:
        """The bytes of a start, until the keywords are there."""
        await self._pilot.pause()
        while any(WAITING in strip.text for strip in self._app.screen._compositor.render_strips()):
            await self._pilot.pause(0.1)
        return sum(await self.settled())

    async def key(self, key: str) -> list[int]:
        """The bytes of each frame that `key` makes."""
        await self._pilot.press(key)
        return await self.settled()

    async def resized(self, columns: int, rows: int) -> list[int]:
        """The bytes of each frame after the window has taken another size."""
        self._driver.resize(columns, rows)
        await self._pilot.pause(0.1)
        return await self.settled()

    async def rest(self, seconds: float) -> None:
        """Let time go by."""
        await self._pilot.pause(seconds)

    async def settled(self) -> list[int]:
        """The bytes of each frame, until no screen has anything left to paint."""
        await self._pilot.pause()
        while self._app.screen._update_timer._active.is_set():
            await self._pilot.pause(UPDATE_PERIOD)
        frames = [len(frame.encode()) for frame in self._driver.written]
        self._driver.written.clear()
        return frames


def running(
    monkeypatch: pytest.MonkeyPatch, walk: Callable[[Costs], Awaitable[None]], *, shows_at_once: bool = False
) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)

    async def piloted(pilot: Pilot[None]) -> None:
        await walk(Costs(app, pilot))
        app.exit()

    app = ReaderApp(Session(SHIPPED), Settings(), catalogue("en"), keywords_of, terminal=terminal_of(ENVIRONMENT))
    app.driver_class = RecordingDriver
    app._sync_available = shows_at_once
    asyncio.run(app.run_async(size=(120, 40), auto_pilot=piloted))  # type: ignore[arg-type]


def test_what_keys_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk(costs: Costs) -> None:
        assert await costs.start() <= 9_000
        for key in "jjk":
            assert sum(await costs.key(key)) <= 240
        await costs.key("k")
        await costs.key("enter")
        (page,) = await costs.key("space")
        assert page <= 3_600
        await costs.key("b")
        # A line moves every row; each keyword in sight takes some bytes of its own.
        assert max([sum(await costs.key("j")) for _ in range(3)]) <= 3_550
        await costs.key("H")
        assert max([sum(await costs.key("k")) for _ in range(3)]) <= 3_300
        await costs.key("z")
        for key in "jjk":
            assert sum(await costs.key(key)) <= 220

    running(monkeypatch, walk)


def test_a_terminal_that_shows_a_frame_at_once_scrolls_a_pane_between_others(monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk(costs: Costs) -> None:
        await costs.start()
        await costs.key("enter")
        assert sum(await costs.key("space")) <= 2_600
        await costs.key("b")
        assert max([sum(await costs.key(key)) for key in "jjk"]) <= 2_500

    running(monkeypatch, walk, shows_at_once=True)


def test_a_line_of_the_article_is_one_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk(costs: Costs) -> None:
        await costs.start()
        await costs.key("enter")
        for key in "jjkb":
            assert len(await costs.key(key)) == 1

    running(monkeypatch, walk)


def test_other_panes_or_another_size_are_one_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk(costs: Costs) -> None:
        await costs.start()
        await costs.key("enter")
        await costs.key("space")
        for key in "zzwwiirr+-t":
            assert len(await costs.key(key)) == 1, key
        for columns in (110, 90, 60, 120):
            assert len(await costs.resized(columns, 40)) == 1, columns

    running(monkeypatch, walk)


def test_an_article_that_is_shown_stays_where_it_is_when_the_list_comes_back_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def walk(costs: Costs) -> None:
        await costs.start()
        await costs.key("j")
        await costs.key("k")
        await costs.key("space")
        await costs.rest(2 * REST)
        assert await costs.settled() == []

    running(monkeypatch, walk)


def test_nothing_is_sent_while_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk(costs: Costs) -> None:
        await costs.start()
        await costs.rest(1)
        assert await costs.settled() == []

    running(monkeypatch, walk)
