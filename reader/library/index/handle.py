"""The index as the library uses it: opened when first asked for, and made anew when it turns out to be damaged."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.app import bundled
from reader.library.connection import DamagedRow, is_damaged, snapshot
from reader.library.index import update
from reader.library.index.database import Index, Owner
from reader.library.index.fulltext import FulltextSearch
from reader.library.index.update import Progress
from reader.search.query import Query

if TYPE_CHECKING:
    from reader.library.index.vocabulary import WordSuggestion

T = TypeVar("T")


class IndexHandle:
    """Finding in one library."""

    def __init__(self, library: sqlite3.Connection, path: Path, *, is_read_only: bool) -> None:
        self._library = library
        self._path = path
        self._is_read_only = is_read_only
        self._index: Index | None = None

    def search(self, query: Query, ask: Callable[[FulltextSearch], T]) -> T:
        """What `ask` finds out about a query, at one moment of a library to which others may be adding."""
        fold, sounds = bundled.fold(), bundled.pinyin_places

        def answer(index: Index) -> T:
            # In this order: what the index knows of is in the library.
            with snapshot(index.connection), snapshot(self._library):
                return ask(FulltextSearch(self._library, index, query, fold, sounds))

        return self._use(answer)

    def suggest(self, typed: str, limit: int) -> "tuple[WordSuggestion, ...]":
        """Words that `typed` may mean."""
        from reader.library.index import vocabulary

        folded, sounds = bundled.fold()(typed), bundled.pinyin_places
        return self._use(lambda index: vocabulary.suggestions(index.connection, folded, sounds, limit))

    def pending(self) -> int:
        """How many entries are not covered yet."""
        return self._use(lambda index: sum(one.entries for one in update.pending(self._library, index)))

    def catch_up(self, progress: Progress | None, after: int = 0) -> None:
        """Takes in what is not covered yet; in the end anew, by date, where that came in too mixed an order."""
        if self._use(lambda index: index.why_in_memory):
            return  # What is gone must wait for the file, and so does what is new.
        self._use(lambda index: update.update_index(self._library, index, bundled.fold(), _spell, progress, after))
        if not after and self._use(lambda index: len(index.runs())) > update.MOST_SEGMENTS:
            self.empty()
            self.catch_up(progress)

    def check_owner(self) -> None:
        """Makes an index anew that knows of another state of the library: only before a change this can be told."""
        self._use(lambda _: None)

    def check_is_kept(self) -> None:
        """Raises what was in the way where the index is not in its file, and gone at the end."""
        self._use(_raise_why_in_memory)

    def empty(self) -> None:
        """Forgets everything."""
        self._use(lambda index: index.empty(self._owner()))

    def close(self) -> None:
        """Lets go of the file."""
        if self._index:
            self._index.close()
            self._index = None

    @property
    def is_still(self) -> bool:
        """Whether what it has answered is true: read without locks, the file may have changed meanwhile."""
        return self._index is None or self._index.is_still

    def _use(self, work: Callable[[Index], T]) -> T:
        """What `work` makes of the index; with an index that shows damage it is done again on an empty one."""
        try:
            return work(self._opened())
        except sqlite3.DatabaseError as error:
            if not is_damaged(error) or not self._is_damaged(error):
                raise
            self.close()
            self._index = Index.in_place_of_damaged(self._path, self._owner(), is_read_only=self._is_read_only)
            return work(self._index)

    def _is_damaged(self, error: sqlite3.DatabaseError) -> bool:
        """Whether the damage is in the index: a healthy one is not thrown away for the library's."""
        if self._index is None or isinstance(error, DamagedRow):
            return False
        if error.sqlite_errorname == "SQLITE_CORRUPT_VTAB":  # Only the index has virtual tables.
            return True
        try:
            return bool(self._index.connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
        except sqlite3.DatabaseError:
            return True

    def _opened(self) -> Index:
        if self._index is None:
            self._index = Index.open(self._path, self._owner(), is_read_only=self._is_read_only)
        return self._index

    def _owner(self) -> Owner:
        row = self._library.execute("SELECT id FROM identity").fetchone()
        if row is None:
            raise DamagedRow("no row in identity")
        sql = (
            "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'edition'), 0),"
            " coalesce((SELECT max(id) FROM edition), 0))"
        )
        return Owner(row[0], self._library.execute(sql).fetchone()[0], update.changes(self._library))


def score_of(query: Query) -> Callable[[Sequence[str]], float]:
    """How much the texts of an entry are about a query: by it the hits of several libraries are put in one order."""
    from reader.library.index.scoring import needles, score

    fold = bundled.fold()
    sought = needles(query, fold)
    return lambda texts: score(texts, sought, fold)


def _raise_why_in_memory(index: Index) -> None:
    if index.why_in_memory:
        raise index.why_in_memory


def _spell(word: str) -> Iterator[str]:
    from reader.library.index import vocabulary

    return vocabulary.spellings(bundled.readings().of, bundled.fold()(word))
