"""How a paragraph begins, by logistic regression: as first ones do (`昨日，记者从…获悉`), or later ones (`他说`).

The pairs of characters at its head are each worth something for the one or the other: logarithms of odds, learned from
annotated pages by logistic regression (`tests/bench/paragraphs.py`, `data/openings/paragraphs.yaml`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat
from operator import add
from typing import Any

REACH = 20
"""Code points at the head of a paragraph that are looked at."""
START = "^"
"""Stands before what stands at the very beginning."""
STRONG, WEAK = 1.5, 0.4
"""Odds, as logarithms, from which on a paragraph is said to begin in one way, and to do so rather."""
_DIGITS = str.maketrans("123456789", "000000000")


@dataclass(frozen=True, slots=True)
class LeadModel:
    """What pairs of characters at the head of a paragraph are worth."""

    weights: Mapping[str, float]
    """Above 0 for those that first paragraphs begin with."""
    bias: float

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "LeadModel":
        """From the values of the YAML file: under each worth the pairs that have it."""
        worths = {pair: float(worth) for worth, pairs in data["worths"].items() for pair in pairs.split()}
        return cls(worths, float(data["bias"]))

    def log_odds(self, found: Iterable[str]) -> float:
        """The logarithm of the odds that a paragraph which begins with these pairs is the first of an article."""
        return self.bias + sum(map(self.weights.get, found, repeat(0.0)))

    def feature(self, normalized: str) -> str | None:
        """The feature that the head of a paragraph is; None where it tells little, or nothing in it is known."""
        odds = self.log_odds(head_bigrams(normalized))
        if odds == self.bias or abs(odds) < WEAK:
            return None
        name = "first-words" if odds > 0 else "later-words"
        return name if abs(odds) >= STRONG else f"{name}?"


def head_bigrams(normalized: str) -> list[str]:
    """The pairs at the head of a paragraph, all digits alike, and what it begins with."""
    head = normalized[:REACH].translate(_DIGITS)
    return [START + head[:1], START + head[:2], *map(add, head, head[1:])]
