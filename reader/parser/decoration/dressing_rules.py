"""The words and forms of what programs put around the lines of articles, compiled from `data/rules/dressing.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.errors import RulesError

FILE = "rules/dressing.yaml"
_FIELDS = ("title", "kicker", "subtitle", "text", "author", "fact")
_PATTERNS = (
    *("stamp", "day_only", "section_stamp", "rule", "page_mark", "desk"),
    *(
        "signed",
        "signed_in_brackets",
        "no_title",
        "bullet",
        "paper_stamp",
        "page_prefix",
        "archive_facts",
        "placeholder",
        "list_number",
    ),
)


@dataclass(frozen=True, slots=True)
class DressingRules:
    """The words of them; each pattern is explained in the YAML file."""

    label: re.Pattern[str]
    """Any label of a field, its colon behind it."""
    is_of: Mapping[str, str]
    """Of each label what it labels: `title` `kicker` `subtitle` `text` `author` `fact`."""
    happening: re.Pattern[str]
    facts: re.Pattern[str]
    """A line of nothing but facts: `来源：江宁网 时间：2022-03-08 10:20`."""
    stops: frozenset[str]
    closing: str
    sentence: re.Pattern[str]
    """What stands in every first paragraph."""
    clause: re.Pattern[str]
    """What stands in every paragraph."""
    stamp: re.Pattern[str]
    day_only: re.Pattern[str]
    section_stamp: re.Pattern[str]
    rule: re.Pattern[str]
    page_mark: re.Pattern[str]
    desk: re.Pattern[str]
    signed: re.Pattern[str]
    signed_in_brackets: re.Pattern[str]
    no_title: re.Pattern[str]
    bullet: re.Pattern[str]
    paper_stamp: re.Pattern[str]
    page_prefix: re.Pattern[str]
    archive_facts: re.Pattern[str]
    placeholder: re.Pattern[str]
    list_number: re.Pattern[str]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "DressingRules":
        """From the values of the YAML file; RulesError names the pattern that cannot be used."""
        is_of = {word: kind for kind in _FIELDS for word in data[f"{kind}_labels"].split()}
        stamp, commas = data["stamp"], data["commas"]
        fact = rf"(?:(?:{_any(data['fact_labels'].split())}): ?(?:{stamp}|[^ :]{{0,16}})|{stamp}|[|/]) *"
        return cls(
            label=re.compile(rf"({_any(is_of)}) ?: ?"),
            is_of=is_of,
            happening=re.compile(f"(?:{_any(data['happening_labels'].split())}): ?[^ ]"),
            facts=re.compile(rf"(?:{fact}){{1,6}}"),
            stops=frozenset(data["stops"]),
            closing=data["closing"],
            sentence=re.compile(f"[{commas}]"),
            clause=re.compile(f"[{commas}{data['list_commas']}]"),
            **{name: _compiled(name, data[name]) for name in _PATTERNS},
        )

    def ends_sentence(self, normalized: str) -> bool:
        """Whether a text ends as sentences do."""
        return normalized.rstrip(self.closing)[-1:] in self.stops


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _compiled(name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise RulesError("rules.pattern", file=FILE, rule=name, reason=str(error)) from error
