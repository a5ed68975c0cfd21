"""How fast the library is, on an archive that is made up for it: `python tests/bench/library_bench.py --help`.

Prints a table: building and its parts, sizes, memory, searches inside a running process by kind of query, suggestions,
and `kanbao search` as a whole process beside `rg -F` over the same texts and beside `python -c pass`, in the same run.
"""

import argparse
import gc
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from archive_factory import ArchiveFactory, ArchivePage

from reader.app import bundled
from reader.library import Library
from reader.library.edition_record import prepare_record
from reader.search.match import literal_places
from reader.search.query import And, Phrase

DRAWN = 400
"""Substrings that are drawn for each length, of which the rarest and the most common are asked for."""
ASKED = 40
"""Queries of each kind."""
LENGTHS = (1, 2, 4, 8)
SPELLED = ("dangjian", "jingji", "zhongguo", "shichang", "zgr", "jjf", "shi", "gongz", "renmin", "fazhan")
AGAIN = 5
"""Runs of a whole process."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where everything is."""

    folder: Path

    @property
    def home(self) -> Path:
        """What `XDG_DATA_HOME` is set to."""
        return self.folder / "home"

    @property
    def library(self) -> Path:
        """The library's folder."""
        return self.home / "kanbao"

    @property
    def texts(self) -> Path:
        """The same pages as files, a folder a year."""
        return self.folder / "texts"


def main(arguments: Sequence[str] | None = None) -> None:
    """Builds what is not there yet, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument(
        "--folder", type=Path, required=True, help="where the archive is made, and kept for another run"
    )
    parser.add_argument(
        "--import", dest="imported", type=int, default=0, help="import so many articles from files, too"
    )
    options = parser.parse_args(arguments)
    archive = Archive(options.folder)
    gc.set_threshold(50_000)  # As the program has it.
    print(f"{options.articles} articles, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    if not archive.library.exists():
        build(archive, options.articles)
    sizes(archive)
    searches(archive)
    processes(archive)
    if options.imported:
        imports(archive, options.imported)


def build(archive: Archive, articles: int) -> None:
    """Stores and indexes the archive, whose words are known, without parsing and segmenting."""
    spent = {"drawing, writing files": 0.0, "packing": 0.0, "storing": 0.0, "indexing": 0.0}
    archive.home.mkdir(parents=True)
    with Library.open(archive.library) as library:
        pages, stored = ArchiveFactory().pages(articles), 0
        while True:
            with timed(spent, "drawing, writing files"):
                some = [page for page, _ in zip(pages, range(400), strict=False)]
                for page in some:
                    write(page, archive.texts)
            if not some:
                break
            with timed(spent, "packing"):
                parcels = [
                    prepare_record(page.edition, page.text.encode(), page.file_name, page.words) for page in some
                ]
            with timed(spent, "storing"):
                before = library.newest()
                for parcel in parcels:
                    library.put(parcel)
            with timed(spent, "indexing"):
                library.catch_up(after=before)
            stored += len(some)
        with timed(spent, "indexing"):
            library.catch_up()
    for part, seconds in spent.items():
        row(part, f"{articles / seconds:10.0f} articles/s", f"{seconds:8.1f} s")


def write(page: ArchivePage, texts: Path) -> None:
    """The page as a file."""
    folder = texts / page.day[:4]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / page.file_name).write_text(page.text, "utf-8")


class timed:  # noqa: N801 - reads as a verb
    """Adds the time of a `with` to an account."""

    def __init__(self, account: dict[str, float], part: str) -> None:
        self._account, self._part = account, part

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self._account[self._part] += time.perf_counter() - self._start


def sizes(archive: Archive) -> None:
    """Of the files, as shares of the raw text."""
    raw = sum(path.stat().st_size for path in archive.texts.rglob("*.txt"))
    row("raw text", f"{raw / 1e6:10.1f} MB")
    for name in ("library.db", "index.db"):
        size = (archive.library / name).stat().st_size
        row(name, f"{size / 1e6:10.1f} MB", f"{size / raw:8.2f} of the text")


def searches(archive: Archive) -> None:
    """Newest 50 hits, by kind of query; relevance; suggestions; and what all of it takes in memory."""
    with Library.open(archive.library) as library:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        library.search(Phrase("党"))
        texts = drawn_texts(archive)
        draw = random.Random(3)
        common: dict[int, list[str]] = {}
        for length in LENGTHS:
            rare, common[length] = by_frequency(library, texts, length, draw)
            absent = ["".join(draw.sample("龘靐齉爩麤灪龖厵滟爨癵驫鱻", length)) for _ in range(ASKED)]
            for kind, needles in (("rare", rare), ("common", common[length]), ("absent", absent)):
                measure(f"newest 50, {length} characters, {kind}", [Phrase(one) for one in needles], library.search)
        pairs = [And((Phrase(one), Phrase(two))) for one, two in zip(common[2], common[4], strict=True)]
        measure("newest 50, two terms", pairs, library.search)
        for length in (1, 2, 4):
            queries = [Phrase(one) for one in common[length]]
            measure(f"best 50, {length} characters, common", queries, lambda q: library.search(q, best_first=True))
        measure("suggestions for pinyin", SPELLED, library.suggest)
        measure("months of a common word", [Phrase(one) for one in common[2]][:10], library.months)
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        row("memory", f"{after / 1024:10.0f} MB", f"{(after - before) / 1024:8.0f} MB more than with the library open")
        recall(library, texts, draw)


def drawn_texts(archive: Archive) -> list[str]:
    """Paragraphs from all over the archive."""
    draw = random.Random(2)
    files = sorted(archive.texts.rglob("*.txt"))
    some = [draw.choice(files).read_text("utf-8").split("\n") for _ in range(min(500, len(files)))]
    return [line for lines in some for line in lines if len(line) > 100]


def by_frequency(
    library: Library, texts: Sequence[str], length: int, draw: random.Random
) -> tuple[list[str], list[str]]:
    """The rarest and the most common of the substrings of that length that were drawn."""
    drawn = {substring(draw.choice(texts), length, draw) for _ in range(DRAWN)}
    ranked = sorted(drawn, key=lambda one: (library.search(Phrase(one), limit=1).total, one))
    some = [ranked[at % len(ranked)] for at in range(ASKED)]
    return some, [ranked[-1 - at % len(ranked)] for at in range(ASKED)]


def substring(text: str, length: int, draw: random.Random) -> str:
    """A stretch of the text without a sign in it, if there is one."""
    for _ in range(50):
        at = draw.randrange(len(text) - length)
        if text[at : at + length].isalnum():
            return text[at : at + length]
    return text[:length]


def recall(library: Library, texts: Sequence[str], draw: random.Random) -> None:
    """Of 500 substrings of 1 to 8 characters, how many are found."""
    found = 0
    for _ in range(500):
        needle = substring(draw.choice(texts), draw.randint(1, 8), draw)
        hits = library.search(Phrase(needle), limit=1).hits
        found += bool(hits) and bool(literal_places(needle, hits[0].row.texts, bundled.fold()))
    row("recall of 500 substrings", f"{found / 500:10.3f}")


def measure(name: str, queries: Sequence[object], ask: Callable[..., object]) -> None:
    """Median and 95th percentile of the answers' times."""
    took = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        took.append((time.perf_counter() - start) * 1000)
    worst = sorted(took)[int(len(took) * 0.95) - 1 if len(took) > 1 else 0]
    row(name, f"{statistics.median(took):10.2f} ms p50", f"{worst:8.2f} ms p95")


