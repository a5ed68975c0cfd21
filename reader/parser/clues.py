"""The clues of `rules/clues.yaml`, compiled: what a line shows that tells of its kind."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.errors import RulesError
from reader.parser.alternation import Words, any_of
from reader.parser.lines import HEAD
from reader.parser.needs import Guarded, Need, needs_of
from reader.parser.sieve import Sieve

FILE = "rules/clues.yaml"
PATTERN_LIMIT = 90
"""Patterns are searched in lines of at most so many characters."""
Finder = Callable[..., re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Clues:
    """Words and patterns, and what each is a clue of."""

    words: Words
    clues_of: Mapping[str, tuple[str, ...]]
    finders: Mapping[str, Finder]
    """How each pattern is looked for: compiled when it is first tried, for on most pages most patterns are not."""
    patterns: Sieve
    heads: Sieve
    """Those of the patterns that also look at the first HEAD characters of long lines."""
    bullet: re.Pattern[str]
    """The pattern of the clue `bullet`: what an item of a list begins with."""
    row: Guarded
    """The pattern of `row`: a line of a table, if another stands beside it."""

    @classmethod
    def from_plain(cls, plain: Mapping[str, Mapping[str, Any]]) -> "Clues":
        """From the values of the YAML file; RulesError names the clue that cannot be used."""
        clues_of: dict[str, tuple[str, ...]] = {}
        patterns: dict[str, str] = {}
        for name, clue in plain.items():
            if not clue.get("words") and not clue.get("pattern"):
                raise RulesError("rules.clue-empty", file=FILE, rule=name)
            for word in str(clue.get("words", "")).split():
                clues_of[word] = (*clues_of.get(word, ()), name)
            if pattern := clue.get("pattern"):
                patterns[name] = pattern
        branches = [(name, need) for name, pattern in patterns.items() for need in _needs(name, pattern)]
        return cls(
            any_of(clues_of),
            clues_of,
            _Finders(patterns),
            Sieve.of(branches),
            Sieve.of((name, need) for name, need in branches if plain[name].get("head")),
            _compiled("bullet", plain["bullet"]["pattern"]),
            Guarded.of(plain["row"]["pattern"]),
        )

    def has(self, name: str, plain: str) -> bool:
        """Whether the pattern of a clue that looks at the heads of long lines, too, is seen."""
        return self.finders[name](plain if len(plain) <= PATTERN_LIMIT else plain[:HEAD]) is not None

    def of(self, plains: Sequence[str]) -> list[list[str]]:
        """The clues of what `lines.edges` leaves of each line. A clue of words counts three of them at most."""
        found = [self._of_words(plain) for plain in plains]
        looked_at = [plain if len(plain) <= PATTERN_LIMIT else plain[:HEAD] for plain in plains]
        numbers: dict[str, list[int]] = {}
        for number, (plain, text) in enumerate(zip(plains, looked_at, strict=True)):
            for name in (self.patterns if plain is text else self.heads).candidates(text):
                numbers.setdefault(name, []).append(number)
        for name, where in numbers.items():
            find = self.finders[name]
            for number in where:
                if find(looked_at[number]):
                    found[number].append(name)
        return found

    def _of_words(self, plain: str) -> list[str]:
        found: list[str] = []
        for word in dict.fromkeys(self.words.findall(plain)):
            found += [name for name in self.clues_of[word] if found.count(name) < 3]
        return found


class _Finders(dict[str, Finder]):
    def __init__(self, patterns: Mapping[str, str]) -> None:
        super().__init__()
        self.patterns = patterns

    def __missing__(self, name: str) -> Finder:
        finder = self[name] = _finder(_compiled(name, self.patterns[name]))
        return finder


def _needs(name: str, pattern: str) -> list[Need]:
    try:
        return list(needs_of(pattern))
    except re.error as error:
        raise _broken(name, error) from error


def _compiled(name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise _broken(name, error) from error


def _broken(name: str, error: re.error) -> RulesError:
    return RulesError("rules.pattern", file=FILE, rule=name, reason=str(error))


def _finder(pattern: re.Pattern[str]) -> Finder:
    """The quickest way to look for a pattern: with ^ before all its branches it can only match at the start."""
    depth, branches = 0, [""]
    for char in re.sub(r"\\.|\[[^\]]*\]", "_", pattern.pattern):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += char
    return pattern.match if all(branch.startswith("^") for branch in branches) else pattern.search
