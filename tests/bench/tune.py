"""Find better weights for `data/rules/weights.yaml`: `python -m tests.bench.tune FOLDER [FOLDER ...]`.

The folders hold annotated pages and cases (`*.page`, `*.golden`; tests/README.md has the form). One weight after the
other is moved a step up and down; a move that makes more lines right, or the same with more to spare, is kept and
printed; it takes some minutes. The file is not written: a weight is a claim about newspapers, to be taken over by hand
and with a reason.
"""

import copy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader import resources, shipped
from reader.parser.kinds import LineKind
from reader.parser.reading import Reading, read
from reader.parser.weights import Weights, best_path, margins

STEP = 0.5
SPARE = 1.0
"""A line is safe if its right kind is ahead of every other by so much."""
Page = tuple[Reading, list[LineKind]]


def pages(folder: Path) -> Iterator[Page]:
    for path in sorted([*folder.rglob("*.page"), *folder.rglob("*.golden")]):
        lines = path.read_text("utf-8").split("\n---\n")[0].splitlines()
        pairs = [line.partition("|")[::2] for line in lines if not line.startswith("#")]
        reading = read("\n".join(text.removeprefix(" ") for _, text in pairs), shipped.rules())
        kinds = {number: kind.strip() for number, (kind, _) in enumerate(pairs, 1)}
        yield reading, [LineKind(kinds[seen.unit.line]) for seen in reading.seen]


def worth(page: Page, weights: Weights) -> float:
    """Lines that are right, and a fraction for how safe they are."""
    reading, wanted = page
    scores = [weights.scores(tuple(sorted(seen.clues))) for seen in reading.seen]
    found = best_path(scores, reading.gaps, weights)
    right = sum(a is b for a, b in zip(found, wanted, strict=True))
    losses = margins(scores, reading.gaps, weights)
    pairs = zip(losses, wanted, strict=True)
    spare = (min((worth for other, worth in loss.items() if other is not kind), default=SPARE) for loss, kind in pairs)
    return right + 0.1 * sum(min(SPARE, each) for each in spare)


def total(every: list[Page], plain: dict[str, Any]) -> float:
    weights = Weights.from_plain(plain)
    return sum(worth(page, weights) for page in every)


def places(plain: dict[str, Any]) -> Iterator[tuple[dict[str, float], str, str]]:
    """Every weight: the mapping it stands in, its key, and where that is."""
    for area in ("clues", "steps", "gaps"):
        for name, values in plain[area].items():
            yield from ((values, key, f"{area}.{name}.{key}") for key in values)
    yield from ((plain["kinds"], key, f"kinds.{key}") for key in plain["kinds"])


def main(folders: list[str]) -> None:
    every = [page for folder in folders for page in pages(Path(folder))]
    plain = copy.deepcopy(resources.load("rules/weights.yaml"))
    best = total(every, plain)
    print(f"{len(every)} pages, {sum(len(kinds) for _, kinds in every)} units, worth {best:.1f}")
    for values, key, where in places(plain):
        before = values[key]
        for moved in (before + STEP, before - STEP):
            values[key] = moved
            if (found := total(every, plain)) > best + 0.05:
                print(f"{where}: {before} -> {moved}  {found:.1f}")
                best = found
                break
            values[key] = before


if __name__ == "__main__":
    main(sys.argv[1:] or ["tests/cases", "tests/editions"])
