# ruff: noqa: ARG001
"""Thin for now."""

import re
from dataclasses import dataclass
from typing import Any

from reader.model import Dateline


@dataclass(frozen=True, slots=True)
class FoundDateline:
    dateline: Dateline
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DatelineRules:
    head: re.Pattern[str]

    @classmethod
    def from_plain(cls, plain: Any) -> "DatelineRules":
        return cls(re.compile(plain["head"]))


def read_dateline(text: str, rules: DatelineRules) -> FoundDateline | None:
    found = rules.head.match(text)
    if not found:
        return None
    name = next(name for name in ("a", "b", "c") if found[name])
    return FoundDateline(Dateline(found[name]), 0, found.end())


def read_end_dateline(text: str, rules: DatelineRules) -> FoundDateline | None:
    return None
