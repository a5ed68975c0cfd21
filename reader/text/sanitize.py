"""Text from files, made harmless to print: one code point for one, so that every offset stays what it was."""

import re
from typing import Final

HIDDEN: Final = "␦"
"""Stands for what takes no room of its own or turns the writing around; one cell everywhere, unlike U+FFFD."""

_HIDDEN_RANGES: Final = (
    (0x80, 0x9F),  # C1 controls: among them an introducer of escape sequences
    (0xAD, 0xAD),  # soft hyphen, shown by some terminals and not by others
    (0x34F, 0x34F),
    (0x61C, 0x61C),  # bidirectional controls
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),  # zero-width space, joiners, directional marks
    (0x202A, 0x202E),  # bidirectional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates
    (0x3164, 0x3164),
    (0xFE0E, 0xFE0F),  # selectors that change the width of the sign before them in some terminals
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x13430, 0x1345F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE00FF),  # tags
)
_HIDDEN: Final = "".join(f"{chr(first)}-{chr(last)}" for first, last in _HIDDEN_RANGES)
_HARMFUL: Final = re.compile(rf"[\0-\x1f\x7f\u2028\u2029\ud800-\udfff{_HIDDEN}]")


def sanitize(text: str) -> str:
    """`text` as one line that may be printed anywhere, of the same number of code points.

    Control characters, tabs and line feeds among them, become their pictures (␀ ␉ ␊ ␛); bidirectional controls, C1
    controls and characters of no width become `HIDDEN`; lone surrogates U+FFFD. Combining marks stay.
    """
    return _HARMFUL.sub(_picture, text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return {0x7F: "␡", 0x2028: "␊", 0x2029: "␊"}.get(code, HIDDEN)
