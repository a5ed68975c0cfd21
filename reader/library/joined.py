"""Several libraries read as one: one's own, and those of others, newest first over all of them.

A library that cannot be reached, or fails while it is read, is left out and named; one's own goes on. What several have
is listed once, as one's own, or the first of the others, has it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.errors import AmbiguousError, LibraryError
from reader.library.connection import translate_errors
from reader.library.neighbours import neighbour, order_of_day
from reader.library.opening import open_library
from reader.library.store import LIBRARY, Library

if TYPE_CHECKING:
    from reader.library.index.fulltext import FulltextResult, LibraryHit
    from reader.library.index.vocabulary import WordSuggestion
    from reader.library.references import ResolvedReference
    from reader.library.rows import EditionSummary
    from reader.model.edition import Edition
    from reader.search.query import Query

T = TypeVar("T")
CANDIDATES_NAMED = 5


class JoinedLibrary(Library):
    """One's own library, which alone is written, and others that are read with it."""

    others: "list[Library]"
    missed: "list[Path]"
    """The places that could not be reached, which no answer covers."""

    @classmethod
    def open_places(cls, own: Path, others: Iterable[Path]) -> "JoinedLibrary":
        """The libraries in these folders; one's own is made if there is none, and the others must be there."""
        path = own / LIBRARY
        with translate_errors(path):
            connection, is_read_only = open_library(path)
        joined = cls(connection, path, is_read_only=is_read_only)
        joined.others, joined.missed = [], []
        for folder in others:
            try:
                joined.others.append(Library.open_to_read(folder))
            except LibraryError:
                joined.missed.append(folder)
        return joined

    def close(self) -> None:
        """Lets go of all files."""
        super().close()
        for library in self.others:
            library.close()

    def _asked(self, ask: Callable[[Library], T]) -> list[T]:
        """The answers of all libraries, one's own first; whichever of the others fails is missed from then on."""
        answers = [ask(self)]
        for library in tuple(self.others):
            try:
                answers.append(ask(library))
            except LibraryError as error:
                if error.message in ("library.reference-unknown", "library.reference-ambiguous"):
                    raise
                self.others.remove(library)
                self.missed.append(library.path.parent)
        return answers

    def _holding(self, key: str) -> Library:
        """The first library that has an edition of this key."""
        has = self._asked(lambda library: Library.has(library, key))
        return next((library for library, found in zip((self, *self.others), has, strict=False) if found), self)

    def is_empty(self) -> bool:
        """Whether there is nothing in any of them."""
        return all(self._asked(Library.is_empty))

    def editions(self) -> "tuple[EditionSummary, ...]":
        """All editions, each once, in the order of one library."""
        every = {each.key: each for some in reversed(self._asked(Library.editions)) for each in some}
        by_page = sorted(every.values(), key=lambda each: order_of_day(each.newspaper, each.page, each.key))
        return tuple(sorted(by_page, key=lambda each: each.date or "", reverse=True))

    def count(self) -> int:
        """How many editions there are in all of them."""
        return sum(self._asked(Library.count))

    def has(self, key: str) -> bool:
        """Whether one of them has an edition of this key."""
        return any(self._asked(lambda library: Library.has(library, key)))

    def neighbour(self, key: str, step: int) -> str | None:
        """The edition after, or before, over all of them."""
        self._asked(Library.is_empty)  # whoever fails is missed
        with translate_errors(self.path):
            return neighbour([library._connection for library in (self, *self.others)], key, step)

    def find(self, ref: str) -> "ResolvedReference":
        """What `ref` names in one of them, a whole reference before a part of one."""
        found: dict[str, ResolvedReference] = {}

        for target in filter(None, self._asked(lambda library: _target(library, ref))):
            found.setdefault(target.key, target)
        given = ref.strip().partition("#")[0]
        if given in found or len(found) == 1:
            return found.get(given) or next(iter(found.values()))
        if not found:
            raise LibraryError("library.reference-unknown", ref=ref)
        keys = [target.key for target in found.values() if target.number is None]
        raise AmbiguousError(keys, ref=ref, count=len(found), candidates=", ".join(list(found)[:CANDIDATES_NAMED]))

    def edition(self, ref: str) -> "Edition":
        """The edition that `ref` names, or that holds the entry that it names."""
        key = self.find(ref).key
        return Library.edition(self._holding(key), key)

    def source(self, ref: str) -> bytes:
        """The bytes that it was read from."""
        key = self.find(ref).key
        return Library.source(self._holding(key), key)

    def keys(self, ref: str) -> dict[int, str]:
        """The keys by which marks know its entries, by their numbers."""
        key = self.find(ref).key
        return Library.keys(self._holding(key), key)

    def search(
        self, query: "Query", *, limit: int = 50, best_first: bool = False, editions: Sequence[str] | None = None
    ) -> "FulltextResult":
        """The entries that match in all of them: the newest, the best, or all those of some editions."""
        if editions is not None:
            keys = [self.find(ref).key for ref in editions]
            parts = [Library.search(self._holding(key), query, editions=[key]) for key in keys]
            return _joined_results(parts, [hit for part in parts for hit in part.hits], None)
        parts = self._asked(lambda library: Library.search(library, query, limit=limit, best_first=best_first))
        ordered = _by_score(parts, query) if best_first else merge(*(part.hits for part in parts), key=_newest_first)
        return _joined_results(parts, ordered, limit)

    def months(self, query: "Query") -> dict[str, int]:
        """How many entries match in each month, in all of them."""
        total: Counter[str] = Counter()
        for found in self._asked(lambda library: Library.months(library, query)):
            total.update(found)
        return dict(sorted(total.items()))

    def suggest(self, typed: str, limit: int = 9) -> "tuple[WordSuggestion, ...]":
        """Words of all of them, in the order of each, those that more editions have before others."""
        rank: dict[str, int] = {}
        uses: dict[str, WordSuggestion] = {}
        for found in self._asked(lambda library: Library.suggest(library, typed, limit)):
            for at, each in enumerate(found):
                rank[each.word] = min(at, rank.get(each.word, at))
                uses[each.word] = each._replace(uses=each.uses + (uses[each.word].uses if each.word in uses else 0))
        return tuple(sorted(uses.values(), key=lambda each: (rank[each.word], -each.uses))[:limit])

    def pending(self) -> int:
        """How many entries the indexes do not cover yet."""
        return sum(self._asked(Library.pending))


