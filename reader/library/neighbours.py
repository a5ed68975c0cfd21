"""The editions before and after one in its paper, found without reading those between.

Days follow one another; the pages of one day keep the order of the lists. What has no date comes before every day.
"""

import sqlite3

from reader.library.rows import BY_PAGE

_DAY = f"SELECT key FROM edition WHERE newspaper IS ? AND date IS ? ORDER BY {BY_PAGE}"  # noqa: S608 - ours
_NEXT_DAY = "SELECT min(date) FROM edition WHERE newspaper IS ? AND date > ?"
_FIRST_DAY = "SELECT min(date) FROM edition WHERE newspaper IS ?"
_DAY_BEFORE = "SELECT max(date) FROM edition WHERE newspaper IS ? AND date < ?"


def neighbour(connection: sqlite3.Connection, key: str, step: int) -> str | None:
    """The key of the edition after this one in its paper (`step` 1), or before it (-1); None where there is none."""
    row = connection.execute("SELECT newspaper, date FROM edition WHERE key = ?", (key,)).fetchone()
    if row is None:
        return None
    paper, date = row
    same = _day(connection, paper, date)
    at = same.index(key) + step
    if 0 <= at < len(same):
        return same[at]
    if step < 0:
        return _last_before(connection, paper, date)
    sql, values = (_FIRST_DAY, (paper,)) if date is None else (_NEXT_DAY, (paper, date))
    (day,) = connection.execute(sql, values).fetchone()
    return _day(connection, paper, day)[0] if day is not None else None


def _day(connection: sqlite3.Connection, paper: str | None, date: str | None) -> list[str]:
    return [key for (key,) in connection.execute(_DAY, (paper, date))]


def _last_before(connection: sqlite3.Connection, paper: str | None, date: str | None) -> str | None:
    if date is None:
        return None
    (day,) = connection.execute(_DAY_BEFORE, (paper, date)).fetchone()
    found = _day(connection, paper, day)
    return found[-1] if found else None
