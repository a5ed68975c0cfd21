"""How an edition comes into the library, takes the place of an older state of itself, or leaves."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from pathlib import Path, PurePath

from reader.library.article_ids import ALIKE, likeness, match_to_previous, neighbours
from reader.library.compression import DictionaryCodec, unpacked_texts
from reader.library.connection import DamagedRow
from reader.library.edition_record import EditionRecord, EntryRecord
from reader.library.identity import Stored, same_edition, same_text, stored, tells_more
from reader.library.rows import decoding, packed_texts


class Outcome(StrEnum):
    """What adding an edition did."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class UpsertResult:
    """What became of an edition that was added."""

    key: str
    """PAPER/DATE/PAGE, by which it is found."""
    outcome: Outcome
    stands_beside: bool = False
    """Another text goes by the same paper, date and page, so that this one has a number behind its paper."""
    yields_to: str = ""
    """The file beside it that says something else of the same page, and counts."""
    known_from: str = ""
    """The other file that says the same, and from which the edition was read; for what changes nothing."""
    twin: str = ""
    """The key of an edition of the same text on another day or page, for one that is new."""
    shares_marks: bool = False
    """The file of the twin is gone, so that this may be the same file, renamed: its marks are those of the twin."""


def upsert(connection: sqlite3.Connection, parcel: EditionRecord, *, is_parsed_anew: bool = False) -> UpsertResult:
    """Stores an edition, inside a transaction of the caller's."""
    alike = same_text(connection, parcel)
    same = same_edition(alike, parcel)
    is_other = is_parsed_anew and same and not _is_parsed_so(connection, parcel, same)
    if same and not is_other and not tells_more(connection, parcel, same):
        return _unchanged(same, same.key, parcel)
    old = same or _corrected(connection, parcel)
    key = _free_key(connection, parcel.key, old)
    settled = _renamed(parcel, key)
    if old and old.path != parcel.path and (unchanged := _counts(connection, settled, old, key)):
        return unchanged
    if old:
        settled = _with_old_keys(connection, settled, old.id)
        _retire(connection, old.id)
    twin = next(iter(alike), None) if not old else None
    is_gone = bool(twin and twin.path and parcel.path and not _exists(twin.path))
    if twin and is_gone:
        settled = _with_old_keys(connection, settled, twin.id)
    _insert(connection, settled)
    _count_change(connection)
    if old:
        return UpsertResult(key, Outcome.REPLACED)
    return UpsertResult(key, Outcome.NEW, key != parcel.key, twin=twin.key if twin else "", shares_marks=is_gone)


def _exists(path: str) -> bool:
    """Whether a file is there; of a part of one (`day.zip!/01.txt`), the file that it is in."""
    return Path(path).exists() or Path(path.partition("!/")[0]).exists()


def _unchanged(old: Stored, key: str, parcel: EditionRecord) -> UpsertResult:
    return UpsertResult(key, Outcome.UNCHANGED, known_from=old.path if old.path != parcel.path else "")


def _counts(connection: sqlite3.Connection, parcel: EditionRecord, old: Stored, key: str) -> UpsertResult | None:
    """What is to be told where the stored edition, read from another file, counts and stays; None where it does not."""
    if _reads_alike(connection, parcel, old.id):
        return _unchanged(old, key, parcel)
    if not _is_beside(parcel, old):
        return None
    made_from = _made_from(connection, old.id)
    if made_from == parcel.sha256:
        return _unchanged(old, key, parcel)
    return (
        UpsertResult(key, Outcome.UNCHANGED, yields_to=old.path) if _is_superseded_by(parcel, old, made_from) else None
    )


def remove(connection: sqlite3.Connection, edition: int) -> None:
    """Takes an edition out, inside a transaction of the caller's. The user's marks on it stay."""
    _retire(connection, edition)
    _count_change(connection)


