"""What finding costs in an open text: `python tests/bench/finding.py` prints two tables.

The texts are the paragraphs of the shipped edition, over and over in a fixed random order, each a little different, so
that nothing is remembered from one for another. A key is one more letter typed; the first one meets texts that were
never folded. Times are the best of several runs; they are good as ratios to `str.count` over the same text as it is.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from statistics import median

from reader.app import bundled
from reader.runtime import resources
from reader.search.answer import typed_places
from reader.search.match import Places
from reader.search.pinyin_match import pinyin_places
from reader.text.fold import Fold
from reader.text.pinyin import Readings

TYPED = ("党建联盟", "的", "，", "news", "dangjianlianmeng", "djlm", "dsgang", "党jian", "zhongguo", "不存在")
SIZES = (1_000, 10_000, 100_000)


def made(size: int) -> list[str]:
    """Paragraphs of `size` code points in all."""
    draw = random.Random(size)
    lines = [
        line for path in (resources.folder() / "editions").glob("*.txt") for line in path.read_text("utf-8").split("\n")
    ]
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < size:
        line = draw.choice(lines)
        at = draw.randrange(len(line) + 1)
        paragraphs.append(line[at:] + line[:at])
    return paragraphs


def best(run: Callable[[], object], times: int = 7) -> float:
    """Milliseconds of the quickest of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000


def folding() -> Iterator[tuple[str, float, str]]:
    """What is done, how much of it, in which unit."""
    table, readings = resources.load("fold/fold.yaml"), resources.text("pinyin/readings.txt")
    yield "load the folding", best(lambda: Fold.from_data(table)), "ms"
    yield "load the readings", best(lambda: Readings.from_data(readings)), "ms"
    text, fold = "\n".join(made(100_000)), bundled.fold()
    size = len(text.encode()) / 1000
    yield "fold", size / best(lambda: fold(text)), "MB/s"
    yield "fold with the way back", size / best(lambda: Fold.from_data(table).with_offsets(text).starts), "MB/s"


def keys(typed: str, texts: Sequence[str]) -> tuple[float, float, float, int]:
    """Milliseconds of the first search, then of the middle and the slowest key; what the last one finds."""
    fold, readings = Fold.from_data(resources.load("fold/fold.yaml")), bundled.readings()

    def find(end: int) -> Places:
        return typed_places(typed[:end], texts, fold, sounds).spans

    def sounds(letters: str, texts: Sequence[str]) -> Places:
        return pinyin_places(letters, texts, readings, fold)

    first = best(partial(find, len(typed)), 1)
    later = [best(partial(find, end), 3) for end in range(1, len(typed) + 1)]
    return first, median(later), max(later), len(find(len(typed)))


def main() -> None:
    for what, figure, unit in folding():
        print(f"{what:24}{figure:8.1f} {unit}")
    print(f"\n{'typed':20}{'characters':>12}{'hits':>8}{'first':>8}{'median':>8}{'slowest':>8}{'count':>8}   ms a key")
    for typed in TYPED:
        for size in SIZES:
            texts = made(size)
            first, middle, slowest, hits = keys(typed, texts)
            plain = best(partial("".join(texts).count, typed))
            print(f"{typed:20}{size:12}{hits:8}{first:8.2f}{middle:8.2f}{slowest:8.2f}{plain:8.2f}")


if __name__ == "__main__":
    main()
