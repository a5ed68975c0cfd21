"""What each unit of the page shows: its clues, and what the readers of bylines, datelines and headers make of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.parser.credits import Byline, read_byline, read_tail
from reader.parser.dateline import FoundDateline, read_dateline
from reader.parser.layout import Layout
from reader.parser.leads import read_lead
from reader.parser.masthead import Continuation, Header, read_continuation, read_header
from reader.parser.rules import Rules
from reader.parser.wrapping import Unit

SHORT = 60
"""Bylines and page headers are at most so many characters long."""
NAME, NAMES = 4, 20
"""Names alone, without a role, are at most so many characters long, each and together."""
OPENING = 10
"""A first paragraph is at least so many characters long."""
LONG = 45
SENTENCE = 25
"""A text of so many characters is a paragraph rather than a title; one that ends in a full stop, of so many."""
SIZES = [*["tiny"] * 4, *["terse"] * 4, *["short"] * 5, *["middling"] * 12, *["longish"] * 20, *["long"] * 45, "huge"]
"""What a text of so many characters is called."""
SURE = 0.8
"""A byline or a header of at least this certainty needs no context."""
RIGHT, SIGNATURE = 8, 20
"""White space before a short line that is set at the right edge of its column, and how long such a line is."""


@dataclass(slots=True)
class Sighting:
    """A unit and what it shows."""

    unit: Unit
    clues: list[str]
    byline: Byline | None = None
    dateline: FoundDateline | None = None
    lead: Byline | None = None
    header: Header | None = None
    continuation: Continuation | None = None
    is_signed: bool = False
    """Whether a paragraph ends with the name of its writer or photographer."""
    is_long: bool = False
    """Whether it is as long as a paragraph."""
    is_signature: bool = False
    """Whether it is a byline, of writers and not of photographers alone."""
    is_marked: bool = False
    """Whether it begins as the first paragraph of a report does: 本报讯, 本报讯(记者 …)."""


def see(units: Iterable[Unit], layout: Layout, rules: Rules) -> list[Sighting]:
    """Look at each unit alone: for one thing in all of them, then for the next, whereby its rules stay at hand."""
    seen = [_see_form(unit, layout, rules) for unit in units]
    _see_short([here for here in seen if len(here.unit.text) <= SHORT], rules)
    for here in seen:
        if here.byline is None and len(here.unit.text) >= OPENING:
            _see_opening(here, rules)
    for here in seen:
        if here.is_long and not here.clues[0].endswith("/stop"):
            here.is_signed = _is_signed(here.unit.text, rules)
    for here in seen:
        if rules.signs.continuation.search(here.unit.plain):
            _see_continuation(here, rules)
    for here, clues in zip(seen, rules.clues.of([here.unit.plain for here in seen]), strict=True):
        here.clues += clues
    return seen


def _see_short(short: Sequence[Sighting], rules: Rules) -> None:
    for here in short:
        _see_inside(here, rules)
    for here in short:
        if rules.signs.may_sign(here.unit.text) or _may_be_names(here.unit.text):
            _see_byline(here, rules)
    for here in short:
        if rules.signs.heading.search(here.unit.text):
            _see_header(here, rules)


def _see_form(unit: Unit, layout: Layout, rules: Rules) -> Sighting:
    form = shape(unit, rules)
    seen = Sighting(unit, [form])
    seen.is_long = len(unit.text) >= (SENTENCE if form.endswith("/stop") else LONG)
    if layout.indented:
        seen.clues.append("indented" if unit.indent else "flush")
    if layout.classical:
        seen.clues.append("classical")
    if unit.indent >= RIGHT and len(unit.text) <= SIGNATURE:
        seen.clues.append("right-set")
    return seen


def shape(unit: Unit, rules: Rules) -> str:
    """Length and ending of a unit as a clue: `short/open`, `huge/stop`."""
    plain, signs = unit.plain, rules.signs
    size = SIZES[min(len(unit.text), len(SIZES) - 1)]
    end = plain[-1]
    if end in signs.closing:
        end = plain.rstrip(signs.closing)[-1:] or end
    if end in signs.stops:
        return size + "/stop"
    if end in signs.cries:
        return size + "/cry"
    return size + ("/comma" if plain[-1] in signs.commas else "/open")


def _see_inside(seen: Sighting, rules: Rules) -> None:
    if len(seen.unit.text) > LONG:
        return
    inside = seen.unit.plain[:-1]
    if not rules.signs.stops.isdisjoint(inside):
        seen.clues.append("inner-stop")
    if not rules.signs.inner_commas.isdisjoint(inside):
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
    seen.is_signature = not byline.is_photo and byline.form != "editors"


def _may_be_names(text: str) -> bool:
    return len(text) <= NAMES and max(map(len, text.split())) <= NAME


def _see_header(seen: Sighting, rules: Rules) -> None:
    seen.header = header = read_header(seen.unit.text, seen.unit.line, rules.masthead, rules.credits)
    if header is not None:
        seen.clues.append("header" if header.certainty >= SURE else "header?")


def _is_signed(text: str, rules: Rules) -> bool:
    tail = read_tail(text, 0, rules.credits)
    return tail is not None and bool(tail.credits)


def _see_continuation(seen: Sighting, rules: Rules) -> None:
    seen.continuation = found = read_continuation(seen.unit.text, rules.masthead)
    if found is not None and found.end - found.start == len(seen.unit.text):
        seen.clues.append("continued-here")


def _see_opening(seen: Sighting, rules: Rules) -> None:
    seen.dateline = read_dateline(seen.unit.text, rules.datelines)
    lead = read_lead(seen.unit.text, seen.unit.line, rules.credits)
    if lead is not None and lead.end < len(seen.unit.text):
        seen.lead = lead
    if seen.dateline:
        seen.clues.append("dateline")
    if seen.lead:
        seen.clues.append("lead-credits")
    seen.is_marked = seen.dateline is not None or seen.lead is not None
