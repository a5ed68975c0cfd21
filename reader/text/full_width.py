"""The form in which a text is shown: signs that an export printed narrow, wide again between Chinese.

One code point stands for one, so that every offset into the source holds for what is shown.
"""

import re
from bisect import bisect_right
from typing import Final

_WIDE: Final = dict(zip(",:;!?()", "，：；！？（）", strict=True))
_PARTNERS: Final = {"(": ")", "（": "）"}
_WIDE_SCRIPTS: Final = (
    *(0x2E80, 0x3000, 0x3005, 0x3008, 0x3021, 0x302A, 0x3040, 0x3130),
    *(0x3400, 0xA000, 0xF900, 0xFB00, 0x20000, 0x3FFFE),
)
"""Radicals, kana and ideographs: the first and one past the last code point of each range."""
_CHINESE_SIGNS: Final = frozenset("、。《》〈〉「」『』【】〔〕〖〗％℃！（），：；？")
"""Signs that are never Western."""
_LOOKED_THROUGH: Final = frozenset("“”‘’\"'")
_SIGNS: Final = re.compile(r"[,:;!?]+")
_BRACKET: Final = re.compile(r"[()（）]")
_ADDRESS: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://|www\.|[\w.+-]+@)[!-~]+", re.ASCII)
"""A web or mail address; a sign behind its last letter is not part of it."""


def full_width_punctuation(text: str) -> str:
    """`text` with `, : ; ! ? ( )` beside Chinese as `，：；！？（）`, code point for code point.

    Signs inside figures (16:30, 1,324), Latin sentences and addresses stay, and so does a bracket without a partner.
    """
    if text.isascii():
        return text
    shown = list(text)
    kept = _kept(text)
    _set_brackets(text, shown, kept)
    for found in _SIGNS.finditer(text):
        if found.start() not in kept and _are_chinese(shown, *found.span()):
            shown[slice(*found.span())] = map(_WIDE.__getitem__, found[0])
    return "".join(shown)


def _kept(text: str) -> frozenset[int]:
    """The places inside addresses."""
    if "://" not in text and "@" not in text and "www." not in text:
        return frozenset()
    return frozenset(
        place
        for found in _ADDRESS.finditer(text)
        for place in range(found.start(), found.start() + len(found[0].rstrip(",:;!?)")))
    )


def _set_brackets(text: str, shown: list[str], kept: frozenset[int]) -> None:
    """Bracket pairs as wide ones, both or neither; from the inside outwards."""
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        place = found.start()
        if place in kept:
            continue
        if found[0] in _PARTNERS:
            opened.append(place)
        elif opened:
            _set_pair(shown, opened.pop(), place)


def _set_pair(shown: list[str], first: int, last: int) -> None:
    if shown[first] == "（" or shown[last] == "）" or _is_chinese_pair(shown, first, last):
        shown[first], shown[last] = "（", "）"


def _is_chinese_pair(shown: list[str], first: int, last: int) -> bool:
    """A bracket in a Chinese sentence, or a Chinese one that no space parts from the word that it explains."""
    if _is_chinese(_seen(shown, first, -1, " ")) or _is_chinese(_seen(shown, last, 1, "")):
        return True
    stands_alone = first > 0 and shown[first - 1] == " "
    inside = _is_chinese(_seen(shown, first, 1, "")) or _is_chinese(_seen(shown, last, -1, ""))
    return inside and not stands_alone


def _are_chinese(shown: list[str], first: int, end: int) -> bool:
    """Whether signs stand beside Chinese, and not before a space with a Western word behind it."""
    before, after = _seen(shown, first, -1, ""), _seen(shown, end - 1, 1, " ")
    if _is_chinese(after):
        return before != " "
    return _is_chinese(before) and (not after or shown[end] != " ")


def _seen(shown: list[str], place: int, step: int, passed: str) -> str:
    """The first character from `place` in the direction of `step` that is no quotation mark and not `passed`."""
    place += step
    while 0 <= place < len(shown):
        char = shown[place]
        if char not in _LOOKED_THROUGH and char != passed:
            return char
        place += step
    return ""


def _is_chinese(char: str) -> bool:
    """Whether a character makes a narrow sign beside it one of a Chinese sentence."""
    return char != "" and (char in _CHINESE_SIGNS or bisect_right(_WIDE_SCRIPTS, ord(char)) % 2 == 1)
