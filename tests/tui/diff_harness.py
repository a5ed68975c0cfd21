"""An app whose screen, frame by frame, is compared with what plain painting makes of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rich.console import RenderableType
from terminal_emulator import Emulator, RecordingDriver
from textual._compositor import CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen

from reader.tui.terminal.diff_app import DiffApp


class ComparedApp(DiffApp):
    """`expected` is the screen that plain painting makes of every frame, `actual` that of what was sent."""

    frames = 0

    def open_window(self, width: int, height: int) -> None:
        """Begins with a window of that size; to be called before the app runs."""
        self.driver_class = RecordingDriver
        self.expected = Emulator(width, height)
        self.actual = Emulator(width, height)
        self.differing: list[int] = []

    def resize(self, width: int, height: int) -> None:
        """Gives the window another size."""
        for emulator in (self.expected, self.actual):
            emulator.resize(width, height)
        self.driver.resize(width, height)

    @property
    def driver(self) -> RecordingDriver:
        """What the app writes to."""
        assert isinstance(self._driver, RecordingDriver)
        return self._driver

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        is_painting = self._is_painting()
        super()._display(screen, renderable)
        self.actual.feed("".join(self.driver.written))
        self.driver.written.clear()
        if is_painting and isinstance(renderable, CompositorUpdate):
            self.expected.feed(renderable.render_segments(self.console))
            self.frames += 1
            # Until it is laid out for a new size, plain painting is for a window that is gone.
            is_fitting = self.screen.outer_size == (self.actual.screen.columns, self.actual.screen.lines)
            if is_fitting and self.expected.cells() != self.actual.cells():
                self.differing.append(self.frames)


def running(app: ComparedApp, walk: Callable[[Pilot[Any]], Awaitable[None]], size: tuple[int, int]) -> None:
    """Runs `app` in a window of `size` as `walk` says."""

    async def piloted(pilot: Pilot[Any]) -> None:
        await walk(pilot)
        app.exit()

    async def run() -> None:
        await asyncio.wait_for(app.run_async(size=size, auto_pilot=piloted), 60)

    asyncio.run(run())
