"""What is read back from library.db."""

import json
import sqlite3
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.compression import DictionaryCodec, unpacked_texts
from reader.library.connection import DamagedRow
from reader.model.blocks import BlockKind
from reader.search.document import Document, day

if TYPE_CHECKING:
    from reader.model.edition import Edition, Hint

_AT_ONCE = 512
"""Rows in one question: older SQLite takes no more than 999 values."""


class EditionSummary(NamedTuple):
    """An edition as lists show it."""

    key: str
    """PAPER/DATE/PAGE."""
    newspaper: str | None
    date: str | None
    """ISO 8601."""
    page: str | None
    page_name: str | None
    articles: int
    entries: int
    """Articles and everything else that can be opened."""
    path: str
    """The file that it was read from."""
    added: str
    """ISO 8601, UTC."""


class EntryRow(NamedTuple):
    """An entry with what a query may ask of it."""

    id: int
    edition: str
    """Key of the edition."""
    number: int
    ref: str
    key: str
    """By which the user's marks know it."""
    kind: str
    section: str
    title: str
    authors: tuple[str, ...]
    texts: tuple[str, ...]
    newspaper: str | None
    date: str | None

    @property
    def document(self) -> Document:
        """As a query sees it."""
        kind = BlockKind(self.kind)
        return Document(self.texts, self.authors, self.section, self.newspaper or "", kind, day(self.date))


_LISTED = "key, newspaper, date, page, page_name, articles, entries, path, added"
_LETTERS = "rtrim(page, '0123456789')"
BY_PAGE = (
    f"coalesce(newspaper, substr(key, 1, instr(key, '/'))), {_LETTERS},"
    f" CAST(substr(page, length({_LETTERS}) + 1) AS INTEGER), key"
)
"""SQL for the order of a day's editions: by paper, then page, 2 before 10."""
_HEADING = (
    "e.id, d.key, e.number, e.ref, e.key, e.kind, e.section, e.title, e.authors, d.newspaper, d.date"
    "{} FROM entry e JOIN edition d ON d.id = e.edition"
)


