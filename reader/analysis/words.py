"""The words of an edition: cut by a segmenter, then put right by what the edition itself shows to be one word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.analysis.phrases import quoted, repeats
from reader.analysis.segment import Cut

PIECE = 20_000
"""Code points that are cut at a time: a segmenter's memory grows by hundreds of bytes a character."""


@dataclass(frozen=True, slots=True)
class Words:
    """Texts cut into words."""

    of_texts: tuple[tuple[str, ...], ...]
    """The words of each text, which joined are the text."""
    phrases: Mapping[str, tuple[str, ...]]
    """The edition's own phrases, and the words that the segmenter saw in each."""


def words_of(texts: Sequence[str], cut: Cut, names: Iterable[str] = (), unfit: frozenset[str] = frozenset()) -> Words:
    """The words of `texts`, which are those of one edition. `names` are words, and so is what the edition repeats.

    `unfit` are the characters with which no phrase begins or ends.
    """
    first = [_cut_in_pieces(text, cut) for text in texts]
    names, in_quotes = frozenset(names), quoted(texts)
    seen = _seen_whole({*repeats(texts, unfit)} - names - in_quotes, texts, first)
    seen |= {term: tuple(cut(term)) for term in in_quotes}
    pattern = _any_of({*names, *seen})
    if pattern is None:
        return Words(tuple(map(tuple, first)), {})
    joined = (tuple(_joined(text, words, pattern)) for text, words in zip(texts, first, strict=True))
    return Words(tuple(joined), seen)


def _cut_in_pieces(text: str, cut: Cut) -> list[str]:
    if len(text) <= PIECE:
        return cut(text)
    return [word for start in range(0, len(text), PIECE) for word in cut(text[start : start + PIECE])]


def _any_of(strings: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds the longest of `strings` at a place; None for no strings."""
    longest_first = sorted(strings, key=lambda string: (-len(string), string))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _seen_whole(
    phrases: Iterable[str], texts: Sequence[str], words: Sequence[Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """The phrases whose edges are edges of words in at least half of their places, and the words inside.

    汽车产 is repeated and free where 汽车产业 and 汽车产能 are, but the segmenter sees that it ends inside a word.
    """
    pattern = _any_of(phrases)
    whole: Counter[str] = Counter()
    inside: dict[str, tuple[str, ...]] = {}
    for text, cut in zip(texts, words, strict=True) if pattern else ():
        edges = {edge: number for number, edge in enumerate(accumulate(map(len, cut), initial=0))}
        for match in pattern.finditer(text) if pattern else ():
            is_whole = match.start() in edges and match.end() in edges
            whole[match[0]] += 1 if is_whole else -1
            if is_whole:
                inside.setdefault(match[0], tuple(cut[edges[match.start()] : edges[match.end()]]))
    return {phrase: parts for phrase, parts in inside.items() if len(parts) > 1 and whole[phrase] >= 0}


def _joined(text: str, words: Sequence[str], pattern: re.Pattern[str]) -> Iterator[str]:
    """The words, with every match of `pattern` one word; words across its edges are cut there."""
    matches = [match.span() for match in pattern.finditer(text)]
    if not matches:
        yield from words
        return
    inside = {place for start, end in matches for place in range(start + 1, end)}
    edges = {*accumulate(map(len, words)), *(edge for match in matches for edge in match)} - inside - {0}
    start = 0
    for edge in sorted(edges):
        yield text[start:edge]
        start = edge
