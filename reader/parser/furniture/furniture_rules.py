"""The words and forms of what no paper printed, compiled from `data/rules/furniture.yaml`."""

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.errors import RulesError
from reader.parser.matching.keyword_matcher import KeywordMatcher, any_of
from reader.parser.matching.pattern_index import PatternIndex
from reader.parser.matching.regex_prefilter import class_members, requirements_of

FILE = "rules/furniture.yaml"
_FRAMES = "【（〔［"
LONGEST = 90
"""Code points of what has a form from end to end."""
EDGE = "-*•|·\\> \t"
"""What converters put at the edges of a line: bullets, bars, marks of quotation."""


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """What tells furniture: the form of a line, buttons, channels, fields."""

    forms: Mapping[str, re.Pattern[str]]
    sieve: PatternIndex
    begins: frozenset[str]
    inside: KeywordMatcher
    """What a line begins with, or else has in it, if it is furniture; a long one has the latter."""
    of_article: frozenset[str]
    """The forms whose lines are about an article, and are shown with it."""
    buttons: KeywordMatcher
    buttons_alone: frozenset[str]
    channels: frozenset[str]
    fields: re.Pattern[str]
    """A label and the colon behind it."""
    site_fields: frozenset[str]
    person_fields: frozenset[str]
    time_fields: frozenset[str]
    asides: frozenset[str]
    rights_ends: tuple[str, ...]
    page_mark: re.Pattern[str]
    page_marks: re.Pattern[str]
    folio_page: re.Pattern[str]
    page: str
    """What every one of them has in it."""
    numbered: re.Pattern[str]
    day: re.Pattern[str]
    day_inside: re.Pattern[str]
    year: re.Pattern[str]
    editors: re.Pattern[str]
    source: re.Pattern[str]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "FurnitureRules":
        """From the value of the YAML file; RulesError names the form that cannot be used."""
        patterns = {name: _compiled(name, form["pattern"]) for name, form in data["forms"].items()}
        requirements = [
            (name, requirement)
            for name, pattern in patterns.items()
            for requirement in requirements_of(pattern.pattern)
        ]
        site, people, pages = (data[key].split() for key in ("site_fields", "person_fields", "page_fields"))
        labels = "|".join(sorted(map(re.escape, {*site, *people, *pages}), key=len, reverse=True))
        buttons, channels = data["buttons"].split(), data["channels"].split()
        heads = [word[0] for word in (*buttons, *channels, *labels.split("|"))]
        firsts = set().union(*(class_members(requirement.first or ()) or () for _, requirement in requirements))
        return cls(
            forms=patterns,
            sieve=PatternIndex.of(requirements),
            begins=frozenset((*firsts, *EDGE, *_FRAMES, *string.printable, *heads)),
            inside=any_of(data["inside"].split()),
            of_article=frozenset(name for name, form in data["forms"].items() if form.get("of_article")),
            buttons=any_of(buttons),
            buttons_alone=frozenset(data["buttons_alone"].split()),
            channels=frozenset(channels),
            fields=re.compile(f"(?<![^ |(\\[【\\d])({labels}) ?: ?"),
            site_fields=frozenset(site),
            person_fields=frozenset(people),
            time_fields=frozenset(data["time_fields"].split()),
            asides=frozenset(data["aside_labels"].split()),
            rights_ends=tuple(data["rights_ends"].split()),
            page=data["page"],
            **{
                name: re.compile(data[name])
                for name in (
                    *("page_mark", "page_marks", "folio_page", "numbered", "day", "day_inside", "year"),
                    *("editors", "source"),
                )
            },
        )

    def may_be(self, normalized: str) -> bool:
        """Whether a line may be known by its form: most of what is printed is not, at a glance."""
        return (len(normalized) <= LONGEST and normalized[0] in self.begins) or self.inside.search(
            normalized
        ) is not None

    def form(self, normalized: str) -> str | None:
        """The name of the form that a line has, with what stands at its edges or without it."""
        bare = normalized.strip(EDGE) if normalized[0] in EDGE or normalized[-1] in EDGE else normalized
        for text in (normalized, bare) if bare and bare is not normalized else (normalized,):
            for name in self.sieve.candidates(text):
                if self.forms[name].search(text):
                    return name
        return None

    def is_row_of_buttons(self, normalized: str) -> bool:
        """Whether a line holds nothing but what stands on the buttons of a site, or names of its channels."""
        first = _FIRST.match(normalized)
        is_barred = normalized.count("|") >= _BARS
        if first is None or not (is_barred or normalized.count("|") >= _FEW_BARS or self._may_be_in_row(first[1])):
            return False
        parts = [part for part in _BETWEEN.split(normalized) if part]
        pressed = [part for part in parts if self._is_pressed(part)]
        named = [part for part in parts if part in self.channels]
        neutral = sum(1 for part in parts if _NEUTRAL.fullmatch(part))
        others = [part for part in parts if part not in self.channels and not self._is_pressed(part)]
        unknown = len(others) - sum(1 for part in others if _NEUTRAL.fullmatch(part))
        if unknown == 0 and len(pressed) + neutral == len(parts):
            words = [word for part in pressed for word in self.buttons.findall(_without_arrows(part))]
            return len(words) > 1 or not self.buttons_alone.isdisjoint(words)
        are_short = all(len(part) <= _LONGEST_CHANNEL for part in parts)
        known = len({*pressed, *named})
        if is_barred and are_short and known > 1:
            return True
        if normalized.count("|") >= _FEW_BARS and len(normalized) <= _LONGEST_BARRED and pressed:
            return True
        return are_short and len(parts) >= _CHANNELS and known >= _KNOWN and 5 * known >= 3 * len(parts)

    def names_people(self, value: str) -> bool:
        """Whether the value of a field goes on to name people: `江口社 记者 林平`."""
        return any(word in self.person_fields for word in value.split()[1:])

    def _may_be_in_row(self, part: str) -> bool:
        return part in self.channels or self._is_pressed(part) or _NEUTRAL.fullmatch(part) is not None

    def _is_pressed(self, part: str) -> bool:
        word = _without_arrows(part)
        return bool(word) and "".join(self.buttons.findall(word)) == word


_SIGNS = "[ \t|·,/、_>»«<›‹\\[\\]【】():：;；・•←→\\-+]"
_BETWEEN = re.compile(f"{_SIGNS}+")
_FIRST = re.compile(f"{_SIGNS}*([^{_SIGNS[1:]}{{1,16}})(?={_SIGNS}|$)")
_NEUTRAL = re.compile("[0-9.年月日×✕]+")
_ARROWS = re.compile("^[0-9](?=[^0-9])|(?<=[^0-9])[0-9]{1,4}$")
"""Pictures of arrows come out as digits: 3上一篇 下一篇4."""
_LONGEST_CHANNEL, _CHANNELS, _KNOWN, _BARS = 6, 4, 3, 4
_FEW_BARS, _LONGEST_BARRED = 2, 40


def _without_arrows(part: str) -> str:
    return _ARROWS.sub("", part)


def _compiled(name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise RulesError("rules.pattern", file=FILE, rule=name, reason=str(error)) from error


def squeezed(text: str) -> str:
    """`text` without white space and without what stands at its edges: what is compared."""
    return "".join(text.split()).strip(EDGE)


def sequence(lines: Sequence[str]) -> str:
    """Lines as one squeezed text."""
    return "".join(map(squeezed, lines))
