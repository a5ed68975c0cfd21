"""Find the weights of `data/rules/weights.yaml`: `python tests/bench/tune.py [--write] FOLDER [FOLDER ...]`.

The folders hold annotated pages and cases (`*.page`, `*.golden`; tests/README.md has the form), or real pages
(`PAGE.txt` beside `PAGE.truth.json`), whose articles are also set in the shapes that programs write, and as sites print
them; those of the project itself count CASE times. The weights are moved by an averaged structured perceptron with a
margin (Collins 2002; Taskar, Guestrin and Koller 2003): where the best path through a page is not the annotated one, or
is not ahead of every other by MARGIN a line, the features and transitions of the right path gain a little and those of
the wrong one lose. It starts from the weights as they stand, pulls them back to these after every round, and lets small
changes go, so that what no page contradicts stays as it was written.

Told are the lines that are right before and after, in each folder, and with the pages of that folder left out, which is
what pages may expect that nobody has seen. `--write` puts the weights into the file; its comments stay.
"""

import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapes import SHAPES, Article, articles_of, cut_off, set_in, shuffled
from sites import site
from truth import annotated, in_blocks, kinds_wanted

from reader.app import bundled
from reader.parser.features.page_features import PageFeatures, extract_page_features
from reader.parser.labeller.labels import LABEL_INDEX, LABELS, LineLabel
from reader.parser.labeller.weights import LabelWeights, viterbi
from reader.runtime import resources

ROUNDS, RATE, PULL, MARGIN = 30, 0.06, 0.05, 1.5
CASE = 12
TESTS = Path(__file__).parents[1]
SIZES = (1, 1, 2, 3, 6)
"""Articles of a page that is made."""
SITES = 300
"""Pages of sites that are made."""
LEAST_LINES = 3
"""Lines of the shortest stretch of a page that is learned from."""
LEAST = 0.1
"""A change that is smaller is let go."""
BEAM = 10.0
FILE = TESTS.parent / "data" / "rules" / "weights.yaml"
Row = dict[str, float]
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """The features of each unit, how each stands to the one before, and what each is."""

    features: Sequence[Sequence[str]]
    gaps: Sequence[str]
    wanted: Sequence[LineLabel]
    is_case: bool
    begins: bool = True
    """Whether it begins where the text begins, and is no stretch of one."""
    ends: bool = True


def pages(folder: Path) -> Iterator[Page]:
    """The annotated pages below a folder, in either form."""
    yield from _golden(folder)
    for _, text, kinds in annotated(folder):
        reading = extract_page_features(text, bundled.rules())
        yield from _possible(reading, kinds_wanted(reading, kinds))


def shaped(articles: Sequence[Article]) -> Iterator[Page]:
    """The articles in every shape that programs write, a few a page; every other page is cut off somewhere."""
    for shape in SHAPES:
        chance = random.Random(shape.__name__)
        for _, rows in set_in(shape, articles, 7, SIZES):
            rows = cut_off(rows, chance) if chance.random() < 0.5 else rows
            reading = extract_page_features("\n".join(row.text for row in rows), bundled.rules())
            lines = {number: row.kinds[0] for number, row in enumerate(rows, 1) if row.kinds}
            yield from _possible(reading, kinds_wanted(reading, lines))


def of_sites(articles: Sequence[Article], count: int) -> Iterator[Page]:
    """Pages of sites with some of the articles."""
    chance = random.Random(5)
    for _ in range(count):
        rows = site(chance.sample(articles, chance.choice(SIZES[:4])), articles, chance)
        rows = cut_off(rows, chance) if chance.random() < 0.4 else rows
        reading = extract_page_features("\n".join(row.text for row in rows), bundled.rules())
        lines = {number: row.kinds[0] for number, row in enumerate(rows, 1) if row.kinds}
        yield from _possible(reading, in_blocks(kinds_wanted(reading, lines)))


def _possible(reading: PageFeatures, wanted: Sequence[LineLabel | None]) -> Iterator[Page]:
    """The stretches of a page of which every line is annotated, and every step possible."""
    steps = resources.load("rules/weights.yaml")["transitions"]
    start = 0
    for at in range(len(wanted) + 1):
        here = wanted[at] if at < len(wanted) else None
        before = wanted[at - 1] if at else None
        if here is not None and (at == start or (before is not None and here in steps.get(str(before), {}))):
            continue
        if at - start >= LEAST_LINES:
            kinds = [kind for kind in wanted[start:at] if kind is not None]
            features = [sorted(seen.features) for seen in reading.units[start:at]]
            yield Page(features, reading.gaps[start:at], kinds, False, start == 0, at == len(wanted))
        start = at if here is not None else at + 1