def processes(archive: Archive) -> None:
    """Whole processes, side by side."""
    texts = drawn_texts(archive)
    draw = random.Random(5)
    needles = [substring(draw.choice(texts), length, draw) for length in (2, 4, 8)]
    empty = whole([sys.executable, "-c", "pass"], archive)
    row("python -c pass", f"{empty * 1000:10.1f} ms")
    for needle in needles:
        ours = whole([sys.executable, "-m", "reader", "search", needle], archive)
        row(f"kanbao search {needle}", f"{ours * 1000:10.1f} ms", f"{ours / empty:8.1f} times python -c pass")
        if shutil.which("rg"):
            theirs = whole(["rg", "-F", "--no-messages", needle, str(archive.texts)], archive)
            row(f"rg -F {needle}", f"{theirs * 1000:10.1f} ms", f"{theirs / ours:8.2f} times kanbao")


def whole(command: Sequence[str], archive: Archive) -> float:
    """The median time of a process."""
    root = str(Path(__file__).parents[2])
    # As it is installed: with its bytecode, which a developer's setting may keep from being written.
    environment = {**os.environ, "XDG_DATA_HOME": str(archive.home), "PYTHONPATH": root}
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(archive.folder / "bytecode")}
    took = []
    for _ in range(AGAIN + 1):
        start = time.perf_counter()
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        took.append(time.perf_counter() - start)
    return statistics.median(took[1:])


def imports(archive: Archive, articles: int) -> None:
    """Files into a library of their own, with all that `kanbao add` does."""
    from reader.app.batch_import import add_paths

    folder = archive.folder / "imported"
    shutil.rmtree(folder, ignore_errors=True)
    for page in ArchiveFactory(seed=9).pages(articles):
        write(page, folder / "texts")
    with Library.open(folder / "library") as library:
        start = time.perf_counter()
        report = add_paths([str(folder / "texts")], library)
        seconds = time.perf_counter() - start
        stored = sum(listed.articles for listed in library.editions())
    row("import from files", f"{articles / seconds:10.0f} articles/s", f"{report.added} pages, {stored} articles found")


def row(name: str, *cells: str) -> None:
    """A line of the table."""
    print(f"{name:<34}", *cells, flush=True)


if __name__ == "__main__":
    main()
