"""What a query means in the library, where letters that stand nowhere as typed are pinyin; what else to ask there."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.app import bundled
from reader.library.store import Library
from reader.search.match import leaves
from reader.search.query import Pinyin, Query, Term, rewrite

if TYPE_CHECKING:
    from reader.search.suggest import Suggestion

_LETTER = re.compile("[a-zA-ZüÜ]")

MOST_WORDS = 9
"""Words that one piece of pinyin may stand for."""


def rewrite_query(library: Library, query: Query) -> Query:
    """`query`, with words of the library in place of pinyin.

    The index knows no sounds: a million articles cannot be listened through. So pinyin finds what stands as a word in
    the vocabulary; what is no word there is looked for as it is typed.
    """

    if not any(isinstance(part, Pinyin) or _LETTER.search(part.text) for part in leaves(query)):
        return query
    from reader.search.pinyin_rewrite import as_pinyin, in_words

    def spelled(letters: str) -> list[str]:
        return [suggestion.word for suggestion in library.suggest(letters, MOST_WORDS)]

    meant = as_pinyin(query, lambda term: bool(library.search(term, limit=1).hits)) or query
    return rewrite(in_words(meant, spelled), _as_typed)


def suggest(library: Library, query: Query, editions: Sequence[str] | None = None) -> "tuple[Suggestion, ...]":
    """What to ask of the library, or of some editions of it, in the place of a query that finds nothing there."""
    from reader.search.suggest import Suggester

    def count(asked: Query) -> int:
        return library.search(rewrite_query(library, asked), limit=1, editions=editions).total

    def spelled(letters: str) -> list[str]:
        return [suggestion.word for suggestion in library.suggest(letters)]

    return Suggester(count, spelled, bundled.readings(), bundled.fold())(query)


def _as_typed(part: Query) -> Query | None:
    return Term(part.text) if isinstance(part, Pinyin) else None
