"""The systems that e-papers run on, compiled from `data/epaper/families.yaml` and `forms.yaml`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.errors import RulesError
from reader.model.blocks import BlockKind

FIELDS = ("kicker", "title", "subtitle", "author", "printed", "body", "caption")
"""The fields of an item that selectors are given for."""
_PARTS = {
    "root": r"[^?#]*?",
    "YYYY": r"(?:18|19|20)\d\d",
    "MM": r"(?:0[1-9]|1[0-2])",
    "DD": r"(?:0[1-9]|[12]\d|3[01])",
    "page": r"[^\W_]+?",
    "node": r"[\w-]+",
    "id": r"[\w-]+",
    "code": r"[^\W_]+?",
}
"""What stands for each name in the pattern of an address."""


@dataclass(frozen=True, slots=True)
class Family:
    """One system: the patterns of its addresses and the selectors of its fields."""

    name: str
    page: re.Pattern[str]
    item: re.Pattern[str]
    calendar: str | None
    """The end of the address below a page's root where the days of a month are listed; `{YYYY}` and `{MM}` in it."""
    fields: Mapping[str, tuple[str, ...]]
    """Selectors in the order in which they are tried, by the name of the field."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What pages say in words, compiled from `forms.yaml`."""

    label: re.Pattern[str]
    neighbour: re.Pattern[str]
    paper: re.Pattern[str]
    paper_in_title: re.Pattern[str]
    day: re.Pattern[str]
    page: re.Pattern[str]
    author_label: re.Pattern[str]
    kinds: Mapping[BlockKind, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Families:
    """All systems in the order in which they are tried, and the words that they share."""

    every: tuple[Family, ...]
    other: Family
    """A system that is not known: the fields that all share, then those of each."""
    forms: Forms

    @classmethod
    def from_data(cls, families: Any, forms: Any) -> "Families":
        """From the values of the two files; RulesError names file and rule."""
        shared = families["fields"]
        every = tuple(_family(name, plain, shared) for name, plain in families["families"].items())
        words = {name: _pattern(name, text) for name, text in forms.items() if name != "kinds"}
        kinds = {BlockKind(name): _pattern(name, text) for name, text in forms["kinds"].items()}
        return cls(every, _other(every, shared), Forms(**words, kinds=kinds))

    def named(self, name: str) -> Family:
        """The system of this name; the one that is not known for any other name."""
        return next((family for family in self.every if family.name == name), self.other)


def _other(every: Sequence[Family], shared: Mapping[str, Sequence[str]]) -> Family:
    """A system without addresses; its items may have the fields of any."""
    own = {field: [selector for family in every for selector in family.fields[field]] for field in FIELDS}
    fields = {field: [*shared[field], *own[field]] for field in FIELDS}
    return _family("", {"page": "(?!)", "item": "(?!)"}, fields)


def _family(name: str, plain: Mapping[str, Any], shared: Mapping[str, Sequence[str]]) -> Family:
    own = {field: plain.get(field, ()) for field in FIELDS}
    return Family(
        name,
        _address(f"{name}.page", plain["page"]),
        _address(f"{name}.item", plain["item"]),
        plain.get("calendar"),
        {field: tuple(dict.fromkeys((*own[field], *shared[field]))) for field in FIELDS},
    )


def _address(rule: str, form: str) -> re.Pattern[str]:
    """The pattern of a whole address; a part that comes again gets a number behind its name."""
    seen: dict[str, int] = {}

    def part(found: re.Match[str]) -> str:
        name = found[1]
        if name not in _PARTS:
            raise RulesError("rules.pattern", file="families.yaml", rule=rule, reason=found[0])
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name] if seen[name] > 1 else ''}>{_PARTS[name]})"

    plain = re.sub(r"\((?!\?)", "(?:", form).replace(".", r"\.") if form != "(?!)" else form
    return _pattern(rule, re.sub(r"\{(\w+)\}", part, plain))


def _pattern(rule: str, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise RulesError("rules.pattern", file="data/epaper", rule=rule, reason=error) from None
