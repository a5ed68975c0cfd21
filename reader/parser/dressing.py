"""What programs put around the lines of articles, taken off before anything is read.

`标题：…`, `## …`, `【…】`, a row of `=` below a title, a space behind every letter. What a line was dressed in is
evidence of what it is (`Line.clues`); a line that is nothing but dress is set aside and takes no part in the rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.parser.dressing_rules import DressingRules
from reader.parser.fields import find_fields, find_front_matter, find_happenings, find_marks, find_stamps
from reader.parser.headings import find_brackets, find_markdown, find_rules, find_said_again, part_titles
from reader.parser.letters import close_letters, dedent, join_scattered, strip_bars, strip_tags
from reader.parser.lines import Line

Step = Callable[[list[Line], DressingRules], None]
"""Changes the lines in place."""
BEFORE_FURNITURE: tuple[Step, ...] = (strip_tags, close_letters, dedent, find_front_matter, find_fields)
BEHIND_FURNITURE: tuple[Step, ...] = (
    strip_bars,
    find_markdown,
    find_rules,
    find_happenings,
    find_marks,
    find_stamps,
    find_said_again,
    find_brackets,
    part_titles,
    join_scattered,
)
"""What is done before the furniture of sites is found, and what behind that."""
FEET = frozenset({"page-foot", "folio", "running-head"})
"""Furniture over which a paragraph goes on."""
OF_ARTICLE = frozenset({"stamp"})
"""What is set aside and is about an article."""


def undress(lines: list[Line], steps: Sequence[Step], rules: DressingRules) -> list[Line]:
    """The lines that are more than what programs put around them; blank lines beside the others stand before the next.

    The others, with the reason in `Line.aside`, stay in `lines`.
    """
    for step in steps:
        step(lines, rules)
    kept: list[Line] = []
    gap = 0
    for line in lines:
        gap = max(gap, line.gap)
        if not line.aside:
            kept.append(line if gap == line.gap or not kept else replace(line, gap=gap))
            gap = 0
    return kept
