"""A query as a condition on the index: all that match meet it, not all that meet it match."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.library.index.tokens import AUTHOR, KIND, PAPER, SECTION, TITLE, is_whole, needle_tokens
from reader.search.query import (
    After,
    And,
    Before,
    Field,
    FieldName,
    Kind,
    Near,
    Not,
    Or,
    Pattern,
    Phrase,
    Pinyin,
    Query,
    Term,
)

MOST_TOKENS = 24
"""Of one needle that are thought of. More would find the same."""
EVER = 10_000_000
"""A day after every date."""

_MARKS = {FieldName.TITLE: TITLE, FieldName.AUTHOR: AUTHOR, FieldName.SECTION: SECTION, FieldName.PAPER: PAPER}


class IndexQuery(NamedTuple):
    """What the index is asked."""

    tokens: str | None
    """In the language of SQLite's FTS5; None where the index has nothing to say."""
    is_exact: bool
    """What meets the condition matches the query."""
    days: tuple[int, int] = (0, EVER)
    """The first and the last day, as `index.day_of` counts them. Nothing else stands for these."""


_UNTOLD = IndexQuery(None, is_exact=False)


_Ask = Callable[[str, str], IndexQuery]
"""The condition of a text in a field, which has a mark."""
Fewest = Callable[[Sequence[str]], Sequence[str]]
"""Those of a needle's tokens that are worth asking for."""


def plan(query: Query, fold: Callable[[str], str], fewest: Fewest = tuple) -> IndexQuery:
    """The condition of `query`, texts folded by `fold`."""

    def ask(text: str, mark: str) -> IndexQuery:
        folded = fold(text)
        found = fewest([mark + token for token in needle_tokens(folded)[:MOST_TOKENS]])
        if not found:
            return _UNTOLD
        return IndexQuery(" AND ".join(map(_quoted, found)), is_whole(folded))

    parts = tuple(_together(query))
    dated = [part for part in parts if isinstance(part, After | Before)]
    rest = tuple(part for part in parts if not isinstance(part, After | Before))
    found = _all_of(rest, ask, "")
    return IndexQuery(found.tokens, found.is_exact, _days(dated))


def _together(query: Query) -> Iterator[Query]:
    """The parts that must all hold, those within parts as well: `date:1995-03` is an And of two days."""
    if isinstance(query, And):
        for part in query.parts:
            yield from _together(part)
    else:
        yield query


def _days(parts: Iterable[After | Before]) -> tuple[int, int]:
    """What has no date counts as day 0, and is neither after nor before."""
    first, last, is_dated = 0, EVER, False
    for part in parts:
        is_dated = True
        if isinstance(part, After):
            first = max(first, part.day.toordinal())
        else:
            last = min(last, part.day.toordinal() - 1)
    return max(first, 1) if is_dated else first, last


def _of(query: Query, ask: _Ask, mark: str) -> IndexQuery:
    match query:
        case Term(text) | Phrase(text):
            return ask(text, mark)
        case And(parts):
            return _all_of(parts, ask, mark)
        case Or(parts):
            return _any_of(parts, ask, mark)
        case Near(parts):
            return IndexQuery(_all_of(parts, ask, mark).tokens, is_exact=False)
        case Field(name, inner):
            return _of(inner, ask, _MARKS[name])
        case Kind(kind):
            return IndexQuery(_quoted(KIND + str(kind)), is_exact=True)
        case After() | Before() | Not() | Pinyin() | Pattern():
            return _UNTOLD


def _all_of(parts: Sequence[Query], ask: _Ask, mark: str) -> IndexQuery:
    wanted = [_of(part, ask, mark) for part in parts if not isinstance(part, Not)]
    unwanted = [_of(part.part, ask, mark) for part in parts if isinstance(part, Not)]
    told = [found.tokens for found in wanted if found.tokens]
    excluded = [found.tokens for found in unwanted if found.tokens and found.is_exact] if told else []
    is_exact = all(found.is_exact for found in wanted) and len(excluded) == len(unwanted)
    if not told:
        return IndexQuery(None, is_exact)
    tokens = " AND ".join(f"({one})" for one in told) if len(told) > 1 else told[0]
    if excluded:
        tokens = f"({tokens}) NOT ({' OR '.join(f'({one})' for one in excluded)})"
    return IndexQuery(tokens, is_exact)


def _any_of(parts: Sequence[Query], ask: _Ask, mark: str) -> IndexQuery:
    found = [_of(part, ask, mark) for part in parts]
    if any(part.tokens is None for part in found):
        return _UNTOLD
    return IndexQuery(" OR ".join(f"({part.tokens})" for part in found), all(part.is_exact for part in found))


def _quoted(token: str) -> str:
    return f'"{token}"'
