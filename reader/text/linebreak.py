"""A paragraph as lines of cells, set as Chinese is: no forbidden sign at a line's edge, numbers and words whole.

What may begin and end a line is said by GB/T 15834-2011 (5.1), the W3C's Requirements for Chinese Text Layout (line
start and line end prohibition), JIS X 4051 and UAX #14, which agree but for details. ASCII signs follow the rules of
their full-width forms, because newspapers' exports print the ones for the others.

A line is filled as far as it goes and then taken back to the nearest place where it may end. Where there is none it is
cut inside a word or number; where even that would leave a forbidden sign at an edge, it is cut at the edge. Nothing
parts a character from its combining marks.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

from reader.text.memo import TextMemo
from reader.text.width import WIDTHS

NO_START: Final = frozenset(
    "，。、；：？！．”’）》】〉」』〕〗〙〛｝］｠〞〟»›·•‧・～〜–‐…‥－／｜ー々〻％‰‱℃℉°′″゛゜ヽヾゝゞ"
    ",.;:?!)]}%-/|~"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"
)
"""Characters that may not begin a line, and besides a single — that connects; as a pair it may begin one."""
NO_END: Final = frozenset("“‘（《【〈「『〔〖〘〚｛［｟〝«‹￥＄￡＃№＋／([{#$¥£€+/")
"""Characters that may not end a line."""
UNITS: Final = frozenset("万亿兆千百十元角分年月日号时点秒周岁名人位家户辆台件项次批个只米克吨亩里度瓦伏升倍成折版期届")
"""Characters that stay with the figure before them: 3.5亿, 272家. Behind a multiplier the next one too: 300亿元."""

_MULTIPLIERS: Final = frozenset("万亿兆千百十")
_SPACES: Final = frozenset(" \t\n\u2002\u2003\u2009\u3000")
_PAIRED: Final = frozenset("—…‥")
"""Printed twice, and not split: ——, ……."""
_SIGNS: Final = frozenset("-−+±.．")
"""Characters that stay with the digit behind them: -5℃."""
_JOINERS: Final = frozenset(".,:;!?)]}-_@&=~'’·．：－")
"""Signs that join letters and digits on both sides: 16:30, 1,324, it's, state-of-the-art."""


class _Words(dict[str, bool]):
    """Whether a character is a letter or a digit of those that stand in words and numbers, full-width ones too."""

    def __missing__(self, char: str) -> bool:
        self[char] = found = char.isalnum() and (WIDTHS[1][char] == 1 or "０" <= char <= "ｚ")
        return found


class _Plain(dict[str, bool]):
    """Whether a character is an ideograph to which no rule applies: a line may end between two of them."""

    def __missing__(self, char: str) -> bool:
        self[char] = found = "㐀" <= char <= "鿿" and char not in UNITS
        return found


_WORDS: Final = _Words()
_PLAIN: Final = _Plain()


def break_lines(text: str, width: int, *, indent: int = 0, ambiguous: int = 1) -> list[tuple[int, int]]:
    """The lines of `text` as spans of code points, the white space at their edges left out; always at least one.

    `text` is what is shown (see `sanitize`), `width` and the first line's `indent` are cells, `ambiguous` is the cells
    of an ambiguous character. A line is wider than its room only where a single character is.
    """
    edges = _EDGES[ambiguous](text)
    end = _trimmed(text, len(text))
    start = _skipped(text, 0, end)
    room = max(width - indent, 1)
    spans = []
    while edges[end] - edges[start] > room:
        reached = bisect_right(edges, edges[start] + room, start, end) - 1
        if _PLAIN[text[reached]] and start < reached and _PLAIN[text[reached - 1]]:
            place = stop = reached
        else:
            place = _place(text, start, _skipped(text, reached, end), end)
            stop = _trimmed(text, place)
        spans.append((start, stop))
        start, room = _skipped(text, place, end), max(width, 1)
    return spans if start == end and spans else [*spans, (start, end)]


def may_break(text: str, place: int) -> bool:
    """Whether a line may end before `text[place]`, 0 < place < len(text), nothing forbidden at its edges or cut."""
    return _has_fair_edges(text, place) and not _is_inside_word(text, place)


def _edges_with(ambiguous: int) -> Callable[[str], Sequence[int]]:
    widths = WIDTHS[ambiguous].__getitem__

    def edges(text: str) -> Sequence[int]:
        if text.isascii() and text.isprintable():
            return range(len(text) + 1)
        return array("I", accumulate(map(widths, text), initial=0))

    return edges


_EDGES: Final = {ambiguous: TextMemo(_edges_with(ambiguous)) for ambiguous in WIDTHS}
"""The cells before each place of a text, its end included. They hold for every width in which it is set."""


def _place(text: str, start: int, reached: int, end: int) -> int:
    """End of the line that begins at `start` and may go as far as `reached`: the best break, then the last."""
    for is_allowed in (may_break, _has_fair_edges, _is_whole):
        for place in range(reached, start, -1):
            if is_allowed(text, place):
                return place
    return next((place for place in range(start + 1, end) if _is_whole(text, place)), end)


def _is_whole(text: str, place: int) -> bool:
    return WIDTHS[1][text[place]] != 0


def _has_fair_edges(text: str, place: int) -> bool:
    """Whether a break at `place` leaves no forbidden sign at either edge and no pair split."""
    after = text[place]
    if after in NO_START or after in _SPACES or not WIDTHS[1][after]:
        return False
    before = text[place - 1]
    if before in _SPACES:
        before = text[_trimmed(text, place) - 1]
    if before in NO_END:
        return False
    if after == "—" != before:
        return text[place + 1 : place + 2] == "—"
    return before != after or after not in _PAIRED


def _is_inside_word(text: str, place: int) -> bool:
    """Whether a break at `place`, with fair edges, would cut a word, a number or a number from its unit."""
    before, after = _base(text, place - 1), text[place]
    if before in _SPACES:
        return False
    if _WORDS[after]:
        return _WORDS[before] or before in "\"'" or _is_joined(text, place, before, after)
    if _WORDS[before]:
        return after in "([{\"'" or after.isascii() or (before.isdigit() and after in UNITS)
    if before in _MULTIPLIERS and after in UNITS:
        return _is_figure(text, place - 1)
    return (before.isascii() and after.isascii() and after not in "([{") or after in "\"'" or before in "\"'"


def _is_joined(text: str, place: int, before: str, after: str) -> bool:
    """Whether a sign before a letter or digit belongs to it, or joins it to what stands before the sign."""
    if before in _SIGNS and after.isdigit():
        return True
    if before not in _JOINERS:
        return before.isascii()
    first = text[place - 2] if place > 1 else " "
    return _WORDS[first] and (before != "," or first.isdigit() == after.isdigit())


def _is_figure(text: str, place: int) -> bool:
    """Whether `text[place]` is a multiplier of a figure: the 亿 of 3.5亿, or of 3万亿."""
    while place > 0 and text[place] in _MULTIPLIERS:
        place -= 1
    return text[place].isdigit()


def _base(text: str, place: int) -> str:
    """The character to which the combining marks at `place` belong, the one there if it is none."""
    while place > 0 and not WIDTHS[1][text[place]]:
        place -= 1
    return text[place]


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in _SPACES:
        end -= 1
    return end


def _skipped(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _SPACES:
        start += 1
    return start