@contextmanager
def decoding(what: str) -> Iterator[None]:
    """Raises DamagedRow, which names `what` was read, where a row is missing or cannot be decoded."""
    try:
        yield
    except (zlib.error, struct.error, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DamagedRow(what) from error


def listed(connection: sqlite3.Connection) -> tuple[EditionSummary, ...]:
    """Every edition, the newest first, those without a date last; of one paper and day by page, 2 before 10."""
    rows = connection.execute(f"SELECT {_LISTED} FROM edition ORDER BY date DESC, {BY_PAGE}")  # noqa: S608 - ours
    return tuple(EditionSummary(*row) for row in rows)


def edition(connection: sqlite3.Connection, number: int) -> "Edition":
    """The edition of row `number` as it was parsed, its source's text with it."""
    from reader.model.edition_format import from_dict

    sql = "SELECT parsed, source FROM content WHERE edition = ?"
    with decoding(f"edition {number}"):
        parsed, source = connection.execute(sql, (number,)).fetchone()
        packing = DictionaryCodec(packed_texts(connection, number))
        found = from_dict(json.loads(packing.unpacked(parsed)))
        if found.source is None:
            return found
        return found._replace(source=found.source._replace(text=_text(packing.unpacked(source), found)))


def article_keys(connection: sqlite3.Connection, editions: Sequence[str]) -> dict[str, list[str]]:
    """The keys of the articles of each of these editions."""
    found: dict[str, list[str]] = {key: [] for key in editions}
    for at in range(0, len(editions), _AT_ONCE):
        some = editions[at : at + _AT_ONCE]
        sql = (
            "SELECT edition.key, entry.key FROM edition JOIN entry ON entry.edition = edition.id"  # noqa: S608 - ours
            f" WHERE entry.number <= edition.articles AND edition.key IN ({','.join('?' * len(some))})"
        )
        for edition_key, key in connection.execute(sql, tuple(some)):
            found[edition_key].append(key)
    return found


def packed_texts(connection: sqlite3.Connection, edition: int) -> list[bytes]:
    """The texts of an edition's entries in their order."""
    return [
        row[0] for row in connection.execute("SELECT texts FROM entry WHERE edition = ? ORDER BY number", (edition,))
    ]


def iter_sources(connection: sqlite3.Connection, number: int) -> "tuple[Edition, bytes, str] | None":
    """An edition, its source as it came, and the name of its file; None if it is gone."""
    sql = "SELECT source, path FROM content JOIN edition ON edition.id = content.edition WHERE edition.id = ?"
    row = connection.execute(sql, (number,)).fetchone()
    if row is None and connection.execute("SELECT 1 FROM edition WHERE id = ?", (number,)).fetchone():
        raise DamagedRow(f"edition {number}")
    return row and (edition(connection, number), source(connection, number), row[1])


def source(connection: sqlite3.Connection, number: int) -> bytes:
    """The bytes that the edition of row `number` was read from; empty where it came without."""
    with decoding(f"edition {number}"):
        (packed,) = connection.execute("SELECT source FROM content WHERE edition = ?", (number,)).fetchone()
        return DictionaryCodec(packed_texts(connection, number)).unpacked(packed)


def parsed(connection: sqlite3.Connection, number: int) -> bytes:
    """What was found in the edition of row `number`: `kanbao-edition/1` as JSON."""
    with decoding(f"edition {number}"):
        (packed,) = connection.execute("SELECT parsed FROM content WHERE edition = ?", (number,)).fetchone()
        return DictionaryCodec(packed_texts(connection, number)).unpacked(packed)


def _text(raw: bytes, edition: "Edition") -> str:
    """The source's text; empty for an edition that was not read from its source but from a file of what was found."""
    import hashlib

    from reader.epaper.bundle import printed
    from reader.sources import decode
    from reader.sources.forms import says_what_is_what

    source = edition.source
    if source is None or hashlib.sha256(raw).hexdigest() != source.sha256:
        return ""
    text = decode(raw, source.name).text
    return printed(edition) if says_what_is_what(text, source.name) else text


def keys(connection: sqlite3.Connection, number: int) -> dict[int, str]:
    """The keys of an edition's entries by their numbers."""
    return dict(connection.execute("SELECT number, key FROM entry WHERE edition = ?", (number,)))


class Known(NamedTuple):
    """An edition that a file need not be read for."""

    key: str
    path: str
    """The file that it was read from."""


def known(connection: sqlite3.Connection, sha256: str, hint: "Hint", path: str) -> Known | None:
    """The edition read from bytes of this hash, at best from that file; None where the hint says more or other."""
    sql = "SELECT newspaper, date, page, page_name, key, path FROM edition WHERE sha256 = ? ORDER BY path = ? DESC, id"
    told = (hint.newspaper, hint.date, hint.page, hint.name)
    for row in connection.execute(sql, (sha256, path)):
        if all(new in (None, old) for new, old in zip(told, row[:4], strict=True)):
            return Known(*row[4:])
    return None


def numbers(connection: sqlite3.Connection, edition: int) -> list[int]:
    """The rows of an edition's entries in their order."""
    sql = "SELECT id FROM entry WHERE edition = ? ORDER BY number"
    return [row[0] for row in connection.execute(sql, (edition,))]


def entries(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[EntryRow]:
    """The rows of these entries, in their order, those that are gone left out."""
    with decoding("entry"):
        for row in _selected(connection, _HEADING.format(", e.texts"), numbers):
            yield _row(row, unpacked_texts(row[-1]))


def with_texts(connection: sqlite3.Connection, known: Mapping[int, tuple[str, ...]]) -> Iterator[EntryRow]:
    """The rows of entries whose texts have been read: these are not read again."""
    with decoding("entry"):
        for row in _selected(connection, _HEADING.format(""), known):
            yield _row(row, known[row[0]])


def texts(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows' numbers with their texts alone, which takes a third of the time."""
    with decoding("entry"):
        for row in _selected(connection, "e.id, e.texts FROM entry e", numbers):
            yield row[0], unpacked_texts(row[1])


def _selected(connection: sqlite3.Connection, columns: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    for some in _slices(list(numbers)):
        # Of few lengths, so that SQLite need not learn a new question every time.
        asked = [*some, *[None] * (2 ** (len(some) - 1).bit_length() - len(some))]
        sql = f"SELECT {columns} WHERE e.id IN ({','.join('?' * len(asked))})"
        found = {row[0]: row for row in connection.execute(sql, asked)}
        yield from (found[number] for number in some if number in found)


def _slices(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))


def _row(row: tuple[Any, ...], texts: tuple[str, ...]) -> EntryRow:
    authors = tuple(json.loads(row[8])) if row[8] != "[]" else ()
    return EntryRow(*(*row[:8], authors, texts, *row[9:11]))
