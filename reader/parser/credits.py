# ruff: noqa: ARG001, ARG003, A001
"""Thin for now."""

import re
from dataclasses import dataclass
from typing import Any

from reader.model import Credit


@dataclass(frozen=True, slots=True)
class Byline:
    credits: tuple[Credit, ...]
    form: str
    is_photo: bool = False
    certainty: float = 1.0
    start: int = 0
    end: int = -1


@dataclass(frozen=True, slots=True)
class CreditRules:
    roles: dict[str, str]
    line: re.Pattern[str]
    photo: re.Pattern[str]
    lead: re.Pattern[str]

    @classmethod
    def from_plain(cls, plain: Any, surnames: Any) -> "CreditRules":
        return cls(plain["roles"], re.compile(plain["line"]), re.compile(plain["photo"]), re.compile(plain["lead"]))


def read_byline(text: str, line: int, rules: CreditRules) -> Byline | None:
    if found := rules.photo.match(text):
        return Byline(_names("photographer", found[1] or found[2], line), "photo", True)
    if rules.line.match(text):
        return Byline(_credits(text, line, rules), "role")
    return None


def read_lead(text: str, line: int, rules: CreditRules) -> Byline | None:
    found = rules.lead.match(text)
    return found and Byline(_credits(found[1], line, rules), "lead", False, 1.0, found.start(1), found.end(1))


def read_tail(text: str, line: int, rules: CreditRules) -> Byline | None:
    return None


def _credits(text: str, line: int, rules: CreditRules) -> tuple[Credit, ...]:
    credits: list[Credit] = []
    role = "reporter"
    for part in re.split(r"[ \u3000、,]+", text.lstrip("■□○◎●-")):
        found = next((word for word in rules.roles if part.endswith(word)), None)
        if found:
            role = rules.roles[found]
        elif part:
            credits.append(Credit(role, part, line))
    return tuple(credits)


def _names(role: str, text: str, line: int) -> tuple[Credit, ...]:
    return tuple(Credit(role, name, line) for name in re.split(r"[ \u3000、,]+", text) if name)
