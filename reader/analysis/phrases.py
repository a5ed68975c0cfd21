"""The edition's own dictionary: what stands in no dictionary and yet is one word on this page.

Names come from the bylines. Phrases are strings that the edition repeats and that stand free: with different
neighbours on either side, and held together more tightly than chance would hold them (党建联盟, 独山港镇).
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count, islice, pairwise
from math import log
from operator import add

from reader.model.edition import Article, Edition
from reader.text.han import HAN

LEAST = 4
"""Times that a string is repeated before it counts as a phrase."""
LONGEST = 8
"""Code points of a phrase."""
COHESION = 3.0
"""The least pointwise mutual information, in nats, of the two parts of a phrase at its weakest joint."""
FARTHEST = 100_000
"""Code points of text that are looked at. A page has some 5,000; what an edition repeats shows long before."""

MOST = 300
"""Phrases of an edition."""

EDGE = "\n"
"""Stands between the clauses."""
_QUOTED = re.compile(f"[“「『‘]([{HAN}]{{2,{LONGEST}}})[”」』’]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_CODE_POINTS = ("utf-32-le", "surrogatepass")


def names(edition: Edition) -> frozenset[str]:
    """The people and organisations of the bylines, of two characters and more."""
    articles = (block for page in edition.pages for block in page.blocks if isinstance(block, Article))
    made_by = (credit for article in articles for credit in article.credits)
    found = (name for credit in made_by for name in (credit.name, credit.organisation) if name)
    return frozenset(name for name in found if len(name) > 1)


def quoted(texts: Iterable[str]) -> frozenset[str]:
    """What `texts` put between quotation marks more than once and has the length of a name: “嘉创智谷”."""
    counts = Counter(term for text in texts for term in _QUOTED.findall(text[:FARTHEST]))
    return frozenset(term for term, count in counts.items() if count > 1)


def places(string: str, text: str) -> Iterator[int]:
    """Where `string` begins in `text`, places that overlap among them."""
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + 1)


def repeats(texts: Iterable[str], unfit: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The phrases that `texts` repeat, the most frequent first. A phrase neither begins nor ends with one of `unfit`.

    A string is only counted where both strings inside it that are one shorter are frequent, so that the work is in
    proportion to the text.
    """
    text = EDGE + EDGE.join(_bounded(texts)) + EDGE
    counts, found = _frequent(text)
    fit = [string for string in found if string[0] not in unfit and string[-1] not in unfit]
    counts |= {char: text.count(char) for string in fit for char in (string[0], string[-1])}
    phrases = (
        string
        for string in sorted(fit, key=lambda string: (-counts[string], -len(string), string))
        if _cohesion(string, counts, len(text)) > COHESION and _is_free(string, text)
    )
    return tuple(islice(phrases, MOST))


def _bounded(texts: Iterable[str]) -> Iterator[str]:
    left = FARTHEST
    for text in texts:
        yield from _HAN_RUN.findall(text[: max(left, 0)])
        left -= len(text)


def _frequent(text: str) -> tuple[dict[str, int], set[str]]:
    """How often the frequent strings of two and more occur, and those of three and more that stand for themselves.

    The others only stand inside one longer string.
    """
    counts, begun = _frequent_pairs(text)
    found: set[str] = set()
    for length in range(3, LONGEST + 1):
        # Where two frequent strings begin side by side, one that is longer by one may be frequent.
        starts = [i for i, after in pairwise(begun) if after == i + 1]
        strings = [text[i : i + length] for i in starts]
        often = {string: times for string, times in Counter(strings).items() if times >= LEAST}
        counts |= often
        found |= often.keys()
        found -= {part for string in often for part in (string[1:], string[:-1]) if counts[part] == often[string]}
        begun = list(compress(starts, map(often.__contains__, strings)))
    return counts, found


def _frequent_pairs(text: str) -> tuple[dict[str, int], list[int]]:
    """How often each frequent pair of characters occurs, and where one begins.

    Pairs are counted as numbers, read from the text and from itself one further on: to make a string of each takes
    twice as long.
    """
    codes = array("Q", bytes(8 * (len(text) - 1)))
    codes[::2], codes[1::2] = (_every_other_pair(part) for part in (text, text[1:]))
    numbers = codes.tolist()
    often = {number: times for number, times in Counter(numbers).items() if times >= LEAST}
    chars = array("Q", often).tobytes().decode(*_CODE_POINTS)
    pairs = dict(zip(often, map(add, chars[::2], chars[1::2]), strict=True))
    frequent = {number: pair for number, pair in pairs.items() if EDGE not in pair}
    begun = list(compress(count(), map(frequent.__contains__, numbers)))
    return {pair: often[number] for number, pair in frequent.items()}, begun


def _every_other_pair(text: str) -> "array[int]":
    return array("Q", text[: len(text) // 2 * 2].encode(*_CODE_POINTS))


def _is_free(string: str, text: str) -> bool:
    """Whether it has different neighbours on either side; the edge of a clause is a neighbour that frees by itself."""
    before: set[str] = set()
    behind: set[str] = set()
    for at in places(string, text):
        before.add(text[at - 1])
        behind.add(text[at + len(string)])
        if all(EDGE in side or len(side) > 1 for side in (before, behind)):
            return True
    return False


def _cohesion(string: str, counts: Mapping[str, int], total: int) -> float:
    joints = (counts[string[:k]] * counts[string[k:]] for k in range(1, len(string)))
    return log(counts[string] * total / max(joints))
