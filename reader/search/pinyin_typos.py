"""Slips of the keys and of the ear in pinyin: what was perhaps meant where nothing sounds like the letters typed."""

import re
from collections.abc import Iterator

_EAR = (
    (re.compile(r"(?<=[aei]n)(?!g)"), "g"),
    (re.compile(r"(?<=[aei]n)g"), ""),
    (re.compile(r"(?<=[zcs])(?!h)"), "h"),
    (re.compile(r"(?<=[zcs])h"), ""),
    (re.compile(r"n(?=[aeiouv])"), "l"),
    (re.compile(r"l(?=[aeiouv])"), "n"),
    (re.compile(r"h(?=u)"), "f"),
    (re.compile(r"f(?=u)"), "h"),
)
"""What many speakers do not tell apart: an and ang, z and zh, n and l, hu and fu."""


def typos(letters: str) -> Iterator[str]:
    """Each text that is one slip away, sounds heard alike first, then letters swapped, then one letter too many."""
    every = [*_heard_alike(letters), *_swapped(letters), *_dropped(letters)]
    yield from (text for text in dict.fromkeys(every) if text != letters)


def _heard_alike(letters: str) -> Iterator[str]:
    for pattern, other in _EAR:
        for found in pattern.finditer(letters):
            yield letters[: found.start()] + other + letters[found.end() :]


def _swapped(letters: str) -> Iterator[str]:
    return (letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :] for at in range(len(letters) - 1))


def _dropped(letters: str) -> Iterator[str]:
    return (letters[:at] + letters[at + 1 :] for at in range(len(letters)))
