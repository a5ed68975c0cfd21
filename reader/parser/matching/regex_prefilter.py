"""Literal prefilter: necessary conditions for a match, so that a pattern is not tried on texts without them.

`^(?:公 ?告|.{0,30}声明)$` needs two characters, and 告 or 明 at the end; `[2-9]\\d{6,7}` seven, and a digit among them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

try:  # the inside of `re`, which takes patterns apart for `re.compile`, too
    from re import _parser  # type: ignore[attr-defined]
except ImportError:
    _parser = None

Node = tuple[Any, Any]
"""An operation of a pattern, and what it is about."""
CharClass = tuple[Node, ...] | None
"""A class of characters; None: any character, or none at all."""
RARE = 300
"""A beginning or an end that is so seldom met suffices: what is inside is then not looked at."""
INSIDE_CHANGED = (AttributeError, TypeError, ValueError, IndexError, KeyError)
"""Errors where the inside of `re` has another form than here; patterns are then only compiled, which is slower."""
FIRST_HAN = 0x2E80
LONGEST_LIST = 100
LETTER, HAN, PUNCTUATION = 1, 2, 20
"""How often, roughly, a Latin letter, a Han character and a sign or a digit stand in a text."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Necessary conditions for a match: length bounds and required characters."""

    least: int = 0
    most: int | None = None
    """Code points of the text."""
    first: CharClass = None
    last: CharClass = None
    """What the text begins and ends with."""
    inside: CharClass = None
    """What stands somewhere in the text."""


def requirements_of(pattern: str) -> Iterator[Requirement]:
    """What each branch of `pattern` needs, where no line feed ends the text: where none is met, it does not match.

    One branch that needs nothing where the pattern cannot be taken apart: it is then tried on every text. re.error for
    what is no pattern.
    """
    try:
        parsed = _parser.parse(pattern)
        found = [] if parsed.state.flags & ~re.UNICODE else [_requirement(*branch) for branch in _branches(parsed)]
    except INSIDE_CHANGED:
        re.compile(pattern)
        found = []
    yield from found or [Requirement()]


def _branches(parsed: Any) -> Iterator[tuple[list[Node], Any]]:
    """The branches of a pattern, with its anchors, and what measures them."""
    nodes = list(parsed)
    at = next((at for at, node in enumerate(nodes) if _name(node) == "BRANCH"), None)
    if at is None or any(_name(node) != "AT" for node in [*nodes[:at], *nodes[at + 1 :]]):
        yield nodes, parsed
        return
    for branch in nodes[at][1][1]:
        yield [*nodes[:at], *branch, *nodes[at + 1 :]], branch


def _requirement(nodes: Sequence[Node], measured: Any) -> Requirement:
    least, most = measured.getwidth()
    is_start, is_end = (bool(nodes) and _is_anchor(nodes[at], sign) for at, sign in ((0, "BEGINNING"), (-1, "END")))
    first, last = _edge(nodes, 1) if is_start else None, _edge(nodes, -1) if is_end else None
    tells = any(_frequency(chars) <= RARE for chars in (first, last))
    return Requirement(least, most if is_start and is_end else None, first, last, None if tells else _inside(nodes))


def _name(node: Node) -> str:
    return str(node[0].name)


def _is_anchor(node: Node, sign: str) -> bool:
    return _name(node) == "AT" and node[1].name == f"AT_{sign}"


def _edge(nodes: Sequence[Node], step: int) -> CharClass:
    """What `nodes` begin with, or end with where `step` is -1."""
    chars, is_empty = _edge_or_empty(nodes, step)
    return None if is_empty else chars


def _edge_or_empty(nodes: Sequence[Node], step: int) -> tuple[CharClass, bool]:
    found: CharClass = ()
    for node in nodes[::step]:
        chars, is_empty = _edge_of(node, step)
        found = _either(found, chars)
        if not is_empty:
            return found, False
    return found, True


def _edge_of(node: Node, step: int) -> tuple[CharClass, bool]:
    match _name(node), node[1]:
        case (("AT" | "ASSERT" | "ASSERT_NOT"), _):
            return (), True
        case "SUBPATTERN", (_, _, _, inner):
            return _edge_or_empty(list(inner), step)
        case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (least, _, inner)):
            chars, is_empty = _edge_or_empty(list(inner), step)
            return chars, is_empty or least == 0
        case "BRANCH", (_, branches):
            edges = [_edge_or_empty(list(branch), step) for branch in branches]
            return reduce(_either, (chars for chars, _ in edges)), any(is_empty for _, is_empty in edges)
        case (("LITERAL" | "NOT_LITERAL" | "IN"), _):
            return (node,), False
    return None, True


