"""library.db: what it holds, and how an older one becomes what it is now.

Three groups of tables. `edition`, `entry` and `content` come from the sources and are rewritten when a source is added
again. `retired` tells the index what to take out, `identity` whether it belongs to this library and lags behind. All
others belong to the user; nothing but `marks` writes them. They name articles by keys (`keys`), not by rows, and so no
foreign key leads from them to what an import rewrites.
"""

import sqlite3
from pathlib import Path

from reader.errors import LibraryError
from reader.library.connection import DamagedRow, share, transaction

APPLICATION_ID = 0x6B616E62
"""`kanb`: how the file is known as ours."""

TABLES = frozenset({"edition", "entry", "content", "identity", "retired"})
"""Those that come from the sources or serve the index."""
MOST_OF_A_PAGE = 65_536
"""Bytes: the largest page that SQLite knows."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE edition (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            refs TEXT NOT NULL,
            newspaper TEXT,
            date TEXT,
            page TEXT,
            page_name TEXT,
            sha256 TEXT NOT NULL,
            path TEXT NOT NULL,
            articles INTEGER NOT NULL,
            entries INTEGER NOT NULL,
            added TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        )
        """,
        "CREATE INDEX edition_by_date ON edition (date)",
        "CREATE INDEX edition_by_content ON edition (sha256)",
        # Numbers are never given twice (AUTOINCREMENT): an index that lags behind names what is gone, not another.
        """
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            edition INTEGER NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            key TEXT NOT NULL,
            ref TEXT NOT NULL,
            kind TEXT NOT NULL,
            section TEXT NOT NULL,
            title TEXT NOT NULL,
            authors TEXT NOT NULL,
            texts BLOB NOT NULL,
            UNIQUE (edition, number)
        )
        """,
        """
        CREATE TABLE content (
            edition INTEGER PRIMARY KEY REFERENCES edition (id) ON DELETE CASCADE,
            source BLOB NOT NULL,
            parsed BLOB NOT NULL,
            words BLOB NOT NULL
        )
        """,
        "CREATE TABLE identity (id BLOB NOT NULL, changes INTEGER NOT NULL)",
        "INSERT INTO identity VALUES (randomblob(16), 0)",
        "CREATE TABLE retired (edition INTEGER PRIMARY KEY, first INTEGER, last INTEGER, words BLOB NOT NULL)",
        """
        CREATE TABLE read (
            article TEXT PRIMARY KEY,
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE position (
            article TEXT PRIMARY KEY,
            paragraph INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE bookmark (
            id INTEGER PRIMARY KEY,
            article TEXT NOT NULL,
            paragraph INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            name TEXT NOT NULL,
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        )
        """,
        "CREATE INDEX bookmark_by_article ON bookmark (article)",
        """
        CREATE TABLE note (
            id INTEGER PRIMARY KEY,
            article TEXT NOT NULL,
            paragraph INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            quote TEXT NOT NULL,
            text TEXT NOT NULL,
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        )
        """,
        "CREATE INDEX note_by_article ON note (article)",
        """
        CREATE TABLE saved_search (
            name TEXT PRIMARY KEY,
            query TEXT NOT NULL,
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        )
        """,
        """
        CREATE TABLE left_off (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            source TEXT NOT NULL,
            article TEXT NOT NULL,
            paragraph INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
            at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
        )
        """,
    ),
    # From here on `content` may be compressed in chunks, which older programs cannot read.
    ("CREATE INDEX edition_by_paper ON edition (newspaper, date)",),
)
"""The statements that lead from each version to the next. What has been released is never changed, only added to."""


def check_is_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raises LibraryError unless the file is a library of this program, or nothing yet.

    SQLite alone looks into the file: to open and close it here would take away the locks that this process has on it.
    """
    try:
        # In this order: another process may be making it, at one stroke, while this one looks.
        is_ours = _is_blank(connection) or _application_of(connection) == APPLICATION_ID
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB" and not has_our_traces(path):
            raise LibraryError("library.foreign", path=path) from error
        raise
    if not is_ours and has_our_traces(path):
        raise DamagedRow("the header of the file is damaged")
    if not is_ours:
        raise LibraryError("library.foreign", path=path)
    if version_of(connection) > len(MIGRATIONS):
        raise LibraryError("library.newer", path=path, version=version_of(connection), known=len(MIGRATIONS))


def check_is_complete(connection: sqlite3.Connection) -> None:
    """Raises DamagedRow where a table without which no question can be answered is missing, or empty against the rules.

    Asked of a library that has been made: it costs a look at the schema.
    """
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if missing := sorted(TABLES.difference(row[0] for row in rows)):
        raise DamagedRow(f"no table {', '.join(missing)}")
    if connection.execute("SELECT id, changes FROM identity").fetchone() is None:
        raise DamagedRow("no row in identity")


def has_our_traces(path: Path) -> bool:
    """Whether the first page of a file shows that it was a library of this program, whatever SQLite says of it."""
    with path.open("rb") as file:
        page = file.read(MOST_OF_A_PAGE)
    return page[68:72] == APPLICATION_ID.to_bytes(4, "big") or b"CREATE TABLE edition" in page


def _is_blank(connection: sqlite3.Connection) -> bool:
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    return empty and version_of(connection) == 0


def _application_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def version_of(connection: sqlite3.Connection) -> int:
    """How many of the migrations the file has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the file to the newest version, each step whole or not at all."""
    if version_of(connection) < len(MIGRATIONS):
        with transaction(connection):
            for number in range(version_of(connection), len(MIGRATIONS)):
                for statement in MIGRATIONS[number]:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    # Only now, when it is known to be ours: the mode is written to the file.
    share(connection)
    connection.execute("PRAGMA synchronous = FULL")  # what was added survives a power cut
