"""Pinyin: how Chinese characters are read, and where a text sounds like the letters that someone types.

Letters may be whole syllables (`dangjian`), initials of three characters or more (`djlm`), both (`dsgang`), and stand
among Chinese characters (`党jian`); the last syllable may be unfinished. Every common reading of a character counts.
Toneless, ü as `v`, in typing also as `u`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate

from reader.text.memo import TextMemo
from reader.text.pinyin_segment import PinyinPart, Segmentation, Syllables, segmentations

_FIRST_SYMBOL = 0xE000
_NO_SOUND = "\uffff"


class Readings:
    """The common readings of characters. Texts and letters are folded before they are asked about.

    A text is translated into symbols, one a character, each for one set of readings. There are some seven hundred, so
    that regular expressions over them have small character classes and run at some nanoseconds a character.
    """

    def __init__(self, groups: Mapping[tuple[str, ...], str]) -> None:
        """`groups`: readings, and the characters that have just these."""
        self._groups = {chr(_FIRST_SYMBOL + at): readings for at, readings in enumerate(groups)}
        pairs = list(zip(self._groups, groups.values(), strict=True))
        self._symbols: dict[int, int] = str.maketrans(
            "".join(self._groups) + "".join(characters for _, characters in pairs),
            _NO_SOUND * len(self._groups) + "".join(symbol * len(characters) for symbol, characters in pairs),
        )
        self._sounds = TextMemo(lambda text: text.translate(self._symbols))
        self._searches = TextMemo(self._search)
        self._class = cache(self._symbols_for)

    @classmethod
    def from_data(cls, plain: str) -> "Readings":
        """The readings of the shipped table `data/pinyin/readings.txt`: a line a group, comments after #."""
        lines = (line.split() for line in plain.splitlines() if line and not line.startswith("#"))
        return cls({tuple(readings.split(",")): characters for readings, characters in lines})

    def of(self, char: str) -> tuple[str, ...]:
        """The readings of a folded character, the most common one first; none for what is no Chinese character."""
        return self._groups.get(self._symbol(char), ())

    def find(self, letters: str, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """For each of the folded `texts` the stretches that sound like `letters`, in order and apart from each other.

        `letters` are folded; `BREAK` may stand between syllables. Where one of the texts has them as whole
        syllables, nowhere are they taken for the beginnings of others.
        """
        # One long text is searched several times faster than many short ones.
        text, sound = _NO_SOUND.join(texts), _NO_SOUND.join(map(self._sounds, texts))
        ends = list(accumulate(len(text) + 1 for text in texts))
        found: list[list[tuple[int, int]]] = [[] for _ in texts]
        for group in self._searches(letters):
            for start, end in _apart(group, text, sound):
                at = bisect_right(ends, start)
                offset = ends[at - 1] if at else 0
                if end < ends[at]:
                    found[at].append((start - offset, end - offset))
            if any(found):
                break
        return found

    def _symbol(self, char: str) -> str:
        return char.translate(self._symbols)

    @cached_property
    def _syllables(self) -> Syllables:
        return Syllables.of({spelled for readings in self._groups.values() for spelled in _spelled(readings)})

    @cached_property
    def _segmentations(self) -> list[tuple[str, str]]:
        """Each symbol, and its readings as people type them with a space before and behind each."""
        return [(symbol, f" {' '.join(_spelled(readings))} ") for symbol, readings in self._groups.items()]

    def _search(self, letters: str) -> list[list["_Search"]]:
        return [[self._compiled(way) for way in group] for group in segmentations(letters, self._syllables)]

    def _compiled(self, way: Segmentation) -> "_Search":
        pattern = re.compile("".join(f"[{re.escape(self._class(part))}]" for part in way))
        return pattern, tuple((at, part.letters) for at, part in enumerate(way) if not part.letters.isascii())

    def _symbols_for(self, part: PinyinPart) -> str:
        """The symbols that `part` may stand for, and the character or single letter itself."""
        itself = self._symbol(part.letters) if len(part.letters) == 1 else ""
        sought = f" {part.letters} " if part.is_whole else f" {part.letters}"
        return itself + "".join(symbol for symbol, spelled in self._segmentations if sought in spelled)


_Search = tuple[re.Pattern[str], tuple[tuple[int, str], ...]]
"""Pattern to look for among symbols, and which characters of the text must be just these."""


def _spelled(readings: Iterable[str]) -> Iterator[str]:
    """Readings as people type them: ü is v or u."""
    for reading in readings:
        yield reading
        if "v" in reading:
            yield reading.replace("v", "u")


def _apart(group: Iterable[_Search], text: str, sound: str) -> list[tuple[int, int]]:
    """The stretches that the searches find, without those that overlap an earlier or longer one."""
    every = sorted(
        (span for search in group for span in _spans(search, text, sound)), key=lambda span: (span[0], -span[1])
    )
    apart: list[tuple[int, int]] = []
    for span in every:
        if not apart or span[0] >= apart[-1][1]:
            apart.append(span)
    return apart


def _spans(search: _Search, text: str, sound: str) -> Iterator[tuple[int, int]]:
    pattern, itself = search
    found = pattern.search(sound)
    while found:
        is_so = all(text[found.start() + at] == char for at, char in itself)
        if is_so:
            yield found.span()
        found = pattern.search(sound, found.end() if is_so else found.start() + 1)
