"""What each unit of the page shows: its clues, and what the readers of bylines, datelines and headers make of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reader.parser.credits import Byline, read_byline, read_tail
from reader.parser.dateline import FoundDateline, read_dateline
from reader.parser.layout import Layout
from reader.parser.leads import read_lead
from reader.parser.masthead import Continuation, Header, read_continuation, read_header
from reader.parser.rules import Rules
from reader.parser.wrapping import Unit

SHORT = 60
"""Bylines and page headers are at most so many characters long."""
NAME, NAMES = 4, 22
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


class Readers:
    """The readers of bylines, headers and datelines. Each is asked once for a line, though wrapped text asks first."""

    def __init__(self, rules: Rules) -> None:
        self.byline = cache(lambda text, line: read_byline(text, line, rules.credits))
        self.header = cache(lambda text, line: read_header(text, line, rules.masthead, rules.credits))
        self.dateline = cache(lambda text: read_dateline(text, rules.datelines))


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


def see(units: Iterable[Unit], layout: Layout, rules: Rules, readers: Readers) -> list[Sighting]:
    """Look at each unit alone: for one thing in all of them, then for the next, whereby its rules stay at hand."""
    seen = [_see_form(unit, layout, rules) for unit in units]
    _see_short([here for here in seen if len(here.unit.text) <= SHORT], rules, readers)
    for here in seen:
        if here.byline is None and len(here.unit.text) >= OPENING:
            _see_opening(here, rules, readers)
    for here in seen:
        if here.byline is None and len(here.unit.text) >= OPENING:
            _see_tail(here, rules)
    for here in seen:
        if rules.signs.continuation.search(here.unit.plain):
            _see_continuation(here, rules)
    for here, clues in zip(seen, rules.clues.of([here.unit.plain for here in seen]), strict=True):
        here.clues += clues
    return seen


def _see_short(short: Sequence[Sighting], rules: Rules, readers: Readers) -> None:
    for here in short:
        _see_inside(here, rules)
    for here in short:
        if rules.signs.may_sign(here.unit.text) or _may_be_names(here.unit.text):
            _see_byline(here, readers)
    for here in short:
        if rules.signs.heading.search(here.unit.text):
            _see_header(here, readers)


def _see_form(unit: Unit, layout: Layout, rules: Rules) -> Sighting:
    form = shape(unit, rules)
    seen = Sighting(unit, [form, *unit.clues])
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
    signs = rules.signs
    inside = set(signs.telling.findall(seen.unit.plain, 0, len(seen.unit.plain) - 1))
    if not inside:
        return
    if not signs.stops.isdisjoint(inside):
        seen.clues.append("inner-stop")
    if not signs.inner_commas.isdisjoint(inside):
        seen.clues.append("inner-comma")
    if not signs.quotes.isdisjoint(inside):
        seen.clues.append("quote-inside")
    if any(map(str.isdigit, inside)):
        seen.clues.append("digit-inside")
    if ":" in inside:
        seen.clues.append("colon-inside")
    if " " in inside:
        seen.clues.append("space-inside")


def _see_byline(seen: Sighting, readers: Readers) -> None:
    seen.byline = byline = readers.byline(seen.unit.text, seen.unit.line)
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
    """Whether it may be names, or one behind the place where the author works: `江口市第一小学 林平`."""
    if len(text) > NAMES:
        return False
    first, *others = map(len, text.split())
    return max(others, default=first) <= NAME and (first <= NAME or 0 < len(others) <= 2)


def _see_header(seen: Sighting, readers: Readers) -> None:
    seen.header = header = readers.header(seen.unit.text, seen.unit.line)
    if header is not None:
        seen.clues.append("header" if header.certainty >= SURE else "header?")


def _see_tail(seen: Sighting, rules: Rules) -> None:
    """Whether a paragraph is signed at its end, and whether by a photographer: then it is a caption."""
    text = seen.unit.text
    is_open = not seen.clues[0].endswith("/stop")
    if not (is_open and seen.is_long) and not (text[-1] in rules.signs.credit_ends and _has_credit(text, rules)):
        return
    tail = read_tail(text, 0, rules.credits)
    if tail is not None and tail.credits:
        seen.is_signed = is_open and seen.is_long
        if tail.is_photo:
            seen.clues.append("credited")


def _has_credit(text: str, rules: Rules) -> bool:
    return rules.credits.pattern.search(text, max(0, len(text) - SIGNATURE)) is not None


def _see_continuation(seen: Sighting, rules: Rules) -> None:
    seen.continuation = found = read_continuation(seen.unit.text, rules.masthead)
    if found is not None and found.end - found.start == len(seen.unit.text):
        seen.clues.append("continued-here")


def _see_opening(seen: Sighting, rules: Rules, readers: Readers) -> None:
    seen.dateline = readers.dateline(seen.unit.text)
    lead = read_lead(seen.unit.text, seen.unit.line, rules.credits)
    if lead is not None and lead.end < len(seen.unit.text):
        seen.lead = lead
    if seen.dateline:
        seen.clues.append("dateline")
    if seen.lead:
        seen.clues.append("lead-credits")
    seen.is_marked = seen.dateline is not None or seen.lead is not None
    if seen.is_long and not seen.is_marked and (clue := rules.heads.clue(seen.unit.plain)):
        seen.clues.append(clue)
