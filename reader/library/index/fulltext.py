"""A query to the entries that match it: candidates of the index, each asked by `search.match`, which has the last word.

What the index does not cover yet is looked through as it is. So an index that lags behind, or is only being made, finds
the same, more slowly.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import NamedTuple

from reader.library import rows
from reader.library.index import update
from reader.library.index.database import Candidate, Index, day_of
from reader.library.index.query_plan import EVER, IndexQuery, plan
from reader.library.index.scoring import has_pattern, needles, score, text_test
from reader.library.rows import EntryRow
from reader.model.blocks import TextSpan
from reader.search.match import PinyinMatcher, match
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
ASKED_AT_FIRST, ASKED_LATER = 2, 4
"""Tokens of one needle for which the index is asked: at first, and where many candidates are looked at."""
FEW_KEPT = 0.25
"""Share of the candidates below which it pays to ask for more tokens."""
MOST_SCORED = 2_000
"""The newest candidates among which the best are looked for."""
MOST_SCANNED = 10_000
"""Entries that are looked through without the index: under a second."""

MOST_TRIED = 20_000
"""Entries, the newest, that a regular expression is tried on: a second or two."""


class LibraryHit(NamedTuple):
    """An entry that matches."""

    row: EntryRow
    places: tuple[TextSpan, ...]
    """In its texts, sorted. Empty where the query asks for no text."""


class LikelyHit(NamedTuple):
    """A candidate that matches as far as its texts tell."""

    entry: int
    day: int
    texts: tuple[str, ...]


class FulltextResult(NamedTuple):
    """What a query finds."""

    hits: tuple[LibraryHit, ...]
    total: int
    """Of all entries that match, however many were asked for."""
    total_is_exact: bool
    """Otherwise it is an estimate."""
    unsearched: int
    """Entries that were not looked at because the index does not cover them yet."""
    looked_at: int = 0
    """The newest entries that a regular expression was tried on, where it was not tried on all; else 0."""


class FulltextSearch:
    """One query on one library, as it stands at this moment."""

    def __init__(
        self, library: sqlite3.Connection, index: Index, query: Query, fold: Fold, sounds: PinyinMatcher
    ) -> None:
        self._library = library
        self._index = index
        self._query = query
        self._fold = fold
        self._sounds = sounds
        self._condition = self._asking(ASKED_AT_FIRST)
        self._test = text_test(query, fold)
        self._tried, self._kept = 0, 0
        waiting = update.pending(library, index)
        self._index_decides = self._condition.is_exact and update.is_current(library, index)
        self._scanned, self.unsearched = _scannable(library, waiting, self._condition)

    def newest(self, limit: int) -> FulltextResult:
        """The newest `limit` hits, of one day in the order of their editions."""
        most = MOST_TRIED if has_pattern(self._query) else None
        likely = self._likely(limit, most)
        hits = self._hits(self._rows(likely, limit if self._test else LEAST_AT_ONCE))
        found = tuple(islice(hits, limit))
        if most and self._tried >= most:
            return FulltextResult(found, len(found), False, self.unsearched, self._tried)
        if len(found) < limit:
            return FulltextResult(found, len(found), not self.unsearched, self.unsearched)
        return FulltextResult(found, *self._total(limit, likely if self._test else hits), self.unsearched)

    def best(self, limit: int) -> FulltextResult:
        """The `limit` hits that most likely are about the query, looked for among the newest `MOST_SCORED`."""
        sought = needles(self._query, self._fold)
        self._condition = self._asking(ASKED_LATER)
        matching = self._matching(self._likely(most=MOST_SCORED))
        scored = [(score(one.texts, sought, self._fold), one.entry) for one in matching]
        ranked = sorted(scored, key=lambda pair: -pair[0])
        found = tuple(self._hits(rows.entries(self._library, [entry for _, entry in ranked[:limit]])))
        if self._tried < MOST_SCORED:
            return FulltextResult(found, len(scored), not self.unsearched, self.unsearched)
        return FulltextResult(found, *self._total(len(scored), iter(())), self.unsearched)

    def within(self, entries: Sequence[int]) -> FulltextResult:
        """The hits among entries given by their rows, in that order."""
        if len(entries) > MOST_AT_ONCE and not self.unsearched:
            likely = {candidate.entry for candidate in self._candidates()}
            entries = [entry for entry in entries if entry in likely]
        found = tuple(self._hits(rows.entries(self._library, entries)))
        return FulltextResult(found, len(found), total_is_exact=True, unsearched=0)

    def months(self) -> dict[str, int]:
        """How many entries there are in each month, `2021-11`, counted as `Found.total` is."""
        if has_pattern(self._query) and not self._is_few():
            return {}
        if not self._index_decides and self._is_few():
            return _by_month(one.day for one in self._matching(self._likely()))
        return _by_month(candidate.day for candidate in islice(self._candidates(), MOST_COUNTED))

    def days(self) -> dict[str, int]:
        """How many entries there are on each day, `2021-11-08`: all of them are counted, however many."""
        from datetime import date

        found = self._candidates() if self._index_decides else self._matching(self._likely())
        counts = sorted(Counter(one.day for one in found).items())
        return {date.fromordinal(day).isoformat(): count for day, count in counts if day}

    def _is_few(self) -> bool:
        return len(list(islice(self._candidates(), MOST_SCORED + 1))) <= MOST_SCORED

    def _asking(self, most: int) -> IndexQuery:
        return plan(self._query, self._fold, lambda tokens: self._index.rarest(tokens, most))

    def _candidates(self, last: int = EVER) -> Iterator[Candidate]:
        """What meets the condition, up to the day `last`, the newest first."""
        days = self._condition.days
        indexed = self._index.newest(self._condition.tokens, (days[0], min(days[1], last)))
        return merge(indexed, self._scanned, key=lambda candidate: -candidate.day) if self._scanned else indexed

    def _likely(self, size: int = MOST_AT_ONCE, most: int | None = None) -> Iterator[LikelyHit]:
        """The candidates, at most so many, that match as far as their texts tell, quickly, without the places.

        Read as they are asked for, in slices that grow from `size`: a rare hit costs many candidates, a common one few.
        """
        candidates, seen, is_narrow = self._candidates(), set[int](), False
        while some := list(islice(candidates, size if most is None else min(size, most - len(seen)))):
            seen.update(candidate.entry for candidate in some)
            yield from self._tested(dict(some))
            size = min(max(LEAST_AT_ONCE, len(seen) // 2), MOST_AT_ONCE)
            if not is_narrow and self._kept < self._tried * FEW_KEPT:
                is_narrow = True
                self._condition = self._asking(ASKED_LATER)
                candidates = (one for one in self._candidates(some[-1].day) if one.entry not in seen)

    def _tested(self, days: dict[int, int]) -> list[LikelyHit]:
        """Those of some entries, of which the days are given, that match as far as their texts tell."""
        test = None if self._index_decides else self._test
        read = rows.texts(self._library, days)
        kept = [LikelyHit(entry, days[entry], texts) for entry, texts in read if not test or test(texts)]
        self._tried += len(days)
        self._kept += len(kept)
        return kept

    def _rows(self, likely: Iterator[LikelyHit], at_once: int) -> Iterator[EntryRow]:
        while some := {one.entry: one.texts for one in islice(likely, at_once)}:
            yield from rows.with_texts(self._library, some)

    def _hits(self, matching: Iterable[EntryRow]) -> Iterator[LibraryHit]:
        for row in matching:
            places = match(self._query, row.document, self._fold, self._sounds)
            if places is not None:
                yield LibraryHit(row, places)

    def _matching(self, likely: Iterator[LikelyHit]) -> Iterator[LikelyHit]:
        """Those that match: all of them where texts alone decide."""
        if self._test:
            return likely
        hits = self._hits(self._rows(likely, LEAST_AT_ONCE))
        return (LikelyHit(hit.row.id, day_of(hit.row.date), hit.row.texts) for hit in hits)

    def _total(self, known: int, further: Iterator[object]) -> tuple[int, bool]:
        """The number of hits, of which `known` are verified and `further` are the others, and whether it is sure."""
        most = MOST_COUNTED if self._index_decides else MOST_ESTIMATED
        counted, is_sure = self._index.count(self._condition.tokens, self._condition.days, most)
        candidates = counted + len(self._scanned)
        if is_sure and self._index_decides:
            return candidates, True
        if is_sure and candidates - known <= MOST_VERIFIED:
            return known + sum(1 for _ in further), not self.unsearched
        return max(known, _rounded(candidates * self._kept / self._tried)), False


def _rounded(number: float) -> int:
    """To two digits: more of them would pretend to be sure."""
    unit = 10.0 ** max(0, len(str(int(number))) - 2)
    return int(round(number / unit) * unit)


def _scannable(
    library: sqlite3.Connection, waiting: list[update.Pending], asked: IndexQuery
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


def _by_month(days: Iterable[int]) -> dict[str, int]:
    from datetime import date

    found: dict[str, int] = {}
    for day, count in Counter(days).items():
        month = date.fromordinal(day).isoformat()[:7] if day else ""
        found[month] = found.get(month, 0) + count
    found.pop("", None)
    return dict(sorted(found.items()))
