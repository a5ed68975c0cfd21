"""People of the library, gathered when asked for: the index leads to the articles, their text tells the posts."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from reader.analysis.careers import Career, Mention, careers
from reader.analysis.speakers import people
from reader.app import bundled
from reader.search.grammar import parse_query
from reader.search.query import Phrase

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.index.fulltext import LibraryHit

MOST = 2_000
"""Articles that are read for one answer, the newest."""


def career_of(library: "Library", name: str) -> Career | None:
    """What the library knows of a name; None where no article has it as that of a person."""
    hits = library.search(Phrase(name), limit=MOST).hits
    found = [mention for hit in hits for mention in _mentions(hit) if mention.name == name]
    return next(iter(careers(found)), None)


def most_named(library: "Library", period: str, limit: int) -> tuple[Career, ...]:
    """The people who speak in most articles of a day, month or year. QueryError for what is none."""
    hits = library.search(parse_query(f"date:{period}", date.today()), limit=MOST).hits
    return careers(mention for hit in hits for mention in _mentions(hit))[:limit]


def _mentions(hit: "LibraryHit") -> Iterator[Mention]:
    """Those who speak in an article; who signs it has no post to be told."""
    row = hit.row
    for person in people(row.texts, bundled.fact_forms().frames):
        if person.name:
            yield Mention(person.name, person.post, row.date or "", row.ref)
