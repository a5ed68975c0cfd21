"""The clues of `rules/clues.yaml`, compiled: what a line shows that tells of its kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.errors import RulesError

FILE = "rules/clues.yaml"
PATTERN_LIMIT = 90
"""Patterns are searched in lines of at most so many characters."""
HEAD, TAIL = 80, 40
"""Words are looked for among the first and the last so many characters of a line."""


@dataclass(frozen=True, slots=True)
class Clues:
    """Words and patterns, and what each is a clue of."""

    words: re.Pattern[str]
    clues_of: Mapping[str, tuple[str, ...]]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    heads: tuple[tuple[str, re.Pattern[str]], ...]
    """Those of the patterns that also look at the first HEAD characters of long lines."""
    bullet: re.Pattern[str]
    """The pattern of the clue `bullet`: what an item of a list begins with."""

    @classmethod
    def from_plain(cls, plain: Mapping[str, Mapping[str, Any]]) -> "Clues":
        """From the values of the YAML file; RulesError names the clue that cannot be used."""
        clues_of: dict[str, tuple[str, ...]] = {}
        patterns: list[tuple[str, re.Pattern[str]]] = []
        for name, clue in plain.items():
            if not clue.get("words") and not clue.get("pattern"):
                raise RulesError("rules.clue-empty", file=FILE, rule=name)
            for word in str(clue.get("words", "")).split():
                clues_of[word] = (*clues_of.get(word, ()), name)
            if pattern := clue.get("pattern"):
                patterns.append((name, _compiled(name, pattern)))
        longest_first = sorted(clues_of, key=lambda word: (-len(word), word))
        heads = tuple((name, pattern) for name, pattern in patterns if plain[name].get("head"))
        words = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        return cls(words, clues_of, tuple(patterns), heads, dict(patterns)["bullet"])

    def of(self, plain: str) -> list[str]:
        """The clues of a line. A clue of words stands once for each different word, three times at most."""
        found: list[str] = []
        short = len(plain) <= HEAD + TAIL
        window = plain if short else f"{plain[:HEAD]}\n{plain[-TAIL:]}"
        for word in dict.fromkeys(self.words.findall(window)):
            found += (name for name in self.clues_of[word] if found.count(name) < 3)
        if len(plain) <= PATTERN_LIMIT:
            found += (name for name, pattern in self.patterns if pattern.search(plain))
        else:
            found += (name for name, pattern in self.heads if pattern.search(plain, 0, HEAD))
        return found


def _compiled(name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise RulesError("rules.pattern", file=FILE, rule=name, reason=str(error)) from error