def _golden(folder: Path) -> Iterator[Page]:
    for path in sorted([*folder.rglob("*.page"), *folder.rglob("*.golden")]):
        lines = path.read_text("utf-8").split("\n---\n")[0].splitlines()
        pairs = [line.partition("|")[::2] for line in lines if not line.startswith("#")]
        reading = extract_page_features("\n".join(text.removeprefix(" ") for _, text in pairs), bundled.rules())
        kinds = {number: kind.strip() for number, (kind, _) in enumerate(pairs, 1)}
        wanted = [LineLabel(kinds[seen.unit.line]) for seen in reading.units]
        yield Page(
            [sorted(seen.features) for seen in reading.units],
            reading.gaps,
            wanted,
            path.resolve().is_relative_to(TESTS),
        )


class Table:
    """Weights that can be moved, each with the place in the YAML file at which it stands."""

    def __init__(self, plain: Plain) -> None:
        weights = LabelWeights.from_data(plain)
        self.never = weights.forbidden
        self.features = {name: list(row) for name, row in weights.features.items()}
        self.kinds, self.start, self.end = list(weights.bias), list(weights.start), list(weights.end)
        steps = plain["transitions"]
        self.steps = [[float(steps.get(a, {}).get(b, self.never)) for b in LABELS] for a in LABELS]
        self.gaps: dict[str, Row] = {
            name: {key: float(worth) for key, worth in row.items()} for name, row in plain["gaps"].items()
        }
        probe = LabelWeights.from_data(
            plain
            | {"gaps": {name: {key: float(n) for n, key in enumerate(row)} for name, row in plain["gaps"].items()}}
        )
        relations = list(next(iter(plain["gaps"].values())))
        some = next(iter(probe.transitions.values()))
        self.relation = [
            [relations[round(some[a][b] - self.steps[a][b])] for b in range(len(LABELS))] for a in range(len(LABELS))
        ]

    def rows(self) -> Iterator[tuple[Any, Any]]:
        """Every weight that may be moved: what holds it, and its place there."""
        for values in (*self.features.values(), self.kinds, self.end):
            yield from ((values, at) for at in range(len(LABELS)))
        for row in (self.start, *self.steps):
            yield from ((row, at) for at, worth in enumerate(row) if worth > self.never)
        for gap in self.gaps.values():
            yield from ((gap, key) for key in gap)

    def values(self) -> list[float]:
        return [values[at] for values, at in self.rows()]

    def put(self, worths: Sequence[float]) -> None:
        for (values, at), worth in zip(list(self.rows()), worths, strict=True):
            values[at] = worth

    def scores(self, page: Page) -> list[list[float]]:
        rows = [
            [self.kinds, *(self.features[feature] for feature in features if feature in self.features)]
            for features in page.features
        ]
        return [list(map(sum, zip(*row, strict=True))) for row in rows]

    def move(self, page: Page, path: Sequence[int], by: float) -> None:
        for at, kind in enumerate(path):
            self.kinds[kind] += by
            for feature in page.features[at]:
                if feature in self.features:
                    self.features[feature][kind] += by
            if at:
                before = path[at - 1]
                self.steps[before][kind] += by if self.steps[before][kind] > self.never else 0
                self.gaps[page.gaps[at]][self.relation[before][kind]] += by
        if page.begins:
            self.start[path[0]] += by if self.start[path[0]] > self.never else 0
        if page.ends:
            self.end[path[-1]] += by

    def best(self, page: Page, scores: Sequence[Sequence[float]]) -> list[int]:
        """The best path: Viterbi's, over the kinds within BEAM of the likeliest."""
        near = [[kind for kind, worth in enumerate(row) if worth >= max(row) - BEAM] for row in scores]
        reached = {kind: scores[0][kind] + self.start[kind] * page.begins for kind in near[0]}
        back: list[dict[int, int]] = []
        for at in range(1, len(scores)):
            gap, ways, onward = self.gaps[page.gaps[at]], {}, {}
            for kind in near[at]:
                steps = ((worth + self.steps[a][kind] + gap[self.relation[a][kind]], a) for a, worth in reached.items())
                best, ways[kind] = max(steps)
                onward[kind] = best + scores[at][kind]
            reached = onward
            back.append(ways)
        path = [max(reached, key=lambda kind: reached[kind] + self.end[kind] * page.ends)]
        for ways in reversed(back):
            path.append(ways[path[-1]])
        return path[::-1]


