"""The words of an edition: cut by a segmenter, then put right by what the edition itself shows to be one word."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.analysis.phrases import EDGE, places, quoted, repeats
from reader.analysis.segment import Cut

PIECE = 20_000
"""Code points that are cut at a time: a segmenter's memory grows by hundreds of bytes a character."""

_Stretch = tuple[int, int]
"""Where it begins in a text, and where it ends."""


@dataclass(frozen=True, slots=True)
class SegmentedTexts:
    """Texts cut into words."""

    of_texts: tuple[tuple[str, ...], ...]
    """The words of each text, which joined are the text."""
    phrases: Mapping[str, tuple[str, ...]]
    """The edition's own phrases, and the words that the segmenter saw in each."""


def segment_texts(
    texts: Sequence[str], cut: Cut, names: Iterable[str] = (), unfit: frozenset[str] = frozenset()
) -> SegmentedTexts:
    """The words of `texts`, which are those of one edition. `names` are words, and so is what the edition repeats.

    `unfit` are the characters with which no phrase begins or ends.
    """
    first = [_cut_in_pieces(text, cut) for text in texts]
    edges = [list(accumulate(map(len, words), initial=0)) for words in first]
    names, in_quotes = frozenset(names), quoted(texts)
    seen = _seen_whole({*repeats(texts, unfit)} - names - in_quotes, texts, first, edges)
    seen |= {term: tuple(cut(term)) for term in in_quotes}
    stretches = _stretches({*names, *seen}, texts)
    return SegmentedTexts(tuple(map(_joined, texts, first, edges, stretches)), seen)


def _cut_in_pieces(text: str, cut: Cut) -> list[str]:
    if len(text) <= PIECE:
        return cut(text)
    return [word for start in range(0, len(text), PIECE) for word in cut(text[start : start + PIECE])]


def _stretches(strings: Iterable[str], texts: Sequence[str]) -> list[list[_Stretch]]:
    """Where `strings` stand in each of `texts`, apart from each other: the first, and at one place the longest.

    None of them reaches over a line feed. A pattern of all would find the same, but takes longer to make than this.
    """
    every = EDGE.join(texts)
    begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found: list[list[_Stretch]] = [[] for _ in texts]
    done = 0
    for start, longest in sorted(
        (at, -len(string)) for string in strings if EDGE not in string for at in places(string, every)
    ):
        if start >= done:
            done = start - longest
            number = bisect_right(begins, start) - 1
            found[number].append((start - begins[number], done - begins[number]))
    return found


def _seen_whole(
    phrases: Iterable[str], texts: Sequence[str], words: Sequence[Sequence[str]], edges: Sequence[Sequence[int]]
) -> dict[str, tuple[str, ...]]:
    """The phrases whose edges are edges of words in at least half of their places, and the words inside.

    汽车产 is repeated and free where 汽车产业 and 汽车产能 are, but the segmenter sees that it ends inside a word.
    """
    whole: Counter[str] = Counter()
    inside: dict[str, tuple[str, ...]] = {}
    for text, cut, of_words, stretches in zip(texts, words, edges, _stretches(phrases, texts), strict=True):
        for start, end in stretches:
            first = bisect_left(of_words, start)
            last = bisect_left(of_words, end, first)
            phrase, is_whole = text[start:end], of_words[first] == start and of_words[last] == end
            whole[phrase] += 1 if is_whole else -1
            if is_whole and phrase not in inside:
                inside[phrase] = tuple(cut[first:last])
    return {phrase: parts for phrase, parts in inside.items() if len(parts) > 1 and whole[phrase] >= 0}


def _joined(text: str, words: Sequence[str], edges: Sequence[int], whole: Sequence[_Stretch]) -> tuple[str, ...]:
    """The words, with each stretch of `whole` one word; words across its edges are cut there.

    `edges` are where words begin, and the end of the text.
    """
    if not whole:
        return tuple(words)
    joined: list[str] = []
    at = word = 0
    """How far the text is done, and the first word that ends behind that."""
    for start, end in (*whole, (len(text), len(text))):
        before = bisect_right(edges, start, word) - 1
        if word < before:
            joined.append(text[at : edges[word + 1]])
            joined += words[word + 1 : before]
            at = edges[before]
        joined += filter(None, (text[at:start], text[start:end]))
        at, word = end, bisect_right(edges, end, before) - 1
    return tuple(joined)