def _count_change(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE identity SET changes = changes + 1")


def _retire(connection: sqlite3.Connection, edition: int) -> None:
    """Removes an edition, leaving behind what the index needs in order to forget it."""
    words: dict[str, int] = {}
    with suppress(DamagedRow), decoding(f"edition {edition}"):  # What is damaged can be removed, too.
        (packed,) = connection.execute("SELECT words FROM content WHERE edition = ?", (edition,)).fetchone()
        words = DictionaryCodec(packed_texts(connection, edition)).unpacked_words(packed)
    connection.execute(
        "INSERT INTO retired SELECT ?, min(id), max(id), ? FROM entry WHERE edition = ?",
        (edition, DictionaryCodec().packed_words(words), edition),
    )
    connection.execute("DELETE FROM edition WHERE id = ?", (edition,))


def _is_parsed_so(connection: sqlite3.Connection, parcel: EditionRecord, known: Stored) -> bool:
    """Whether the same was found in the source before."""
    parsed = connection.execute("SELECT parsed FROM content WHERE edition = ?", (known.id,)).fetchone()[0]
    entries = connection.execute("SELECT section, texts FROM entry WHERE edition = ? ORDER BY number", (known.id,))
    asked_of = [(entry.section, entry.texts) for entry in parcel.entries]
    return bool(parsed == parcel.parsed) and asked_of == entries.fetchall()


def _corrected(connection: sqlite3.Connection, parcel: EditionRecord) -> Stored | None:
    """The edition that the parcel is a new state of: from the same file, or a text most of which is the same.

    The same paper, date and page are no proof: one file may hold several pages and bear the name of its first, and many
    pages bear no name at all. What is another text never takes the place of an edition. Nor does an e-paper ever take
    that of a file, or a file that of an e-paper: they are two witnesses of one page, and each has its own reference.
    """
    for key in _keys(parcel.key):
        found = next(stored(connection, "key = ?", key), None)
        if found is None:
            return None
        if parcel.path and parcel.path == found.path:
            return found
        if _is_online(parcel.path) != _is_online(found.path):
            continue
        if likeness(neighbours(_text(connection, found.id)), neighbours(parcel.all_text)) >= ALIKE:
            return found
    return None


def _is_online(path: str) -> bool:
    """Whether an edition was fetched: its name is an address then, which no path of a file begins like."""
    return path.startswith(("http://", "https://"))


def _reads_alike(connection: sqlite3.Connection, parcel: EditionRecord, edition: int) -> bool:
    """Whether another file says the same as the edition: a page, and what `kanbao parse` has written of it."""
    columns = "refs, newspaper, date, page, page_name"
    names = connection.execute(f"SELECT {columns} FROM edition WHERE id = ?", (edition,)).fetchone()  # noqa: S608 - ours
    if names != (parcel.refs, parcel.newspaper, parcel.date, parcel.page, parcel.page_name):
        return False
    columns = "number, kind, section, title, authors, texts"
    rows = connection.execute(f"SELECT {columns} FROM entry WHERE edition = ? ORDER BY number", (edition,))  # noqa: S608 - ours
    return rows.fetchall() == [
        (entry.number, entry.kind, entry.section, entry.title, entry.authors, entry.texts) for entry in parcel.entries
    ]


def _is_beside(parcel: EditionRecord, other: Stored) -> bool:
    """Whether both are files of one folder that differ in their endings: a page, and what was parsed of it."""
    return bool(parcel.path and other.path) and PurePath(parcel.path).with_suffix("") == PurePath(
        other.path
    ).with_suffix("")


def _is_superseded_by(parcel: EditionRecord, other: Stored, made_from: str | None) -> bool:
    """Whether the stored one of two files beside each other counts, whichever comes first, and how often they come.

    What was parsed, and perhaps mended, counts while it is of the text beside it; a text that was corrected since then
    counts more. `made_from` is of the stored one what `Parcel.made_from` is of the other.
    """
    if other.sha256 == made_from:
        return parcel.made_from not in (None, made_from)
    return made_from is None or parcel.made_from != parcel.sha256


def _made_from(connection: sqlite3.Connection, edition: int) -> str | None:
    parsed = connection.execute("SELECT parsed FROM content WHERE edition = ?", (edition,)).fetchone()[0]
    source = json.loads(DictionaryCodec(packed_texts(connection, edition)).unpacked(parsed)).get("source")
    return source.get("sha256") or None if source else None


def _free_key(connection: sqlite3.Connection, key: str, old: Stored | None) -> str:
    """The key under which the edition is stored: that of its old state if it still fits, else the first free one."""
    if old and _unnumbered(old.key) == _unnumbered(key):
        return old.key
    return next(name for name in _keys(key) if next(stored(connection, "key = ?", name), None) is None)


def _unnumbered(key: str) -> str:
    return re.sub(r"~[0-9]+/", "/", key, count=1)


def _keys(key: str) -> Iterator[str]:
    """`key`, then the names of further editions that go by the same: PAPER~2/DATE/PAGE and on."""
    paper, slash, rest = key.partition("/")
    yield key
    for number in count(2):
        yield f"{paper}~{number}{slash}{rest}"


def _renamed(parcel: EditionRecord, key: str) -> EditionRecord:
    if key == parcel.key:
        return parcel
    old, new = parcel.key.partition("/")[0], key.partition("/")[0]

    def under_new(ref: str) -> str:
        return new + ref[len(old) :] if ref.startswith(f"{old}/") else ref

    every = tuple(replace(entry, key=under_new(entry.key), ref=under_new(entry.ref)) for entry in parcel.entries)
    refs = "\n".join(under_new(ref) for ref in parcel.refs.split("\n"))
    return replace(parcel, key=key, refs=refs, entries=every)


def _with_old_keys(connection: sqlite3.Connection, parcel: EditionRecord, old: int) -> EditionRecord:
    rows = connection.execute("SELECT key, texts FROM entry WHERE edition = ?", (old,))
    old_texts = {key: "\n".join(unpacked_texts(texts)) for key, texts in rows}
    keys = match_to_previous(old_texts, [(entry.key, entry.all_text) for entry in parcel.entries])
    every = tuple(replace(entry, key=key) for entry, key in zip(parcel.entries, keys, strict=True))
    return replace(parcel, entries=every)


def _text(connection: sqlite3.Connection, edition: int) -> str:
    return "\n".join("\n".join(unpacked_texts(packed)) for packed in packed_texts(connection, edition))


def _insert(connection: sqlite3.Connection, parcel: EditionRecord) -> None:
    edition = connection.execute(
        "INSERT INTO edition (key, refs, newspaper, date, page, page_name, sha256, path, articles, entries)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(parcel.key, parcel.refs, parcel.newspaper, parcel.date, parcel.page, parcel.page_name),
            *(parcel.sha256, parcel.path, parcel.articles, len(parcel.entries)),
        ),
    ).lastrowid
    content = (edition, parcel.source, parcel.parsed, parcel.words)
    connection.execute("INSERT INTO content VALUES (?, ?, ?, ?)", content)
    connection.executemany(
        "INSERT INTO entry (edition, number, key, ref, kind, section, title, authors, texts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(edition, *_row(entry)) for entry in parcel.entries],
    )


def _row(entry: EntryRecord) -> tuple[object, ...]:
    names = (entry.number, entry.key, entry.ref, entry.kind, entry.section)
    return (*names, entry.title, entry.authors, entry.texts)
