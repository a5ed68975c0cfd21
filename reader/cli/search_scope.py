"""What a search in the shell looks through: one edition, or the whole library."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.app.user_library import open_if_any
from reader.errors import AmbiguousError
from reader.model.blocks import TextSpan
from reader.search.query import Query

if TYPE_CHECKING:
    from reader.app.resolve import Target
    from reader.cli.output import Output
    from reader.library import Library
    from reader.marks.searches import SavedSearch
    from reader.search.suggest import Suggestion


class ArticleMatch(NamedTuple):
    """An entry that matches."""

    ref: str
    title: str
    texts: Sequence[str]
    places: Sequence[TextSpan]


class ScopeResult(NamedTuple):
    """What was found."""

    read_as: Query
    matches: Sequence[ArticleMatch]
    total: int
    total_is_exact: bool = True
    unsearched: int = 0
    """Entries that the index does not cover yet."""


class SearchScope(Protocol):
    """Where is looked."""

    def answer(self, query: Query, limit: int, *, best_first: bool) -> ScopeResult:
        """What matches, letters taken for pinyin where they stand nowhere as they are."""

    def others(self, query: Query) -> "Sequence[Suggestion]":
        """What to ask in the place of a query that finds nothing."""

    def tell_missed(self, output: "Output") -> None:
        """Names what could not be looked through."""


@contextmanager
def scope_of(ref: str | None, news_of: "SavedSearch | None" = None) -> Iterator[SearchScope]:
    """The edition that `ref` names, or all of the library that it is a part of.

    Without one the library, or the shipped edition where there is none; of the library only the editions that are new
    to the search `news_of`, which has seen them then.
    """
    if news_of:
        with open_if_any() as library:
            yield from _news(library, news_of)
        return
    target, editions = _named(ref) if ref is not None else (None, None)
    with open_if_any() if target is None else nullcontext() as library:
        if library:
            yield _InLibrary(library, editions)
            return
        from reader.app.resolve import resolve

        yield _OneEdition(target or resolve(ref))


def _news(library: "Library | None", search: "SavedSearch") -> "Iterator[SearchScope]":
    from reader.app.saved_search import new_editions, see_hits
    from reader.marks.records import Records

    editions = library.editions() if library else ()
    yield _InLibrary(library, new_editions(search, editions)) if library else _Nothing()
    with Records.open() as records:
        see_hits(records, search, editions)


def _named(ref: str) -> "tuple[Target | None, Sequence[str] | None]":
    """What `ref` names, or the keys of the several editions that it is a part of."""
    from reader.app.resolve import resolve

    try:
        return resolve(ref), None
    except AmbiguousError as error:
        if not error.editions:
            raise
        return None, error.editions


class _Nothing:
    def answer(self, query: Query, limit: int, *, best_first: bool) -> ScopeResult:  # noqa: ARG002 - there is nothing
        return ScopeResult(query, (), 0)

    def others(self, query: Query) -> "Sequence[Suggestion]":  # noqa: ARG002 - as above
        return ()

    def tell_missed(self, output: "Output") -> None:
        pass


class _OneEdition:
    def __init__(self, target: "Target") -> None:
        from reader.search.document import document

        self._target = target
        self._documents = [document(target.edition, entry) for entry in target.entries]

    def answer(self, query: Query, limit: int, *, best_first: bool) -> ScopeResult:  # noqa: ARG002 - in its own order
        from reader.app import bundled
        from reader.search.answer import answer

        found = answer(query, self._documents, bundled.fold(), bundled.pinyin_places)
        pairs = [(self._target.entries[hit.at], hit.spans) for hit in found.hits[:limit]]
        matches = [
            ArticleMatch(self._target.ref(entry), entry.title, entry.block.texts, places) for entry, places in pairs
        ]
        return ScopeResult(found.read_as, matches, len(found.hits))

    def others(self, query: Query) -> "Sequence[Suggestion]":
        from reader.app import bundled
        from reader.search.suggest import suggester

        return suggester(self._documents, bundled.fold(), bundled.pinyin_places, bundled.readings())(query)

    def tell_missed(self, output: "Output") -> None:
        pass


class _InLibrary:
    def __init__(self, library: "Library", editions: Sequence[str] | None) -> None:
        self._library = library
        self._editions = editions
        """Of which alone is spoken; of all where there are none."""

    def tell_missed(self, output: "Output") -> None:
        from reader.cli.missed_libraries import tell_missed

        tell_missed(self._library, output)

    def answer(self, query: Query, limit: int, *, best_first: bool) -> ScopeResult:
        from reader.library.query_rewrite import rewrite_query

        meant = rewrite_query(self._library, query)
        found = self._library.search(meant, limit=limit, best_first=best_first, editions=self._editions)
        matches = [ArticleMatch(hit.row.ref, hit.row.title, hit.row.texts, hit.places) for hit in found.hits[:limit]]
        return ScopeResult(meant, matches, found.total, found.total_is_exact, found.unsearched)

    def others(self, query: Query) -> "Sequence[Suggestion]":
        from reader.library.query_rewrite import suggest

        return suggest(self._library, query, self._editions)
