"""Runs of text as what Textual paints."""

from collections.abc import Iterable

from rich.segment import Segment
from textual.strip import Strip

from reader.tui.inks import Ground, Ink, Run
from reader.tui.themes import Theme


def strip(runs: Iterable[Run], width: int, theme: Theme, ground: Ground, aside: Run | None = None) -> Strip:
    """One line of exactly `width` cells on `ground`, `aside` at its right edge but one."""
    empty = theme.style(ground, Ink.TEXT)
    line = Strip([Segment(text, theme.style(ground, ink)) for text, ink in runs if text])
    if aside is None:
        return line.adjust_cell_length(width, empty)
    right = Strip([Segment(aside[0], theme.style(ground, aside[1])), Segment(" ", empty)])
    room = max(0, width - right.cell_length)
    return Strip.join([line.adjust_cell_length(room, empty), right]).adjust_cell_length(width, empty)


def blank(width: int, theme: Theme, ground: Ground) -> Strip:
    """An empty line."""
    return Strip.blank(width, theme.style(ground, Ink.TEXT))
