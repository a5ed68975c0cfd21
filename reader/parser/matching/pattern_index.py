"""Index of patterns by their necessary conditions: on a text only those are tried that can match."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.parser.matching.regex_prefilter import CharClass, Requirement, any_member, class_members, class_pattern

LONGEST = 120
"""Code points; the lengths of longer texts are not told apart."""
CACHE_SIZE = 5000


class _BranchesByChar(dict[str, int]):
    """For each character the needs that it meets, as the bits of a number.

    What a class lists is known from the beginning; what it tells otherwise (`[^,。]`, `\\d`), when first asked for.
    """

    def __init__(self, classes: Sequence[CharClass]) -> None:
        super().__init__()
        self.always = _bits(chars is None for chars in classes)
        self.listed: dict[str, int] = {}
        told: dict[str, int] = {}
        for bit, chars in enumerate(classes):
            members = class_members(chars or ())
            for char in members or ():
                self.listed[char] = self.listed.get(char, 0) | 1 << bit
            if chars and members is None:
                told[class_pattern(chars)] = told.get(class_pattern(chars), 0) | 1 << bit
        self.told = [(re.compile(pattern).match, bits) for pattern, bits in told.items()]

    def __missing__(self, char: str) -> int:
        found = self.always | self.listed.get(char, 0)
        for is_member, bits in self.told:
            found |= bits if is_member(char) else 0
        self[char] = found
        return found


@dataclass(frozen=True, slots=True)
class PatternIndex:
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
    probe: re.Pattern[str]
    """Any character that a branch needs somewhere."""
    constrained: int
    """The branches that need a character somewhere."""
    _cache: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, branches: Iterable[tuple[str, Requirement]]) -> "PatternIndex":
        """From the needs of the branches, each with the name of its pattern."""
        branches = list(branches)
        requirements = [requirement for _, requirement in branches]
        inside = [requirement.inside or () for requirement in requirements]
        return cls(
            tuple(name for name, _ in branches),
            tuple(_lengths(requirements)),
            _BranchesByChar([requirement.first for requirement in requirements]),
            _BranchesByChar([requirement.last for requirement in requirements]),
            _BranchesByChar(inside),
            re.compile(any_member(inside) if any(inside) else "(?!)"),
            _bits(map(bool, inside)),
        )

    def candidates(self, text: str) -> tuple[str, ...]:
        """The names of the patterns that may match in `text`, which is not empty, in their order."""
        left = self.lengths[min(len(text), LONGEST)] & self.first[text[0]] & self.last[text[-1]]
        if choosy := left & self.constrained:
            met = 0
            for char in self.probe.findall(text):
                met |= self.inside[char]
            left ^= choosy & ~met
        found = self._cache.get(left)
        if found is None:
            found = tuple(dict.fromkeys(name for bit, name in enumerate(self.names) if left >> bit & 1))
            if len(self._cache) < CACHE_SIZE:
                self._cache[left] = found
        return found


def _lengths(requirements: Sequence[Requirement]) -> Iterator[int]:
    """For each length up to LONGEST the needs that it meets."""
    changes = [0] * (LONGEST + 1)
    for bit, requirement in enumerate(requirements):
        changes[min(requirement.least, LONGEST)] ^= 1 << bit
        if requirement.most is not None and requirement.most < LONGEST:
            changes[requirement.most + 1] ^= 1 << bit
    met = 0
    for change in changes[:-1]:
        met ^= change
        yield met
    yield _bits(True for _ in requirements)


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << bit for bit, flag in enumerate(flags) if flag)
