"""What can be asked: a query is a tree of these values. `grammar` reads and prints it, `match` says what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from reader.blocks import BlockKind


class FieldName(StrEnum):
    """The parts of an article that can be searched alone."""

    TITLE = "title"
    AUTHOR = "author"
    SECTION = "section"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Text:
    """What is asked to stand somewhere, up to folding."""

    text: str


class Term(Text):
    """A word. Latin letters that nothing has as they are may be meant as pinyin."""

    __slots__ = ()


class Phrase(Text):
    """Text in quotation marks: taken as it is, white space included, and never as pinyin."""

    __slots__ = ()


class Pinyin(Text):
    """Words by their sound: syllables, initials, Chinese characters between them: dangjian, djlm, 党jian."""

    __slots__ = ()


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
class Day:
    """A bound on the date of the edition. What has no date is neither after nor before a day."""

    day: date


class After(Day):
    """Editions of that day and later ones."""

    __slots__ = ()


class Before(Day):
    """Editions earlier than that day."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """Two parts or more."""

    parts: tuple["Query", ...]


class And(Parts):
    """All of them."""

    __slots__ = ()


class Or(Parts):
    """At least one of them."""

    __slots__ = ()


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
