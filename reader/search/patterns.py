"""Regular expressions in queries, `/[0-9]+亿/`, of which none can take long.

Python's `re` knows no time limit, so that only expressions are taken whose cost has a bound: `*` and `+` repeat
`LONGEST` times at most, nothing that can be matched in several ways may be repeated, and the ways to match from one
character multiply to `MOST_WAYS` at most. References and look-around are not taken.
"""

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from reader.errors import QueryError
from reader.model.blocks import TextSpan

LONGEST = 100
"""How often `*`, `+` and `{n,}` repeat at most."""
MOST_WAYS = 11_000
"""Ways to match from one character: two repeats without a bound, side by side."""
LONGEST_TEXT = 20_000
"""Code points of one paragraph that are looked at."""
LONGEST_PATTERN = 200

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d+),\}|[*+]|.", re.DOTALL)
_WHOLE = re.compile(r"/((?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+)/(?=[\s()（）]|$)")


def pattern_at(text: str, at: int) -> str | None:
    """The expression between slashes that stands at `at`; None where none does."""
    found = _WHOLE.match(text, at)
    return found[1] if found else None


def check_pattern(pattern: str, column: int) -> str:
    """The pattern; QueryError with its column where it is none, or one that could take long."""
    try:
        _compiled(pattern)
    except _UnfitError as unfit:
        raise QueryError(f"query-pattern-{unfit}", column=column) from None
    except (re.error, OverflowError, RecursionError):
        raise QueryError("query-pattern-wrong", column=column) from None
    return pattern


def occurs_in(pattern: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts has a match that is not empty."""
    search = _compiled(pattern).finditer
    return any(found.end() > found.start() for text in texts for found in search(text, 0, LONGEST_TEXT))


def pattern_places(pattern: str, texts: Sequence[str]) -> tuple[TextSpan, ...]:
    """Where a checked pattern matches in texts as they are printed, letters in either case."""
    search = _compiled(pattern).finditer
    return tuple(
        TextSpan(at, *found.span())
        for at, text in enumerate(texts)
        for found in search(text, 0, LONGEST_TEXT)
        if found.end() > found.start()
    )


class _UnfitError(Exception):
    """What is not taken: `slow` or `unknown`."""


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str]:
    from re import _parser  # type: ignore[attr-defined]

    if len(pattern) > LONGEST_PATTERN:
        raise _UnfitError("slow")
    bounded = _PIECE.sub(lambda piece: _bounded(piece[0], piece[1]), pattern)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        if _ways(_parser.parse(bounded, re.IGNORECASE)) > MOST_WAYS:
            raise _UnfitError("slow")
        return re.compile(bounded, re.IGNORECASE)


def _bounded(piece: str, least: str | None) -> str:
    if least:
        return f"{{{least},{int(least) + LONGEST}}}"
    return {"*": f"{{0,{LONGEST}}}", "+": f"{{1,{LONGEST}}}"}.get(piece, piece)


def _ways(items: Iterable[tuple[Any, Any]]) -> int:
    """In how many ways the parts of an expression, one behind the other, can be matched at one place."""
    ways = 1
    for kind, value in items:
        ways *= _ways_of(str(kind), value)
        if ways > MOST_WAYS:
            raise _UnfitError("slow")
    return ways


def _ways_of(kind: str, value: Any) -> int:
    match kind, value:
        case (("LITERAL" | "NOT_LITERAL" | "ANY" | "IN" | "AT"), _):
            return 1
        case "BRANCH", (_, list(branches)):
            return sum(map(_ways, branches))
        case "SUBPATTERN", (_, _, _, inner):
            return _ways(inner)
        case (("MAX_REPEAT" | "MIN_REPEAT"), (int(least), int(most), inner)):
            if most > 1 and _ways(inner) > 1:
                raise _UnfitError("slow")
            return (most - least + 1) * _ways(inner)
        case _:
            raise _UnfitError("unknown")
