"""Widths of characters in cells of a terminal.

The rules are Unicode's (UAX #11 for wide ones, general categories for what takes no cell); the screen's toolkit
measures with a table of its own, and a test holds the two together, so that a line broken here fits there.
"""

import unicodedata

_ZERO = frozenset({"Mn", "Me", "Mc", "Cc", "Cf", "Zl", "Zp"})
_VISIBLE_FORMATS = frozenset(
    map(chr, (0xAD, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD))
)
"""Format characters that print: the soft hyphen, and signs that enclose numbers."""
_FIXED = (
    (0x1160, 0x11FF, 0),  # vowels and finals that join the Hangul syllable before them
    (0x2630, 0x2637, 2),  # trigrams, and the other signs of the Changes and of counting rods
    (0x268A, 0x268F, 2),
    (0x3164, 0x3164, 0),  # fillers
    (0x4DC0, 0x4DFF, 2),
    (0xD7B0, 0xD7FF, 0),
    (0xFFA0, 0xFFA0, 0),
    (0x1D300, 0x1D356, 2),
    (0x1D360, 0x1D376, 2),
    (0x1F3FB, 0x1F3FF, 0),  # skin tones
    (0x20000, 0x2FFFD, 2),  # ideographs, also those that this version of Python does not know yet
    (0x30000, 0x3FFFD, 2),
)
"""First code point, last one, cells: where terminals and the categories disagree."""


class _Widths(dict[str, int]):
    """Cells by character, filled as they are asked for: the lookup is the whole cost of measuring."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self.ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        self[char] = width = _width(char, self.ambiguous)
        return width


def _width(char: str, ambiguous: int) -> int:
    code = ord(char)
    for first, last, width in _FIXED:
        if first <= code <= last:
            return width
    category = unicodedata.category(char)
    if category in _ZERO and char not in _VISIBLE_FORMATS:
        return 0
    if category in ("Cn", "Cs"):
        return 1
    kind = unicodedata.east_asian_width(char)
    return 2 if kind in ("W", "F") else ambiguous if kind == "A" else 1


WIDTHS = {1: _Widths(1), 2: _Widths(2)}
"""Cells by character, for terminals that give East Asian Ambiguous characters one cell, and two."""


def cell_width(char: str, ambiguous: int = 1) -> int:
    """The cells, 0 to 2, that `char` takes where ambiguous characters (“ ” ■ …) take `ambiguous`."""
    return WIDTHS[ambiguous][char]


def cells(text: str, ambiguous: int = 1) -> int:
    """The cells that `text` takes, character by character."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(WIDTHS[ambiguous].__getitem__, text))


def head(text: str, room: int, ambiguous: int = 1) -> str:
    """The longest beginning of `text` that takes at most `room` cells, with the marks of its last character."""
    widths, left = WIDTHS[ambiguous], room
    for at, char in enumerate(text):
        left -= widths[char]
        if left < 0:
            return text[:at]
    return text


def tail(text: str, room: int, ambiguous: int = 1) -> str:
    """The longest end of `text` that takes at most `room` cells."""
    widths, left = WIDTHS[ambiguous], room
    for at in range(len(text) - 1, -1, -1):
        left -= widths[text[at]]
        if left < 0:
            return text[at + 1 :]
    return text


def is_ambiguous(char: str) -> bool:
    """Whether terminals differ in the cells that they give `char`."""
    return WIDTHS[1][char] != WIDTHS[2][char]
