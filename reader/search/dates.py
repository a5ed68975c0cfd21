"""The periods that a query can name: `2021-11-08`, `2021-11`, `2021`, `7d`, `today`, `2021年11月`, `昨天`."""

import re
from datetime import date, timedelta

_WRITTEN = r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?"
_COMPACT = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_AGO = r"([0-9]{1,5})(d|天|w|周|m|个月|y|年)"
_DAYS = {"d": 1, "天": 1, "w": 7, "周": 7, "m": 30, "个月": 30, "y": 365, "年": 365}
_NAMED = {"today": 0, "今天": 0, "yesterday": 1, "昨天": 1}


def period(text: str, today: date) -> tuple[date, date] | None:
    """The first day of the period that `text` names and the first one after it; None where it names none.

    `7d` is today and the seven days before it; `w`, `m` and `y` are 7, 30 and 365 days.
    """
    try:
        if found := re.fullmatch(_WRITTEN, text) or re.fullmatch(_COMPACT, text):
            return _calendar(*(int(part) if part else None for part in found.groups()))
        if text in _NAMED:
            start = today - timedelta(_NAMED[text])
            return start, start + timedelta(1)
        if found := re.fullmatch(_AGO, text):
            return today - timedelta(int(found[1]) * _DAYS[found[2]]), today + timedelta(1)
    except (ValueError, OverflowError):
        return None
    return None


def _calendar(year: int | None, month: int | None, day: int | None) -> tuple[date, date]:
    first = date(year or 0, month or 1, day or 1)
    if day:
        return first, first + timedelta(1)
    if month and month < 12:
        return first, date(first.year, month + 1, 1)
    return first, date(first.year + 1, 1, 1)
