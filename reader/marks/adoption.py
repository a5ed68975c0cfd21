"""Marks of versions before 0.2, which were kept in the library's own file, as records."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.connection import connect_to_read

if TYPE_CHECKING:
    from reader.marks.records import Record

TABLES: Mapping[str, tuple[str, Callable[[Sequence[Any]], Any]]] = {
    "read": ("SELECT at, article FROM read", lambda _: True),
    "position": ("SELECT at, article, paragraph, start FROM position", list),
    "edition": (
        "SELECT at, source, article, paragraph, start FROM left_off",
        lambda row: {"article": row[0], "position": list(row[1:])},
    ),
    "bookmark": (
        "SELECT at, 'library-' || id, article, paragraph, start, \"end\", name FROM bookmark",
        lambda row: {"article": row[0], "span": list(row[1:4]), "words": row[4]},
    ),
    "note": (
        "SELECT at, 'library-' || id, article, paragraph, start, \"end\", quote, text FROM note",
        lambda row: {"article": row[0], "span": list(row[1:4]), "quote": row[4], "text": row[5]},
    ),
    "search": ("SELECT at, name, query FROM saved_search", lambda row: {"query": row[0]}),
}
"""Kind of the record: the question that an old table answers (time, key, fields), and the value of those fields."""


def adopted(path: Path) -> Iterator["Record"]:
    """The marks in the library.db beside the marks.db at `path`; none where there is no such file, or nothing in it."""
    from reader.marks.records import Record

    library = path.with_name("library.db")
    if not library.is_file():
        return
    with suppress(sqlite3.Error), closing(connect_to_read(library)) as connection:
        for kind, (sql, value) in TABLES.items():
            with suppress(sqlite3.OperationalError):  # a library without such a table
                rows = connection.execute(sql).fetchall()
                yield from (Record(kind, key, value(fields), _microseconds(at)) for at, key, *fields in rows)


def _microseconds(at: str) -> int:
    return int(datetime.fromisoformat(at).timestamp() * 1_000_000)
