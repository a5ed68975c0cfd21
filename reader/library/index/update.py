"""How the index follows the library: what was removed is forgotten, what was added is taken in, slice by slice.

It can be stopped at any moment and goes on from the slice where it was. Two processes may do it at once.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.compression import DictionaryCodec, unpacked_texts
from reader.library.connection import transaction, with_room
from reader.library.index.database import Index, day_of
from reader.library.index.maintenance import merge_segments
from reader.library.index.tokens import AUTHOR, KIND, PAPER, SECTION, TITLE, marked, tokens
from reader.library.rows import BY_PAGE
from reader.text.fold import Fold

if TYPE_CHECKING:
    from reader.library.index.vocabulary import Spell

SLICE = 4_000
"""Entries taken in at once, about a second's work: what a stop may lose, and how long the index is locked."""
MOST_SEGMENTS = 32
"""Each run costs every search a look. With more of them the index is better made anew, in the order of the dates."""

Progress = Callable[[int, int], None]
"""Told how many entries are done, and of how many."""


class Pending(NamedTuple):
    """An edition that the index does not cover yet."""

    edition: int
    day: int
    entries: int


class _Doc(NamedTuple):
    """An entry as the index takes it in."""

    entry: int
    day: int
    held: str
    """Its tokens."""


_ENTRIES = (
    "SELECT e.id, e.texts, e.authors, e.section, d.newspaper, e.kind FROM entry e"
    " JOIN edition d ON d.id = e.edition WHERE d.id = ? ORDER BY e.number"
)


def pending(library: sqlite3.Connection, index: Index, after: int = 0) -> list[Pending]:
    """What the index does not cover, of the editions after a given row, the oldest first, of one day the last page.

    Costs nothing when nothing has changed.
    """
    if is_current(library, index):
        return []
    covered = index.covered(after)
    sql = f"SELECT id, date, entries FROM edition WHERE id > ? ORDER BY {BY_PAGE}"  # noqa: S608 - ours
    rows = library.execute(sql, (after,)).fetchall()
    found = [Pending(number, day_of(date), count) for number, date, count in rows if number not in covered]
    found.reverse()
    return sorted(found, key=lambda one: one.day)


def is_current(library: sqlite3.Connection, index: Index) -> bool:
    """Whether the index covers everything, and nothing that is gone."""
    return index.seen() == changes(library)


def changes(library: sqlite3.Connection) -> int:
    """How often editions have come and gone."""
    return int(library.execute("SELECT changes FROM identity").fetchone()[0])


def update_index(
    library: sqlite3.Connection,
    index: Index,
    fold: Fold,
    spell: "Spell",
    progress: Progress | None = None,
    after: int = 0,
) -> None:
    """Brings the index to where the library is, or takes in only what came after a given row."""
    followed = changes(library)
    _forget_retired(library, index)
    waiting = pending(library, index, after)
    done, total = 0, sum(one.entries for one in waiting)
    for some in _slices(waiting):
        if progress:
            progress(done, total)
        with with_room(index.connection), transaction(index.connection):
            covered = index.covered(after)
            _take_in(library, index, [one for one in some if one.edition not in covered], fold, spell)
        done += sum(one.entries for one in some)
    if progress and total:
        progress(total, total)
    if not after:
        index.connection.execute("UPDATE meta SET seen = max(seen, ?)", (followed,))
        merge_segments(index.connection)


def _forget_retired(library: sqlite3.Connection, index: Index) -> None:
    rows = library.execute("SELECT edition, first, last, words FROM retired").fetchall()
    if not rows:
        return
    from reader.library.index import vocabulary

    with transaction(index.connection):
        covered = index.covered()
        for edition, first, last, words in rows:
            if edition in covered:
                index.connection.execute("DELETE FROM doc WHERE entry BETWEEN ? AND ?", (first, last))
                index.connection.execute("UPDATE meta SET forgotten = forgotten + 1")
                index.connection.execute("DELETE FROM indexed WHERE edition = ?", (edition,))
                vocabulary.subtract(index.connection, DictionaryCodec().unpacked_words(words))
    library.executemany("DELETE FROM retired WHERE edition = ?", [(row[0],) for row in rows])


