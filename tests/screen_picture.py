"""The screen as a small SVG picture: `python tests/screen_picture.py >data/screen.svg` makes that of the README.

Every run of characters is told how wide it is, so that the columns stand whatever font the viewer has.
"""

import asyncio
import sys
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import MONOKAI
from textual.strip import Strip

from reader.app.keyword_worker import keywords_of
from reader.app.load import bundled_edition_path, load_edition
from reader.app.session import Session
from reader.runtime.messages import catalogue
from reader.runtime.settings import Settings
from reader.tui.app import ReaderApp

WAITING = "正在提取"
"""What stands in the place of keywords until they are there."""
LONGEST_WAIT = 60
"""Seconds."""
SIZE = (120, 34)
"""Columns and lines."""
CELL, LINE, FONT = 9, 20, 15
"""Pixels: width of a cell, height of a line, height of the letters."""


def picture(strips: Iterable[Strip], width: int) -> str:
    """The lines of a screen, `width` cells wide, as SVG."""
    classes: dict[str, str] = {}
    rows = list(strips)
    drawn = [part for at, strip in enumerate(rows) for part in _line(strip, at, classes)]
    styles = "".join(f".{name}{{{css}}}" for css, name in classes.items())
    right, bottom = width * CELL, len(rows) * LINE
    ground = MONOKAI.background_color.hex
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right} {bottom}">',
            f"<style>text{{font:{FONT}px 'Noto Sans Mono CJK SC',monospace;white-space:pre}}{styles}</style>",
            f'<rect width="{right}" height="{bottom}" fill="{ground}"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def _line(strip: Strip, at: int, classes: dict[str, str]) -> Iterator[str]:
    """The grounds of a line, then what is written on them."""
    looks = [(_look(segment), segment.text) for segment in strip]
    left = 0
    for ground, parts in groupby(looks, key=lambda part: part[0][1]):
        width = sum(cell_len(text) for _, text in parts) * CELL
        if ground:
            yield f'<rect x="{left}" y="{at * LINE}" width="{width}" height="{LINE}" fill="{ground}"/>'
        left += width
    left = 0
    for ink, parts in groupby(looks, key=lambda part: part[0][0]):
        text = "".join(text for _, text in parts)
        yield from _runs(text, left, (at + 1) * LINE - 5, classes.setdefault(ink, f"a{len(classes)}"))
        left += cell_len(text) * CELL


def _runs(text: str, left: int, base: int, name: str) -> Iterator[str]:
    """Runs of characters of one width, as the font's proportion of wide to narrow is not known."""
    for is_wide, chars in groupby(text, key=lambda char: cell_len(char) == 2):
        run = "".join(chars)
        cells = cell_len(run)
        if shown := run.strip(" "):
            start = left + (len(run) - len(run.lstrip(" "))) * CELL
            length = len(shown) * CELL * (2 if is_wide else 1)
            yield f'<text class="{name}" x="{start}" y="{base}" textLength="{length}">{escape(shown)}</text>'
        left += cells * CELL


def _look(segment: Segment) -> tuple[str, str]:
    """Ink as CSS, and the ground's colour; empty for the default one."""
    style = segment.style or Style()
    ink = _colour(style, is_ground=False) or MONOKAI.foreground_color.hex
    ground = _colour(style, is_ground=True)
    if style.reverse:
        ink, ground = ground or MONOKAI.background_color.hex, ink
    weight = "font-weight:bold" if style.bold else ""
    line = "text-decoration:underline" if style.underline else ""
    return ";".join(part for part in (f"fill:{ink}", weight, line) if part), ground


def _colour(style: Style, *, is_ground: bool) -> str:
    colour = style.bgcolor if is_ground else style.color
    if colour is None or colour.is_default:
        return ""
    return str(colour.get_truecolor(MONOKAI, foreground=not is_ground).hex)


async def _shipped() -> str:
    app = ReaderApp(Session(load_edition(bundled_edition_path())), Settings(), catalogue("zh"), keywords_of)
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(LONGEST_WAIT):
            await pilot.pause(1)
            strips = app.screen._compositor.render_strips()
            if not any(WAITING in strip.text for strip in strips):
                break
        return picture(strips, SIZE[0])


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(_shipped()))
