"""The words of all editions with their counts and spellings: what is offered while letters are being typed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice, product
from typing import NamedTuple

from reader.model.blocks import TextSpan

Spell = Callable[[str], Iterable[str]]
"""The ways to type a word in Latin letters: full pinyin, initials."""
SoundsLike = Callable[[str, Sequence[str]], tuple[TextSpan, ...]]
"""Where letters, read as pinyin, stand in texts."""

SHORTEST_BEGINNING = 3
"""Letters from which on a spelling may be unfinished. Fewer are the beginning of a quarter of all words."""
MOST_SPELLINGS = 8
"""Of one word, whose characters may have several readings each."""
MOST_LOOKED_AT = 3_000
"""Words that are compared letter by letter where no spelling begins with what was typed."""

_LAST = "\U0010ffff"
"""Sorts behind every character."""
_BETWEEN = "。"
"""Stands between words of one text, which is looked through faster than many. It has no sound."""


class WordSuggestion(NamedTuple):
    """A word that was perhaps meant."""

    word: str
    uses: int
    """How often the editions have it as a word."""


def add(connection: sqlite3.Connection, words: Mapping[str, int], spell: Spell) -> None:
    """Counts `words` in, and learns how the new ones are spelled."""
    known = connection.execute("SELECT coalesce(max(id), 0) FROM word").fetchone()[0]
    connection.executemany(
        "INSERT INTO word (word, count) VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET count = count + excluded.count",
        words.items(),
    )
    new = connection.execute("SELECT id, word FROM word WHERE id > ?", (known,)).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO spelling VALUES (?, ?)",
        [(spelled, number) for number, word in new for spelled in dict.fromkeys(spell(word))],
    )


def subtract(connection: sqlite3.Connection, words: Mapping[str, int]) -> None:
    """Counts `words` out."""
    connection.executemany("UPDATE word SET count = count - ? WHERE word = ?", [(n, word) for word, n in words.items()])


def spellings(readings: Callable[[str], Sequence[str]], folded: str) -> Iterator[str]:
    """The ways to type a word: as it is, and by every common reading of its characters, in full and by initials.

    `folded` is the word as the search folds it. ü, written `v`, may be typed `u`.
    """
    yield folded
    each = [readings(char) for char in folded]
    if all(each):
        for syllables in islice(product(*each), MOST_SPELLINGS):
            yield (whole := "".join(syllables))
            if "v" in whole:
                yield whole.replace("v", "u")
            yield "".join([syllable[0] for syllable in syllables])


def suggestions(
    connection: sqlite3.Connection, typed: str, sounds: SoundsLike, limit: int
) -> tuple[WordSuggestion, ...]:
    """Words that `typed` spells, begins to spell, or begins: those spelled in full first, then the frequent ones.

    `typed` is folded text: Latin letters, Chinese characters, or characters with letters after or between them.
    """
    if not typed:
        return ()
    return tuple(_spelled(connection, typed, limit) or _sounding(connection, typed, sounds, limit))


def _spelled(connection: sqlite3.Connection, typed: str, limit: int) -> list[WordSuggestion]:
    is_beginning = len(typed) >= SHORTEST_BEGINNING or not typed.isascii()
    rows = connection.execute(
        "SELECT w.word, w.count FROM spelling s JOIN word w ON w.id = s.word"
        " WHERE s.spelled BETWEEN ? AND ? AND w.count > 0"
        " GROUP BY w.id ORDER BY max(s.spelled = ?) DESC, w.count DESC, w.id LIMIT ?",
        (typed, typed + _LAST if is_beginning else typed, typed, limit),
    )
    return [WordSuggestion(*row) for row in rows]


def _sounding(connection: sqlite3.Connection, typed: str, sounds: SoundsLike, limit: int) -> list[WordSuggestion]:
    """Mixed writing, 党jian or dsgang: words with a like beginning, compared letter by letter.

    One letter says nothing of the sound of a word.
    """
    if len(typed) == 1 and typed.isascii():
        return []
    beginning = typed[:2] if typed.isascii() else typed[0]
    rows = connection.execute(
        "SELECT w.word, w.count FROM spelling s JOIN word w ON w.id = s.word WHERE s.spelled BETWEEN ? AND ? LIMIT ?",
        (beginning, beginning + _LAST, MOST_LOOKED_AT),
    )
    like = {word: count for word, count in rows if count > 0}
    standing = dict(zip(accumulate((len(word) + 1 for word in like), initial=0), like, strict=False))
    places = sounds(typed, [_BETWEEN.join(like)])
    matching = [standing[place.start] for place in places if place.start in standing]
    return [WordSuggestion(word, like[word]) for word in sorted(matching, key=lambda word: -like[word])[:limit]]
