"""What can still be read of a damaged library: row by row, past what SQLite refuses.

A table is read from its beginning and from its end; what lies between is asked for number by number. So a damaged page
costs the rows on it, and nothing else. An edition needs its texts to be read as it was parsed: they are the dictionary
by which the rest is compressed. Where a part of it is lost, its source, or the texts that are left, are handed out.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from reader.library.compression import DictionaryCodec, unpacked_texts
from reader.library.connection import DamagedRow, connect
from reader.library.rows import decoding
from reader.model.edition import Edition, Hint
from reader.model.edition_format import from_dict

MAGIC = b"SQLite format 3\0"
_HEADER = {18: b"\2\2\0\x40\x20\x20", 44: b"\0\0\0\4", 56: b"\0\0\0\1"}
"""What stands in the header of every library, by offset: https://www.sqlite.org/fileformat2.html#the_database_header"""
USUAL_PAGE = 4096
"""Bytes of a page, unless the header says otherwise."""


class SalvagedEdition(NamedTuple):
    """What is left of one edition."""

    edition: Edition | None
    """As it was parsed; None where that cannot be read."""
    raw: bytes
    """The source; empty where it cannot be read."""
    path: str
    words: Mapping[str, int]
    keys: Mapping[int, str]
    """By which marks know the entries, by their numbers."""
    text: str
    """The texts of the entries that are left, for want of anything better."""
    hint: Hint
    """Paper, date and page, as far as they are known."""

    @property
    def is_lost(self) -> bool:
        """Whether nothing of it is left."""
        return self.edition is None and not self.raw and not self.text


def salvage(path: Path, scratch: Path) -> Iterator[SalvagedEdition]:
    """The editions of the library at `path`, which is left as it is: a copy in the folder `scratch` is read."""
    with closing(connect(_copied(path, scratch))) as connection:
        connection.execute("PRAGMA cell_size_check = ON")  # a page that cannot be one is refused, not read
        entries: dict[int, list[int]] = {}
        for number, edition in _readable(connection, "entry", "id", "edition"):
            entries.setdefault(edition, []).append(number)
        numbers = {number for number, _ in _readable(connection, "edition", "id", "id")}
        numbers |= {number for number, _ in _readable(connection, "content", "edition", "edition")}
        for number in sorted(numbers | entries.keys()):
            yield _salvaged(connection, number, entries.get(number, []))


def _copied(path: Path, scratch: Path) -> Path:
    """A copy with the changes that wait beside it and a header that SQLite reads."""
    copy = scratch / "damaged.db"
    shutil.copyfile(path, copy)
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists():
        shutil.copyfile(wal, copy.with_name(f"{copy.name}-wal"))
    with copy.open("r+b") as file:
        head = bytearray(file.read(100))
        size = int.from_bytes(head[16:18], "big")
        if len(head) == 100 and not head.startswith(MAGIC):
            head[:16] = MAGIC
            if size & (size - 1) or not (size == 1 or size >= 512):
                head[16:18] = USUAL_PAGE.to_bytes(2, "big")
            for at, right in _HEADER.items():
                head[at : at + len(right)] = right
            file.seek(0)
            file.write(head)
    return copy


def _readable(connection: sqlite3.Connection, table: str, key: str, column: str) -> Iterator[tuple[int, int]]:
    """The numbers of a table's rows with one of their columns, as far as they can be read."""
    found: dict[int, int] = {}
    ends = []
    for order in ("ASC", "DESC"):
        sql = f"SELECT {key}, {column} FROM {table} NOT INDEXED ORDER BY {key} {order}"  # noqa: S608 - ours
        last = 0
        try:
            for last, value in connection.execute(sql):
                found[last] = value
            break
        except sqlite3.DatabaseError:
            ends.append(last)
    else:
        first, past = ends[0], ends[1] or _highest(connection, table)
        sql = f"SELECT {key}, {column} FROM {table} NOT INDEXED WHERE {key} = ?"  # noqa: S608 - ours
        for number in range(first + 1, past + 1):
            with suppress(sqlite3.DatabaseError):
                found.update(connection.execute(sql, (number,)).fetchall())
    yield from sorted(found.items())


def _highest(connection: sqlite3.Connection, table: str) -> int:
    """The highest number that a row of the table ever had; 0 where nothing tells."""
    name = "edition" if table == "content" else table
    with suppress(sqlite3.DatabaseError):
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else 0
    return 0


def _salvaged(connection: sqlite3.Connection, number: int, entries: list[int]) -> SalvagedEdition:
    columns = "newspaper, date, page, page_name, path"
    names = _row(connection, f"SELECT {columns} FROM edition NOT INDEXED WHERE id = ?", number)  # noqa: S608 - ours
    sql = "SELECT number, key, title, texts, ref FROM entry NOT INDEXED WHERE id = ?"
    read = sorted(filter(None, (_row(connection, sql, entry) for entry in entries)))
    content = _row(connection, "SELECT parsed, source, words FROM content WHERE edition = ?", number)
    hint = Hint(*names[:4]) if names else _hint_of(read)
    edition, raw, words, path = None, b"", dict[str, int](), names[4] if names else ""
    with suppress(DamagedRow), decoding("entry"):
        codec = DictionaryCodec(row[3] for row in read)
        if content:
            with suppress(DamagedRow), decoding("source"):
                raw = codec.unpacked(content[1])
            with suppress(DamagedRow), decoding("parsed"):
                edition = from_dict(json.loads(codec.unpacked(content[0])))
            with suppress(DamagedRow), decoding("words"):
                words = codec.unpacked_words(content[2])
    return SalvagedEdition(edition, raw, path, words, {row[0]: row[1] for row in read}, _text(read), hint)


def _row(connection: sqlite3.Connection, sql: str, number: int) -> tuple[Any, ...] | None:
    try:
        row: tuple[Any, ...] | None = connection.execute(sql, (number,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return row


def _hint_of(entries: list[tuple[Any, ...]]) -> Hint:
    """What the reference of an entry, PAPER/DATE/PAGE#N, tells."""
    parts = str(entries[0][4]).partition("#")[0].split("/") if entries else []
    return Hint(parts[0], parts[1], parts[2]) if len(parts) == 3 else Hint()


def _text(entries: list[tuple[Any, ...]]) -> str:
    """What the entries say, those left out that cannot be read."""
    texts = []
    for row in entries:
        with suppress(DamagedRow), decoding("entry"):
            texts.append("\n\n".join(unpacked_texts(row[3])))
    return "\n\n".join(texts)
