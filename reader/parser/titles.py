"""Which part of a title is the kicker, which the headline, which the subtitle."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_SPACES = re.compile(r"[ \u3000]+")


@dataclass(frozen=True, slots=True)
class TitleRules:
    """What tells the parts of a title apart."""

    kicker_from: int
    """A first part of so many characters stands for itself: it is a kicker, not half of a headline."""
    dashes: tuple[str, ...]
    """What a subtitle begins with."""
    kicker_ends: tuple[str, ...]
    """Words and signs that a kicker ends with."""
    quotes: str
    """Signs that do not count for the length."""

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "TitleRules":
        """From the values of `rules/titles.yaml`."""
        return cls(
            int(plain["kicker_from"]),
            tuple(plain["dashes"].split()),
            tuple(plain["kicker_ends"].split()),
            plain["quotes"],
        )


@dataclass(frozen=True, slots=True)
class Title:
    """The parts of a title, in the words of the source."""

    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    is_guess: bool = False


def split_title(lines: Sequence[str], is_decked: bool, rules: TitleRules) -> Title:
    """Take a title of one or more lines apart: `成立党建联盟 企业合作共赢 平湖汽车产业链装载红色“引擎”`.

    `is_decked`: the paper sets titles in decks, the main one before the lower ones, as papers of old do.
    """
    parts, subtitle = _cut_subtitle(lines, rules)
    if is_decked:
        return _decks(parts, subtitle)
    if not parts:
        return Title("", subtitle)
    count, is_guess = _kicker_parts(parts, len(lines) - bool(subtitle and len(lines) > 1), rules)
    kicker, rest = parts[:count], parts[count:]
    if not subtitle and count and len(rest) > 1 and len(lines) > 2:
        return Title(" ".join(kicker), " ".join(rest[:-1]), rest[-1], True)
    return Title(" ".join(kicker), " ".join(rest), subtitle, is_guess)


def _cut_subtitle(lines: Sequence[str], rules: TitleRules) -> tuple[list[str], str]:
    parts = [part for line in lines for part in _SPACES.split(line) if part]
    start = next((i for i, part in enumerate(parts) if i and part.startswith(rules.dashes)), None)
    if start is None:
        return parts, ""
    return parts[:start], " ".join(parts[start:])


def _decks(parts: Sequence[str], subtitle: str) -> Title:
    match parts, subtitle:
        case [], _:
            return Title("", subtitle)
        case [headline], _:
            return Title("", headline, subtitle)
        case [headline, lower], "":
            return Title("", headline, lower, True)
        case [kicker, headline, *lower], "":
            return Title(kicker, headline, " ".join(lower), True)
        case [*kicker, headline], _:
            return Title(" ".join(kicker), headline, subtitle, True)
    return Title("", " ".join(parts), subtitle)


def _kicker_parts(parts: Sequence[str], lines: int, rules: TitleRules) -> tuple[int, bool]:
    """How many of the parts are the kicker, and whether that is a guess."""
    if len(parts) == 1:
        return 0, False
    first, second = parts[0], parts[1]
    if first.endswith(rules.kicker_ends):
        return 1, False
    lengths = [_length(part, rules) for part in parts]
    if len(parts) > 2 and lengths[0] == lengths[1] and not _are_even(lengths):
        return 2, True
    if len(first) >= rules.kicker_from:
        return 1, True
    if lines > 1 and first[-1] in rules.quotes and second[-1] not in rules.quotes:
        return 1, True
    return 0, len(parts) > 1


def _length(part: str, rules: TitleRules) -> int:
    return sum(char not in rules.quotes for char in part)


def _are_even(lengths: Sequence[int]) -> bool:
    return all(a == b for a, b in pairwise(lengths))
