# ruff: noqa: ARG001, ARG003
"""Thin for now."""

from dataclasses import dataclass
from typing import Any

from reader.model import Diagnostic, Paragraph


@dataclass(frozen=True, slots=True)
class DamageRules:
    @classmethod
    def from_plain(cls, plain: Any) -> "DamageRules":
        return cls()


def mark(paragraphs: tuple[Paragraph, ...], rules: DamageRules) -> tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]]:
    return paragraphs, ()