def _slices(waiting: Iterable[Pending]) -> Iterator[list[Pending]]:
    some: list[Pending] = []
    for one in waiting:
        some.append(one)
        if sum(each.entries for each in some) >= SLICE:
            yield some
            some = []
    if some:
        yield some


def _take_in(library: sqlite3.Connection, index: Index, some: list[Pending], fold: Fold, spell: "Spell") -> None:
    if not some:
        return
    from reader.library.index import vocabulary

    first = _next_number(index)
    docs: list[_Doc] = []
    words: Counter[str] = Counter()
    for one in some:
        rows = library.execute(_ENTRIES, (one.edition,)).fetchall()
        docs += _docs(rows, one.day, fold)
        words.update(_words(library, one, (row[1] for row in rows)))
    numbered = range(first, first + len(docs))
    connection = index.connection
    rows = [(number, entry, day) for number, (entry, day, _) in zip(numbered, docs, strict=True)]
    connection.executemany("INSERT INTO doc VALUES (?, ?, ?)", rows)
    texts = [(number, held) for number, (_, _, held) in zip(numbered, docs, strict=True)]
    connection.executemany("INSERT INTO posting (rowid, tokens) VALUES (?, ?)", texts)
    connection.executemany("INSERT INTO indexed VALUES (?)", [(one.edition,) for one in some])
    if docs:
        _extend_segment(index, numbered, some[0].day, some[-1].day)
    vocabulary.add(connection, words, spell)


def _next_number(index: Index) -> int:
    # Not of `doc`: numbers of what was forgotten still have postings.
    return int(index.connection.execute("SELECT coalesce(max(last), 0) + 1 FROM run").fetchone()[0])


def _docs(rows: Sequence[tuple[Any, ...]], day: int, fold: Fold) -> Iterator[_Doc]:
    """Of an edition's entries, the last first: read backwards, the first comes first."""
    for entry, texts, authors, section, paper, kind in reversed(rows):
        plain = unpacked_texts(texts)
        title = marked(TITLE, tokens(fold(plain[0]))) if plain else ""
        held = tokens(_folded(plain, fold)), title, _held_beside(authors, section, paper or "", fold)
        yield _Doc(entry, day, " ".join((*held, KIND + kind)))


@lru_cache(maxsize=256)
def _held_beside(authors: str, section: str, paper: str, fold: Fold) -> str:
    """The tokens of what stands beside the texts: many entries have the same."""
    return " ".join(
        (
            marked(AUTHOR, tokens(_folded(json.loads(authors), fold))),
            marked(SECTION, tokens(fold(section))),
            marked(PAPER, tokens(fold(paper))),
        )
    )


def _folded(texts: Iterable[str], fold: Fold) -> str:
    # Folded at once. The end of a sentence stays, and belongs to no token: nothing is held across the end of a text.
    return fold("。".join(texts))


def _extend_segment(index: Index, numbered: range, oldest: int, newest: int) -> None:
    """Lengthens the last run, or begins a new one with what is older than its end."""
    connection = index.connection
    last = connection.execute("SELECT first, newest FROM run ORDER BY first DESC LIMIT 1").fetchone()
    if last and last[1] <= oldest:
        connection.execute("UPDATE run SET last = ?, newest = ? WHERE first = ?", (numbered[-1], newest, last[0]))
    else:
        connection.execute("INSERT INTO run VALUES (?, ?, ?, ?)", (numbered[0], numbered[-1], oldest, newest))


def _words(library: sqlite3.Connection, one: Pending, texts: Iterable[bytes]) -> Mapping[str, int]:
    packed = library.execute("SELECT words FROM content WHERE edition = ?", (one.edition,)).fetchone()
    return DictionaryCodec(texts).unpacked_words(packed[0]) if packed else {}