def _either(some: CharClass, others: CharClass) -> CharClass:
    return None if some is None or others is None else some + others


def _inside(nodes: Sequence[Node]) -> CharClass:
    """The rarest class of which a member must stand in every match."""
    return min((_inside_of(node) for node in nodes), key=_frequency, default=None)


def _inside_of(node: Node) -> CharClass:
    match _name(node), node[1]:
        case "SUBPATTERN", (_, _, _, inner):
            return _inside(list(inner))
        case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (least, _, inner)):
            return _inside(list(inner)) if least else None
        case "BRANCH", (_, branches):
            return reduce(_either, (_inside(list(branch)) for branch in branches))
        case "IN", [first, *_] if _name(first) != "NEGATE":
            return (node,)
        case "LITERAL", _:
            return (node,)
    return None


def _frequency(chars: CharClass) -> float:
    if chars is None:
        return float("inf")
    return sum(_frequency_of(node) for node in chars)


def _frequency_of(node: Node) -> float:
    match _name(node), node[1]:
        case "LITERAL", code:
            return _frequency_of_character(code)
        case "RANGE", (first, last):
            return float(last - first + 1) * _frequency_of_character(first)
        case "IN", [first, *_] if _name(first) == "NEGATE":
            return float("inf")
        case "IN", members:
            return _frequency(members)
        case "CATEGORY", category if "NOT" not in category.name:
            return 10 * PUNCTUATION
    return float("inf")


def _frequency_of_character(code: int) -> float:
    if not chr(code).isalpha():
        return PUNCTUATION
    return LETTER if code < FIRST_HAN else HAN


def class_members(chars: Sequence[Node]) -> set[str] | None:
    """The members of a class; None where they are too many to be listed."""
    found: set[str] = set()
    for node in chars:
        match _name(node), node[1]:
            case "LITERAL", code:
                found.add(chr(code))
            case "RANGE", (first, last) if last - first < LONGEST_LIST:
                found.update(map(chr, range(first, last + 1)))
            case "IN", members if (inner := class_members(members)) is not None:
                found |= inner
            case _:
                return None
    return found


def class_pattern(chars: Sequence[Node]) -> str:
    """A class as a pattern of one character."""
    return "|".join(f"[{_class_item(node)}]" for node in chars)


def _class_item(node: Node) -> str:
    match _name(node), node[1]:
        case "LITERAL", code:
            return re.escape(chr(code))
        case "RANGE", (first, last):
            return f"{re.escape(chr(first))}-{re.escape(chr(last))}"
        case "NOT_LITERAL", code:
            return f"^{re.escape(chr(code))}"
        case "NEGATE", _:
            return "^"
        case "IN", members:
            return "".join(map(_class_item, members))
    return _CATEGORIES[node[1].name]


_CATEGORIES = {
    f"CATEGORY_{name}": rf"\{letter}"
    for name, letter in zip(("DIGIT", "NOT_DIGIT", "SPACE", "NOT_SPACE", "WORD", "NOT_WORD"), "dDsSwW", strict=True)
}


def any_member(classes: Iterable[CharClass]) -> str:
    """A pattern of one character of any of these classes, none of them negated. It is a class, to which `re` skips."""
    return f"[{''.join(_class_item(node) for chars in classes for node in chars or ())}]"


@dataclass(frozen=True, slots=True)
class PrefilteredPattern:
    """A pattern that is searched only in texts with a character that every match has."""

    prefilter: re.Pattern[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, pattern: str) -> "PrefilteredPattern":
        """From a pattern; where one of its branches needs no character of a class, there is nothing to guard."""
        compiled = re.compile(pattern)
        try:
            classes = [_inside(branch) for branch, _ in _branches(_parser.parse(pattern))]
        except INSIDE_CHANGED:
            classes = []
        return cls(re.compile(any_member(classes) if classes and all(classes) else ""), compiled)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in `text`."""
        return self.pattern.search(text) if self.prefilter.search(text) else None
