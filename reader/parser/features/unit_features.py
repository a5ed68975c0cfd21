"""Features of each unit by itself, with the byline, dateline and page header that were read from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reader.parser.bylines.byline_reader import Byline, read_byline, read_tail
from reader.parser.bylines.lead_bylines import read_lead
from reader.parser.headers.datelines import FoundDateline, read_dateline
from reader.parser.headers.page_header import Continuation, PageHeader, read_continuation, read_header
from reader.parser.rules import Rules
from reader.parser.units.line_joining import Unit
from reader.parser.units.page_layout import PageLayout

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
        self.byline = cache(lambda text, line: read_byline(text, line, rules.bylines))
        self.header = cache(lambda text, line: read_header(text, line, rules.page_header, rules.bylines))
        self.dateline = cache(lambda text: read_dateline(text, rules.datelines))


@dataclass(slots=True)
class UnitFeatures:
    """A unit with its features, and what was read from it."""

    unit: Unit
    features: list[str]
    byline: Byline | None = None
    dateline: FoundDateline | None = None
    lead: Byline | None = None
    header: PageHeader | None = None
    continuation: Continuation | None = None
    is_signed: bool = False
    """Whether a paragraph ends with the name of its writer or photographer."""
    is_long: bool = False
    """Whether it is as long as a paragraph."""
    is_signature: bool = False
    """Whether it is a byline, of writers and not of photographers alone."""
    is_marked: bool = False
    """Whether it begins as the first paragraph of a report does: 本报讯, 本报讯(记者 …)."""


def extract_unit_features(
    units: Iterable[Unit], layout: PageLayout, rules: Rules, readers: Readers
) -> list[UnitFeatures]:
    """Look at each unit alone: for one thing in all of them, then for the next, whereby its rules stay at hand."""
    seen = [_with_form_features(unit, layout, rules) for unit in units]
    _add_short_features([here for here in seen if len(here.unit.text) <= SHORT], rules, readers)
    for here in seen:
        if here.byline is None and len(here.unit.text) >= OPENING:
            _add_opening_features(here, rules, readers)
    for here in seen:
        if here.byline is None and len(here.unit.text) >= OPENING:
            _add_tail_features(here, rules)
    for here in seen:
        if rules.punctuation.continuation.search(here.unit.normalized):
            _add_continuation_features(here, rules)
    for here, features in zip(seen, rules.patterns.extract([here.unit.normalized for here in seen]), strict=True):
        here.features += features
    return seen


def _add_short_features(short: Sequence[UnitFeatures], rules: Rules, readers: Readers) -> None:
    for here in short:
        _add_inside_features(here, rules)
    for here in short:
        if rules.punctuation.may_sign(here.unit.text) or _may_be_names(here.unit.text):
            _add_byline_features(here, readers)
    for here in short:
        if rules.punctuation.heading.search(here.unit.text):
            _add_header_features(here, readers)


def _with_form_features(unit: Unit, layout: PageLayout, rules: Rules) -> UnitFeatures:
    form = shape(unit, rules)
    seen = UnitFeatures(unit, [form, *unit.clues])
    seen.is_long = len(unit.text) >= (SENTENCE if form.endswith("/stop") else LONG)
    if layout.indented:
        seen.features.append("indented" if unit.indent else "flush")
    if layout.is_pre_1950:
        seen.features.append("classical")
    if unit.indent >= RIGHT and len(unit.text) <= SIGNATURE:
        seen.features.append("right-set")
    return seen


def shape(unit: Unit, rules: Rules) -> str:
    """Length and ending of a unit as a feature: `short/open`, `huge/stop`."""
    normalized, punctuation = unit.normalized, rules.punctuation
    size = SIZES[min(len(unit.text), len(SIZES) - 1)]
    end = normalized[-1]
    if end in punctuation.closing:
        end = normalized.rstrip(punctuation.closing)[-1:] or end
    if end in punctuation.stops:
        return size + "/stop"
    if end in punctuation.exclamations:
        return size + "/cry"
    return size + ("/comma" if normalized[-1] in punctuation.commas else "/open")


def _add_inside_features(seen: UnitFeatures, rules: Rules) -> None:
    if len(seen.unit.text) > LONG:
        return
    punctuation = rules.punctuation
    inside = set(punctuation.probe.findall(seen.unit.normalized, 0, len(seen.unit.normalized) - 1))
    if not inside:
        return
    if not punctuation.stops.isdisjoint(inside):
        seen.features.append("inner-stop")
    if not punctuation.inner_commas.isdisjoint(inside):
        seen.features.append("inner-comma")
    if not punctuation.quotes.isdisjoint(inside):
        seen.features.append("quote-inside")
    if any(map(str.isdigit, inside)):
        seen.features.append("digit-inside")
    if ":" in inside:
        seen.features.append("colon-inside")
    if " " in inside:
        seen.features.append("space-inside")


def _add_byline_features(seen: UnitFeatures, readers: Readers) -> None:
    seen.byline = byline = readers.byline(seen.unit.text, seen.unit.line)
    if byline is None:
        return
    if byline.form == "editors":
        seen.features.append("editors")
    elif byline.certainty < SURE:
        seen.features.append("byline?")
    else:
        seen.features.append("photo-credit" if byline.is_photo else "byline")
    seen.is_signature = not byline.is_photo and byline.form != "editors"


def _may_be_names(text: str) -> bool:
    """Whether it may be names, or one behind the place where the author works: `江口市第一小学 林平`."""
    if len(text) > NAMES:
        return False
    first, *others = map(len, text.split())
    return max(others, default=first) <= NAME and (first <= NAME or 0 < len(others) <= 2)


def _add_header_features(seen: UnitFeatures, readers: Readers) -> None:
    seen.header = header = readers.header(seen.unit.text, seen.unit.line)
    if header is not None:
        seen.features.append("header" if header.certainty >= SURE else "header?")


def _add_tail_features(seen: UnitFeatures, rules: Rules) -> None:
    """Whether a paragraph is signed at its end, and whether by a photographer: then it is a caption."""
    text = seen.unit.text
    is_open = not seen.features[0].endswith("/stop")
    if not (is_open and seen.is_long) and not (text[-1] in rules.punctuation.credit_ends and _has_credit(text, rules)):
        return
    tail = read_tail(text, 0, rules.bylines)
    if tail is not None and tail.credits:
        seen.is_signed = is_open and seen.is_long
        if tail.is_photo:
            seen.features.append("credited")


def _has_credit(text: str, rules: Rules) -> bool:
    return rules.bylines.pattern.search(text, max(0, len(text) - SIGNATURE)) is not None


def _add_continuation_features(seen: UnitFeatures, rules: Rules) -> None:
    seen.continuation = found = read_continuation(seen.unit.text, rules.page_header)
    if found is not None and found.end - found.start == len(seen.unit.text):
        seen.features.append("continued-here")


def _add_opening_features(seen: UnitFeatures, rules: Rules, readers: Readers) -> None:
    seen.dateline = readers.dateline(seen.unit.text)
    lead = read_lead(seen.unit.text, seen.unit.line, rules.bylines)
    if lead is not None and lead.end < len(seen.unit.text):
        seen.lead = lead
    if seen.dateline:
        seen.features.append("byline" if seen.dateline.end >= len(seen.unit.text) else "dateline")
    if seen.lead:
        seen.features.append("lead-credits")
    seen.is_marked = seen.dateline is not None or seen.lead is not None
    if seen.is_long and not seen.is_marked and (feature := rules.lead_model.feature(seen.unit.normalized)):
        seen.features.append(feature)
