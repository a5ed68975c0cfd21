"""Terminals of both kinds: every glyph of every screen stands in its column, whatever an ambiguous one is given."""

import unicodedata
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest
from app_harness import SHIPPED, article, edition
from diff_harness import ComparedApp, running
from terminal_emulator import Emulator
from textual.events import Paste
from textual.pilot import Pilot

from reader.app.keyword_worker import keywords_of
from reader.app.session import Session
from reader.library import Library
from reader.model.edition import Edition
from reader.runtime.messages import catalogue
from reader.runtime.settings import Settings
from reader.text.width import is_ambiguous
from reader.tui.app import ReaderApp
from reader.tui.terminal.ambiguous_width import widen
from reader.tui.terminal.ansi_encoder import Terminal

LISTS = [
    "0",
    "j",
    "w",
    "q",
    "S",
    "*党建",
    "enter",
    "j",
    "escape",
    "L",
    "j",
    "escape",
    "A",
    "*平湖",
    "enter",
    "j",
    "escape",
]
WALK = [
    "j",
    "space",
    "b",
    "G",
    "g",
    "z",
    "w",
    "w",
    "z",
    "r",
    "r",
    "i",
    "i",
    "t",
    "f",
    "escape",
    "/",
    "*党建",
    "enter",
    "n",
]
HELP = ["question_mark", "space", "escape", ":", "j", "escape", "escape", *"ttt"]
STEPS = [*WALK, "escape", *LISTS, "escape", *HELP]
OTHER = "成效:“平湖”——党建…℃。"
"""What an edition of the library says."""
SIZES = [(120, 40), (80, 24), (41, 12)]


class Watched(ComparedApp, ReaderApp):
    """The reader; no plain painting to compare with, as that knows one kind of terminal only."""

    def begin(self, size: tuple[int, int], believed: int) -> None:
        self.open_window(*size)
        self.actual = Emulator(*size, ambiguous=believed)

    def misplaced(self) -> list[str]:
        """Glyphs that do not stand where they were meant to."""
        wire = self._wire
        assert wire is not None
        shown = self.actual.cells()
        return [
            f"{y},{x}: {cell.glyph}"
            for y, row in enumerate(wire.rows)
            for x, cell in enumerate(row)
            if cell and cell.glyph and shown[y][x][0] != unicodedata.normalize("NFC", cell.glyph)
        ]

    def ambiguous(self) -> set[str]:
        """The ambiguous glyphs in sight."""
        rows = self._wire.rows if self._wire else []
        return {cell.glyph for row in rows for cell in row if cell and cell.glyph and is_ambiguous(cell.glyph[0])}


def watched(page: Edition, terminal: Terminal, believed: int, size: tuple[int, int], language: str) -> Iterator[str]:
    """What is wrong on the way through the screens."""
    app = Watched(Session(page), Settings(language=language), catalogue(language), keywords_of, terminal=terminal)
    app.begin(size, believed)
    found: list[str] = []
    foreign: set[str] = set()
    own = {*OTHER, *(page.source.text if page.source else "")}

    async def walk(pilot: Pilot[Any]) -> None:
        await pilot.pause(1)
        for step in STEPS:
            if step.startswith("*") and len(step) > 1:
                app.post_message(Paste(step[1:]))
            else:
                await pilot.press(step)
            await pilot.pause()
            found.extend(f"{step}: {each}" for each in app.misplaced()[:3])
            foreign.update(app.ambiguous() - own)

    running(app, walk, size)
    yield from found
    yield from (f"foreign: {each}" for each in sorted(foreign))


def walked(is_sure: bool, believed: int, size: tuple[int, int], language: str) -> list[str]:
    """The same in a process of its own, in which two cells are measured for an ambiguous character."""
    assert widen()
    with Library.open() as library:
        library.add(SHIPPED, path="first.txt")
        library.add(edition(article("治污", OTHER))._replace(newspaper="某报", date="2022-01-09"))
        library.catch_up()
    return list(watched(SHIPPED, Terminal(ambiguous=2, is_sure=is_sure), believed, size, language))


@pytest.mark.parametrize(
    ("is_sure", "believed", "size", "language"),
    [(True, 2, SIZES[0], "zh"), (False, 1, SIZES[1], "en"), (False, 2, SIZES[2], "zh")],
)
def test_every_glyph_of_every_screen_stands_in_its_column(
    is_sure: bool, believed: int, size: tuple[int, int], language: str
) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(walked, is_sure, believed, size, language).result() == []
