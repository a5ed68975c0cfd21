"""How well and how fast reprints are found: `python tests/bench/reprint_bench.py --help`.

Precision and recall on a library with reprints planted in it, on demand and all pairs at once; and where the folder of
`library_bench` is named, the times on that archive, beside `python -c pass` in the same run.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from library_bench import row
from reprint_factory import PlantedLibrary, planted_library

from reader.app.all_reprints import all_reprints
from reader.app.other_printings import other_printings
from reader.library import Library
from reader.model.toc import entries

ASKED = 100
"""Articles that are asked about."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--reprints", type=int, default=300)
    parser.add_argument("--archive", type=Path, help="the folder in which library_bench has made its archive")
    options = parser.parse_args(arguments)
    planted = planted_library(options.articles, options.reprints)
    with tempfile.TemporaryDirectory() as folder, stored(planted, Path(folder)) as library:
        figures("on demand", planted, pairs_on_demand(library, planted))
        figures("all pairs", planted, pairs_at_once(library))
    if options.archive:
        times(options.archive / "home" / "kanbao")


def stored(planted: PlantedLibrary, folder: Path) -> Library:
    """The editions in a library of their own."""
    library = Library.open(folder)
    for edition in planted.editions:
        library.add(edition, b"%d" % id(edition))
    library.catch_up()
    return library


def pairs_on_demand(library: Library, planted: PlantedLibrary) -> frozenset[frozenset[str]]:
    """What is found for each of the articles."""
    every = (entry for edition in planted.editions for entry in entries(edition))
    return frozenset(frozenset((entry.ref, one.ref)) for entry in every for one in other_printings(library, entry))


def pairs_at_once(library: Library) -> frozenset[frozenset[str]]:
    """What is found in one run over the library."""
    return frozenset(frozenset((pair.own.ref, pair.other.ref)) for pair in all_reprints(library, lambda *_: None))


def precision_and_recall(planted: PlantedLibrary, found: Iterable[frozenset[str]]) -> tuple[float, float]:
    """Shares of the pairs that were found, and of those that were planted."""
    pairs = frozenset(found)
    right = len(pairs & planted.pairs)
    return right / max(1, len(pairs)), right / max(1, len(planted.pairs))


def figures(name: str, planted: PlantedLibrary, found: Iterable[frozenset[str]]) -> None:
    """A row with both."""
    precision, recall = precision_and_recall(planted, found)
    row(name, f"precision {precision:6.3f}", f"recall {recall:6.3f}")


def times(folder: Path) -> None:
    """One article at a time, `python -c pass` after each: the machine is the same for both."""
    draw = random.Random(5)
    ours, empty = [], []
    with Library.open(folder) as library:
        for listed in draw.sample(library.editions(), ASKED):
            entry = draw.choice(entries(library.edition(listed.key)))
            ours.append(timed(partial(other_printings, library, entry)))
            empty.append(timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)))
    ours.sort()
    empty.sort()
    middle = empty[ASKED // 2]
    for name, at in (("p50", ASKED // 2), ("p95", ASKED * 95 // 100 - 1)):
        row(f"on demand, {name}", f"{ours[at]:8.1f} ms", f"{ours[at] / middle:6.1f} times python -c pass")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
