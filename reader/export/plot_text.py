"""Counts over time as lines of text: a column a period, bars in eighth blocks or ASCII, years below them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

EIGHTHS, ASCII = " ▁▂▃▄▅▆▇█", " .:-=+*#@"
"""Signs of a bar's top cell, from empty to full. Block elements are one cell wide where East Asian width is narrow."""
HEIGHT = 6
"""Rows of a plot: 48 steps."""
WIDEST = 6
"""Cells of a column where there are few, the gap behind it included."""
PERIODS = {"day": 10, "month": 7, "year": 4}
"""Characters of an ISO date that name a period."""


class Series(NamedTuple):
    """How often something was found in each period."""

    name: str
    counts: Mapping[str, int]
    """By period: 2021, 2021-11 or 2021-11-08."""


class Column(NamedTuple):
    """One column of a plot: a period, or several where there is no room for each."""

    first: str
    last: str
    articles: int
    total: int
    """Of all articles of the library in these periods."""

    @property
    def per_thousand(self) -> float:
        """Of the articles of that time; 0 where the library has none."""
        return 1000 * self.articles / self.total if self.total else 0.0


def periods(first: str, last: str) -> list[str]:
    """All periods from one to another, gaps included."""
    if len(first) == PERIODS["year"]:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    if len(first) == PERIODS["month"]:
        begin, end = (int(each[:4]) * 12 + int(each[5:]) - 1 for each in (first, last))
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
    begin_day, end_day = date.fromisoformat(first), date.fromisoformat(last)
    return [(begin_day + timedelta(number)).isoformat() for number in range((end_day - begin_day).days + 1)]


def columns_of(series: Series, totals: Mapping[str, int], every: Sequence[str], most: int) -> list[Column]:
    """The columns of a series over `every` period, at most so many: neighbours are put together."""
    step = -(-len(every) // max(1, most))
    groups = [every[at : at + step] for at in range(0, len(every), step)]
    return [
        Column(
            group[0],
            group[-1],
            sum(series.counts.get(period, 0) for period in group),
            sum(totals.get(period, 0) for period in group),
        )
        for group in groups
    ]


def cells_a_column(columns: int, width: int) -> int:
    """How wide each of so many columns is in a plot of `width` cells; from 2 cells on the last is a gap."""
    return max(1, min(WIDEST, width // max(1, columns)))


def bars(values: Sequence[float], *, is_ascii: bool, cells: int = 1, height: int = HEIGHT) -> list[str]:
    """Rows of bars from the top, the highest value as high as the plot; what is not nothing is seen."""
    signs = ASCII if is_ascii else EIGHTHS
    most = max(values, default=0) or 1
    steps = [max(1, round(value / most * height * 8)) if value else 0 for value in values]
    rows = ([signs[max(0, min(8, step - 8 * row))] for step in steps] for row in range(height - 1, -1, -1))
    return ["".join((sign * max(1, cells - 1)).ljust(cells) for sign in row).rstrip() for row in rows]


def axis(columns: Sequence[Column], cells: int = 1) -> str:
    """Below the bars: each year, or each month of days, where it begins and there is room for it."""
    cut = 7 if columns and len(columns[0].first) == PERIODS["day"] else 4
    line, before = "", ""
    for at, column in enumerate(columns):
        name = column.first[:cut]
        if name != before and (not line or at * cells > len(line)):
            line = line.ljust(at * cells) + name
        before = name
    return line
