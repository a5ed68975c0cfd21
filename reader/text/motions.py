"""Movements of a cursor through texts, by character, word, clause, sentence and paragraph.

A unit is known by its starts: the offsets at which units of one kind begin in a text. All movements search among them.
A place is the number of a text and an offset in it, the cursor stands on the character there; an empty text has none.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.text.han import HAN

CLOSING = "」』”’）》〉】〕］｝)\"'"
"""Signs that belong to the sentence that they end."""
_SENTENCE = re.compile(rf"(?:[。！？…；]+|[!?;](?!\S))[{CLOSING}]*\s*|\n\s*")
_CLAUSE = re.compile(rf"(?:[。！？…；，、：]+|[!?;,:](?!\S))[{CLOSING}]*\s*|\n\s*")
_RUN = re.compile(rf"[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|[{HAN}]+|[^\S\n]+|[^0-9A-Za-z{HAN}\s]+|\n")
"""Characters of one kind: what a word is where no segmenter has found any."""


class TextPlace(NamedTuple):
    """A character of one of several texts."""

    text: int
    offset: int


Starts = Callable[[str], Sequence[int]]
"""The offsets at which units begin in a text, rising, the first of them 0; empty for an empty text."""


def characters(text: str) -> Sequence[int]:
    """Every code point is a unit."""
    return range(len(text))


def runs(text: str) -> Sequence[int]:
    """Runs of characters of one kind; white space belongs to the run before it."""
    return _without_blanks(text, [found.start() for found in _RUN.finditer(text)])


def clauses(text: str) -> Sequence[int]:
    """What stands between any two signs that part a sentence."""
    return _behind(_CLAUSE, text)


def sentences(text: str) -> Sequence[int]:
    """Sentences with their final stops and closing quotation marks."""
    return _behind(_SENTENCE, text)


def paragraphs(text: str) -> Sequence[int]:
    """The whole text is one unit."""
    return (0,) if text else ()


def words(found: Mapping[str, Sequence[int]]) -> Starts:
    """The starts of words that a segmenter has `found`; runs in texts that it has not seen."""

    def starts(text: str) -> Sequence[int]:
        return _without_blanks(text, found[text]) if text in found else runs(text)

    return starts


def next_unit(texts: Sequence[str], place: TextPlace, starts: Starts) -> TextPlace:
    """The beginning of the unit behind `place`; behind the last one its last character."""
    later = (TextPlace(place.text, at) for at in starts(texts[place.text]) if at > place.offset)
    following = (TextPlace(at, 0) for at in range(place.text + 1, len(texts)) if texts[at])
    return next(later, None) or next(following, None) or last_place(texts)


def previous_unit(texts: Sequence[str], place: TextPlace, starts: Starts) -> TextPlace:
    """The beginning of the unit that `place` is in; where it is there already, of the unit before."""
    earlier = [at for at in starts(texts[place.text]) if at < place.offset]
    if earlier:
        return TextPlace(place.text, earlier[-1])
    before = (at for at in range(place.text - 1, -1, -1) if texts[at])
    number = next(before, None)
    return place._replace(offset=0) if number is None else TextPlace(number, starts(texts[number])[-1])


def unit_at(text: str, offset: int, starts: Starts) -> tuple[int, int]:
    """Start and end of the unit in which a character stands, without white space at its end."""
    every = starts(text)
    index = max(0, bisect_right(every, offset) - 1)
    start = every[index] if every else 0
    end = every[index + 1] if index + 1 < len(every) else len(text)
    return start, max(start + 1, len(text[:end].rstrip()))


def first_place(texts: Sequence[str]) -> TextPlace:
    """The first character of all."""
    return TextPlace(next((at for at, text in enumerate(texts) if text), 0), 0)


def last_place(texts: Sequence[str]) -> TextPlace:
    """The last character of all."""
    number = next((at for at in range(len(texts) - 1, -1, -1) if texts[at]), 0)
    return TextPlace(number, max(0, len(texts[number]) - 1) if texts else 0)


def _behind(sign: re.Pattern[str], text: str) -> Sequence[int]:
    ends = (found.end() for found in sign.finditer(text))
    return _without_blanks(text, [0, *(end for end in ends if end < len(text))]) if text else ()


def _without_blanks(text: str, starts: Sequence[int]) -> Sequence[int]:
    """The starts that are not white space; the first one stays, whatever it is."""
    return tuple(at for at in starts if at == 0 or not text[at].isspace())


def stretches(texts: Sequence[str], one: TextPlace, other: TextPlace) -> Iterator[tuple[int, int, int]]:
    """Text, start and end of all from one place to another, the characters at both included."""
    first, last = sorted((one, other))
    for number in range(first.text, last.text + 1):
        start = first.offset if number == first.text else 0
        end = last.offset + 1 if number == last.text else len(texts[number])
        if start < end:
            yield number, start, min(end, len(texts[number]))
