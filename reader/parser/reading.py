"""What the page shows, line by line, before anything is decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.parser.dressing import BEFORE_FURNITURE, BEHIND_FURNITURE, FEET, OF_ARTICLE, undress
from reader.parser.evidence import add_evidence
from reader.parser.furniture import Found, Looked, find_furniture, without_furniture
from reader.parser.furniture_context import (
    find_asides,
    find_channels,
    find_days,
    find_foot,
    find_front_matter,
    find_page_lists,
    find_rights,
    find_title_lists,
)
from reader.parser.kinds import NUMBERS, LineKind
from reader.parser.layout import CHARACTERS, SAMPLE, Layout, find_layout
from reader.parser.leads import read_lead
from reader.parser.letters import join_breaks
from reader.parser.lines import Line, read_lines
from reader.parser.neighbours import compare_neighbours
from reader.parser.repetition import find_doubled_titles, find_running_heads, known_from_folder
from reader.parser.rules import Rules
from reader.parser.sightings import SHORT, SURE, Readers, Sighting, see
from reader.parser.site_page import find_links, find_site_page
from reader.parser.weights import Scores
from reader.parser.wrapping import join_wrapped

LEAST_GAPS, MOST_TITLES = 3, 4
"""Blank lines on a page that sets articles apart, and the lines of a title."""
CERTAIN = 0.9
"""A line that is so certainly a byline begins a unit even in the middle of wrapped text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The evidence, gathered."""

    layout: Layout
    paragraph_gap: int
    """Blank lines between two paragraphs."""
    marked: float
    """Share of first paragraphs that are marked as such by a dateline, credits or a byline."""
    seen: tuple[Sighting, ...]
    scores: tuple[Scores, ...]
    """Of each unit, what its clues say."""
    gaps: tuple[str, ...]
    """Of each unit, how it stands to the one before."""
    furniture: tuple[tuple[Line, Found], ...] = ()
    """What no paper printed, and why it is that."""


def read(text: str, rules: Rules, repeated: Collection[str] = ()) -> Reading:
    """Gather what the page shows. `repeated` are lines that most files of its folder have."""
    readers = Readers(rules)
    every = read_lines(text)
    lines = undress(every, BEFORE_FURNITURE, rules.dressing)
    found = _furniture(lines, rules, readers, repeated)
    furniture = [(line, reason) for line, reason in zip(lines, found, strict=True) if reason]
    lines = without_furniture(lines, found)
    join_breaks(lines, [line.number for line, reason in furniture if reason.because in FEET], rules.dressing)
    asides = [line for line in every if line.aside]
    every = lines
    lines = undress(every, BEHIND_FURNITURE, rules.dressing)
    asides += [line for line in every if line.aside]
    furniture += [(line, Found(line.aside, line.aside in OF_ARTICLE)) for line in asides]
    furniture.sort(key=lambda pair: pair[0].number)
    layout = find_layout(lines, rules.signs.stops, rules.signs.traditional)
    if layout.wrapped_at is not None and _are_spaced(lines):
        lines = [replace(line, gap=max(line.gap - 1, 0)) for line in lines]
        layout = find_layout(lines, rules.signs.stops, rules.signs.traditional)
    layout = replace(layout, classical=layout.traditional and _is_old(lines, rules))
    units = join_wrapped(
        lines,
        layout,
        rules.signs,
        lambda line: _begins(line, rules, readers),
        lambda line: _is_whole(line, layout, rules, readers),
    )
    seen = see(units, layout, rules, readers)
    marked = compare_neighbours(seen, rules.clues)
    add_evidence(seen, furniture)
    usual = _paragraph_gap(seen)
    is_even = 30 * sum(unit.unit.gap < usual for unit in seen[1:]) < len(seen)
    scores = tuple(rules.weights.scores(tuple(sorted(unit.clues))) for unit in seen)
    scores = _parted(seen, scores)
    solid = "strict" if usual == 0 and _are_parted(seen) else "solid"
    gaps = tuple(_gap(unit.unit.gap, usual, is_even, solid) for unit in seen)
    return Reading(layout, usual, marked, tuple(seen), scores, gaps, tuple(furniture))


def _furniture(
    lines: Sequence[Line], rules: Rules, readers: Readers, repeated: Collection[str]
) -> Sequence[Found | None]:
    looked = Looked(
        lines,
        rules.furniture,
        rules.signs,
        is_header=lambda line: _says_which_page(line, rules, readers),
        is_signed=lambda line: (
            len(line.text) <= SHORT
            and rules.signs.may_sign(line.text)
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
    find_front_matter,
    find_foot,
    find_site_page,
)
"""How furniture is found behind what its form tells, in this order."""


def _says_which_page(line: Line, rules: Rules, readers: Readers) -> bool:
    if len(line.text) > SHORT or not rules.signs.heading.search(line.text):
        return False
    header = readers.header(line.text, line.number)
    return header is not None and bool(header.newspaper or header.date or header.number or header.name)


def _is_marked(line: Line, rules: Rules, readers: Readers) -> bool:
    if readers.dateline(line.text):
        return True
    lead = read_lead(line.text, line.number, rules.credits)
    return lead is not None and lead.end < len(line.text)


def _parted(seen: Sequence[Sighting], scores: tuple[Scores, ...]) -> tuple[Scores, ...]:
    """`scores` in which the two parts of one line can only be a title and the text below it."""
    found = list(scores)
    for number, (here, below) in enumerate(pairwise(seen)):
        if here.unit.line == below.unit.line:
            found[number : number + 2] = [((NUMBERS[LineKind.TITLE], 0.0),), ((NUMBERS[LineKind.LEAD], 0.0),)]
    return tuple(found)


def _are_spaced(lines: Sequence[Line]) -> bool:
    """Whether a blank line follows every line, so that it parts none from the next: a page copied out of a browser."""
    return 20 * sum(line.gap == 0 for line in lines[1:]) < len(lines)


def _is_old(lines: Sequence[Line], rules: Rules) -> bool:
    sample = "".join(line.text for line in lines[:SAMPLE])[:CHARACTERS]
    old, new = rules.signs.old_words, rules.signs.new_words
    return sum(char in old for char in sample) > sum(char in new for char in sample)


def _begins(line: Line, rules: Rules, readers: Readers) -> bool:
    if rules.signs.imprint.match(line.plain) or rules.clues.bullet.match(line.plain):
        return True
    if rules.clues.has("notice-begins", line.plain):
        return True
    if readers.dateline(line.text):
        return True
    if len(line.text) > SHORT or not rules.signs.may_sign(line.text):
        return False
    byline = readers.byline(line.text, line.number)
    return byline is not None and byline.form != "editors" and byline.certainty >= CERTAIN


def _is_whole(line: Line, layout: Layout, rules: Rules, readers: Readers) -> bool:
    """Whether a line can neither carry on the one above nor be carried on: a page header, the row of a table."""
    if len(line.text) > SHORT:
        return False
    if rules.clues.row.search(line.plain):
        return True
    if len(line.text) == layout.wrapped_at or not rules.signs.heading.search(line.text):
        return False
    header = readers.header(line.text, line.number)
    return header is not None and header.certainty >= SURE


def _paragraph_gap(seen: list[Sighting]) -> int:
    """The number of blank lines that most often stands between two long units; of two, the smaller."""
    found: dict[int, int] = {}
    for before, here in pairwise(seen):
        if before.is_long and here.is_long:
            found[here.unit.gap] = found.get(here.unit.gap, 0) + 1
    return min(found, key=lambda gap: (-found[gap], gap), default=_common_gap(seen))


def _common_gap(seen: list[Sighting]) -> int:
    gaps = sorted(unit.unit.gap for unit in seen[1:])
    return min(gaps[len(gaps) // 2], 1) if gaps else 0


def _are_parted(seen: Sequence[Sighting]) -> bool:
    """Whether a blank line stands above titles that certainly begin an article: those above bylines and datelines."""
    tops = [
        top for at, here in enumerate(seen) if here.is_marked or here.is_signature if (top := _title_above(seen, at))
    ]
    parted = sum(any(unit.unit.gap for unit in top) for top in tops)
    gaps = sum(unit.unit.gap > 0 for unit in seen)
    return parted > 0 and gaps >= LEAST_GAPS and 5 * parted >= 4 * len(tops)


def _title_above(seen: Sequence[Sighting], at: int) -> Sequence[Sighting]:
    """The short lines right above a unit that may be a title; none at the top of the page, with nothing above it."""
    start = at
    while start > 0 and at - start < MOST_TITLES and _may_be_title(seen[start - 1]):
        start -= 1
    return seen[start:at] if start else ()


def _may_be_title(here: Sighting) -> bool:
    return not here.is_long and not here.is_signature and not here.clues[0].endswith("/stop")


def _gap(blank_lines: int, usual: int, is_even: bool, solid: str) -> str:
    if blank_lines > usual:
        return "apart"
    if usual == 0:
        return solid
    if blank_lines == usual and is_even:
        return "even"
    return "step" if blank_lines else "joined"
