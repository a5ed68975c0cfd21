"""The editions before and after one in its paper, found without reading those between, in one library or in several.

Days follow one another; the pages of one day keep the order of the lists. What has no date comes before every day.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

_PAGES = "SELECT key, page FROM edition WHERE newspaper IS ? AND date IS ?"
_NEXT_DAY = "SELECT min(date) FROM edition WHERE newspaper IS ? AND date > ?"
_DAY_BEFORE = "SELECT max(date) FROM edition WHERE newspaper IS ? AND date < ?"
_DIGITS = "0123456789"


def neighbour(connections: Sequence[sqlite3.Connection], key: str, step: int) -> str | None:
    """The key of the edition after this one in its paper (`step` 1), or before it (-1); None where there is none."""
    named = _rows(connections, "SELECT newspaper, date FROM edition WHERE key = ?", (key,))
    if not named:
        return None
    paper, date = named[0]
    same = _day(connections, paper, date)
    at = same.index(key) + step
    if 0 <= at < len(same):
        return same[at]
    if step < 0:
        return _last(_day(connections, paper, _beside(connections, _DAY_BEFORE, paper, date))) if date else None
    following = _beside(connections, _NEXT_DAY, paper, date or "")
    return _day(connections, paper, following)[0] if following else None


def _last(keys: Sequence[str]) -> str | None:
    return keys[-1] if keys else None


def _beside(connections: Sequence[sqlite3.Connection], sql: str, paper: str | None, date: str) -> str | None:
    """The nearest of the dates that the libraries know; None for none."""
    found = [day for (day,) in _rows(connections, sql, (paper, date)) if day is not None]
    return (max if sql is _DAY_BEFORE else min)(found, default=None)


def _day(connections: Sequence[sqlite3.Connection], paper: str | None, date: str | None) -> list[str]:
    """The keys of a day's editions, each once, in the order of `rows.BY_PAGE`."""
    pages = dict(_rows(connections, _PAGES, (paper, date)))
    return sorted(pages, key=lambda key: order_of_day(paper, pages[key], key))


def order_of_day(paper: str | None, page: str | None, key: str) -> tuple[bytes, bool, bytes, int, bytes]:
    """Puts a day's editions in the order that `rows.BY_PAGE` is in SQL: by paper, then page, 2 before 10."""
    name = key[: key.find("/") + 1] if paper is None else paper
    letters = (page or "").rstrip(_DIGITS)
    return name.encode(), page is not None, letters.encode(), int((page or "")[len(letters) :] or 0), key.encode()


def _rows(connections: Iterable[sqlite3.Connection], sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [row for connection in connections for row in connection.execute(sql, values)]
