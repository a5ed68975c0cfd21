# ruff: noqa: ARG001
"""Thin for now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reader.model import Credit


@dataclass(frozen=True, slots=True)
class Header:
    newspaper: str | None = None
    date: str | None = None
    number: str | None = None
    name: str | None = None
    credits: tuple[Credit, ...] = ()
    certainty: float = 1.0
    because: str = "page-header"


@dataclass(frozen=True, slots=True)
class MastheadRules:
    sure: re.Pattern[str]
    maybe: re.Pattern[str]

    @classmethod
    def from_plain(cls, plain: Any) -> "MastheadRules":
        return cls(re.compile(plain["sure"]), re.compile(plain["maybe"]))


def read_header(text: str, line: int, rules: MastheadRules) -> Header | None:
    if rules.sure.match(text):
        return Header()
    if found := rules.maybe.match(text):
        return Header(name=found[0], certainty=0.5)
    return None


def join_headers(headers: Sequence[Header]) -> Header:
    names = [header.name for header in headers if header.name]
    return Header(name=names[0] if names else None)
