"""Which stored edition a file is: an edition is a paper, a day, a page and a text.

The same bytes are the same edition unless something that both tell of themselves differs: a forecast that is printed
word for word on two days is two editions. What one of them does not tell (a file named `page.txt`) contradicts nothing.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from reader.library.edition_record import EditionRecord

Identity = tuple[str | None, str | None, str | None]
"""Newspaper, date, page; None for what is not known."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An edition of the library."""

    id: int
    key: str
    sha256: str
    path: str
    """The file that it was read from; empty for standard input."""
    identity: Identity


def stored(connection: sqlite3.Connection, condition: str, value: str) -> Iterator[Stored]:
    """The editions that meet a condition of SQL, the oldest first."""
    columns = "id, key, sha256, path, newspaper, date, page"
    rows = connection.execute(f"SELECT {columns} FROM edition WHERE {condition} ORDER BY id", (value,))  # noqa: S608 - ours
    return (Stored(row[0], row[1], row[2], row[3], row[4:]) for row in rows.fetchall())


def same_text(connection: sqlite3.Connection, parcel: EditionRecord) -> list[Stored]:
    """The editions that were read from the same bytes."""
    return list(stored(connection, "sha256 = ?", parcel.sha256))


def same_edition(alike: list[Stored], parcel: EditionRecord) -> Stored | None:
    """The one of `alike`, editions of the same bytes, that the parcel is; None where it is another day or page.

    The same bytes in the same file are the same edition, whatever is said of it by now. Otherwise the one of which
    most is known to be the same.
    """
    if own := next((one for one in alike if parcel.path and one.path == parcel.path), None):
        return own
    fitting = [one for one in alike if one.key == parcel.key or _agree(one.identity, identity_of(parcel))]
    return max(fitting, key=lambda one: _known_alike(one.identity, identity_of(parcel)), default=None)


def identity_of(parcel: EditionRecord) -> Identity:
    """What the parcel tells of itself."""
    return parcel.newspaper, parcel.date, parcel.page


def tells_more(connection: sqlite3.Connection, parcel: EditionRecord, same: Stored) -> bool:
    """Whether the same bytes come with something not known before; in the same file, with anything else, too."""
    if not parcel.path or parcel.path != same.path:
        pairs = zip(identity_of(parcel), same.identity, strict=True)
        return any(new is not None and old is None for new, old in pairs)
    sql = "SELECT page_name FROM edition WHERE id = ?"
    known = (*same.identity, connection.execute(sql, (same.id,)).fetchone()[0])
    told = (*identity_of(parcel), parcel.page_name)
    return any(new not in (None, old) for new, old in zip(told, known, strict=True))


def _agree(one: Identity, other: Identity) -> bool:
    return all(None in pair or pair[0] == pair[1] for pair in zip(one, other, strict=True))


def _known_alike(one: Identity, other: Identity) -> int:
    return sum(pair[0] is not None and pair[0] == pair[1] for pair in zip(one, other, strict=True))
