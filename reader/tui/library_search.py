"""A search in the library: what was asked, and what is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from reader.errors import QueryError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.index.fulltext import FulltextResult
    from reader.library.index.vocabulary import WordSuggestion as Word
    from reader.search.query import Query
    from reader.search.suggest import Suggestion
    from reader.tui.layout.sparkline import Bar

SHOWN = 100
"""Hits that are listed; the total is told."""
OFFERED = 9
"""Words that are offered while one types."""


@dataclass
class LibrarySearch:
    """A search as it was left, to go back to."""

    text: str = ""
    found: "FulltextResult | None" = None
    months: Mapping[str, int] = field(default_factory=dict)
    chosen: int = 0
    read_as: str = ""
    """What the query was taken for, where it was not taken as it is typed."""
    best_first: bool = False
    bar: "Bar | None" = None
    """The months to which the search is narrowed."""
    words: "Sequence[Word]" = ()
    """What the word that is being typed may become."""
    others: "Sequence[Suggestion]" = ()
    """What else could be asked, where nothing is found."""
    error: QueryError | None = None
    """What is wrong with the text, where it is no whole query."""

    def asked(self, library: "Library", text: str, bar: "Bar | None" = None) -> "LibrarySearch":
        """The search for another text. What is no whole query leaves what was found before, and says why."""
        found = replace(self, text=text, bar=bar, words=_words(library, text), error=None)
        try:
            found._find(library)
        except QueryError as error:
            found.error = error
        return found

    def become(self, other: "LibrarySearch") -> None:
        """Takes over what another one found."""
        for each in fields(other):
            setattr(self, each.name, getattr(other, each.name))

    def _find(self, library: "Library") -> None:
        if not self.text.strip():
            self.found, self.months, self.read_as, self.others = None, {}, "", ()
            return
        from reader.library.query_rewrite import rewrite_query, suggest
        from reader.search.grammar import parse_query, to_text

        query = parse_query(self.text, date.today())
        meant = rewrite_query(library, query)
        self.found = library.search(_within(meant, self.bar), limit=SHOWN, best_first=self.best_first)
        self.months = library.months(meant)
        self.read_as = "" if meant == query else to_text(meant)
        self.others = () if self.found.hits else [other for other in suggest(library, query) if other.hits]
        self.chosen = 0

    def with_word(self, index: int) -> str:
        """The text with a word that is offered in the place of the one being typed."""
        before = self.text[: len(self.text) - len(_last(self.text))]
        return before + self.words[index].word


def _last(text: str) -> str:
    """The word that is being typed."""
    return "" if text[-1:].isspace() else (text.split() or [""])[-1]


def _words(library: "Library", text: str) -> "Sequence[Word]":
    from reader.app import bundled

    typed = bundled.fold()(_last(text)) if ":" not in _last(text) else ""
    return library.suggest(typed, OFFERED) if typed else ()


def _within(query: "Query", bar: "Bar | None") -> "Query":
    from reader.search.query import After, And, Before

    if bar is None:
        return query
    return And((query, After(date.fromisoformat(f"{bar.first}-01")), Before(date.fromisoformat(f"{bar.after}-01"))))
