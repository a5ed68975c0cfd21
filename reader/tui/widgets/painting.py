"""Runs of text as what Textual paints."""

from collections.abc import Iterable, Iterator

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.text.sanitize import sanitize
from reader.tui.style.roles import StyledRun, Surface, TextRole
from reader.tui.style.themes import Theme


def strip(
    runs: Iterable[StyledRun], width: int, theme: Theme, ground: Surface, aside: StyledRun | None = None
) -> Strip:
    """One line of exactly `width` cells on `ground`, `aside` at its right edge but one."""
    empty = theme.style(ground, TextRole.TEXT)
    line = Strip(_segments(runs, theme, ground))
    if aside is None:
        return line.adjust_cell_length(width, _last_style(line, empty))
    right = Strip([Segment(sanitize(aside[0]), theme.style(ground, aside[1])), Segment(" ", empty)])
    room = max(0, width - right.cell_length)
    return Strip.join([line.adjust_cell_length(room, empty), right]).adjust_cell_length(width, empty)


def _segments(runs: Iterable[StyledRun], theme: Theme, ground: Surface) -> Iterator[Segment]:
    """Blanks look the same in every ink: in that of the text before them they need no bytes of their own.

    Whatever a run was made of, nothing that a terminal obeys is painted.
    """
    before: Style | None = None
    for text, ink in runs:
        if text:
            style = theme.style(ground, ink)
            before = before if before and text.isspace() and _is_same_on_blanks(before, style) else style
            yield Segment(sanitize(text), before)


def _is_same_on_blanks(one: Style, other: Style) -> bool:
    return one.bgcolor == other.bgcolor and not any(
        style.underline or style.reverse or style.strike for style in (one, other)
    )


def _last_style(line: Strip, empty: Style) -> Style:
    last = next((segment.style for segment in reversed(list(line)) if segment.style), empty)
    return last if _is_same_on_blanks(last, empty) else empty


def blank(width: int, theme: Theme, ground: Surface) -> Strip:
    """An empty line."""
    return Strip.blank(width, theme.style(ground, TextRole.TEXT))
