"""The weights of `rules/weights.yaml`, and the best path of kinds through a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import Any

from reader.errors import RulesError
from reader.parser.kinds import BEGINS, KINDS, NUMBERS, OPENING, LineKind, is_inside_article

FILE = "rules/weights.yaml"
BEAM = 9.0
"""A kind whose clues are worth so much less than the best is not tried for a line."""
INFINITE = float("inf")
GAPS = ("joined", "solid", "strict", "step", "even", "apart")
Scores = tuple[tuple[int, float], ...]
"""Pairs of a kind's number and what speaks for it, best first."""
Ways = tuple[float, tuple[tuple[int, float], ...]]
"""What the step from the leading kind to another is worth, and the kinds from which it is worth more, best first."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What clues and steps are worth, by the number of the kind in KINDS."""

    kinds: tuple[float, ...]
    clues: Mapping[str, tuple[float, ...]]
    start: tuple[float, ...]
    end: tuple[float, ...]
    """What it is worth to be the kind of the first line, and of the last."""
    steps: Mapping[str, tuple[tuple[float, ...], ...]]
    """For each of GAPS: from kind, to kind."""
    never: float
    """What a step is worth that is none."""
    _cache: dict[tuple[str, ...], Scores] = field(default_factory=dict, repr=False, compare=False)
    _ways: dict[tuple[str, int], tuple[Ways, ...]] = field(default_factory=dict, repr=False, compare=False)

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
            end=_row(plain["end"], "end", 0.0),
            steps={gap: _with_gap(table, plain["gaps"][gap]) for gap in GAPS},
            never=never,
        )

    def scores(self, clues: tuple[str, ...]) -> Scores:
        """What the clues of a line are worth, for each kind that comes into question, best first."""
        found = self._cache.get(clues)
        if found is None:
            rows = [self.clues[clue] for clue in clues if clue in self.clues]
            sums = list(map(sum, zip(self.kinds, *rows, strict=True)))
            floor = max(sums) - BEAM
            near = {number for number, worth in enumerate(sums) if worth >= floor}
            # What carries on a block may have none before it.
            near.update([BEGINS[number] for number in near])
            found = tuple(sorted(((number, sums[number]) for number in near), key=itemgetter(1), reverse=True))
            if len(self._cache) < 5000:
                self._cache[clues] = found
        return found

    def ways(self, gap: str, leader: int) -> tuple[Ways, ...]:
        """For each kind the ways to it, where the kind `leader` is in front."""
        found = self._ways.get((gap, leader))
        if found is None:
            steps = self.steps[gap]
            self._ways[gap, leader] = found = tuple(
                _ways(steps, leader, number, self.never) for number in range(len(KINDS))
            )
        return found

    def reason(self, clues: Sequence[str], kind: LineKind) -> tuple[str, float]:
        """The clue that speaks most for a kind, and how much; length and ending only where nothing else does."""
        number = NUMBERS[kind]
        worth = {clue: self.clues[clue][number] * clues.count(clue) for clue in clues if clue in self.clues}
        telling = [clue for clue in worth if worth[clue] > 0]
        best = max(telling, key=lambda clue: ("/" not in clue, worth[clue], clue), default="context")
        return best, worth.get(best, 0.0)


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


def _ways(steps: Sequence[Sequence[float]], leader: int, number: int, never: float) -> Ways:
    from_leader = steps[leader][number]
    floor = max(from_leader, never / 2)
    better = ((source, row[number]) for source, row in enumerate(steps) if row[number] > floor)
    return from_leader, tuple(sorted(better, key=itemgetter(1), reverse=True))


def _relation(before: LineKind, after: LineKind) -> str:
    if after.goes_on:
        return "block"
    if after is not LineKind.BODY and before in OPENING and is_inside_article(before, after):
        return "titles"
    return "article" if is_inside_article(before, after) else "between"


def best_path(scores: Sequence[Scores], gaps: Sequence[str], weights: Weights) -> list[LineKind]:
    """The kinds of all lines for which clues and steps together are worth most. Time grows with the number of lines.

    `gaps` tell how each line stands to the one before it, of the first any.
    """
    if not scores:
        return []
    reached = [-INFINITE] * len(KINDS)
    for number, value in scores[0]:
        reached[number] = value + weights.start[number]
    back: list[dict[int, int]] = []
    for (before, here), gap in zip(pairwise(scores), gaps[1:], strict=True):
        reached, origins = _step(reached, before, here, gap, weights)
        back.append(origins)
    return _walk_back([value + weights.end[number] for number, value in enumerate(reached)], back)


def _step(
    reached: Sequence[float], before: Scores, here: Scores, gap: str, weights: Weights
) -> tuple[list[float], dict[int, int]]:
    """What the best paths to a line's kinds are worth, and from which kind of the line before each of them comes.

    The step from the leading kind mostly wins: only better steps are tried, and only as long as even the kind in
    second place would win by them. Of equals wins what the line before is more likely to be.
    """
    second, first = sorted(reached)[-2:]
    leader = next(number for number, _ in before if reached[number] == first)
    ways = weights.ways(gap, leader)
    onward = [-INFINITE] * len(KINDS)
    origins: dict[int, int] = {}
    for number, value in here:
        step, better = ways[number]
        best, origin = first + step, leader
        for source, step in better:
            if second + step < best:
                break
            worth = reached[source] + step
            if worth > best or (worth == best and _is_ahead(source, origin, before)):
                best, origin = worth, source
        onward[number] = best + value
        origins[number] = origin
    return onward, origins


def _is_ahead(number: int, other: int, scores: Scores) -> bool:
    return next(kind for kind, _ in scores if kind in {number, other}) == number


def _walk_back(reached: Sequence[float], back: Sequence[Mapping[int, int]]) -> list[LineKind]:
    number = reached.index(max(reached))
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
    backward = [{number: weights.end[number] for number, _ in scores[-1]}]
    for (here, there), gap in zip(reversed(list(pairwise(scores))), reversed(gaps[1:]), strict=True):
        backward.append(_backward(here, there, backward[-1], weights.steps[gap]))
    best = max(value + weights.end[number] for number, value in forward[-1].items())
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
