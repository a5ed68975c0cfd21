"""Reprints: articles that print the same text, whole or in part.

Candidates share passages or fingerprints; what decides is the alignment of the texts. Width, script, white space and
punctuation do not count, for papers set an agency's text each in its own way.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from reader.analysis.alignment import equal_runs

if TYPE_CHECKING:
    from reader.text.fold import Fold

PASSAGE = 10
"""Letters of a passage that is searched for: long enough to be rare, short enough to survive an editor."""
PASSAGES = 16
"""Passages of one article that are searched for."""
LEAST_RUN = 8
"""Equal letters in a row that count as the same text; shorter runs are chance."""
WHOLE = 0.8
"""Share of both texts from which they are the same article."""
PART = 0.3
"""Share of the shorter text from which one reprints a part of the other."""
LEAST_PART = 60
"""Equal letters that make a part of a longer text a reprint, whatever their share."""
LEAST_LETTERS = 24
"""Equal letters below which nothing is a reprint: two bylines or openings may be the same."""
SAMPLED = 16
"""One of so many n-grams is a fingerprint."""


class Overlap(NamedTuple):
    """How much two texts have in common, in letters."""

    letters: int
    """Equal ones, in runs of `LEAST_RUN` and more."""
    own: float
    """Their share of the first text: 0 to 1."""
    other: float
    """Their share of the second text."""

    @property
    def is_reprint(self) -> bool:
        """True if one text has the other, or a part of it."""
        is_part = max(self.own, self.other) >= PART or self.letters >= LEAST_PART
        return is_part and self.letters >= LEAST_LETTERS

    @property
    def is_whole(self) -> bool:
        """True if the texts are the same but for an editor's changes."""
        return min(self.own, self.other) >= WHOLE


def letters(texts: Iterable[str], fold: "Fold") -> str:
    """The letters and digits of an article's paragraphs in one width, case and script: what is compared."""
    return "".join(char for char in fold.same_length("".join(texts)) if char.isalnum())


def overlap(own: str, other: str) -> Overlap:
    """How much two texts, given as `letters`, have in common."""
    same = sum(run.size for run in equal_runs(own, other) if run.size >= LEAST_RUN)
    return Overlap(same, same / max(len(own), 1), same / max(len(other), 1))


def passages(texts: Sequence[str], fold: "Fold") -> tuple[str, ...]:
    """Passages from all over the paragraphs of an article, by which its reprints are searched for.

    Each is a stretch of letters without a sign in it, folded. Short articles have fewer of them.
    """
    found = [passage for text in texts for passage in _stretches(fold.same_length(text))]
    if len(found) <= PASSAGES:
        return tuple(found)
    return tuple(found[index * len(found) // PASSAGES] for index in range(PASSAGES))


def _stretches(text: str) -> Iterator[str]:
    start = 0
    for at in range(len(text) + 1):
        if at == len(text) or not text[at].isalnum():
            start = at + 1
        elif at - start + 1 == PASSAGE:
            yield text[start : at + 1]
            start = at + 1


def fingerprints(text: str) -> frozenset[int]:
    """Hashes of some of the n-grams of a text given as `letters`: the same n-grams are sampled in every text."""
    grams = {text[at : at + PASSAGE] for at in range(len(text) - PASSAGE + 1)}
    hashes = (crc32(gram.encode("utf-16-le", "surrogatepass")) for gram in grams)
    return frozenset(each for each in hashes if each % SAMPLED == 0)
