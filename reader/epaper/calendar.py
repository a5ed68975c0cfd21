"""The days of a month on which a paper has an edition, where its system lists them."""

import re
from collections.abc import Iterable

from reader.epaper.addresses import Address
from reader.epaper.families import Forms

_DATE = re.compile(r"<period_date>\s*(.*?)\s*</period_date>", re.DOTALL | re.IGNORECASE)
NEAREST = 3


def calendar_of(page: Address, day: str) -> str:
    """The address of the calendar for the month of `day`; empty where the system has none."""
    form = page.family.calendar
    if not form:
        return ""
    folder = page.url[: page.url.find(page.date.replace("-", "")[:6])].rstrip("/")
    year, month, _ = day.split("-")
    return folder + form.replace("{YYYY}", year).replace("{MM}", month)


def days_in(text: str, forms: Forms) -> tuple[str, ...]:
    """The days that a calendar lists, ISO 8601."""
    found = (forms.day.search(value) for value in _DATE.findall(text))
    return tuple(f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" for day in found if day)


def nearest(day: str, days: Iterable[str]) -> tuple[str, ...]:
    """The days next to `day` in their order, a few."""
    from datetime import date

    asked, known = date.fromisoformat(day), []
    for each in set(days):
        try:
            known.append((abs((date.fromisoformat(each) - asked).days), each))
        except ValueError:
            continue
    return tuple(sorted(each for _, each in sorted(known)[:NEAREST]))
