"""A terminal for tests: an emulator, and a driver that writes to it."""

import asyncio
from typing import Any
from unittest.mock import patch

import pyte
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size

from reader.text.width import cell_width

CellState = tuple[Any, ...]


class Emulator:
    """What a terminal of `width` by `height` shows."""

    def __init__(self, width: int, height: int, ambiguous: int = 1) -> None:
        self.screen = pyte.Screen(width, height)
        self._ambiguous = ambiguous
        self.screen.reset_mode(pyte.modes.DECAWM)
        self._stream = pyte.Stream(self.screen)

    def feed(self, text: str) -> None:
        # A terminal's line discipline puts a carriage return before each line feed.
        with patch("pyte.screens.wcwidth", lambda char: cell_width(char, self._ambiguous)):
            self._stream.feed(text.replace("\n", "\r\n"))

    def cells(self) -> list[list[CellState]]:
        """Every cell: its character and its whole rendition."""
        return [[tuple(self.screen.buffer[y][x]) for x in range(self.screen.columns)] for y in range(self.screen.lines)]

    def text(self) -> str:
        """The rows, joined by line feeds."""
        return "\n".join("".join(str(cell[0]) for cell in row).rstrip() for row in self.cells())

    def resize(self, width: int, height: int) -> None:
        self.screen.resize(height, width)


class RecordingDriver(HeadlessDriver):
    """A driver that is not headless for Textual, and keeps what is written to it."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.written: list[str] = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written.append(data)

    def resize(self, width: int, height: int) -> None:
        """What a window that changes its size makes a driver say."""
        self._size = (width, height)
        event = events.Resize(Size(width, height), Size(width, height))
        asyncio.run_coroutine_threadsafe(self._app._post_message(event), loop=self._loop)
