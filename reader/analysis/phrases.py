"""The edition's own dictionary: what stands in no dictionary and yet is one word on this page.

Names come from the bylines. Phrases are strings that the edition repeats and that stand free: with different
neighbours on either side, and held together more tightly than chance would hold them (党建联盟, 独山港镇).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from math import log
from operator import add

from reader.analysis.lexicon import HAN
from reader.model import Article, Edition

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


def repeats(texts: Iterable[str], unfit: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The phrases that `texts` repeat, the most frequent first. A phrase neither begins nor ends with one of `unfit`.

    A string is only counted where both strings inside it that are one shorter are frequent, so that the work is in
    proportion to the text.
    """
    text = EDGE + EDGE.join(_bounded(texts)) + EDGE
    counts, places = _frequent(text)
    total = len(text)
    phrases = (
        string
        for string in sorted(places, key=lambda string: (-counts[string], -len(string), string))
        if string[0] not in unfit
        and string[-1] not in unfit
        and _cohesion(string, counts, total) > COHESION
        and _is_free(string, places[string], text)
    )
    return tuple(islice(phrases, MOST))


def _bounded(texts: Iterable[str]) -> Iterator[str]:
    left = FARTHEST
    for text in texts:
        yield from _HAN_RUN.findall(text[: max(left, 0)])
        left -= len(text)


def _frequent(text: str) -> tuple[Counter[str], dict[str, list[int]]]:
    """How often frequent strings and all characters of `text` occur, and where the strings of three and more begin.

    Those that only stand inside one longer string have no places.
    """
    counts, places = Counter(text), defaultdict(list)
    pairs = list(map(add, text, text[1:]))
    frequent = {pair for pair, count in Counter(pairs).items() if count >= LEAST and EDGE not in pair}
    starts = [i for i, pair in enumerate(pairs) if pair in frequent]
    counts.update(pairs[i] for i in starts)
    for length in range(3, LONGEST + 1):
        begun = set(starts)
        starts = [i for i in starts if i + 1 in begun]
        strings = [text[i : i + length] for i in starts]
        often = {string: count for string, count in Counter(strings).items() if count >= LEAST}
        if not often:
            break
        dict.update(counts, often)
        starts = [i for i, string in zip(starts, strings, strict=True) if string in often]
        for i in starts:
            places[text[i : i + length]].append(i)
        for string, count in often.items():
            for part in (string[1:], string[:-1]):
                if counts[part] == count:
                    places.pop(part, None)
    return counts, places


def _is_free(string: str, places: Iterable[int], text: str) -> bool:
    """Whether it has different neighbours on either side; the edge of a clause is a neighbour that frees by itself."""
    before, behind = {text[i - 1] for i in places}, {text[i + len(string)] for i in places}
    return all(EDGE in side or len(side) > 1 for side in (before, behind))


def _cohesion(string: str, counts: Counter[str], total: int) -> float:
    joints = (counts[string[:k]] * counts[string[k:]] for k in range(1, len(string)))
    return log(counts[string] * total / max(joints))
