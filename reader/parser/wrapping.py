"""Wrapped lines joined into paragraphs, with the way back to the source lines kept."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.parser.layout import Layout
from reader.parser.lines import Line, edges
from reader.parser.signs import Signs

WIDEST_BREAK = 3
"""Blank lines over which a paragraph that is cut in mid-sentence goes on."""
MOST_TITLE_LINES = 3
"""Lines of a title that are looked at below a full line."""


@dataclass(slots=True)
class Unit:
    """What is judged as one: a line, or the lines of one wrapped paragraph."""

    text: str
    """As printed, wrapped lines joined."""
    plain: str
    """What clues look at: `lines.edges` of the text."""
    lines: tuple[int, ...]
    starts: tuple[int, ...]
    """For each of `lines` the offset in `text` at which it begins."""
    indent: int
    gap: int
    """Blank lines before it."""
    clues: tuple[str, ...] = ()
    """Those of the first of its lines."""

    @property
    def line(self) -> int:
        """The first of its lines."""
        return self.lines[0]

    def printed(self) -> list[tuple[int, str]]:
        """Each of its source lines with its text."""
        ends = [*self.starts[1:], len(self.text)]
        return [
            (line, self.text[start:end].strip()) for line, start, end in zip(self.lines, self.starts, ends, strict=True)
        ]


def join_wrapped(
    lines: Sequence[Line],
    layout: Layout,
    signs: Signs,
    begins: Callable[[Line], bool],
    is_whole: Callable[[Line], bool],
) -> list[Unit]:
    """The lines as units.

    `begins` tells the lines that can only be the first of a unit: a byline, a dateline. `is_whole` tells those that are
    a unit by themselves: a page header, a row of a table.
    """
    if layout.wrapped_at is None:
        return list(map(_unit, _joined(lines)))
    first = _first_lines(lines, begins, is_whole)
    titles = _titles_above(lines, layout, signs)
    units: list[Unit] = []
    group: list[Line] = []
    is_title = False
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else None
        goes_on = group and not (first[number] or is_title or (number in titles and group[-1].text[-1] in signs.stops))
        goes_on = goes_on and not (line.clues or (group[-1].clues and line.gap))
        is_inside = len(group) > 1 or (bool(group) and not signs.commas.isdisjoint(group[-1].plain[:-1]))
        is_next = goes_on and _goes_on(group[-1], line, below, layout, signs, first[number + 1], is_inside)
        if group and not (is_next or line.is_joined):
            units.append(_unit(group))
            group = []
        is_title = not group and not first[number] and _is_title(line, lines[number + 1 : number + 2], layout, signs)
        group.append(line)
    return [*units, _unit(group)] if group else units


def _joined(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, each with those that carry it on."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.is_joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _first_lines(lines: Sequence[Line], begins: Callable[[Line], bool], is_whole: Callable[[Line], bool]) -> list[bool]:
    """For each line whether a unit begins there, and behind the last one."""
    whole = [False, *map(is_whole, lines)]
    return [whole[number] or whole[number + 1] or begins(line) for number, line in enumerate(lines)] + [False]


def _titles_above(lines: Sequence[Line], layout: Layout, signs: Signs) -> set[int]:
    """Where a page indents its paragraphs, the flush lines above one that end without a stop: no paragraph ends there.

    The last line of a paragraph may be as wide as the column, and so may the title below it be.
    """
    found: set[int] = set()
    if not layout.indented:
        return found
    for number in range(1, len(lines)):
        line, above = lines[number], lines[number - 1]
        if line.indent > above.indent and not _ends_sentence(above, signs) and not line.gap:
            at = number - 1
            while at > 0 and lines[at].indent == above.indent and number - at <= MOST_TITLE_LINES:
                found.add(at)
                at -= 1
    return found


def _ends_sentence(line: Line, signs: Signs) -> bool:
    bare = line.text.rstrip(signs.closing)
    return not bare or bare[-1] in signs.stops


def _is_title(line: Line, below: Sequence[Line], layout: Layout, signs: Signs) -> bool:
    """Whether the first line of a block that is set apart reads like a title: no sentence in it, a paragraph below."""
    if any(char in signs.stops or char in signs.commas for char in line.plain):
        return False
    if _HALVES.search(line.text):
        return not signs.may_sign(line.text)
    if not layout.blocks_apart or line.gap == 0:
        return False
    return any(layout.is_full(next_line) or next_line.text[-1] in signs.stops for next_line in below)


_HALVES = re.compile("[\u4e00-\u9fff”」][ \u3000][“「\u4e00-\u9fff]")
"""What parts a title, and hardly ever stands in a sentence: white space between Han characters."""


def _is_cut(last: Line, line: Line, layout: Layout, signs: Signs) -> bool:
    """Whether white space cuts a paragraph in mid-sentence: the text runs over the foot of a column or a page."""
    if line.gap > WIDEST_BREAK or last.text[-1] in signs.stops or last.plain[-1] in signs.closing:
        return False
    has_sentence = not signs.commas.isdisjoint(line.plain) or not signs.stops.isdisjoint(line.plain)
    return has_sentence and (layout.is_full(line) or line.text[-1] in signs.stops) and not signs.may_sign(line.text)


def _goes_on(
    last: Line,
    line: Line,
    below: Line | None,
    layout: Layout,
    signs: Signs,
    next_begins: bool,
    is_inside: bool,
) -> bool:
    """Whether `line` carries on the paragraph that `last` is in the middle of. `below` is the line below it.

    `is_inside`: lines before `last` belong to it, too, so that it is a paragraph and no title.
    """
    if not layout.is_full(last) or (layout.indented and line.indent > last.indent):
        return False
    if line.gap and not (is_inside and _is_cut(last, line, layout, signs)):
        return False
    if line.text[-1] in signs.stops or line.plain[0] in signs.never_first:
        return True
    if last.text[-1] not in signs.stops:
        return layout.is_full(line) or not next_begins
    return layout.is_full(line) and below is not None and _may_follow(line, below, layout)


def _may_follow(line: Line, below: Line, layout: Layout) -> bool:
    return not below.gap and not (layout.indented and below.indent > line.indent)


def _unit(group: Sequence[Line]) -> Unit:
    head = group[0]
    if len(group) == 1:
        return Unit(head.text, head.plain, (head.number,), (0,), head.indent, head.gap, head.clues)
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    for line in group:
        if parts and _is_latin(parts[-1][-1]) and _is_latin(line.text[0]):
            parts.append(" ")
            length += 1
        starts.append(length)
        parts.append(line.text)
        length += len(line.text)
    text = "".join(parts)
    numbers = tuple(line.number for line in group)
    return Unit(text, edges(text), numbers, tuple(starts), head.indent, head.gap, head.clues)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