def tuned(plain: Plain, every: Sequence[Page]) -> Plain:
    """The weights, moved until the pages are read as they are annotated, as far as that goes."""
    table = Table(plain)
    origin = table.values()
    total = [0.0] * len(origin)
    order, chance = [page for page in every for _ in range(CASE if page.is_case else 1)], random.Random(1)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for page in order:
            wanted = [LABEL_INDEX[kind] for kind in page.wanted]
            rivals = [
                [worth + MARGIN * (kind != right) for kind, worth in enumerate(row)]
                for row, right in zip(table.scores(page), wanted, strict=True)
            ]
            found = table.best(page, rivals)
            if found != wanted:
                table.move(page, wanted, RATE)
                table.move(page, found, -RATE)
        table.put([worth + (first - worth) * PULL for worth, first in zip(table.values(), origin, strict=True)])
        total = [sum(pair) for pair in zip(total, table.values(), strict=True)]
    means = [worth / ROUNDS for worth in total]
    table.put([worth if abs(worth - first) >= LEAST else first for worth, first in zip(means, origin, strict=True)])
    return as_plain(table, plain)


def as_plain(table: Table, plain: Plain) -> Plain:
    found = deepcopy(plain)
    for name, row in table.features.items():
        usual = float(plain["features"][name].get("else", 0.0))
        rest = {"else": plain["features"][name]["else"]} if "else" in plain["features"][name] else {}
        found["features"][name] = rest | _named(row, usual, plain["features"][name])
    found["bias"] = _named(table.kinds, None, plain["bias"])
    found["end"] = _named(table.end, 0.0, plain["end"])
    for name, row in zip(("start", *LABELS), (table.start, *table.steps), strict=True):
        if name in plain["transitions"]:
            found["transitions"][str(name)] = _named(row, table.never, plain["transitions"][name])
    found["gaps"] = {name: {key: _round(worth) for key, worth in row.items()} for name, row in table.gaps.items()}
    return found


def _named(row: Sequence[float], usual: float | None, before: Mapping[str, float]) -> Row:
    """A row by the names of the kinds, those that stood in it first; what is usual goes without saying."""
    worths = {str(kind): _round(worth) for kind, worth in zip(LABELS, row, strict=True)}
    order = [*(kind for kind in before if kind in worths), *(kind for kind in worths if kind not in before)]
    return {kind: worths[kind] for kind in order if worths[kind] != usual}


def _round(worth: float) -> float:
    return float(f"{worth:.1f}") + 0.0


def right(plain: Plain, every: Sequence[Page]) -> float:
    """The share of units of which the right kind is found."""
    weights = LabelWeights.from_data(plain)
    found = [
        viterbi([weights.emissions(tuple(features)) for features in page.features], page.gaps, weights)
        for page in every
    ]
    pairs = [pair for kinds, page in zip(found, every, strict=True) for pair in zip(kinds, page.wanted, strict=True)]
    return sum(a is b for a, b in pairs) / len(pairs)


def written(source: str, plain: Plain) -> str:
    """The text of the file with the weights of `plain`, which stand one row a line."""
    area, lines = "", []
    for line in source.splitlines():
        if head := re.match(r"(\w+):", line):
            area = head[1]
        row = re.match(r"(  )?([^\s:]+): (?:\{.*\}|-?[\d.]+)$", line)
        values = plain.get(area, {})
        if area == "end" and row:
            line = f"end: {_spelled(values)}"
        elif row and row[1] and row[2] in values:
            line = f"  {row[2]}: {_spelled(values[row[2]])}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def _spelled(values: Any) -> str:
    if isinstance(values, dict):
        return f"{{{', '.join(f'{key}: {worth:g}' for key, worth in values.items())}}}"
    return f"{values:g}"


def main(folders: Sequence[str], is_written: bool) -> None:
    sets = {folder: list(pages(Path(folder))) for folder in folders}
    articles = shuffled(article for folder in folders for article in articles_of(Path(folder)))
    if articles:
        sets |= {"shapes": list(shaped(articles)), "sites": list(of_sites(articles, SITES))}
    plain: Plain = deepcopy(dict(resources.load("rules/weights.yaml")))
    every = [page for each in sets.values() for page in each]
    found = tuned(plain, every)
    for folder, own in sets.items():
        others = [page for name, each in sets.items() for page in each if name != folder]
        apart = f"{right(tuned(plain, others), own):.4f}" if others else "-"
        print(f"{folder}: {len(own)} pages, {right(plain, own):.4f} -> {right(found, own):.4f}; left out {apart}")
    if is_written:
        FILE.write_text(written(FILE.read_text("utf-8"), found), "utf-8")


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if argument != "--write"]
    main(named or ["tests/cases", "tests/editions"], "--write" in sys.argv)
