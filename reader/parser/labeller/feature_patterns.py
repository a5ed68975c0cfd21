"""The features of `rules/features.yaml`, compiled: what a line shows that tells of its kind."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.errors import RulesError
from reader.parser.matching.keyword_matcher import KeywordMatcher, any_of
from reader.parser.matching.pattern_index import PatternIndex
from reader.parser.matching.regex_prefilter import PrefilteredPattern, Requirement, requirements_of
from reader.parser.units.text_lines import HEAD

FILE = "rules/features.yaml"
PATTERN_LIMIT = 90
"""Patterns are searched in lines of at most so many characters."""
Finder = Callable[..., re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class FeaturePatterns:
    """Words and patterns, and what each is a feature of."""

    keywords: KeywordMatcher
    features_by_word: Mapping[str, tuple[str, ...]]
    matchers: Mapping[str, Finder]
    """How each pattern is looked for: compiled when it is first tried, for on most pages most patterns are not."""
    patterns: PatternIndex
    head_patterns: PatternIndex
    """Those of the patterns that also look at the first HEAD characters of long lines."""
    bullet: re.Pattern[str]
    """The pattern of the feature `bullet`: what an item of a list begins with."""
    row: PrefilteredPattern
    """The pattern of `row`: a line of a table, if another stands beside it."""

    @classmethod
    def from_data(cls, data: Mapping[str, Mapping[str, Any]]) -> "FeaturePatterns":
        """From the values of the YAML file; RulesError names the feature that cannot be used."""
        by_word: dict[str, tuple[str, ...]] = {}
        patterns: dict[str, str] = {}
        for name, feature in data.items():
            if not feature.get("words") and not feature.get("pattern"):
                raise RulesError("rules.feature-empty", file=FILE, rule=name)
            for word in str(feature.get("words", "")).split():
                by_word[word] = (*by_word.get(word, ()), name)
            if pattern := feature.get("pattern"):
                patterns[name] = pattern
        branches = [(name, requirement) for name, pattern in patterns.items() for requirement in _needs(name, pattern)]
        return cls(
            any_of(by_word),
            by_word,
            _Finders(patterns),
            PatternIndex.of(branches),
            PatternIndex.of((name, requirement) for name, requirement in branches if data[name].get("head")),
            _compiled("bullet", data["bullet"]["pattern"]),
            PrefilteredPattern.of(data["row"]["pattern"]),
        )

    def has(self, name: str, normalized: str) -> bool:
        """Whether the pattern of a feature that looks at the heads of long lines, too, is seen."""
        return self.matchers[name](normalized if len(normalized) <= PATTERN_LIMIT else normalized[:HEAD]) is not None

    def extract(self, plains: Sequence[str]) -> list[list[str]]:
        """The features of what `text_lines.normalized_ends` leaves of each line.

        A feature of words counts three of them at most.
        """
        found = [self._of_keywords(normalized) for normalized in plains]
        looked_at = [normalized if len(normalized) <= PATTERN_LIMIT else normalized[:HEAD] for normalized in plains]
        numbers: dict[str, list[int]] = {}
        for number, (normalized, text) in enumerate(zip(plains, looked_at, strict=True)):
            for name in (self.patterns if normalized is text else self.head_patterns).candidates(text):
                numbers.setdefault(name, []).append(number)
        for name, where in numbers.items():
            find = self.matchers[name]
            for number in where:
                if find(looked_at[number]):
                    found[number].append(name)
        return found

    def _of_keywords(self, normalized: str) -> list[str]:
        found: list[str] = []
        for word in dict.fromkeys(self.keywords.findall(normalized)):
            found += [name for name in self.features_by_word[word] if found.count(name) < 3]
        return found


class _Finders(dict[str, Finder]):
    def __init__(self, patterns: Mapping[str, str]) -> None:
        super().__init__()
        self.patterns = patterns

    def __missing__(self, name: str) -> Finder:
        finder = self[name] = _finder(_compiled(name, self.patterns[name]))
        return finder


def _needs(name: str, pattern: str) -> list[Requirement]:
    try:
        return list(requirements_of(pattern))
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
