"""Segmentations of pinyin: the ways to take dangjian, djlm, dsgang or 党jian apart, a part a character."""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import NamedTuple

MOST_SEGMENTATIONS = 32
LONGEST = 64
"""Bounds beyond any word: letters made to be taken apart in very many ways do not get to cost time."""

BREAK = "'"
"""Stands between syllables where the letters alone would be read otherwise: xi'an."""

_TWO_LETTER_INITIALS = frozenset({"zh", "ch", "sh"})


class PinyinPart(NamedTuple):
    """Part of the letters that stands for one character."""

    letters: str
    """A syllable, its beginning, or the character itself."""
    is_whole: bool
    """A syllable or a character, not a beginning."""


Segmentation = tuple[PinyinPart, ...]


class Syllables(NamedTuple):
    """The syllables that there are, and the beginnings of them."""

    whole: frozenset[str]
    """Those of two letters and more; `a`, `e` and `o` alone say no more than an initial."""
    beginnings: frozenset[str]

    @classmethod
    def of(cls, syllables: Collection[str]) -> "Syllables":
        """From all syllables."""
        beginnings = {syllable[:end] for syllable in syllables for end in range(1, len(syllable) + 1)}
        return cls(frozenset(syllable for syllable in syllables if len(syllable) > 1), frozenset(beginnings))


def segmentations(letters: str, syllables: Syllables) -> tuple[tuple[Segmentation, ...], ...]:
    """The ways to take folded `letters` apart, in groups: a later one is for want of places under the earlier one.

    First whole syllables with initials where no syllable begins, and nothing but initials; then the last syllable
    unfinished. What says too little is no way: one or two initials, the beginning of a single syllable.
    """
    if not letters.strip(BREAK) or len(letters) > LONGEST:
        return ()
    found = _segmentations(letters, 0, None, syllables, {})
    if all(letter in syllables.beginnings for letter in letters):
        found.append(tuple(PinyinPart(letter, False) for letter in letters))
    telling = [way for way in dict.fromkeys(found) if len(way) > 2 or any(part.is_whole for part in way)]
    finished = tuple(way for way in telling if not _is_unfinished(way))
    unfinished = tuple(way for way in telling if _is_unfinished(way))
    return tuple(group for group in (finished, unfinished) if group)


def _segmentations(
    letters: str,
    at: int,
    before: PinyinPart | None,
    syllables: Syllables,
    known: dict[tuple[int, PinyinPart | None], list[Segmentation]],
) -> list[Segmentation]:
    if at == len(letters):
        return [()]
    if letters[at] == BREAK:
        return _segmentations(letters, at + 1, None, syllables, known)
    if (at, before) not in known:
        every = (
            (part, *rest)
            for part in _parts(letters, at, before, syllables)
            for rest in _segmentations(letters, at + len(part.letters), part, syllables, known)
        )
        known[at, before] = list(islice(every, MOST_SEGMENTATIONS))
    return known[at, before]


def _parts(letters: str, at: int, before: PinyinPart | None, syllables: Syllables) -> Iterator[PinyinPart]:
    """Parts that may begin at `at`, the longest first."""
    if not "a" <= letters[at] <= "z":
        yield PinyinPart(letters[at], True)
        return
    lengths = range(min(6, len(letters) - at), 1, -1)
    whole = [letters[at : at + length] for length in lengths if letters[at : at + length] in syllables.whole]
    yield from (PinyinPart(syllable, True) for syllable in whole)
    rest = letters[at:]
    if len(rest) > 1 and rest in syllables.beginnings - _TWO_LETTER_INITIALS:
        yield PinyinPart(rest, False)
    if not whole and not (before and before.is_whole and before.letters + letters[at] in syllables.beginnings):
        yield from (
            PinyinPart(initial, False)
            for initial in dict.fromkeys((rest[:2], rest[:1]))
            if _is_initial(initial, syllables)
        )


def _is_initial(letters: str, syllables: Syllables) -> bool:
    return letters in _TWO_LETTER_INITIALS or (len(letters) == 1 and letters in syllables.beginnings)


def _is_unfinished(way: Segmentation) -> bool:
    last = way[-1]
    return not last.is_whole and len(last.letters) > 1 and last.letters not in _TWO_LETTER_INITIALS
