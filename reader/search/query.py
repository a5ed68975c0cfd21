"""What can be asked: a query is a tree of these values. `grammar` reads and prints it, `match` says what it means."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias

from reader.model.blocks import BlockKind


class FieldName(StrEnum):
    """The parts of an article that can be searched alone."""

    TITLE = "title"
    AUTHOR = "author"
    SECTION = "section"
    PAPER = "paper"


class QueryPart:
    """A value of which a query is made: the same as any of its own class with the same fields.

    No dataclass, since a look-up in the shell would wait for that, and no tuple, which would not tell a word from the
    phrase of the same text.
    """

    __slots__ = __match_args__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether `other` asks for the same."""
        return type(other) is type(self) and other._values() == self._values()

    def __hash__(self) -> int:
        """That of its class and its fields."""
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        """As it is made."""
        return f"{type(self).__name__}({', '.join(map(repr, self._values()))})"

    def _values(self) -> tuple[Any, ...]:
        fields: tuple[str, ...] = self.__match_args__
        return tuple(getattr(self, name) for name in fields)


class Text(QueryPart):
    """What is asked to stand somewhere, up to folding."""

    __slots__ = __match_args__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text: Final = text


class Term(Text):
    """A word. Latin letters that nothing has as they are may be meant as pinyin."""

    __slots__ = ()


class Phrase(Text):
    """Text in quotation marks: taken as it is, white space included, and never as pinyin."""

    __slots__ = ()


class Pinyin(Text):
    """Words by their sound: syllables, initials, Chinese characters between them: dangjian, djlm, 党jian."""

    __slots__ = ()


class Pattern(Text):
    """A regular expression that `search.patterns` has checked; found in texts as they are printed."""

    __slots__ = ()


class Near(QueryPart):
    """Several of them within one stretch of `distance` code points of one text."""

    __slots__ = __match_args__ = ("parts", "distance")

    def __init__(self, parts: tuple[Term | Phrase | Pinyin, ...], distance: int) -> None:
        self.parts: Final = parts
        self.distance: Final = distance


class Field(QueryPart):
    """What must hold in one part of the article."""

    __slots__ = __match_args__ = ("name", "query")

    def __init__(self, name: FieldName, query: "Query") -> None:
        """`query`: of terms, phrases, pinyin, And, Or and Not only."""
        self.name: Final = name
        self.query: Final = query


class Kind(QueryPart):
    """Blocks of one kind."""

    __slots__ = __match_args__ = ("kind",)

    def __init__(self, kind: BlockKind) -> None:
        self.kind: Final = kind


class Day(QueryPart):
    """A bound on the date of the edition. What has no date is neither after nor before a day."""

    __slots__ = __match_args__ = ("day",)

    def __init__(self, day: date) -> None:
        self.day: Final = day


class After(Day):
    """Editions of that day and later ones."""

    __slots__ = ()


class Before(Day):
    """Editions earlier than that day."""

    __slots__ = ()


class Parts(QueryPart):
    """Two parts or more."""

    __slots__ = __match_args__ = ("parts",)

    def __init__(self, parts: tuple["Query", ...]) -> None:
        self.parts: Final = parts


class And(Parts):
    """All of them."""

    __slots__ = ()


class Or(Parts):
    """At least one of them."""

    __slots__ = ()


class Not(QueryPart):
    """What the part does not match."""

    __slots__ = __match_args__ = ("part",)

    def __init__(self, part: "Query") -> None:
        self.part: Final = part


Query: TypeAlias = Term | Phrase | Pinyin | Pattern | Near | Field | Kind | After | Before | And | Or | Not

NEAR_DISTANCE = 30
"""Code points, where the query gives no number: about a clause of a news article and its neighbour."""


def rewrite(query: Query, change: Callable[[Query], Query | None]) -> Query:
    """The query with `change` made to every part, innermost first; None from `change` leaves a part as it is."""
    match query:
        case And(parts):
            query = And(tuple(rewrite(part, change) for part in parts))
        case Or(parts):
            query = Or(tuple(rewrite(part, change) for part in parts))
        case Not(part):
            query = Not(rewrite(part, change))
        case Field(name, inner):
            query = Field(name, rewrite(inner, change))
    return change(query) or query
