"""What each unit of the page shows: its clues, and what the readers of bylines, datelines and headers make of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.parser.credits import Byline, read_byline, read_lead
from reader.parser.dateline import FoundDateline, read_dateline
from reader.parser.layout import Layout
from reader.parser.masthead import Header, read_header
from reader.parser.rules import Rules
from reader.parser.wrapping import Unit

SHORT = 60
"""Bylines and page headers are at most so many characters long."""
LONG = 45
"""A text of so many characters is a paragraph rather than a title."""
SHAPES = ((3, "tiny"), (12, "short"), (24, "middling"), (44, "longish"), (89, "long"))
SURE = 0.8
"""A byline or a header of at least this certainty needs no context."""
MARKING = 0.35
"""A page on which so many first paragraphs are marked is one that marks them."""


@dataclass(slots=True)
class Sighting:
    """A unit and what it shows."""

    unit: Unit
    clues: list[str]
    byline: Byline | None = None
    dateline: FoundDateline | None = None
    lead: Byline | None = None
    header: Header | None = None

    @property
    def is_long(self) -> bool:
        """Whether it is as long as a paragraph."""
        return len(self.unit.text) >= LONG

    @property
    def is_marked(self) -> bool:
        """Whether it begins as the first paragraph of a report does: 本报讯, 本报讯(记者 …)."""
        return self.dateline is not None or self.lead is not None


def see(unit: Unit, layout: Layout, rules: Rules) -> Sighting:
    """Look at one unit alone."""
    seen = Sighting(unit, [shape(unit.plain, rules)])
    if layout.indented:
        seen.clues.append("indented" if unit.indent else "flush")
    _see_inside(seen, rules)
    if len(unit.text) <= SHORT:
        _see_byline(seen, rules)
        _see_header(seen, rules)
    if seen.byline is None:
        _see_opening(seen, rules)
    seen.clues += rules.clues.of(unit.plain)
    return seen


def shape(plain: str, rules: Rules) -> str:
    """Length and ending of a line as a clue: `short/open`, `huge/stop`."""
    size = next((name for limit, name in SHAPES if len(plain) <= limit), "huge")
    end = plain.rstrip(rules.signs.closing)[-1:] or plain[-1]
    ending = "stop" if end in rules.signs.stops else "cry" if end in rules.signs.cries else "open"
    if ending == "open" and plain[-1] in rules.signs.commas:
        ending = "comma"
    return f"{size}/{ending}"


def _see_inside(seen: Sighting, rules: Rules) -> None:
    if len(seen.unit.plain) > LONG:
        return
    inside = seen.unit.plain[:-1]
    if any(sign in inside for sign in rules.signs.stops):
        seen.clues.append("inner-stop")
    if any(sign in inside for sign in rules.signs.inner_commas):
        seen.clues.append("inner-comma")


def _see_byline(seen: Sighting, rules: Rules) -> None:
    seen.byline = byline = read_byline(seen.unit.text, seen.unit.line, rules.credits)
    if byline is None:
        return
    if byline.form == "editors":
        seen.clues.append("editors")
    elif byline.certainty < SURE:
        seen.clues.append("byline?")
    else:
        seen.clues.append("photo-credit" if byline.is_photo else "byline")


def _see_header(seen: Sighting, rules: Rules) -> None:
    seen.header = header = read_header(seen.unit.text, seen.unit.line, rules.masthead, rules.credits)
    if header is not None:
        seen.clues.append("header" if header.certainty >= SURE else "header?")


def _see_opening(seen: Sighting, rules: Rules) -> None:
    seen.dateline = read_dateline(seen.unit.text, rules.datelines)
    seen.lead = read_lead(seen.unit.text, seen.unit.line, rules.credits)
    if seen.dateline:
        seen.clues.append("dateline")
    if seen.lead:
        seen.clues.append("lead-credits")


def compare_neighbours(seen: Sequence[Sighting]) -> float:
    """Add the clues that only the page shows; return the share of first paragraphs that are marked as such."""
    openings = marked = 0
    for before, here in pairwise(seen):
        if here.is_long and not before.is_long:
            openings += 1
            marked += here.is_marked or (before.byline is not None and not before.byline.is_photo)
        if "photo-credit" in here.clues and "stop" in before.clues[0]:
            before.clues.append("captioned")
    share = marked / openings if openings else 0.0
    if share >= MARKING:
        for here in seen:
            if here.is_long and not here.is_marked:
                here.clues.append("unmarked")
    return share
