"""All reprints of a library: fingerprints lead to candidates, alignment decides; a stopped run goes on later."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.analysis.reprints import Overlap, fingerprints, letters, overlap
from reader.app import bundled
from reader.errors import LibraryError
from reader.library.reprint_index import ReprintIndex
from reader.runtime import paths

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.rows import EntryRow

AT_ONCE = 50
"""Editions whose fingerprints are stored, or pairs that are read, at one stroke."""
TEXTS_HELD = 4_096
"""Texts in memory while pairs are compared: one article is compared with several."""

T = TypeVar("T")

TellStep = Callable[[str, int, int], None]
"""Given the key of the step, how much is done, and of how much."""


class Reprinted(NamedTuple):
    """Two articles that share a text."""

    own: "EntryRow"
    other: "EntryRow"
    overlap: Overlap


def all_reprints(library: "Library", tell: TellStep) -> Iterator[Reprinted]:
    """Every pair of articles that share a text, the older first. LibraryError where there is no private cache."""
    folder = paths.cache_folder()
    if folder is None:
        raise LibraryError("same.no-cache")
    with closing(ReprintIndex(folder / "reprints.db", library.entries.identity)) as index:
        _take_fingerprints(library, index, tell)
        total = index.list_candidates()
        index.compare(_comparer(library), lambda done: tell("same.comparing", done, total))
        yield from _read(library, index)


def _take_fingerprints(library: "Library", index: ReprintIndex, tell: TellStep) -> None:
    fold = bundled.fold()
    editions = library.entries.editions_after(index.last_edition())
    done = 0
    for some in _slices(editions, AT_ONCE):
        articles = library.entries.articles(some)
        hashes = [(each, stored.entry) for stored in articles for each in fingerprints(letters(stored.texts[1:], fold))]
        index.add(some[-1], hashes)
        done += len(some)
        tell("same.reading", done, len(editions))


def _comparer(library: "Library") -> Callable[[int, int], Overlap | None]:
    """Compares two entries given by their rows; None where one of them is gone."""
    fold = bundled.fold()

    @lru_cache(maxsize=TEXTS_HELD)
    def text(entry: int) -> str | None:
        found = library.entries.texts([entry]).get(entry)
        return None if found is None else letters(found[1:], fold)

    def compared(a: int, b: int) -> Overlap | None:
        own, other = text(a), text(b)
        return None if own is None or other is None else overlap(own, other)

    return compared


def _read(library: "Library", index: ReprintIndex) -> Iterator[Reprinted]:
    """The pairs with their rows, those of which one is gone left out."""
    for some in _slices(index.pairs(), AT_ONCE):
        rows = library.entries.rows([entry for pair in some for entry in pair[:2]])
        for pair in some:
            if pair.a in rows and pair.b in rows:
                yield _older_first(Reprinted(rows[pair.a], rows[pair.b], pair.overlap))


def _older_first(pair: Reprinted) -> Reprinted:
    if (pair.own.date or "") <= (pair.other.date or ""):
        return pair
    letters_, own, other = pair.overlap
    return Reprinted(pair.other, pair.own, Overlap(letters_, other, own))


def _slices(values: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
