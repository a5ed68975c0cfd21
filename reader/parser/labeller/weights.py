"""Linear-chain model: weights of `rules/weights.yaml`, emissions, transitions, and the Viterbi decoding of a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import Any

from reader.errors import RulesError
from reader.parser.labeller.labels import FIRST_LABEL, LABEL_INDEX, LABELS, OPENING, LineLabel, is_inside_article

FILE = "rules/weights.yaml"
BEAM = 9.0
"""Beam: a label whose emission is lower than the best one by more is not tried for a unit."""
INFINITE = float("inf")
GAP_CLASSES = ("joined", "solid", "strict", "step", "even", "apart")
Emissions = tuple[tuple[int, float], ...]
"""Pairs of a label's index and its emission score, best first."""
IncomingTransitions = tuple[float, tuple[tuple[int, float], ...]]
"""Transition score from the leading label, and the labels with a better transition, best first."""


@dataclass(frozen=True, slots=True)
class LabelWeights:
    """Scores of features and transitions, by the index of the label in LABELS."""

    bias: tuple[float, ...]
    features: Mapping[str, tuple[float, ...]]
    start: tuple[float, ...]
    end: tuple[float, ...]
    """Scores of the first label and of the last."""
    transitions: Mapping[str, tuple[tuple[float, ...], ...]]
    """For each of GAP_CLASSES: from label, to label."""
    forbidden: float
    """Score of a transition that is not allowed."""
    _cache: dict[tuple[str, ...], Emissions] = field(default_factory=dict, repr=False, compare=False)
    _incoming: dict[tuple[str, int], tuple[IncomingTransitions, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "LabelWeights":
        """From the values of the YAML file. RulesError names a label that does not exist."""
        never = float(data["forbidden"])
        steps = {name: _row(to, f"transitions.{name}", never) for name, to in data["transitions"].items()}
        table = [steps.get(label, (never,) * len(LABELS)) for label in LABELS]
        return cls(
            bias=_row(data["bias"], "bias", 0.0),
            features={name: _row(kinds, f"features.{name}", 0.0) for name, kinds in data["features"].items()},
            start=steps["start"],
            end=_row(data["end"], "end", 0.0),
            transitions={gap: _with_gap(table, data["gaps"][gap]) for gap in GAP_CLASSES},
            forbidden=never,
        )

    def emissions(self, features: tuple[str, ...]) -> Emissions:
        """Emission scores of a unit with these features, for each label within the beam, best first."""
        found = self._cache.get(features)
        if found is None:
            rows = [self.features[feature] for feature in features if feature in self.features]
            sums = list(map(sum, zip(self.bias, *rows, strict=True)))
            floor = max(sums) - BEAM
            near = {number for number, worth in enumerate(sums) if worth >= floor}
            # What carries on a block may have none before it.
            near.update([FIRST_LABEL[number] for number in near])
            found = tuple(sorted(((number, sums[number]) for number in near), key=itemgetter(1), reverse=True))
            if len(self._cache) < 5000:
                self._cache[features] = found
        return found

    def incoming(self, gap: str, leader: int) -> tuple[IncomingTransitions, ...]:
        """Transitions into each label, where the label `leader` has the best score so far."""
        found = self._incoming.get((gap, leader))
        if found is None:
            steps = self.transitions[gap]
            self._incoming[gap, leader] = found = tuple(
                _incoming(steps, leader, number, self.forbidden) for number in range(len(LABELS))
            )
        return found

    def strongest_feature(self, features: Sequence[str], label: LineLabel) -> tuple[str, float]:
        """The feature that speaks most for a kind, and how much; length and ending only where nothing else does."""
        number = LABEL_INDEX[label]
        worth = {
            feature: self.features[feature][number] * features.count(feature)
            for feature in features
            if feature in self.features
        }
        telling = [feature for feature in worth if worth[feature] > 0]
        best = max(telling, key=lambda feature: ("/" not in feature, worth[feature], feature), default="context")
        return best, worth.get(best, 0.0)


def _row(values: Mapping[str, float], where: str, default: float) -> tuple[float, ...]:
    unknown = sorted(set(values) - {*LABELS, "else"})
    if unknown:
        raise RulesError("rules.kind", file=FILE, rule=where, kind=unknown[0])
    return tuple(float(values.get(label, values.get("else", default))) for label in LABELS)


def _with_gap(table: Sequence[Sequence[float]], gap: Mapping[str, float]) -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple(table[i][j] + gap[_relation(before, after)] for j, after in enumerate(LABELS))
        for i, before in enumerate(LABELS)
    )


def _incoming(steps: Sequence[Sequence[float]], leader: int, number: int, never: float) -> IncomingTransitions:
    from_leader = steps[leader][number]
    floor = max(from_leader, never / 2)
    better = ((source, row[number]) for source, row in enumerate(steps) if row[number] > floor)
    return from_leader, tuple(sorted(better, key=itemgetter(1), reverse=True))


def _relation(before: LineLabel, after: LineLabel) -> str:
    if after.is_continuation:
        return "block"
    if after is not LineLabel.BODY and before in OPENING and is_inside_article(before, after):
        return "titles"
    return "article" if is_inside_article(before, after) else "between"


def viterbi(emissions: Sequence[Emissions], gaps: Sequence[str], weights: LabelWeights) -> list[LineLabel]:
    """Label sequence with the highest total score (Viterbi). Time is linear in the number of units.

    `gaps` are the GAP_CLASSES between each unit and the one before it; the first is ignored.
    """
    if not emissions:
        return []
    reached = [-INFINITE] * len(LABELS)
    for number, value in emissions[0]:
        reached[number] = value + weights.start[number]
    back: list[dict[int, int]] = []
    for (before, here), gap in zip(pairwise(emissions), gaps[1:], strict=True):
        reached, origins = _viterbi_step(reached, before, here, gap, weights)
        back.append(origins)
    return _backtrack([value + weights.end[number] for number, value in enumerate(reached)], back)


def _viterbi_step(
    reached: Sequence[float], before: Emissions, here: Emissions, gap: str, weights: LabelWeights
) -> tuple[list[float], dict[int, int]]:
    """What the best paths to a line's kinds are worth, and from which kind of the line before each of them comes.

    The step from the leading kind mostly wins: only better steps are tried, and only as long as even the kind in
    second place would win by them. Of equals wins what the line before is more likely to be.
    """
    second, first = sorted(reached)[-2:]
    leader = next(number for number, _ in before if reached[number] == first)
    ways = weights.incoming(gap, leader)
    onward = [-INFINITE] * len(LABELS)
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


def _is_ahead(number: int, other: int, emissions: Emissions) -> bool:
    return next(kind for kind, _ in emissions if kind in {number, other}) == number


def _backtrack(reached: Sequence[float], back: Sequence[Mapping[int, int]]) -> list[LineLabel]:
    number = reached.index(max(reached))
    path = [number]
    for origin in reversed(back):
        number = origin[number]
        path.append(number)
    return [LABELS[number] for number in reversed(path)]


def max_marginals(
    emissions: Sequence[Emissions], gaps: Sequence[str], weights: LabelWeights
) -> list[dict[LineLabel, float]]:
    """Max-marginals: for each unit and label, how much lower the best sequence with that label scores."""
    if not emissions:
        return []
    forward = [{number: value + weights.start[number] for number, value in emissions[0]}]
    for candidates, gap in zip(emissions[1:], gaps[1:], strict=True):
        forward.append(_forward(forward[-1], candidates, weights.transitions[gap]))
    backward = [{number: weights.end[number] for number, _ in emissions[-1]}]
    for (here, there), gap in zip(reversed(list(pairwise(emissions))), reversed(gaps[1:]), strict=True):
        backward.append(_backward(here, there, backward[-1], weights.transitions[gap]))
    best = max(value + weights.end[number] for number, value in forward[-1].items())
    return [
        {LABELS[number]: best - value - after[number] for number, value in ahead.items()}
        for ahead, after in zip(forward, reversed(backward), strict=True)
    ]


def _forward(reached: Mapping[int, float], candidates: Emissions, steps: Sequence[Sequence[float]]) -> dict[int, float]:
    return {
        number: value + max(total + steps[source][number] for source, total in reached.items())
        for number, value in candidates
    }


def _backward(
    here: Emissions, there: Iterable[tuple[int, float]], after: Mapping[int, float], steps: Sequence[Sequence[float]]
) -> dict[int, float]:
    onward = list(there)
    return {
        number: max(steps[number][target] + value + after[target] for target, value in onward) for number, _ in here
    }
