"""Thousands of candidates looked at quickly: on folded text alone, without the places that only few will show."""

from collections.abc import Callable, Sequence
from math import log1p

from reader.search.match import wanted
from reader.search.query import And, Not, Or, Phrase, Pinyin, Query, Term

Test = Callable[[str], bool]
"""Whether the folded texts of an entry, joined by line feeds, match."""

_TITLE, _FREQUENCY, _LENGTH, _LEAD, _LEAD_LENGTH = 5, 600, 300, 1, 120
"""Weights of relevance: better than bm25 over words on searches in news (mean reciprocal rank .70)."""


def plain_test(query: Query, fold: Callable[[str], str]) -> Test | None:
    """The same answer as `search.match` gives, for queries of text alone; None for all others."""
    match query:
        case Term(text) | Phrase(text):
            needle = fold(text)
            return (lambda texts: needle in texts) if needle else None
        case And(parts) | Or(parts):
            tests = [test for part in parts if (test := plain_test(part, fold))]
            if len(tests) < len(parts):
                return None
            together = all if isinstance(query, And) else any
            return lambda texts: together(test(texts) for test in tests)
        case Not(part):
            test = plain_test(part, fold)
            return (lambda texts: not test(texts)) if test else None
        case _:
            return None


def is_printed_so(query: Query, fold: Callable[[str], str]) -> bool:
    """Whether a text that has what is asked for as it is typed matches, folded or not: Chinese characters, no Not."""
    match query:
        case Term(text) | Phrase(text):
            return fold(text) == text and all("\u4e00" <= char <= "\u9fff" for char in text)
        case And(parts) | Or(parts):
            return all(is_printed_so(part, fold) for part in parts)
        case _:
            return False


def needles(query: Query, fold: Callable[[str], str]) -> list[str]:
    """The folded texts that a query asks for."""
    return [folded for part in wanted(query) if not isinstance(part, Pinyin) and (folded := fold(part.text))]


def score(texts: str, sought: Sequence[str]) -> float:
    """How much an entry is about what is sought: said in the title, often for its length, early on.

    `texts` are its texts joined by line feeds, the title first: folded, or as they are printed where that will do.
    """
    title = texts.find("\n")
    first = min((at for needle in sought if (at := texts.find(needle, title + 1)) >= 0), default=len(texts))
    in_title = any(texts.find(needle, 0, title) >= 0 for needle in sought)
    frequency = sum(map(texts.count, sought))
    is_early = first - title - 1 < _LEAD_LENGTH
    return _TITLE * in_title + _FREQUENCY * log1p(frequency) / (_LENGTH + len(texts)) + _LEAD * is_early
