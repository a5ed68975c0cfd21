"""A reader on a screen of a given size, driven by keys, read as text."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.app.bundled import rules
from reader.app.reading_history import ReadingHistory
from reader.app.session import Session
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Block, Edition, Hint, Page, Paragraph, Source
from reader.parser import parse
from reader.runtime import resources
from reader.runtime.messages import catalogue
from reader.runtime.settings import Settings
from reader.tui import library_worker
from reader.tui.app import ReaderApp
from reader.tui.screens.reading_screen import ReadingScreen

library_worker.PATIENCE = 20.0
"""On the stage the library is never slow, unless a test says so."""


def shipped_edition() -> Edition:
    """The shipped edition, with its source."""
    text = resources.text(f"editions/{NAME}.txt")
    hint = Hint("嘉兴日报平湖版", "2021-11-08", "C01", "今日平湖报")
    source = Source(f"{NAME}.txt", "utf-8", "", text.count("\n") + 1, text=text)
    return parse(text, rules(), hint)._replace(source=source)


NAME = "pinghu-2021-11-08-c01"
SHIPPED = shipped_edition()


class AppHarness:
    """The running program and its screen."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def reading(self) -> ReadingScreen:
        """The main screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def session(self) -> Session:
        """What the program works on."""
        return self.reading.session

    async def press(self, *keys: str) -> None:
        """Presses keys, one after another, and lets the screen settle."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Types a text, as an input method commits it."""
        for character in text:
            self.app.post_message(Key(_character_to_key(character), character))
        await self.pilot.pause()
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Keys that arrive together, as over a slow line."""
        for key in keys:
            self.app.post_message(Key(_character_to_key(key), key) if len(key) == 1 else Key(key, None))
        for _ in range(3):
            await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Pastes a text."""
        self.app.post_message(Paste(text))
        await self.pilot.pause()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    def styles(self, wanted: str) -> list[Any]:
        """The styles of the segments that are exactly `wanted`."""
        strips = self.app.screen._compositor.render_strips()
        return [segment.style for strip in strips for segment in strip if segment.text == wanted]


@asynccontextmanager
async def running_app(
    edition: Edition,
    size: tuple[int, int] = (120, 40),
    config: Settings | None = None,
    find_keywords: Callable[[Edition], Awaitable[Mapping[int, Sequence[Any]]]] | None = None,
    language: str = "zh",
    memory: ReadingHistory | None = None,
) -> AsyncIterator[AppHarness]:
    """Runs the program with an edition."""
    app = ReaderApp(Session(edition), config or Settings(), catalogue(language), find_keywords, memory=memory)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield AppHarness(app, pilot)


def article(headline: str, *paragraphs: str) -> Article:
    """An article of paragraphs, a line each."""
    parts = tuple(Paragraph(text, (line,)) for line, text in enumerate(paragraphs, 2))
    lines = tuple(range(1, len(parts) + 2))
    return Article(BlockKind.ARTICLE, lines, "made", title_lines=(1,), headline=headline, paragraphs=parts)


def edition(*articles: Block) -> Edition:
    """An edition of one page."""
    return Edition((Page(articles, "01", "要闻"),), "某报", None, "2021-11-08")
