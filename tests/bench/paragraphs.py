"""Learn what first paragraphs begin with: `python -m tests.bench.paragraphs [--write] [FOLDER ...]`.

The folders, without any those of the project itself, hold annotated pages (`*.page`, `*.golden`; tests/README.md has
the form). Of each article the first paragraph is set against the others, by logistic regression with a penalty on the
sum of the worths (FTRL: McMahan et al. 2013), which leaves most pairs out. Datelines and credits are left out before:
they tell by themselves.

Told is how often a first paragraph is ranked above a later one, of each folder when it is left out (area under the
curve). `--write` puts the worths into data/openings/paragraphs.yaml.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import copysign, exp, sqrt
from pathlib import Path
from typing import NamedTuple

import yaml

from reader.app import bundled
from reader.parser.features.page_features import extract_page_features
from reader.parser.labeller.labels import LineLabel
from reader.parser.labeller.lead_model import LeadModel, head_bigrams

ROUNDS, RATE, PENALTY, SHRINK = 6, 0.15, 3.0, 1.0
LEAST = 25
"""Code points of a paragraph."""
LEAST_WORTH = 0.2
FOREVER = 1_000_000
"""Characters of a line of YAML: one is not broken."""
TESTS = Path(__file__).parents[1]
FILE = Path(__file__).parents[2] / "data" / "openings" / "paragraphs.yaml"
PAGES = 6
"""Pages on which a pair must have been seen: what one paper writes about is no sign of anything."""


class Example(NamedTuple):
    """The pairs at the head of a paragraph, whether it is the first of its article, and the page."""

    pairs: tuple[str, ...]
    is_first: bool
    page: Path


def examples(folder: Path) -> Iterator[Example]:
    for path in sorted([*folder.rglob("*.page"), *folder.rglob("*.golden")]):
        lines = path.read_text("utf-8").split("\n---\n")[0].splitlines()
        told = [line.partition("|")[::2] for line in lines if not line.startswith("#")]
        kinds = [kind.strip() for kind, _ in told]
        for here in extract_page_features("\n".join(text.removeprefix(" ") for _, text in told), bundled.rules()).units:
            kind = kinds[here.unit.line - 1]
            text = here.unit.normalized[
                max(here.dateline.end if here.dateline else 0, here.lead.end if here.lead else 0) :
            ]
            if kind in (LineLabel.LEAD, LineLabel.BODY) and len(text) >= LEAST:
                yield Example(tuple(head_bigrams(text.lstrip())), kind == LineLabel.LEAD, path)


class Learner:
    """Weights that stay 0 until a pair has shown that it tells (FTRL-proximal)."""

    def __init__(self) -> None:
        self.pull: dict[str, float] = defaultdict(float)
        self.seen: dict[str, float] = defaultdict(float)

    def worth(self, pair: str) -> float:
        pull = self.pull.get(pair, 0.0)
        if abs(pull) <= PENALTY:
            return 0.0
        return -(pull - copysign(PENALTY, pull)) / (sqrt(self.seen[pair]) / RATE + SHRINK)

    def odds(self, found: Iterable[str]) -> float:
        return sum(map(self.worth, found))

    def learn(self, found: Sequence[str], is_first: bool) -> None:
        off = 1 / (1 + exp(-max(-30.0, min(30.0, self.odds(found))))) - is_first
        for pair in found:
            seen = self.seen[pair]
            self.pull[pair] += off - (sqrt(seen + off * off) - sqrt(seen)) / RATE * self.worth(pair)
            self.seen[pair] = seen + off * off


BIAS = "bias"


def learned(every: Sequence[Example]) -> LeadModel:
    pages = Counter(pair for pair, _ in {(pair, one.page) for one in every for pair in one.pairs})
    common = {pair for pair, count in pages.items() if count >= PAGES and not any(map(str.isspace, pair))}
    learner, chance = Learner(), random.Random(1)
    order = [((*filter(common.__contains__, one.pairs), BIAS), one.is_first) for one in every]
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for found, is_first in order:
            learner.learn(found, is_first)
    worths = {pair: round(learner.worth(pair), 1) for pair in learner.pull}
    bias = worths.pop(BIAS, 0.0)
    return LeadModel({pair: worth for pair, worth in worths.items() if abs(worth) >= LEAST_WORTH}, bias)


def ranked(heads: LeadModel, every: Sequence[Example]) -> float:
    """The share of pairs of a first and a later paragraph of which the first has the higher odds."""
    firsts = [heads.log_odds(one.pairs) for one in every if one.is_first]
    later = [heads.log_odds(one.pairs) for one in every if not one.is_first]
    won = sum((first > other) + (first == other) / 2 for first in firsts for other in later)
    return won / max(1, len(firsts) * len(later))


def spelled(heads: LeadModel) -> str:
    by_worth: dict[float, list[str]] = defaultdict(list)
    for pair, worth in heads.weights.items():
        by_worth[worth].append(pair)
    worths = {str(worth): " ".join(sorted(by_worth[worth])) for worth in sorted(by_worth, reverse=True)}
    head = "# Made by tests/bench/paragraphs.py from annotated pages: see README.md.\n"
    plain = {"bias": heads.bias, "worths": worths}
    return head + yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=FOREVER)


def main(folders: Mapping[str, Sequence[Example]], is_written: bool) -> None:
    for name, own in folders.items():
        if not own:
            sys.exit(f"{name}: there are no annotated pages (*.page, *.golden) with paragraphs in this folder.")
        others = [one for folder, every in folders.items() for one in every if folder != name]
        apart = f", left out {ranked(learned(others), own):.3f}" if others else ""
        print(f"{name}: {len(own)} paragraphs{apart}")
    if is_written:
        heads = learned([one for every in folders.values() for one in every])
        FILE.write_text(spelled(heads), "utf-8")
        print(len(heads.weights), "pairs")


if __name__ == "__main__":
    named = [argument for argument in sys.argv[1:] if argument != "--write"]
    main(
        {name: list(examples(Path(name))) for name in named or ["tests/cases", "tests/editions"]}, "--write" in sys.argv
    )
