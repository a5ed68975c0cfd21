"""How a library is: whether its file is whole, how large everything is, what the index lacks."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reader.errors import LibraryError
from reader.library import rows
from reader.library.connection import DamagedRow, connect_to_read, is_damaged, translate_errors
from reader.library.store import INDEX, LIBRARY, Library


@dataclass(frozen=True, slots=True)
class Health:
    """What was found."""

    path: Path
    editions: int
    articles: int
    megabytes: float
    """Of the file, and of the index beside it."""
    index_megabytes: float
    pending: int
    """Entries that the index does not cover."""
    is_read_only: bool


class SourceCheck(NamedTuple):
    """Whether an edition still is what was added."""

    key: str
    """PAPER/DATE/PAGE."""
    is_whole: bool
    """Its source has the hash it had, and what was found in it can be read."""


def check(folder: Path) -> Health:
    """The library in `folder`, which is there. LibraryError where its file is not whole, or not a library."""
    path, index = folder / LIBRARY, folder / INDEX
    with Library.open(folder) as library:
        check_whole(path)
        editions = library.editions()
        return Health(
            path,
            len(editions),
            sum(listed.articles for listed in editions),
            path.stat().st_size / 1e6,
            index.stat().st_size / 1e6 if index.exists() else 0.0,
            library.pending(),
            library.is_read_only,
        )


_LOSSES = (
    "SELECT 'edition ' || id FROM edition WHERE id NOT IN (SELECT edition FROM content)",
    "SELECT 'edition ' || d.id FROM edition d LEFT JOIN entry e ON e.edition = d.id"
    " GROUP BY d.id HAVING count(e.id) <> d.entries",
    "SELECT 'edition ' || edition FROM content WHERE edition NOT IN (SELECT id FROM edition)",
    "SELECT 'edition ' || edition FROM entry WHERE edition NOT IN (SELECT id FROM edition)",
)
"""Questions that a whole library answers with nothing: what is lost of which edition."""


def check_whole(path: Path) -> None:
    """Raises LibraryError where SQLite finds a damaged page, or a row is missing of what belongs together."""
    with translate_errors(path):
        connection = connect_to_read(path)
        try:
            finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if finding != "ok":
                raise LibraryError("library.corrupt", path=path, reason=finding.replace("\n", " "))
            for sql in _LOSSES:
                if lost := connection.execute(f"{sql} LIMIT 1").fetchone():
                    raise DamagedRow(f"{lost[0]}: a part of it is missing")
        finally:
            connection.close()


def check_sources(path: Path) -> Iterator[SourceCheck]:
    """Every edition of the library at `path` in turn, its source compared with its hash."""
    with translate_errors(path):
        connection = connect_to_read(path)
        try:
            known = connection.execute("SELECT id, key, sha256 FROM edition ORDER BY id").fetchall()
            for number, key, expected in known:
                try:
                    rows.edition(connection, number)
                    hashed = rows.source(connection, number) or rows.parsed(connection, number)
                    yield SourceCheck(key, sha256(hashed).hexdigest() == expected)
                except sqlite3.DatabaseError as error:
                    if not is_damaged(error):
                        raise
                    yield SourceCheck(key, is_whole=False)
        finally:
            connection.close()
