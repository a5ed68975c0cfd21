"""What can be asked: a query is a tree of these values. `grammar` reads and prints it, `match` says what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from reader.model import BlockKind


class FieldName(StrEnum):
    """The parts of an article that can be searched alone."""

    TITLE = "title"
    AUTHOR = "author"
    SECTION = "section"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Term:
    """Text that stands somewhere, up to folding. Latin letters that find nothing may be meant as pinyin."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text in quotation marks: taken as it is, white space included, and never as pinyin."""

    text: str


@dataclass(frozen=True, slots=True)
class Pinyin:
    """Words by their sound: syllables, initials, Chinese characters between them: dangjian, djlm, 党jian."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Several of them within one stretch of `distance` code points of one text."""

    parts: tuple[Term | Phrase | Pinyin, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """What must hold in one part of the article."""

    name: FieldName
    query: "Query"
    """Of terms, phrases, pinyin, And, Or and Not only."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Blocks of one kind."""

    kind: BlockKind


@dataclass(frozen=True, slots=True)
class After:
    """Editions of that day and later ones. What has no date is neither after nor before."""

    day: date


@dataclass(frozen=True, slots=True)
class Before:
    """Editions earlier than that day."""

    day: date


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not match."""

    part: "Query"


Query: TypeAlias = Term | Phrase | Pinyin | Near | Field | Kind | After | Before | And | Or | Not

NEAR_DISTANCE = 30
"""Code points, where the query gives no number: about a clause of a news article and its neighbour."""


def replaced(query: Query, change: Callable[[Query], Query | None]) -> Query:
    """The query with `change` made to every part, innermost first; None from `change` leaves a part as it is."""
    match query:
        case And(parts):
            query = And(tuple(replaced(part, change) for part in parts))
        case Or(parts):
            query = Or(tuple(replaced(part, change) for part in parts))
        case Not(part):
            query = Not(replaced(part, change))
        case Field(name, inner):
            query = Field(name, replaced(inner, change))
    return change(query) or query
