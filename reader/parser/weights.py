"""The weights of `rules/weights.yaml`, and the best path of kinds through a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reader.errors import RulesError
from reader.parser.kinds import KINDS, LineKind, is_inside_article

FILE = "rules/weights.yaml"
BEAM = 9.0
"""A kind whose clues are worth so much less than the best is not tried for a line."""
PATHS = 12.0
"""A path that is worth so much less than the best is not followed."""
INFINITE = float("inf")
GAPS = ("joined", "solid", "step", "even", "apart")
Scores = tuple[tuple[int, float], ...]
"""Pairs of a kind's number and what speaks for it, best first."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What clues and steps are worth, by the number of the kind in KINDS."""

    kinds: tuple[float, ...]
    clues: Mapping[str, tuple[float, ...]]
    start: tuple[float, ...]
    steps: Mapping[str, tuple[tuple[float, ...], ...]]
    """For each of GAPS: from kind, to kind."""
    _cache: dict[tuple[str, ...], Scores] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Weights":
        """From the values of the YAML file; RulesError names a kind that there is not."""
        never = float(plain["never"])
        steps = {name: _row(to, f"steps.{name}", never) for name, to in plain["steps"].items()}
        table = [steps.get(kind, (never,) * len(KINDS)) for kind in KINDS]
        return cls(
            kinds=_row(plain["kinds"], "kinds", 0.0),
            clues={name: _row(kinds, f"clues.{name}", 0.0) for name, kinds in plain["clues"].items()},
            start=steps["start"],
            steps={gap: _with_gap(table, plain["gaps"][gap]) for gap in GAPS},
        )

    def scores(self, clues: tuple[str, ...]) -> Scores:
        """What the clues of a line are worth, for each kind that comes into question, best first."""
        found = self._cache.get(clues)
        if found is None:
            rows = [self.clues[clue] for clue in clues if clue in self.clues]
            sums = [sum(values) for values in zip(self.kinds, *rows, strict=True)]
            floor = max(sums) - BEAM
            ranked = sorted(((number, value) for number, value in enumerate(sums) if value >= floor), key=_best_first)
            if len(self._cache) < 5000:
                self._cache[clues] = found = tuple(ranked)
            else:
                found = tuple(ranked)
        return found

    def reason(self, clues: Sequence[str], kind: LineKind) -> tuple[str, float]:
        """The clue that speaks most for a kind, and how much."""
        number = KINDS.index(kind)
        worth = {clue: self.clues[clue][number] * clues.count(clue) for clue in clues if clue in self.clues}
        best = max(worth, key=lambda clue: (worth[clue], clue), default="context")
        return (best, worth[best]) if worth.get(best, 0) > 0 else ("context", 0.0)


def _best_first(pair: tuple[int, float]) -> tuple[float, int]:
    return -pair[1], pair[0]


def _row(values: Mapping[str, float], where: str, default: float) -> tuple[float, ...]:
    unknown = sorted(set(values) - {*KINDS, "else"})
    if unknown:
        raise RulesError("rules.kind", file=FILE, rule=where, kind=unknown[0])
    return tuple(float(values.get(kind, values.get("else", default))) for kind in KINDS)


def _with_gap(table: Sequence[Sequence[float]], gap: Mapping[str, float]) -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple(table[i][j] + gap[_relation(before, after)] for j, after in enumerate(KINDS))
        for i, before in enumerate(KINDS)
    )


def _relation(before: LineKind, after: LineKind) -> str:
    if after.goes_on:
        return "block"
    if before is after is LineKind.TITLE:
        return "titles"
    return "article" if is_inside_article(before, after) else "between"


def best_path(scores: Sequence[Scores], gaps: Sequence[str], weights: Weights) -> list[LineKind]:
    """The kinds of all lines for which clues and steps together are worth most. Time grows with the number of lines.

    `gaps` tell how each line stands to the one before it, of the first any.
    """
    if not scores:
        return []
    reached = {number: value + weights.start[number] for number, value in scores[0]}
    back: list[dict[int, int]] = []
    for candidates, gap in zip(scores[1:], gaps[1:], strict=True):
        steps = weights.steps[gap]
        floor = max(reached.values()) - PATHS
        sources = [(total, steps[number], number) for number, total in reached.items() if total >= floor]
        reached, origin = {}, {}
        for number, value in candidates:
            best = -INFINITE
            for total, row, source in sources:
                if total + row[number] > best:
                    best = total + row[number]
                    origin[number] = source
            reached[number] = best + value
        back.append(origin)
    return _walk_back(reached, back)


def _walk_back(reached: Mapping[int, float], back: Sequence[Mapping[int, int]]) -> list[LineKind]:
    number = min(reached, key=lambda kind: (-reached[kind], kind))
    path = [number]
    for origin in reversed(back):
        number = origin[number]
        path.append(number)
    return [KINDS[number] for number in reversed(path)]


def margins(scores: Sequence[Scores], gaps: Sequence[str], weights: Weights) -> list[dict[LineKind, float]]:
    """For each line and each kind: what the best path through that kind is worth less than the best path of all."""
    if not scores:
        return []
    forward = [{number: value + weights.start[number] for number, value in scores[0]}]
    for candidates, gap in zip(scores[1:], gaps[1:], strict=True):
        forward.append(_onward(forward[-1], candidates, weights.steps[gap]))
    backward = [dict.fromkeys((number for number, _ in scores[-1]), 0.0)]
    for (here, there), gap in zip(reversed(list(pairwise(scores))), reversed(gaps[1:]), strict=True):
        backward.append(_backward(here, there, backward[-1], weights.steps[gap]))
    best = max(forward[-1].values())
    return [
        {KINDS[number]: best - value - after[number] for number, value in ahead.items()}
        for ahead, after in zip(forward, reversed(backward), strict=True)
    ]


def _onward(reached: Mapping[int, float], candidates: Scores, steps: Sequence[Sequence[float]]) -> dict[int, float]:
    return {
        number: value + max(total + steps[source][number] for source, total in reached.items())
        for number, value in candidates
    }


def _backward(
    here: Scores, there: Iterable[tuple[int, float]], after: Mapping[int, float], steps: Sequence[Sequence[float]]
) -> dict[int, float]:
    onward = list(there)
    return {
        number: max(steps[number][target] + value + after[target] for target, value in onward) for number, _ in here
    }
