"""Folding: texts that a reader takes for the same become the same, with the way back to what is printed.

Width, case, accents, traditional characters, white space and signs do not count: `（Ａ股）` and `a股`, `後` and `后`,
`1,324` and `1324` fold alike. What tells texts apart stays: the decimal point between digits, per cent, and the ends of
sentences `。！？`, so that nothing is found across them by accident. The table is shipped, the same for every Python,
because indexes are built on it.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress, count

from reader.text.memo import TextMemo
from reader.text.needle import CharVariants, NeedlePattern

FOLD_VERSION = 1
"""Counts the changes in what folding yields, by this module or its table. An index of another version is of no use."""

_NO_DECIMAL_POINT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")


class TranslationTable(dict[int, str]):
    """What `str.translate` asks: code point to text, worked out for a character when it is first met."""

    def __init__(self, changed: Mapping[str, str], dropped: Sequence[int] = ()) -> None:
        """`dropped`: the first and one past the last code point of each range, ascending."""
        super().__init__()
        self._changed = changed
        self._dropped = dropped

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if bisect_right(self._dropped, point) % 2:
            to = ""
        else:
            to = self._changed.get(char) or (" " if char.isspace() else char)
        self[point] = to
        return to


class Folded:
    """A folded text. The way back costs more than the folding, so it is made when it is first asked for."""

    def __init__(self, source: str, table: TranslationTable, gaps: re.Pattern[str] | None = None) -> None:
        """`gaps`: what to leave out of the translated text, a single character a match."""
        self._source = source
        self._table = table
        self._gaps = gaps
        self._raw = source.translate(table)
        self.text = gaps.sub("", self._raw) if gaps else self._raw

    @cached_property
    def starts(self) -> Sequence[int]:
        """For each folded character the code point of the source that it comes from. Never decreasing."""
        folded = [self._table[point] for point in map(ord, self._source)]
        starts = array("I", compress(count(), folded))
        if len(starts) < len(self._raw):
            # Some characters became several.
            starts = array("I", (at for at, to in enumerate(folded) for _ in to))
        if self._gaps and len(self.text) < len(self._raw):
            gaps = {found.start() for found in self._gaps.finditer(self._raw)}
            return array("I", (start for at, start in enumerate(starts) if at not in gaps))
        return starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source from which the folded characters from `start` to `end` come, at least one."""
        return self.starts[start], self.starts[end - 1] + 1

    def find(self, needle: str) -> list[tuple[int, int]]:
        """Places of the folded `needle`: spans of the source, in order, without overlap."""
        spans: list[tuple[int, int]] = []
        at = self.text.find(needle) if needle else -1
        while at >= 0:
            span = self.span(at, at + len(needle))
            # A second one may begin inside a character that became several: .. in `…..`.
            is_apart = not spans or span[0] >= spans[-1][1]
            if is_apart:
                spans.append(span)
            at = self.text.find(needle, at + (len(needle) if is_apart else 1))
        return spans


class Fold:
    """The folding itself: calling it folds a text."""

    def __init__(
        self, table: TranslationTable, signs: TranslationTable, forms: CharVariants, letters: TranslationTable
    ) -> None:
        """`letters`: the part of both tables that makes one code point of one."""
        self._table = table
        self._letters = letters
        self.with_offsets = TextMemo(lambda text: Folded(text, table, _NO_DECIMAL_POINT))
        """The folded text with its way back."""
        self.signs = TextMemo(lambda text: Folded(text, signs))
        """The text with its signs in one width and shape and nothing dropped, for finding nothing but signs in it."""
        self.printed = TextMemo(lambda needle: NeedlePattern(needle, forms, self))
        """A folded needle, not empty, as it may be printed."""

    @classmethod
    def from_data(cls, data: Mapping[str, str]) -> "Fold":
        """The fold of the shipped table `data/fold/fold.yaml`, which describes its four parts."""
        pairs = "".join(data["pairs"].split())
        longer = data["longer"].split()
        changed = dict(zip(pairs[::2], pairs[1::2], strict=True))
        changed.update((word[0], word[1:]) for word in longer)
        signs = {word[0]: word[1:] for word in data["signs"].split()}
        letters = {char: to for char, to in (signs | changed).items() if len(to) == 1}
        return cls(
            TranslationTable(changed, _bounds(data["dropped"])),
            TranslationTable(signs),
            CharVariants(pairs, longer),
            TranslationTable(letters),
        )

    def __call__(self, text: str) -> str:
        """The folded text, empty where nothing in it counts. Folding it again changes nothing."""
        folded = text.translate(self._table)
        return _NO_DECIMAL_POINT.sub("", folded) if "." in folded else folded

    def same_length(self, text: str) -> str:
        """The text in one width, case and script, white space as spaces; offsets stay what they are."""
        return text.translate(self._letters)


def _bounds(ranges: str) -> list[int]:
    bounds: list[int] = []
    for word in ranges.split():
        first, _, last = word.partition("-")
        bounds += int(first, 16), int(last or first, 16) + 1
    return bounds
