"""Alignment of two printings of one text: equal runs, insertions, deletions and variants, by code points.

Anchors are n-grams that occur once in both texts (the idea of patience diff); the longest chain of anchors that ascends
in both texts is extended to maximal equal runs, and gaps between two runs are aligned in the same way with shorter
n-grams. A minimal edit script would scatter a lost paragraph into crumbs; blocks between anchors do not. Only small
gaps are left to difflib, so that time grows with the length of the texts and not with its square.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

NGRAMS = (8, 4)
"""Lengths of the anchors, tried one after the other inside the gaps that the longer ones leave."""
LARGEST_GAP = 250_000
"""Product of the two lengths of a gap up to which difflib aligns it; larger ones stay one change."""
SHORTEST_RUN = 3
"""Code points of an equal run between two changes below which it is taken for chance and joins them."""


class EqualRun(NamedTuple):
    """Equal stretches: `size` code points of the first text from `a`, and of the second from `b`."""

    a: int
    b: int
    size: int


class TextChange(NamedTuple):
    """A stretch of the first text, empty for an insertion, that the second one prints in other words or not at all."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int

    @property
    def is_insertion(self) -> bool:
        """True if only the second text has something here."""
        return self.a_start == self.a_end

    @property
    def is_deletion(self) -> bool:
        """True if only the first text has something here."""
        return self.b_start == self.b_end


def equal_runs(a: str, b: str) -> tuple[EqualRun, ...]:
    """Maximal equal runs of two texts, ascending in both, none shorter than `SHORTEST_RUN` unless at an end."""
    return tuple(_without_crumbs(_joined(_runs(a, b, 0, len(a), 0, len(b), NGRAMS)), len(a), len(b)))


def changes(a: str, b: str) -> tuple[TextChange, ...]:
    """What lies between the equal runs, in order; nothing for equal texts."""
    return tuple(changes_between(equal_runs(a, b), len(a), len(b)))


def changes_between(runs: Sequence[EqualRun], a_length: int, b_length: int) -> Iterator[TextChange]:
    """The gaps before, between and behind the runs of texts of these lengths."""
    a_at = b_at = 0
    for run in (*runs, EqualRun(a_length, b_length, 0)):
        if run.a > a_at or run.b > b_at:
            yield TextChange(a_at, run.a, b_at, run.b)
        a_at, b_at = run.a + run.size, run.b + run.size


def _runs(
    a: str, b: str, a_start: int, a_end: int, b_start: int, b_end: int, sizes: Sequence[int]
) -> Iterator[EqualRun]:
    """Equal runs of a[a_start:a_end] and b[b_start:b_end]."""
    prefix = _common_prefix(a, b, a_start, a_end, b_start, b_end)
    if prefix:
        yield EqualRun(a_start, b_start, prefix)
        a_start, b_start = a_start + prefix, b_start + prefix
    suffix = _common_suffix(a, b, a_start, a_end, b_start, b_end)
    a_end, b_end = a_end - suffix, b_end - suffix
    if a_start < a_end and b_start < b_end:
        yield from _inner_runs(a, b, a_start, a_end, b_start, b_end, sizes)
    if suffix:
        yield EqualRun(a_end, b_end, suffix)


def _inner_runs(
    a: str, b: str, a_start: int, a_end: int, b_start: int, b_end: int, sizes: Sequence[int]
) -> Iterator[EqualRun]:
    if not sizes:
        yield from _small_gap(a, b, a_start, a_end, b_start, b_end)
        return
    a_at, b_at = a_start, b_start
    for anchor in _chain(_anchors(a, b, a_start, a_end, b_start, b_end, sizes[0])):
        run = _extended(a, b, anchor, a_at, a_end, b_at, b_end)
        if run is None:
            continue  # the run before reaches over this anchor
        yield from _runs(a, b, a_at, run.a, b_at, run.b, sizes[1:])
        yield run
        a_at, b_at = run.a + run.size, run.b + run.size
    if a_at < a_end and b_at < b_end:
        yield from _runs(a, b, a_at, a_end, b_at, b_end, sizes[1:])


def _anchors(a: str, b: str, a_start: int, a_end: int, b_start: int, b_end: int, size: int) -> list[EqualRun]:
    """N-grams that occur once in both stretches, ascending in the first."""
    in_a = _unique_ngrams(a, a_start, a_end, size)
    in_b = _unique_ngrams(b, b_start, b_end, size)
    return [EqualRun(at, in_b[ngram], size) for ngram, at in in_a.items() if ngram in in_b]


def _unique_ngrams(text: str, start: int, end: int, size: int) -> dict[str, int]:
    """N-gram to its position, of those that occur once, ascending."""
    ngrams = [text[at : at + size] for at in range(start, end - size + 1)]
    counts = Counter(ngrams)
    return {ngram: start + at for at, ngram in enumerate(ngrams) if counts[ngram] == 1}


def _chain(anchors: Sequence[EqualRun]) -> list[EqualRun]:
    """The longest subsequence that ascends in the second text too (patience sorting, O(n log n))."""
    tails: list[int] = []
    indexes: list[int] = []
    before: list[int] = []
    for index, anchor in enumerate(anchors):
        pile = bisect_left(tails, anchor.b)
        before.append(indexes[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [anchor.b]
        indexes[pile : pile + 1] = [index]
    chain: list[EqualRun] = []
    at = indexes[-1] if indexes else -1
    while at >= 0:
        chain.append(anchors[at])
        at = before[at]
    return chain[::-1]


def _extended(a: str, b: str, anchor: EqualRun, a_start: int, a_end: int, b_start: int, b_end: int) -> EqualRun | None:
    """The anchor as the longest equal run within bounds; None if it begins before them."""
    if anchor.a < a_start or anchor.b < b_start:
        return None
    back = _common_suffix(a, b, a_start, anchor.a, b_start, anchor.b)
    start, at = anchor.a - back, anchor.b - back
    return EqualRun(start, at, _common_prefix(a, b, start, a_end, at, b_end))


def _common_prefix(a: str, b: str, a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    size, most = 0, min(a_end - a_start, b_end - b_start)
    while size < most and a[a_start + size] == b[b_start + size]:
        size += 1
    return size


def _common_suffix(a: str, b: str, a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    size, most = 0, min(a_end - a_start, b_end - b_start)
    while size < most and a[a_end - 1 - size] == b[b_end - 1 - size]:
        size += 1
    return size


def _small_gap(a: str, b: str, a_start: int, a_end: int, b_start: int, b_end: int) -> Iterator[EqualRun]:
    if (a_end - a_start) * (b_end - b_start) > LARGEST_GAP:
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, a[a_start:a_end], b[b_start:b_end], autojunk=False)
    for match in matcher.get_matching_blocks():
        if match.size:
            yield EqualRun(a_start + match.a, b_start + match.b, match.size)


def _joined(runs: Iterator[EqualRun]) -> Iterator[EqualRun]:
    """Runs that touch in both texts as one."""
    last: EqualRun | None = None
    for run in runs:
        if last and last.a + last.size == run.a and last.b + last.size == run.b:
            last = last._replace(size=last.size + run.size)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _without_crumbs(runs: Iterator[EqualRun], a_length: int, b_length: int) -> Iterator[EqualRun]:
    for run in runs:
        is_at_end = (run.a == run.b == 0) or (run.a + run.size == a_length and run.b + run.size == b_length)
        if run.size >= SHORTEST_RUN or is_at_end:
            yield run
