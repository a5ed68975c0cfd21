"""Patterns sorted by what they need, so that on a text only those few are tried that may match."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.parser.needs import Chars, Need, admits, spelled

LONGEST = 120
"""Code points; the lengths of longer texts are not told apart."""
MOST_KEPT = 5000


class _Meeting(dict[str, int]):
    """For each character the needs that it meets, as the bits of a number: found when first asked for."""

    def __init__(self, classes: Sequence[Chars]) -> None:
        super().__init__()
        self.classes = classes

    def __missing__(self, char: str) -> int:
        found = self[char] = _bits(chars is None or admits(chars, char) for chars in self.classes)
        return found


@dataclass(frozen=True, slots=True)
class Sieve:
    """Patterns by the needs of their branches. Sets of branches are numbers: bit 0 stands for the first one."""

    names: tuple[str, ...]
    """Of the pattern of each branch."""
    lengths: tuple[int, ...]
    """The branches that a text of so many code points suffices for."""
    first: Mapping[str, int]
    last: Mapping[str, int]
    """The branches that a text with this character at the beginning, or the end, suffices for."""
    inside: Mapping[str, int]
    """The branches that need this character, or another of its class."""
    telling: re.Pattern[str]
    """Any character that a branch needs somewhere."""
    choosy: int
    """The branches that need a character somewhere."""
    _kept: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, branches: Iterable[tuple[str, Need]]) -> "Sieve":
        """From the needs of the branches, each with the name of its pattern."""
        branches = list(branches)
        needs = [need for _, need in branches]
        inside = [need.inside or () for need in needs]
        return cls(
            tuple(name for name, _ in branches),
            tuple(_bits(_fits(need, length) for need in needs) for length in range(LONGEST + 1)),
            _Meeting([need.first for need in needs]),
            _Meeting([need.last for need in needs]),
            _Meeting(inside),
            re.compile(f"[{''.join(map(spelled, inside))}]" if any(inside) else "(?!)"),
            _bits(map(bool, inside)),
        )

    def candidates(self, text: str) -> tuple[str, ...]:
        """The names of the patterns that may match in `text`, which is not empty, in their order."""
        left = self.lengths[min(len(text), LONGEST)] & self.first[text[0]] & self.last[text[-1]]
        if choosy := left & self.choosy:
            met = 0
            for char in self.telling.findall(text):
                met |= self.inside[char]
            left ^= choosy & ~met
        found = self._kept.get(left)
        if found is None:
            found = tuple(dict.fromkeys(name for bit, name in enumerate(self.names) if left >> bit & 1))
            if len(self._kept) < MOST_KEPT:
                self._kept[left] = found
        return found


def _fits(need: Need, length: int) -> bool:
    return length == LONGEST or (need.least <= length and (need.most is None or length <= need.most))


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << bit for bit, flag in enumerate(flags) if flag)
