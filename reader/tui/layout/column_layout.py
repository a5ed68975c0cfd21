"""Newspaper columns: which lines stand beside one another. Pure arithmetic on numbers of lines."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """Rows of the screen, each holding lines side by side."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    """For each row the lines on it: the column, counted from 0, and the index of the line."""
    row_of: tuple[int, ...]
    """For each line its row."""
    page: int
    """Rows that are turned at once: 0 where text runs on in one column."""


def single_column(count: int) -> ColumnLayout:
    """One column: every line a row."""
    return ColumnLayout(tuple(((0, line),) for line in range(count)), tuple(range(count)), 0)


def lay_out_columns(head: int, count: int, columns: int, height: int) -> ColumnLayout:
    """`count` lines in pages of `height` rows, read downwards, the `head` lines over the columns of the first.

    The columns of the last page are even: the first ones are at most a line longer than the last.
    """
    height = max(1, height)
    rows: list[tuple[tuple[int, int], ...]] = [((0, line),) for line in range(head)]
    line = head
    while line < count:
        room = max(1, height - len(rows) % height)
        depth = min(room, -(-(count - line) // columns))
        rows.extend(_page(line, count, columns, depth))
        line += depth * columns
        rows.extend([()] * (-len(rows) % height))
    row_of = [0] * count
    for index, row in enumerate(rows):
        for _, held in row:
            row_of[held] = index
    return ColumnLayout(tuple(rows), tuple(row_of), height)


def _page(line: int, count: int, columns: int, depth: int) -> Iterator[tuple[tuple[int, int], ...]]:
    for row in range(depth):
        lines = ((column, line + column * depth + row) for column in range(columns))
        yield tuple((column, held) for column, held in lines if held < count)
