"""The library: one class in front of its parts, so that everything above it needs one import and meets one error."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library import rows
from reader.library.connection import transaction, translate_errors
from reader.library.index.handle import IndexHandle
from reader.library.opening import open_library, opened_to_read
from reader.library.repeating import repeated
from reader.library.sharing import Reading, close_for_readers
from reader.runtime.library_places import library_places

if TYPE_CHECKING:
    from reader.library.edition_record import EditionRecord
    from reader.library.entries import LibraryEntries
    from reader.library.index.fulltext import FulltextResult
    from reader.library.index.update import Progress
    from reader.library.index.vocabulary import WordSuggestion
    from reader.library.references import ResolvedReference
    from reader.library.rows import EditionSummary, Known
    from reader.library.upsert import UpsertResult
    from reader.model.edition import Edition, Hint
    from reader.search.query import Query

LIBRARY, INDEX = "library.db", "index.db"


class Library:
    """An open library, for one thread. Every method raises LibraryError for what the user has to act on."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, is_read_only: bool) -> None:
        self._connection = connection
        self.path = path
        """Where it is."""
        self._index = IndexHandle(connection, path.with_name(INDEX), is_read_only=is_read_only)
        self.is_read_only = is_read_only
        """Nothing can be written here; what there is can be read."""

    @classmethod
    def open(cls, folder: Path | None = None) -> "Library":
        """The library in `folder`, the user's own if none is given; made if there is none.

        Where nothing can be written, what is there is opened to be read, and where there is nothing, an empty one.
        """
        path = (folder or library_places().own) / LIBRARY
        with translate_errors(path):
            connection, is_read_only = open_library(path)
        return cls(connection, path, is_read_only=is_read_only)

    @classmethod
    def open_to_read(cls, folder: Path) -> "Library":
        """The library in `folder`, which is only read. LibraryError where there is none."""
        path = folder / LIBRARY
        with translate_errors(path):
            if not path.exists():
                raise LibraryError("library.no-file", path=path)
            return cls(opened_to_read(path), path, is_read_only=True)

    @property
    def is_still(self) -> bool:
        """Whether what was read is true: without write permission and locks, it may have changed meanwhile."""
        library = self._connection
        return not isinstance(library, Reading) or (library.is_still and self._index.is_still)

    def open_again(self) -> None:
        """Opens what has changed, or was replaced, since it was opened to be read."""
        self.close()
        with translate_errors(self.path):
            self._connection = opened_to_read(self.path)
        self._index = IndexHandle(self._connection, self.path.with_name(INDEX), is_read_only=True)
        self.__dict__.pop("entries", None)

    @cached_property
    def entries(self) -> "LibraryEntries":
        """All entries, for what goes through the whole library."""
        from reader.library.entries import LibraryEntries

        return LibraryEntries(self._connection, self.path)

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the files."""
        self._index.close()
        if self.is_read_only:
            self._connection.close()
        else:
            close_for_readers(self._connection, self.path)

    def add(
        self, edition: "Edition", raw: bytes | None = None, path: str = "", words: Mapping[str, int] | None = None
    ) -> "UpsertResult":
        """Stores an edition: see `pack` for what is given, `put` for what becomes of it."""
        from reader.library.edition_record import prepare_record

        return self.put(prepare_record(edition, raw, path, words))

    def put(self, parcel: "EditionRecord", *, is_parsed_anew: bool = False) -> "UpsertResult":
        """Stores a packed edition, whole or not at all.

        The same content changes nothing; a corrected text takes the place of the old one and keeps its marks, and so
        does a text in which something else is found by other rules; another text is stored beside it. The index
        follows when `catch_up` is called.
        """
        from reader.library import upsert

        with _writing(self, self._connection, self._index):
            return upsert.upsert(self._connection, parcel, is_parsed_anew=is_parsed_anew)

    def remove(self, ref: str) -> str:
        """Takes the edition out that `ref` names, and returns its key. The user's marks on it are kept."""
        from reader.library import upsert

        with _writing(self, self._connection, self._index):
            target = _resolved(self._connection, ref)
            if target.number is not None:
                raise LibraryError("library.not-an-edition", ref=ref, edition=target.key)
            upsert.remove(self._connection, target.edition)
        return target.key

    def check_is_writable(self) -> None:
        """Raises LibraryError where it can only be read."""
        if self.is_read_only:
            raise LibraryError("library.read-only", path=self.path, reason="")

    @repeated
    def known(self, sha256: str, hint: "Hint", path: str) -> "Known | None":
        """The edition that was read from these bytes, where nothing of the hint is new."""
        with translate_errors(self.path):
            return rows.known(self._connection, sha256, hint, path)

    @repeated
    def is_empty(self) -> bool:
        """Whether there is no edition."""
        with translate_errors(self.path):
            return self._connection.execute("SELECT 1 FROM edition LIMIT 1").fetchone() is None

    @repeated
    def editions(self) -> "tuple[EditionSummary, ...]":
        """All editions, the newest first."""
        with translate_errors(self.path):
            return rows.listed(self._connection)

    def stored(self) -> "Iterator[tuple[Edition, bytes, str]]":
        """Every edition with its source as it came and the name of its file; there may be changes meanwhile."""
        with translate_errors(self.path):
            numbers = self._connection.execute("SELECT id FROM edition ORDER BY id").fetchall()
            for (number,) in numbers:
                if found := rows.iter_sources(self._connection, number):
                    yield found

    @repeated
    def has(self, key: str) -> bool:
        """Whether there is an edition of this key."""
        with translate_errors(self.path):
            return self._connection.execute("SELECT 1 FROM edition WHERE key = ?", (key,)).fetchone() is not None

    @repeated
    def neighbour(self, key: str, step: int) -> str | None:
        """The key of the edition after this one in its paper (`step` 1) or before it (-1); None for none."""
        from reader.library.neighbours import neighbour

        with translate_errors(self.path):
            return neighbour([self._connection], key, step)

    @repeated
    def count(self) -> int:
        """How many editions there are."""
        with translate_errors(self.path):
            return int(self._connection.execute("SELECT count(*) FROM edition").fetchone()[0])

    @repeated
    def find(self, ref: str) -> "ResolvedReference":
        """What `ref` names: PAPER/DATE/PAGE#N or any part of it that only one edition or entry answers to."""
        with translate_errors(self.path):
            return _resolved(self._connection, ref)

    @repeated
    def edition(self, ref: str) -> "Edition":
        """The edition that `ref` names, or that holds the entry that it names."""
        with translate_errors(self.path):
            return rows.edition(self._connection, _resolved(self._connection, ref).edition)

    @repeated
    def source(self, ref: str) -> bytes:
        """The bytes of the file that the edition was read from; empty where it came without one."""
        with translate_errors(self.path):
            return rows.source(self._connection, _resolved(self._connection, ref).edition)

    @repeated
    def keys(self, ref: str) -> dict[int, str]:
        """The keys by which marks know the entries of an edition, by their numbers."""
        with translate_errors(self.path):
            return rows.keys(self._connection, _resolved(self._connection, ref).edition)

    @repeated
    def article_keys(self, editions: Sequence[str]) -> dict[str, list[str]]:
        """The keys by which marks know the articles of some editions, by the editions' keys."""
        with translate_errors(self.path):
            return rows.article_keys(self._connection, editions)

    @repeated
    def search(
        self, query: "Query", *, limit: int = 50, best_first: bool = False, editions: Sequence[str] | None = None
    ) -> "FulltextResult":
        """The entries that match: the newest, the best, or all those of some editions in their order."""
        with translate_errors(self.path):
            if editions is not None:
                found = [_resolved(self._connection, ref).edition for ref in editions]
                every = [number for edition in found for number in rows.numbers(self._connection, edition)]
                return self._index.search(query, lambda search: search.within(every))
            return self._index.search(query, lambda search: search.best(limit) if best_first else search.newest(limit))

    @repeated
    def months(self, query: "Query") -> dict[str, int]:
        """How many entries match in each month, `2021-11`; where there are thousands, about how many."""
        with translate_errors(self.path):
            return self._index.search(query, lambda search: search.months())

    @repeated
    def days(self, query: "Query") -> dict[str, int]:
        """How many entries match on each day, `2021-11-08`; every one is counted."""
        with translate_errors(self.path):
            return self._index.search(query, lambda search: search.days())

    @repeated
    def suggest(self, typed: str, limit: int = 9) -> "tuple[WordSuggestion, ...]":
        """Words of the library that `typed` may mean, in pinyin, initials or characters."""
        with translate_errors(self.path):
            return self._index.suggest(typed, limit)

    @repeated
    def pending(self) -> int:
        """How many entries the index does not cover yet: `catch_up` takes them in."""
        with translate_errors(self.path):
            return self._index.pending()

    @repeated
    def newest(self) -> int:
        """The number of the edition that was stored last; later ones have higher numbers."""
        with translate_errors(self.path):
            return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM edition").fetchone()[0])

    def catch_up(self, progress: "Progress | None" = None, *, after: int = 0) -> None:
        """Takes into the index what it does not cover, or of that only the editions with higher numbers.

        A run that is stopped goes on where it was.
        """
        if not self.is_read_only:
            with translate_errors(self.path):
                self._index.catch_up(progress, after)

    def rebuild(self, progress: "Progress | None" = None) -> None:
        """Makes the index anew."""
        self.check_is_writable()
        with translate_errors(self.path.with_name(INDEX)):
            self._index.check_is_kept()
            self._index.empty()
            self._index.catch_up(progress)


@contextmanager
def _writing(library: Library, connection: sqlite3.Connection, index: IndexHandle) -> Iterator[None]:
    library.check_is_writable()
    index.check_owner()
    with translate_errors(library.path), transaction(connection):
        yield


def _resolved(connection: sqlite3.Connection, ref: str) -> "ResolvedReference":
    from reader.library.references import resolve

    return resolve(connection, ref)
