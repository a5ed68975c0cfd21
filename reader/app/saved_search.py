"""A saved search asked of the library: all that it finds, or what it finds in editions added since it was seen last."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import QueryError
from reader.marks.searches import SavedSearch, save_search

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.rows import EditionSummary
    from reader.marks.records import Records


class SearchCount(NamedTuple):
    """How many articles a saved search finds."""

    total: int
    is_exact: bool
    new: int
    """In editions that were added since its hits were seen last."""


def new_editions(search: SavedSearch, editions: "Sequence[EditionSummary]") -> list[str]:
    """The keys of the editions that were added since the hits of the search were seen last."""
    return [each.key for each in editions if each.added > search.seen]


def count_hits(library: "Library", search: SavedSearch) -> SearchCount:
    """Asks the library. Raises QueryError for a query that was understood by another version only."""
    from reader.library.query_rewrite import rewrite_query
    from reader.search.grammar import parse_query

    query = rewrite_query(library, parse_query(search.query, date.today()))
    every = library.search(query, limit=1)
    added = new_editions(search, library.editions()) if every.total else []
    new = library.search(query, editions=added).total if added else 0
    return SearchCount(every.total, every.total_is_exact, new)


def count_each(library: "Library", searches: Sequence[SavedSearch]) -> Mapping[str, SearchCount]:
    """What each search finds, by its name; nothing for a query that this version does not understand."""
    found = {}
    for search in searches:
        with suppress(QueryError):
            found[search.name] = count_hits(library, search)
    return found


def see_hits(records: "Records", search: SavedSearch, editions: "Sequence[EditionSummary]") -> None:
    """From now on only what is added later is new."""
    newest = max((each.added for each in editions), default="")
    if newest > search.seen:
        save_search(records, search._replace(seen=newest))
