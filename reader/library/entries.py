"""The entries of all editions in the order in which they were stored, for what goes through the whole library."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.library import rows
from reader.library.compression import unpacked_texts
from reader.library.connection import translate_errors
from reader.library.index.database import day_of
from reader.library.rows import EntryRow
from reader.model.blocks import ARTICLE_KINDS


class StoredTexts(NamedTuple):
    """The texts of one article with the rows of its edition and its own."""

    edition: int
    entry: int
    texts: tuple[str, ...]


class LibraryEntries:
    """Walks over what is in a library, in slices: the whole of it need not fit in memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @property
    def identity(self) -> bytes:
        """What tells this library from any other."""
        with translate_errors(self._path):
            found: bytes = self._connection.execute("SELECT id FROM identity").fetchone()[0]
            return found

    def editions_after(self, edition: int) -> list[int]:
        """The rows of the editions that were stored after a given one; rows are never given twice."""
        with translate_errors(self._path):
            found = self._connection.execute("SELECT id FROM edition WHERE id > ? ORDER BY id", (edition,))
            return [row[0] for row in found]

    def articles(self, editions: Sequence[int]) -> Iterator[StoredTexts]:
        """The articles of editions that are given by their rows."""
        with translate_errors(self._path):
            for edition in editions:
                sql = "SELECT id, kind, texts FROM entry WHERE edition = ? ORDER BY number"
                for entry, kind, texts in self._connection.execute(sql, (edition,)).fetchall():
                    if kind in ARTICLE_KINDS:
                        yield StoredTexts(edition, entry, unpacked_texts(texts))

    def rows(self, entries: Sequence[int]) -> dict[int, EntryRow]:
        """These entries by their rows; those that are gone are left out."""
        with translate_errors(self._path):
            return {row.id: row for row in rows.entries(self._connection, entries)}

    def texts(self, entries: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The texts alone of these entries."""
        with translate_errors(self._path):
            return dict(rows.texts(self._connection, entries))

    def days(self) -> dict[str, int]:
        """How many entries there are on each day, `2021-11-08`: articles and what else can be opened."""
        sql = "SELECT date, sum(entries) FROM edition WHERE date IS NOT NULL GROUP BY date ORDER BY date"
        with translate_errors(self._path):
            return {day: count for day, count in self._connection.execute(sql) if day_of(day)}
