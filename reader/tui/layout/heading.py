"""What the line above says of an edition."""

import datetime

from reader.model.edition import Edition
from reader.model.toc import Entry
from reader.tui.style.display_settings import DisplaySettings


def paper_of(edition: Edition, look: DisplaySettings) -> str:
    """The paper's name, else that of the file."""
    return look.shown(edition.newspaper or (edition.source.name if edition.source else ""))


def day_and_page(edition: Edition, entry: Entry | None, look: DisplaySettings) -> str:
    """Date with weekday, page and its name, as far as they are known."""
    say = look.messages
    parts = [day(edition.date, look)] if edition.date else []
    if entry:
        number = say("page.shown", number=entry.page.number) if entry.page.number else ""
        parts.append(" ".join(part for part in (number, entry.page.name) if part))
    return look.shown("   ".join(part for part in parts if part))


def day(date: str, look: DisplaySettings) -> str:
    """A date of ISO 8601 in the reader's language; what is no date as it is."""
    say = look.messages
    try:
        found = datetime.date.fromisoformat(date)
    except ValueError:
        return look.shown(date)
    return say(
        "date.shown",
        year=found.year,
        month=say("date.months").split()[found.month - 1],
        day=found.day,
        weekday=say("date.weekdays").split()[found.weekday()],
    )
