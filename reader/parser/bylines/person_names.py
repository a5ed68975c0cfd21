"""Names of people in bylines: `王 强`, `罗 辉 陈祖甲`, `杜中武孙传刚`, `阿依古丽·买买提`.

Papers pad two-character names to the width of three, and run names together, so that a space is not simply a separator:
surnames tell where a name begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import digits, punctuation, whitespace
from typing import Any, NamedTuple

from reader.text.han import is_han

LONGEST_RUN = 40
"""Code points of names run together; what is longer is no list of names."""
_SIGNS = "“”‘’《》…—"
SEPARATOR = "、"
ALIEN = 3
"""The doubt of a name that begins with no surname."""
USUAL = 1
"""The rarity of surnames up to which four characters are two names, and not one: 帕尔哈提."""


class PersonName(NamedTuple):
    """One person's name, the padding taken out."""

    text: str
    doubt: int
    """0 to 2: how rare its surname is; `ALIEN`: it has none."""

    @property
    def is_foreign(self) -> bool:
        """Whether it is written as foreign names are: 阿依古丽·买买提."""
        return "·" in self.text


@dataclass(frozen=True, slots=True)
class Surnames:
    """What names begin with, and what they do not hold."""

    rarity: dict[str, int]
    """Surname of one character: 0 common, 1 usual, 2 rare."""
    compound: frozenset[str]
    """Surnames of two characters and more."""
    never: frozenset[str]
    """Characters that no name holds: 的 了 是."""
    foreign_to_names: re.Pattern[str]
    """Any of them, digits and signs."""

    @classmethod
    def from_data(cls, data: Any, never: str = "") -> "Surnames":
        """From the value of `data/lexicon/surnames.yaml`."""
        classes = (data["common"], data["usual"], data["rare"])
        rarity = {char: rank for rank, chars in reversed(list(enumerate(classes))) for char in "".join(chars.split())}
        signs = re.escape("".join({*never} - {*whitespace}) + digits + ("".join({*punctuation} - {*".-"})) + _SIGNS)
        return cls(
            rarity, frozenset(data["double"].split()), frozenset("".join(never.split())), re.compile(f"[{signs}]")
        )

    def doubt(self, name: str) -> int:
        """How doubtful it is that `name` (two characters and more, all Han) begins with a surname."""
        return 0 if name[:2] in self.compound and len(name) > 2 else self.rarity.get(name[0], ALIEN)

    def is_none(self, token: str) -> bool:
        """Whether `token` is neither a name nor part of one, as is told at a glance from what it holds."""
        return len(token) > 2 and self.foreign_to_names.search(token) is not None

    def is_surname(self, text: str) -> bool:
        """Whether `text` is a surname and nothing more."""
        return text in self.rarity or text in self.compound


def names_of(tokens: Sequence[str], surnames: Surnames) -> list[PersonName] | None:
    """The names that `tokens` are, some of which may be separators; None where one of them is no name.

    They are the words of a normalised text: separators are `、`, the dot in foreign names is `·`.
    """
    names: list[PersonName] = []
    at, size = 0, len(tokens)
    while at < size:
        if tokens[at] == SEPARATOR:
            at += 1
            continue
        following = tokens[at + 1] if at + 1 < size and tokens[at + 1] != SEPARATOR else ""
        taken, found = _next_names(tokens[at], following, surnames)
        if not found:
            return None
        names += found
        at += taken
    return names


def _next_names(token: str, following: str, surnames: Surnames) -> tuple[int, list[PersonName]]:
    """How many tokens the next names take, and these names; none where `token` begins no name."""
    if not surnames.never.isdisjoint(token):
        return 1, []
    if _is_foreign(token):
        both = token.isascii() and following.isascii() and _is_foreign(following)
        return (2, [PersonName(f"{token} {following}", 1)]) if both else (1, [PersonName(token, 1)])
    if not is_han(token):
        return 1, []
    if following and _is_padded(token, following, surnames) and is_han(following):
        return 2, [PersonName(token + following, surnames.doubt(token + following))]
    return 1, _run_together(token, surnames)


def _is_foreign(token: str) -> bool:
    """`阿依古丽·买买提`, `John`, `J·史密斯`; never a mere initial or a number."""
    if "·" in token:
        return len(token) > 3 and all(part and (is_han(part) or part.isalpha()) for part in token.split("·"))
    return token.isascii() and token.replace("-", "").replace(".", "").isalpha() and len(token) > 1


def _is_padded(token: str, following: str, surnames: Surnames) -> bool:
    """Whether a surname stands apart from its given name: `王 强`, `欧阳 修`; `伊 凡` also where none is known."""
    if len(token) == 1:
        return len(following) == 1 or (token in surnames.rarity and len(following) == 2)
    return token in surnames.compound and len(following) == 1


def _run_together(token: str, surnames: Surnames) -> list[PersonName]:
    """The names of a token without spaces: itself, or two and more where surnames stand inside it."""
    size = len(token)
    if size < 2 or size > LONGEST_RUN:
        return []
    if size <= 3 or (size == 4 and token[:2] in surnames.compound):
        return [PersonName(token, surnames.doubt(token))]
    if size == 4 and any(surnames.rarity.get(char, ALIEN) > USUAL for char in (token[0], token[2])):
        return [PersonName(token, 1 if surnames.is_surname(token[0]) and surnames.is_surname(token[1]) else ALIEN)]
    return _parted(token, surnames)


def _parted(token: str, surnames: Surnames) -> list[PersonName]:
    """The cheapest way to part `token` into names of two to four characters, each with a surname; none if it cannot be.

    Names of three characters are the likeliest, then those of two; rare surnames cost more.
    """
    if token[0] not in surnames.rarity and token[:2] not in surnames.compound:
        return []
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(token) + 1):
        ways = [
            (best[start][0] + cost, start)
            for start in range(max(0, end - 4), end - 1)
            if (cost := _cost(token[start:end], surnames)) is not None and best[start][0] < INFINITE
        ]
        best.append(min(ways, default=(INFINITE, 0)))
    cuts = [len(token)]
    while cuts[-1] > 0 and best[cuts[-1]][0] < INFINITE:
        cuts.append(best[cuts[-1]][1])
    if cuts[-1] != 0:
        return []
    return [PersonName(part, surnames.doubt(part)) for a, b in pairwise(reversed(cuts)) if (part := token[a:b])]


INFINITE = float("inf")


def _cost(name: str, surnames: Surnames) -> float | None:
    compound = name[:2] in surnames.compound
    if len(name) == 4:
        return 1.0 if compound else None
    rarity = surnames.rarity.get(name[0])
    if rarity is None:
        return None
    return 1.0 + (0.0, 0.7, 2.0)[rarity] + (0.3 if len(name) == 2 else 0.0)
