"""What was read, and how far: read articles, the reading position in each, and where each edition was left."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.marks.records import RecordChange, Records

READ, POSITION, EDITION = "read", "position", "edition"


class ReadingPosition(NamedTuple):
    """A reading position in the texts of an article."""

    paragraph: int
    """0 is the title."""
    offset: int
    """Code points."""


class LeftOff(NamedTuple):
    """Where an edition was left."""

    source: str
    """What opens the edition again: a reference, or the whole path of a file."""
    article: str
    """The article's key."""
    position: ReadingPosition


def read_among(records: Records, articles: Iterable[str]) -> frozenset[str]:
    """Those of the keys whose articles are read."""
    return frozenset(records.among(READ, articles))


def read_articles(records: Records) -> frozenset[str]:
    """The keys of all read articles."""
    return frozenset(record.key for record in records.every(READ))


def read_counts(records: Records) -> Mapping[str, int]:
    """How many articles of each page (PAPER/DATE/PAGE) are read; pages without any are not named."""
    return records.counts(READ)


def set_read(records: Records, articles: Iterable[str], is_read: bool = True, label: str | None = None) -> None:
    """Makes articles read or unread; with a label as one step that can be undone."""
    records.write((RecordChange(READ, article, True if is_read else None) for article in articles), label)


def positions(records: Records, articles: Iterable[str]) -> Mapping[str, ReadingPosition]:
    """Key of the article to the position at which it was left."""
    return {article: ReadingPosition(*value) for article, value in records.among(POSITION, articles).items()}


def leave(records: Records, left: LeftOff) -> None:
    """Keeps the position in an article and, where the edition can be opened again, that of the edition."""
    store_progress(records, {left.article: left.position}, {}, left)


def store_progress(
    records: Records, positions: Mapping[str, ReadingPosition], read: Mapping[str, bool], left: LeftOff
) -> None:
    """Stores changed positions in articles, and changes of what is read, in one transaction.

    The edition becomes the most recent one, to be opened again at this position.
    """
    changes = [RecordChange(POSITION, article, list(position)) for article, position in positions.items()]
    changes += (RecordChange(READ, article, is_read or None) for article, is_read in read.items())
    if left.source:
        changes.append(RecordChange(EDITION, left.source, {"article": left.article, "position": list(left.position)}))
    records.write(changes, is_touch=True)


def left_off(records: Records, source: str) -> LeftOff | None:
    """Where this edition was left."""
    value = records.get(EDITION, source)
    return LeftOff(source, value["article"], ReadingPosition(*value["position"])) if value else None


def recent(records: Records, limit: int = 50) -> tuple[LeftOff, ...]:
    """The editions that were read, the last one first."""
    return tuple(
        LeftOff(record.key, record.value["article"], ReadingPosition(*record.value["position"]))
        for record in records.every(EDITION, limit)
    )
