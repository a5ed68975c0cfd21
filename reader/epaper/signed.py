"""Who made an item and where it comes from, read as the bylines and datelines of any text are."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.model import Credit, Dateline, SourceLine
from reader.parser import Rules
from reader.parser.credits import read_byline, read_tail
from reader.parser.dateline import read_dateline, read_end_dateline
from reader.parser.leads import read_lead
from reader.parser.roles import AUTHOR

SURE = 0.8
"""Certainty from which on a paragraph is a byline without a neighbour that says so."""
MOST_BYLINES = 2
"""Paragraphs at the head of a body that may be bylines."""


class Signed(NamedTuple):
    """What was read."""

    credits: tuple[Credit, ...]
    bylines: tuple[SourceLine, ...]
    """Paragraphs of the body that are bylines and nothing else."""
    dateline: Dateline | None
    is_photo: bool
    """Its last words name a photographer."""


def signed(
    byline: SourceLine | None, texts: Sequence[tuple[int, str]], captions: Sequence[tuple[int, str]], rules: Rules
) -> Signed:
    """The credits of an item: of its byline, its text, its captions, all but the byline as pairs of line and text."""
    above = _named(byline, rules) if byline else []
    bylines = _bylines(texts, rules)
    found = [*above, *(credit for line in bylines for credit in _read(line, rules))]
    rest = [(line, text) for line, text in texts if line not in {each.line for each in bylines}]
    dateline, is_photo = None, False
    if rest:
        (first_line, first), (last_line, last) = rest[0], rest[-1]
        lead, tail = read_lead(first, first_line, rules.credits), read_tail(last, last_line, rules.credits)
        found += [credit for each in (lead, tail) if each for credit in each.credits]
        head, end = read_dateline(first, rules.datelines), read_end_dateline(last, rules.datelines)
        dateline = next((each.dateline for each in (head, end) if each), None)
        is_photo = bool(tail and tail.is_photo)
    ends = (read_tail(text, line, rules.credits) for line, text in captions)
    found += [credit for end in ends if end and end.is_photo for credit in end.credits]
    unique = {(credit.role, credit.name): credit for credit in reversed(found)}
    return Signed(tuple(unique.values())[::-1], tuple(bylines), dateline, is_photo)


def _named(byline: SourceLine, rules: Rules) -> list[Credit]:
    """The people of a byline of its own field: whoever stands there is an author, with a role or without."""
    if found := _read(byline, rules):
        return found
    names = "".join(char if char not in "、,，;；" else " " for char in byline.text).split()
    joined: list[str] = []
    for name in names:
        if joined and len(joined[-1]) == len(name) == 1:
            joined[-1] += name
        else:
            joined.append(name)
    return [Credit(AUTHOR, name, byline.line) for name in joined]


def _read(line: SourceLine, rules: Rules) -> list[Credit]:
    found = read_byline(line.text, line.line, rules.credits)
    return list(found.credits) if found else []


def _bylines(texts: Sequence[tuple[int, str]], rules: Rules) -> list[SourceLine]:
    """The paragraphs at the head and at the end that are bylines for certain."""
    at_head = []
    for line, text in texts[:MOST_BYLINES]:
        if not _is_byline(line, text, rules):
            break
        at_head.append(SourceLine(line, text))
    at_end = [SourceLine(*each) for each in texts[len(at_head) :][-1:] if _is_byline(*each, rules)]
    return [*at_head, *at_end] if len(texts) > len(at_head) + len(at_end) else []


def _is_byline(line: int, text: str, rules: Rules) -> bool:
    found = read_byline(text, line, rules.credits)
    return found is not None and bool(found.credits) and found.certainty >= SURE
