"""A query to the entries that match it: candidates of the index, each asked by `search.match`, which has the last word.

What the index does not cover yet is looked through as it is. So an index that lags behind, or is only being made, finds
the same, more slowly.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import NamedTuple

from reader.blocks import Place
from reader.library import indexing, rows
from reader.library.candidates import Condition, condition
from reader.library.index import Candidate, Index
from reader.library.rows import Row
from reader.library.scoring import needles, plain_test, score
from reader.search.match import Sounds, match
from reader.search.query import Query
from reader.text.fold import Fold

MOST_COUNTED = 10_000
"""Up to this many entries are counted where all that meet the condition match."""
MOST_ESTIMATED = 1_000
"""Up to this many entries are counted where not all of them match."""
MOST_VERIFIED = 100
"""Up to this many entries are verified beyond those wanted, so that the total is sure."""
LEAST_AT_ONCE, MOST_AT_ONCE = 32, 512
"""Entries that are read in one go."""
FEW_KEPT = 0.25
"""Share of the candidates below which it pays to ask the index for more tokens of a needle."""
MOST_SCORED = 2_000
"""The newest candidates among which the best are looked for."""
MOST_SCANNED = 10_000
"""Entries that are looked through without the index: under a second."""


class Hit(NamedTuple):
    """An entry that matches."""

    row: Row
    places: tuple[Place, ...]
    """In its texts, sorted. Empty where the query asks for no text."""


class Found(NamedTuple):
    """What a query finds."""

    hits: tuple[Hit, ...]
    total: int
    """Of all entries that match, however many were asked for."""
    total_is_exact: bool
    """Otherwise it is an estimate."""
    unsearched: int
    """Entries that were not looked at because the index does not cover them yet."""


class Search:
    """One query on one library, as it stands at this moment."""

    def __init__(self, library: sqlite3.Connection, index: Index, query: Query, fold: Fold, sounds: Sounds) -> None:
        self._library = library
        self._index = index
        self._query = query
        self._fold = fold
        self._sounds = sounds
        self._condition = condition(query, fold, index.fewest)
        self._test = plain_test(query, fold)
        self._tried, self._kept = 0, 0
        waiting = indexing.pending(library, index)
        self._index_decides = self._condition.is_exact and indexing.is_current(library, index)
        self._scanned, self.unsearched = _scannable(library, waiting, self._condition)

    def newest(self, limit: int) -> Found:
        """The newest `limit` hits, of one day in the order of their editions."""
        likely = self._likely(limit)
        found = tuple(islice(self._hits(likely), limit))
        if len(found) < limit:
            return Found(found, len(found), not self.unsearched, self.unsearched)
        return Found(found, *self._total(limit, likely), self.unsearched)

    def best(self, limit: int) -> Found:
        """The `limit` hits that most likely are about the query, looked for among the newest `MOST_SCORED`."""
        sought = needles(self._query, self._fold)
        matching = self._matching(self._likely(most=MOST_SCORED))
        scored = [(score(row.texts, sought, self._fold), row) for row in matching]
        ranked = sorted(scored, key=lambda pair: -pair[0])
        found = tuple(self._hits(row for _, row in ranked[:limit]))
        if self._tried < MOST_SCORED:
            return Found(found, len(scored), not self.unsearched, self.unsearched)
        return Found(found, *self._total(len(scored), iter(())), self.unsearched)

    def within(self, entries: Sequence[int]) -> Found:
        """The hits among entries given by their rows, in that order."""
        if len(entries) > MOST_AT_ONCE and not self.unsearched:
            likely = {candidate.entry for candidate in self._candidates()}
            entries = [entry for entry in entries if entry in likely]
        found = tuple(self._hits(rows.entries(self._library, entries)))
        return Found(found, len(found), total_is_exact=True, unsearched=0)

    def months(self) -> dict[str, int]:
        """How many entries there are in each month, `2021-11`, counted as `Found.total` is."""
        if not self._index_decides and self._is_few():
            return _by_month(row.date for row in self._matching(self._likely()) if row.date)
        days = islice(self._candidates(), MOST_COUNTED)
        return _by_month(_iso(candidate.day) for candidate in days if candidate.day)

    def _is_few(self) -> bool:
        return len(list(islice(self._candidates(), MOST_SCORED + 1))) <= MOST_SCORED

    def _candidates(self) -> Iterator[Candidate]:
        indexed = self._index.newest(self._condition.tokens, self._condition.days)
        return merge(indexed, self._scanned, key=lambda candidate: -candidate.day)

    def _likely(self, size: int = MOST_AT_ONCE, most: int | None = None) -> Iterator[Row]:
        """The candidates, at most so many, that match as far as their texts tell, quickly, without the places.

        Read as they are asked for, in slices that grow from `size`: a rare hit costs many candidates, a common one few.
        """
        candidates, seen, is_narrow = self._candidates(), set[int](), False
        while some := list(islice(candidates, size if most is None else min(size, most - len(seen)))):
            seen.update(candidate.entry for candidate in some)
            yield from self._tested([candidate.entry for candidate in some])
            size = min(max(LEAST_AT_ONCE, len(seen) // 2), MOST_AT_ONCE)
            if not is_narrow and self._kept < self._tried * FEW_KEPT:
                is_narrow = True
                self._condition = condition(self._query, self._fold)
                candidates = (candidate for candidate in self._candidates() if candidate.entry not in seen)

    def _tested(self, entries: list[int]) -> Iterator[Row]:
        kept = entries
        if self._test and not self._index_decides:
            kept = [entry for entry, texts in rows.texts(self._library, entries) if self._test(texts)]
        self._tried += len(entries)
        self._kept += len(kept)
        return rows.entries(self._library, kept)

    def _hits(self, likely: Iterable[Row]) -> Iterator[Hit]:
        for row in likely:
            places = match(self._query, row.document, self._fold, self._sounds)
            if places is not None:
                yield Hit(row, places)

    def _matching(self, likely: Iterator[Row]) -> Iterator[Row]:
        """Those that match: all of them where texts alone decide."""
        return likely if self._test else (hit.row for hit in self._hits(likely))

    def _total(self, known: int, further: Iterator[Row]) -> tuple[int, bool]:
        """The number of hits, of which `known` are verified and `further` is the rest, and whether it is sure."""
        most = MOST_COUNTED if self._index_decides else MOST_ESTIMATED
        counted, is_sure = self._index.count(self._condition.tokens, self._condition.days, most)
        candidates = counted + len(self._scanned)
        if is_sure and self._index_decides:
            return candidates, True
        if is_sure and candidates - known <= MOST_VERIFIED:
            rest = sum(1 for _ in self._matching(further))
            return known + rest, not self.unsearched
        return max(known, _rounded(candidates * self._kept / self._tried)), False


def _rounded(number: float) -> int:
    """To two digits: more of them would pretend to be sure."""
    unit = 10.0 ** max(0, len(str(int(number))) - 2)
    return int(round(number / unit) * unit)


def _scannable(
    library: sqlite3.Connection, waiting: list[indexing.Pending], asked: Condition
) -> tuple[list[Candidate], int]:
    """What the index does not cover, the newest first, as far as it is looked through, and how much is left."""
    first, last = asked.days
    candidates: list[Candidate] = []
    left = 0
    for one in reversed([one for one in waiting if first <= one.day <= last]):
        if len(candidates) + one.entries > MOST_SCANNED:
            left += one.entries
            continue
        found = library.execute("SELECT id FROM entry WHERE edition = ? ORDER BY number", (one.edition,))
        candidates += [Candidate(row[0], one.day) for row in found]
    return candidates, left


def _by_month(dates: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for date in dates:
        found[date[:7]] = found.get(date[:7], 0) + 1
    return dict(sorted(found.items()))


def _iso(day: int) -> str:
    from datetime import date

    return date.fromordinal(day).isoformat()
