"""Furniture that is known by being said again: titles, running heads, what most files of a folder have in common."""

import re
from collections.abc import Callable, Collection
from itertools import pairwise

from reader.parser.furniture.finder import Looked, said
from reader.parser.furniture.furniture_rules import EDGE

LEAST, AGAIN = 4, 3
"""A title that is said again has so many characters; a running head stands so often in a text."""
OFTEN = 4
"""A line without a number stands so often before it is a running head."""
APART = 4
"""Running heads are at least so many lines from each other."""
MOST_LINES = 4
"""Lines of the title that a line says again."""
LONGEST_SITE = 30
LONGEST_HEAD = 40
TWICE = 80
"""Code points of a title with the name of the site behind it."""
_BEFORE_SITE = "_-|–—"
_DIGITS = re.compile("[0-9]+")


def find_doubled_titles(looked: Looked) -> None:
    """A title that the lines below it say again: in one line or in several, with the name of the site or without."""
    heads = [line.normalized[0] for line in looked.lines]
    firsts = [looked.lines[n].normalized.lstrip(EDGE)[:1] if head in EDGE else head for n, head in enumerate(heads)]
    for number, first in enumerate(firsts[:-1]):
        if first in firsts[number + 1 : number + 1 + MOST_LINES] and looked.may_be_title(number, TWICE):
            text = said(looked, number)
            below = [said(looked, n) for n in range(number + 1, min(number + 1 + MOST_LINES, len(firsts)))]
            is_again = _is_said_below(text, below, _is_set_apart(looked, number)) or _has_site(text, below)
            if len(text) >= LEAST and is_again:
                looked.mark([number], "title-said-below")


def _is_said_below(text: str, below: list[str], is_set_apart: bool) -> bool:
    """Whether the lines below say it again; one line alone does only where no other text is above."""
    joined = ""
    for count, line in enumerate(below[:MOST_LINES]):
        joined += line
        if joined == text:
            return count > 0 or is_set_apart
        if not line or not text.startswith(joined):
            return False
    return False


def _is_set_apart(looked: Looked, number: int) -> bool:
    return number == 0 or looked.found[number - 1] is not None or looked.is_header(looked.lines[number - 1])


def _has_site(text: str, below: list[str]) -> bool:
    """`江口开渔_江口日报数字报` above 江口开渔."""
    return any(
        len(line) > LEAST
        and text.startswith(line)
        and text[len(line) : len(line) + 1] in _BEFORE_SITE
        and 0 < len(text) - len(line) <= LONGEST_SITE
        for line in below
    )


def find_running_heads(looked: Looked) -> None:
    """Short lines that stand again and again, far from each other, the numbers in them apart."""
    places: dict[str, list[int]] = {}
    if len(looked.short) < AGAIN or len(looked.lines) < AGAIN * APART:
        return
    for number in looked.short:
        normalized = looked.lines[number].normalized
        key = _DIGITS.sub("#", normalized) if _DIGITS.search(normalized) else normalized
        places.setdefault(key, []).append(number)
    for key, numbers in places.items():
        if len(numbers) < AGAIN or len(numbers) < (AGAIN if "#" in key else OFTEN) or not _are_apart(numbers):
            continue
        if _may_repeat(looked, numbers[0], key):
            looked.mark(numbers, "running-head")


def _are_apart(numbers: list[int]) -> bool:
    return all(after - before >= APART for before, after in pairwise(numbers))


def _may_repeat(looked: Looked, number: int, key: str) -> bool:
    line = looked.lines[number]
    if looked.found[number] is not None:
        return False
    return not (
        key.endswith(":")
        or not 2 < len(line.text) <= LONGEST_HEAD
        or key.strip("#") == ""
        or key[0] in looked.signs.label
        or looked.is_sentence(number)
        or looked.is_header(line)
        or looked.is_signed(line)
        or looked.is_marked(line)
        or ("#" not in key and looked.signs.may_sign(line.text))
    )


def known_from_folder(repeated: Collection[str]) -> Callable[[Looked], None]:
    """The pass that finds the lines which most files of a folder have, as `squeezed` leaves them."""

    def find(looked: Looked) -> None:
        for number, line in enumerate(looked.lines):
            is_printed = looked.is_header(line) or looked.is_signed(line) or looked.signs.imprint.match(line.normalized)
            if said(looked, number) in repeated and not is_printed:
                looked.mark([number], "folder")

    return find
