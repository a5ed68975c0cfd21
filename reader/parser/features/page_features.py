"""Features and emissions of all units of a page: the input of the Viterbi decoding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.parser.features.context_features import add_context_features
from reader.parser.features.unit_features import SHORT, SURE, Readers, UnitFeatures, extract_unit_features
from reader.parser.labeller.weights import Emissions
from reader.parser.rules import Rules
from reader.parser.units.line_joining import join_wrapped
from reader.parser.units.page_layout import CHARACTERS, SAMPLE, PageLayout, find_layout
from reader.parser.units.text_lines import TextLine, read_lines

LEAST_GAPS, MOST_TITLES = 3, 4
"""Blank lines on a page that sets articles apart, and the lines of a title."""
CERTAIN = 0.9
"""A line that is so certainly a byline begins a unit even in the middle of wrapped text."""


@dataclass(frozen=True, slots=True)
class PageFeatures:
    """Layout, features, emissions and gaps of a page."""

    layout: PageLayout
    paragraph_gap: int
    """Blank lines between two paragraphs."""
    marked: float
    """Share of first paragraphs that are marked as such by a dateline, credits or a byline."""
    units: tuple[UnitFeatures, ...]
    emissions: tuple[Emissions, ...]
    """Of each unit, what its features say."""
    gaps: tuple[str, ...]
    """Of each unit, how it stands to the one before."""


def extract_page_features(text: str, rules: Rules) -> PageFeatures:
    """Gather what the page shows."""
    lines = read_lines(text)
    layout = find_layout(lines, rules.punctuation.stops, rules.punctuation.traditional)
    if layout.wrapped_at is not None and _are_spaced(lines):
        lines = [replace(line, gap=max(line.gap - 1, 0)) for line in lines]
        layout = find_layout(lines, rules.punctuation.stops, rules.punctuation.traditional)
    layout = replace(layout, is_pre_1950=layout.traditional and _is_old(lines, rules))
    readers = Readers(rules)
    units = join_wrapped(
        lines,
        layout,
        rules.punctuation,
        lambda line: _begins(line, rules, readers),
        lambda line: _is_whole(line, layout, rules, readers),
    )
    seen = extract_unit_features(units, layout, rules, readers)
    marked = add_context_features(seen, rules.patterns)
    usual = _paragraph_gap(seen)
    is_even = 30 * sum(unit.unit.gap < usual for unit in seen[1:]) < len(seen)
    emissions = tuple(rules.weights.emissions(tuple(sorted(unit.features))) for unit in seen)
    solid = "strict" if usual == 0 and _are_parted(seen) else "solid"
    gaps = tuple(_gap(unit.unit.gap, usual, is_even, solid) for unit in seen)
    return PageFeatures(layout, usual, marked, tuple(seen), emissions, gaps)


def _are_spaced(lines: Sequence[TextLine]) -> bool:
    """Whether a blank line follows every line, so that it parts none from the next: a page copied out of a browser."""
    return 20 * sum(line.gap == 0 for line in lines[1:]) < len(lines)


def _is_old(lines: Sequence[TextLine], rules: Rules) -> bool:
    sample = "".join(line.text for line in lines[:SAMPLE])[:CHARACTERS]
    old, new = rules.punctuation.old_words, rules.punctuation.new_words
    return sum(char in old for char in sample) > sum(char in new for char in sample)


def _begins(line: TextLine, rules: Rules, readers: Readers) -> bool:
    if rules.punctuation.imprint.match(line.normalized) or rules.patterns.bullet.match(line.normalized):
        return True
    if rules.patterns.has("notice-begins", line.normalized):
        return True
    if readers.dateline(line.text):
        return True
    if len(line.text) > SHORT or not rules.punctuation.may_sign(line.text):
        return False
    byline = readers.byline(line.text, line.number)
    return byline is not None and byline.form != "editors" and byline.certainty >= CERTAIN


def _is_whole(line: TextLine, layout: PageLayout, rules: Rules, readers: Readers) -> bool:
    """Whether a line can neither carry on the one above nor be carried on: a page header, the row of a table."""
    if len(line.text) > SHORT:
        return False
    if rules.patterns.row.search(line.normalized):
        return True
    if len(line.text) == layout.wrapped_at or not rules.punctuation.heading.search(line.text):
        return False
    header = readers.header(line.text, line.number)
    return header is not None and header.certainty >= SURE


def _paragraph_gap(seen: list[UnitFeatures]) -> int:
    """The number of blank lines that most often stands between two long units; of two, the smaller."""
    found: dict[int, int] = {}
    for before, here in pairwise(seen):
        if before.is_long and here.is_long:
            found[here.unit.gap] = found.get(here.unit.gap, 0) + 1
    return min(found, key=lambda gap: (-found[gap], gap), default=_common_gap(seen))


def _common_gap(seen: list[UnitFeatures]) -> int:
    gaps = sorted(unit.unit.gap for unit in seen[1:])
    return min(gaps[len(gaps) // 2], 1) if gaps else 0


def _are_parted(seen: Sequence[UnitFeatures]) -> bool:
    """Whether a blank line stands above titles that certainly begin an article: those above bylines and datelines."""
    tops = [
        top for at, here in enumerate(seen) if here.is_marked or here.is_signature if (top := _title_above(seen, at))
    ]
    parted = sum(any(unit.unit.gap for unit in top) for top in tops)
    gaps = sum(unit.unit.gap > 0 for unit in seen)
    return parted > 0 and gaps >= LEAST_GAPS and 5 * parted >= 4 * len(tops)


def _title_above(seen: Sequence[UnitFeatures], at: int) -> Sequence[UnitFeatures]:
    """The short lines right above a unit that may be a title; none at the top of the page, with nothing above it."""
    start = at
    while start > 0 and at - start < MOST_TITLES and _may_be_title(seen[start - 1]):
        start -= 1
    return seen[start:at] if start else ()


def _may_be_title(here: UnitFeatures) -> bool:
    return not here.is_long and not here.is_signature and not here.features[0].endswith("/stop")


def _gap(blank_lines: int, usual: int, is_even: bool, solid: str) -> str:
    if blank_lines > usual:
        return "apart"
    if usual == 0:
        return solid
    if blank_lines == usual and is_even:
        return "even"
    return "step" if blank_lines else "joined"
