"""What belongs to the user: read, position, bookmarks, notes, saved searches, where reading was left off.

Marks hang on the keys of articles (`keys`). Nothing here asks whether an article is in the library: a file that is only
being read has marks too, and those of an edition that was removed are there when it comes back.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.library.connection import translate_errors
from reader.model.blocks import TextSpan

_AT_ONCE = 500
"""Keys in one question: older SQLite takes no more than 999."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place to come back to."""

    id: int
    article: str
    """The article's key."""
    place: TextSpan
    name: str
    at: str
    """When it was made: ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Note:
    """The user's words on a stretch of text."""

    id: int
    article: str
    """The article's key."""
    place: TextSpan
    quote: str
    """The text that it is about, by which it is found again when a correction has moved it."""
    text: str
    at: str
    """When it was last changed: ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str


@dataclass(frozen=True, slots=True)
class LeftOff:
    """Where reading was left."""

    source: str
    """What was open: a reference, or the path of a file."""
    article: str
    """The article's key."""
    place: TextSpan


class Marks:
    """The marks of one library. Each change is kept at once, whole or not at all; LibraryError where it cannot be."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def read_among(self, articles: Iterable[str]) -> frozenset[str]:
        """Those of the keys whose articles were read."""
        keys = list(articles)
        slices = (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))
        return frozenset(row[0] for some in slices for row in self._rows(_read_sql(len(some)), *some))

    def set_read(self, article: str, is_read: bool = True) -> None:
        """Marks an article as read or unread."""
        if is_read:
            self._write("INSERT OR IGNORE INTO read (article) VALUES (?)", article)
        else:
            self._write("DELETE FROM read WHERE article = ?", article)

    def position(self, article: str) -> TextSpan | None:
        """Where in an article reading was left."""
        rows = self._rows('SELECT paragraph, start, "end" FROM position WHERE article = ?', article)
        return TextSpan(*rows[0]) if rows else None

    def set_position(self, article: str, place: TextSpan) -> None:
        """Keeps where in an article reading was left."""
        sql = 'INSERT OR REPLACE INTO position (article, paragraph, start, "end") VALUES (?, ?, ?, ?)'
        self._write(sql, article, *_numbers(place))

    def bookmarks(self, article: str | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of one article in its order, or all, the newest first."""
        columns = 'SELECT id, article, paragraph, start, "end", name, at FROM bookmark'
        return tuple(Bookmark(row[0], row[1], TextSpan(*row[2:5]), *row[5:]) for row in self._of(columns, article))

    def add_bookmark(self, article: str, place: TextSpan, name: str = "") -> int:
        """Keeps a place, and returns the bookmark's number."""
        sql = 'INSERT INTO bookmark (article, paragraph, start, "end", name) VALUES (?, ?, ?, ?, ?)'
        return self._write(sql, article, *_numbers(place), name)

    def remove_bookmark(self, number: int) -> None:
        """Forgets a bookmark."""
        self._write("DELETE FROM bookmark WHERE id = ?", number)

    def notes(self, article: str | None = None) -> tuple[Note, ...]:
        """The notes on one article in its order, or all, the newest first."""
        columns = 'SELECT id, article, paragraph, start, "end", quote, text, at FROM note'
        return tuple(Note(row[0], row[1], TextSpan(*row[2:5]), *row[5:]) for row in self._of(columns, article))

    def add_note(self, article: str, place: TextSpan, quote: str, text: str) -> int:
        """Keeps a note on the words `quote` at `place`, and returns its number."""
        sql = 'INSERT INTO note (article, paragraph, start, "end", quote, text) VALUES (?, ?, ?, ?, ?, ?)'
        return self._write(sql, article, *_numbers(place), quote, text)

    def change_note(self, number: int, text: str) -> None:
        """Gives a note other words."""
        now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
        self._write(f"UPDATE note SET text = ?, at = {now} WHERE id = ?", text, number)  # noqa: S608 - ours

    def remove_note(self, number: int) -> None:
        """Forgets a note."""
        self._write("DELETE FROM note WHERE id = ?", number)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches by name."""
        return tuple(SavedSearch(*row) for row in self._rows("SELECT name, query FROM saved_search ORDER BY name"))

    def save_search(self, name: str, query: str) -> None:
        """Keeps a query under a name, in place of what had that name."""
        self._write("INSERT OR REPLACE INTO saved_search (name, query) VALUES (?, ?)", name, query)

    def forget_search(self, name: str) -> None:
        """Forgets a saved search."""
        self._write("DELETE FROM saved_search WHERE name = ?", name)

    def left_off(self) -> LeftOff | None:
        """Where reading was left the last time."""
        rows = self._rows('SELECT source, article, paragraph, start, "end" FROM left_off')
        return LeftOff(rows[0][0], rows[0][1], TextSpan(*rows[0][2:])) if rows else None

    def set_left_off(self, left: LeftOff) -> None:
        """Keeps where reading is left."""
        sql = 'INSERT OR REPLACE INTO left_off (id, source, article, paragraph, start, "end") VALUES (1, ?, ?, ?, ?, ?)'
        self._write(sql, left.source, left.article, *_numbers(left.place))

    def _of(self, columns: str, article: str | None) -> list[Any]:
        if article is None:
            return self._rows(f"{columns} ORDER BY at DESC, id DESC")
        return self._rows(f"{columns} WHERE article = ? ORDER BY paragraph, start, id", article)

    def _rows(self, sql: str, *values: object) -> list[Any]:
        with translate_errors(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _write(self, sql: str, *values: object) -> int:
        with translate_errors(self._path):
            return self._connection.execute(sql, values).lastrowid or 0


def _read_sql(count: int) -> str:
    return f"SELECT article FROM read WHERE article IN ({','.join('?' * count)})"  # noqa: S608 - question marks


def _numbers(place: TextSpan) -> tuple[int, int, int]:
    return place.paragraph, place.start, place.end
