"""No hits is never the last word: what else could be asked, and how much each of it would find."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import islice, product
from typing import NamedTuple, TypeAlias

from reader.search.answer import answer
from reader.search.document import Document
from reader.search.match import PinyinMatcher, leaves
from reader.search.pinyin_rewrite import Spelled, has_letters, words_sounding_like
from reader.search.pinyin_typos import typos
from reader.search.query import And, Field, Near, Phrase, Pinyin, Query, Term, rewrite
from reader.text.fold import Fold
from reader.text.pinyin import Readings

Leaf: TypeAlias = Term | Phrase | Pinyin
Count: TypeAlias = Callable[[Query], int]
"""How many hits a query has."""

MOST_COUNTED = 60
"""Queries that are counted for one list of suggestions."""
MOST_SLIPS = 40
MOST_SPELLINGS = 4
"""Ways to read one word whose characters have several readings."""
LONGEST_TAKEN_APART = 12
"""Characters of a word that is looked for in halves."""
EACH = 3
"""Suggestions for one reason, the ones with most hits."""

_SIGNS = re.compile(r"[\W_]+")


class Reason(StrEnum):
    """What a suggestion changes; the catalogue has its text under `suggest.<reason>`."""

    PINYIN = "pinyin"
    """Letters read as pinyin."""
    SLIP = "slip"
    """Pinyin with one slip of the keys or the ear put right."""
    SAME_SOUND = "same-sound"
    """Other characters with the same sound: the slip of an input method."""
    PARTS = "parts"
    """The parts of a word or of a copied line, each for itself."""
    ONE_OTHER = "one-other"
    """One character different or not there."""
    SHORTER = "shorter"
    """The longest beginning or end of a word that there is."""
    ANYWHERE = "anywhere"
    """In the whole article, not in one field of it."""
    APART = "apart"
    """In one article, not near each other."""
    FEWER = "fewer"
    """Without one of the conditions."""


_CLOSER = (Reason.SAME_SOUND, Reason.PARTS, Reason.ONE_OTHER, Reason.SHORTER)
"""Where one of these finds something, a shorter word has nothing to add."""


class Suggestion(NamedTuple):
    """Something else to ask."""

    reason: Reason
    query: Query
    hits: int
    """How many it has. A reason for which nothing is found has one suggestion with none: it was tried."""


class Suggester:
    """What suggestions are made from."""

    def __init__(self, count: Count, spelled: Spelled, readings: Readings, fold: Fold) -> None:
        """`spelled`: words that letters may stand for; `'` parts syllables."""
        self.count = count
        self.spelled = spelled
        self.readings = readings
        self.fold = fold

    def __call__(self, query: Query) -> tuple[Suggestion, ...]:
        """What to ask in the place of `query`, which has no hits: in the order of `Reason`, most hits first.

        Other widths, scripts and signs are not among it: the folding has tried them. Counts `MOST_COUNTED` queries.
        """
        count = cache(self.count)
        asked = islice(dict.fromkeys(self._others(query, count)), MOST_COUNTED)
        found: dict[Reason, list[Suggestion]] = {}
        for reason, other in asked:
            if reason is Reason.SHORTER and any(one.hits for like in _CLOSER for one in found.get(like, ())):
                break
            found.setdefault(reason, []).append(Suggestion(reason, other, count(other)))
        return tuple(suggestion for reason in Reason for suggestion in _most(found.get(reason, ())))

    def _others(self, query: Query, count: Count) -> Iterator[tuple[Reason, Query]]:
        missing = [part for part in dict.fromkeys(leaves(query)) if not count(part)]
        yield from _looser(query, missing)
        if len(missing) == 1:
            for reason, option in self._instead(missing[0]):
                yield reason, _with(query, missing[0], option)
        elif missing:
            yield from self._mended(query, missing, count)

    def _mended(self, query: Query, missing: Sequence[Leaf], count: Count) -> Iterator[tuple[Reason, Query]]:
        """The query with the best option for each of several words that are missing, where each has one."""
        best = [next((pair for pair in self._instead(part) if count(pair[1])), None) for part in missing]
        reasons: list[Reason] = []
        for part, pair in zip(missing, best, strict=True):
            if pair is None:
                return
            reasons.append(pair[0])
            query = _with(query, part, pair[1])
        yield reasons[0], query

    def _instead(self, part: Leaf) -> Iterator[tuple[Reason, Query]]:
        """What may have been meant by one word, the likeliest first."""
        if isinstance(part, Pinyin) or has_letters(part.text):
            yield from self._sounding(part.text)
            return
        text = self.fold(part.text)
        yield from _in_parts(part.text, self.fold)
        if len(text) > 1 and any(map(self.readings.of, text)):
            yield from self._homophones(text)
            yield from _halves(text)
            yield from _one_other(text)
            yield from _shorter(text)

    def _sounding(self, letters: str) -> Iterator[tuple[Reason, Query]]:
        words = self.spelled(letters)[:EACH]
        yield from ((Reason.PINYIN, Term(word)) for word in words)
        if not words:
            options = (word for slip in islice(typos(letters.lower()), MOST_SLIPS) for word in self.spelled(slip)[:1])
            yield from ((Reason.SLIP, Term(word)) for word in options)

    def _homophones(self, text: str) -> Iterator[tuple[Reason, Query]]:
        each = [self.readings.of(char) for char in text]
        spellings = ("'".join(syllables) for syllables in islice(product(*each), MOST_SPELLINGS))
        words = dict.fromkeys(word for letters in spellings for word in self.spelled(letters))
        yield from ((Reason.SAME_SOUND, Term(word)) for word in words if word != text and len(word) == len(text))


def suggester(documents: Sequence[Document], fold: Fold, sounds: PinyinMatcher, readings: Readings) -> Suggester:
    """What to ask for the suggestions that documents at hand have."""
    texts = [text for document in documents for text in document.texts]
    return Suggester(
        count=lambda query: len(answer(query, documents, fold, sounds).hits),
        spelled=lambda letters: words_sounding_like(letters, texts, fold, sounds),
        readings=readings,
        fold=fold,
    )


def _in_parts(printed: str, fold: Fold) -> Iterator[tuple[Reason, Query]]:
    pieces = [piece for piece in _SIGNS.split(printed) if fold(piece)]
    if len(pieces) > 1:
        yield Reason.PARTS, And(tuple(map(Term, pieces)))


def _halves(text: str) -> Iterator[tuple[Reason, Query]]:
    if len(text) <= LONGEST_TAKEN_APART and text.isalnum():
        halves = ((text[:at], text[at:]) for at in range(2, len(text) - 1))
        yield from ((Reason.PARTS, And((Term(first), Term(second)))) for first, second in halves)


def _one_other(text: str) -> Iterator[tuple[Reason, Query]]:
    if 2 < len(text) <= LONGEST_TAKEN_APART and text.isalnum():
        yield Reason.ONE_OTHER, Term(text[1:])
        yield Reason.ONE_OTHER, Term(text[:-1])
        pairs = ((Term(text[:at]), Term(text[at + 1 :])) for at in range(1, len(text) - 1))
        yield from ((Reason.ONE_OTHER, Near(pair, len(text))) for pair in pairs)


def _shorter(text: str) -> Iterator[tuple[Reason, Query]]:
    for length in range(min(len(text) - 2, LONGEST_TAKEN_APART), 1, -1):
        yield Reason.SHORTER, Term(text[:length])
        yield Reason.SHORTER, Term(text[-length:])


def _looser(query: Query, missing: Sequence[Leaf]) -> Iterator[tuple[Reason, Query]]:
    match query:
        case Field(_, inner):
            yield Reason.ANYWHERE, inner
        case Near(parts):
            yield Reason.APART, And(parts)
        case And(parts):
            for at, part in enumerate(parts):
                yield from ((reason, _and(_put(parts, at, other))) for reason, other in _looser(part, missing))
                yield Reason.FEWER, _and((*parts[:at], *parts[at + 1 :]))
            if left := [part for part in parts if not set(missing).intersection(leaves(part))]:
                yield Reason.FEWER, _and(left)


def _and(parts: Sequence[Query]) -> Query:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _put(parts: Sequence[Query], at: int, part: Query) -> tuple[Query, ...]:
    return (*parts[:at], part, *parts[at + 1 :])


def _with(query: Query, part: Leaf, option: Query) -> Query:
    """`query` with `option` for `part`; words that a near: cannot hold stand together without nearness."""

    def change(asked: Query) -> Query | None:
        if isinstance(asked, Near) and part in asked.parts:
            parts = [option if one == part else one for one in asked.parts]
            leaves = tuple(one for one in parts if isinstance(one, Term | Phrase | Pinyin))
            return Near(leaves, asked.distance) if len(leaves) == len(parts) else And(tuple(parts))
        return option if asked == part else None

    return rewrite(query, change)


def _most(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Those with most hits, one of those without where none has any."""
    ordered = sorted(suggestions, key=lambda suggestion: -suggestion.hits)
    return [suggestion for suggestion in ordered if suggestion.hits][:EACH] or ordered[:1]