def _target(library: Library, ref: str) -> "ResolvedReference | None":
    try:
        return Library.find(library, ref)
    except LibraryError as error:
        if error.message != "library.reference-unknown":
            raise
    return None


def _newest_first(hit: "LibraryHit") -> int:
    from reader.library.index.database import day_of

    return -day_of(hit.row.date)


def _by_score(parts: "Iterable[FulltextResult]", query: "Query") -> "Iterator[LibraryHit]":
    from reader.library.index.handle import score_of

    score = score_of(query)
    return iter(sorted((hit for part in parts for hit in part.hits), key=lambda hit: -score(hit.row.texts)))


def _joined_results(
    parts: "Sequence[FulltextResult]", ordered: "Iterable[LibraryHit]", limit: int | None
) -> "FulltextResult":
    """The hits, each once, and the sum of what the libraries have found; exact where nothing is counted twice."""
    from reader.library.index.fulltext import FulltextResult

    every = {(hit.row.edition, hit.row.number): hit for hit in reversed(list(ordered))}
    hits = tuple(islice(reversed(every.values()), limit))
    shown = sum(len(part.hits) for part in parts)
    total = sum(part.total for part in parts) - (shown - len(every))
    is_exact = all(part.total_is_exact for part in parts) and (shown == len(every) or total == len(every))
    return FulltextResult(hits, total, is_exact, sum(part.unsearched for part in parts))
