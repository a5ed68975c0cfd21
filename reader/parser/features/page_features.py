"""Features and emissions of all units of a page: the input of the Viterbi decoding."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.parser.bylines.lead_bylines import read_lead
from reader.parser.decoration.dressing import BEFORE_FURNITURE, BEHIND_FURNITURE, FEET, OF_ARTICLE, undress
from reader.parser.decoration.letters import join_breaks
from reader.parser.features.context_features import add_context_features
from reader.parser.features.corrected import NONE_GIVEN, corrected_emissions, corrected_furniture
from reader.parser.features.furniture_evidence import add_evidence
from reader.parser.features.unit_features import SHORT, SURE, Readers, UnitFeatures, extract_unit_features
from reader.parser.furniture.article_lines import find_editors, find_first_titles, find_sources
from reader.parser.furniture.finder import Found, Looked, find_furniture, without_furniture
from reader.parser.furniture.furniture_context import (
    find_asides,
    find_channels,
    find_days,
    find_foot,
    find_front_matter,
    find_page_lists,
    find_rights,
    find_title_lists,
)
from reader.parser.furniture.repetition import find_doubled_titles, find_running_heads, known_from_folder
from reader.parser.furniture.site_page import find_links, find_site_page
from reader.parser.labeller.labels import LABEL_INDEX, LineLabel
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
    furniture: tuple[tuple[TextLine, Found], ...] = ()
    """What no paper printed, and why it is that."""
    corrected: frozenset[int] = frozenset()
    """Lines whose labels are given, not found."""


def extract_page_features(
    text: str, rules: Rules, repeated: Collection[str] = (), given: Mapping[int, str] = NONE_GIVEN
) -> PageFeatures:
    """Gather what the page shows. `repeated`: lines that most files of its folder have; `given`: lines with labels."""
    readers = Readers(rules)
    every = read_lines(text)
    lines = undress(every, BEFORE_FURNITURE, rules.dressing)
    found = corrected_furniture(lines, _furniture(lines, rules, readers, repeated), given)
    furniture = [(line, reason) for line, reason in zip(lines, found, strict=True) if reason]
    lines = without_furniture(lines, found)
    join_breaks(lines, [line.number for line, reason in furniture if reason.because in FEET], rules.dressing)
    asides = [line for line in every if line.aside]
    every = lines
    lines = undress(every, BEHIND_FURNITURE, rules.dressing)
    asides += [line for line in every if line.aside]
    furniture += [(line, Found(line.aside, line.aside in OF_ARTICLE)) for line in asides]
    furniture.sort(key=lambda pair: pair[0].number)
    layout = find_layout(lines, rules.punctuation.stops, rules.punctuation.traditional)
    if layout.wrapped_at is not None and _are_spaced(lines):
        lines = [replace(line, gap=max(line.gap - 1, 0)) for line in lines]
        layout = find_layout(lines, rules.punctuation.stops, rules.punctuation.traditional)
    layout = replace(layout, is_pre_1950=layout.traditional and _is_old(lines, rules))
    units = join_wrapped(
        lines,
        layout,
        rules.punctuation,
        lambda line: line.number in given or _begins(line, rules, readers),
        lambda line: _is_whole(line, layout, rules, readers),
    )
    seen = extract_unit_features(units, layout, rules, readers)
    marked = add_context_features(seen, rules.patterns)
    add_evidence(seen, furniture)
    usual = _paragraph_gap(seen)
    is_even = 30 * sum(unit.unit.gap < usual for unit in seen[1:]) < len(seen)
    emissions = tuple(rules.weights.emissions(tuple(sorted(unit.features))) for unit in seen)
    emissions = corrected_emissions(seen, _parted(seen, emissions), given)
    solid = "strict" if usual == 0 and _are_parted(seen) else "solid"
    gaps = tuple(_gap(unit.unit.gap, usual, is_even, solid) for unit in seen)
    return PageFeatures(layout, usual, marked, tuple(seen), emissions, gaps, tuple(furniture), frozenset(given))


def _furniture(
    lines: Sequence[TextLine], rules: Rules, readers: Readers, repeated: Collection[str]
) -> Sequence[Found | None]:
    looked = Looked(
        lines,
        rules.furniture,
        rules.punctuation,
        is_header=lambda line: _says_which_page(line, rules, readers),
        is_signed=lambda line: (
            len(line.text) <= SHORT
            and rules.punctuation.may_sign(line.text)
            and readers.byline(line.text, line.number) is not None
        ),
        is_marked=lambda line: _is_marked(line, rules, readers),
    )
    return find_furniture(looked, (*PASSES, known_from_folder(repeated)) if repeated else PASSES)


PASSES = (
    find_page_lists,
    find_links,
    find_doubled_titles,
    find_rights,
    find_asides,
    find_title_lists,
    find_channels,
    find_running_heads,
    find_days,
    find_editors,
    find_sources,
    find_first_titles,
    find_front_matter,
    find_foot,
    find_site_page,
)
"""How furniture is found behind what its form tells, in this order."""


def _says_which_page(line: TextLine, rules: Rules, readers: Readers) -> bool:
    if len(line.text) > SHORT or not rules.punctuation.heading.search(line.text):
        return False
    header = readers.header(line.text, line.number)
    return header is not None and bool(header.newspaper or header.date or header.number or header.name)


def _is_marked(line: TextLine, rules: Rules, readers: Readers) -> bool:
    if readers.dateline(line.text):
        return True
    lead = read_lead(line.text, line.number, rules.bylines)
    return lead is not None and lead.end < len(line.text)


def _parted(seen: Sequence[UnitFeatures], emissions: tuple[Emissions, ...]) -> tuple[Emissions, ...]:
    """`scores` in which the two parts of one line can only be a title and the text below it."""
    found = list(emissions)
    for number, (here, below) in enumerate(pairwise(seen)):
        if here.unit.line == below.unit.line:
            found[number : number + 2] = [((LABEL_INDEX[LineLabel.TITLE], 0.0),), ((LABEL_INDEX[LineLabel.LEAD], 0.0),)]
    return tuple(found)


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
