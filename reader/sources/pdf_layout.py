"""Characters on a page of print to lines, columns, paragraphs and articles in reading order. Pure geometry.

A page is cut where nothing is printed: at gutters and rules from side to side, above and below headlines from top to
bottom, and what stands in a box is read by itself. What is set larger than the body is a title and begins an article.
Lengths are points; y grows upwards, as in PDF.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.sources.article_records import ArticleRecord

TITLE = 1.22
"""How much larger than the body a line of a title is set."""
GUTTER = 0.55
"""Em of the narrowest gutter between columns."""
WORD, PADDING = 0.2, 0.75
"""Em of a gap that is a space between letters, and of one between characters that is white space of the paper."""
INDENT = 1.2
"""Em of the smallest indent of a paragraph."""
SHORT = 1.6
"""Em by which the last line of a paragraph is shorter than its column."""
TALL = 0.6
"""Share of the height of a part from which on a rule divides all of it."""
STRIP = 1.0
"""Em of white between the end of one article and the title of the next below it."""
HEAD = 0.15
"""Share of the page at its top where rows are looked at for day and page."""
MOST_CUTS = 40
"""Cuts inside cuts."""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "Box") -> bool:
        """Whether the middle of the other stands in it."""
        x, y = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Glyph(NamedTuple):
    """A character that is printed."""

    text: str
    box: Box
    size: float
    """Of its font."""
    base: float
    """Of its base line."""


class PrintedLine(NamedTuple):
    """Characters beside each other."""

    text: str
    box: Box
    size: float
    base: float


def records_of(
    glyphs: Sequence[Glyph], rules: Sequence[Box], boxes: Sequence[Box], is_head: Callable[[str], bool]
) -> list[ArticleRecord]:
    """The articles of a page in reading order; first its head, as `furniture`.

    `is_head` says of a row at the top whether it names day or page.
    """
    if not glyphs:
        return []
    body = _body_size(glyphs)
    head, rest = _head(glyphs, is_head)
    records = [ArticleRecord(body="\n".join(line.text for line in _lines(head, ())), form="furniture")] if head else []
    boxed: list[list[Glyph]] = []
    for box in sorted(boxes, key=lambda each: (each.right - each.left) * (each.top - each.bottom)):
        inside = [glyph for glyph in rest if box.holds(glyph.box)]
        if inside and len(inside) < len(rest):
            boxed.append(inside)
            rest = [glyph for glyph in rest if not box.holds(glyph.box)]
    for part in (rest, *sorted(boxed, key=lambda part: -max(glyph.box.top for glyph in part))):
        leaves = list(_leaves(_lines(part, rules), rules, body))
        records += _articles(leaves, body)
    return records


def _head(glyphs: Sequence[Glyph], is_head: Callable[[str], bool]) -> tuple[list[Glyph], list[Glyph]]:
    """The rows at the top down to the last one that names day or page, and the rest."""
    top, bottom = max(glyph.box.top for glyph in glyphs), min(glyph.box.bottom for glyph in glyphs)
    edge = top - HEAD * (top - bottom)
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.base > edge:
            rows.setdefault(round(glyph.base), []).append(glyph)
    bases = [base for base, row in rows.items() if is_head(_row_text(row))]
    least = min(bases) - 1 if bases else top + 1
    return [glyph for glyph in glyphs if glyph.base > least], [glyph for glyph in glyphs if glyph.base <= least]


def _row_text(row: Sequence[Glyph]) -> str:
    return " ".join(line.text for line in _lines(row, ()))


def _body_size(glyphs: Sequence[Glyph]) -> float:
    return max(Counter(round(glyph.size, 1) for glyph in glyphs).items(), key=lambda each: (each[1], -each[0]))[0]


def _lines(glyphs: Sequence[Glyph], rules: Sequence[Box]) -> list[PrintedLine]:
    """The characters in lines that no gutter and no rule divides."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: (-round(each.base, 1), each.box.left)):
        row = rows[-1] if rows else None
        if row and abs(row[-1].base - glyph.base) < 0.25 * glyph.size:
            row.append(glyph)
        else:
            rows.append([glyph])
    found = []
    for row in rows:
        run: list[Glyph] = []
        for glyph in sorted(row, key=lambda each: each.box.left):
            if run and _is_divided(run[-1], glyph, rules):
                found.append(_line(run))
                run = []
            run.append(glyph)
        found.append(_line(run))
    return found


def _is_divided(one: Glyph, other: Glyph, rules: Sequence[Box]) -> bool:
    if other.box.left - one.box.right > GUTTER * max(one.size, other.size):
        return True
    if not 0.9 < one.size / other.size < 1.1:
        return True
    between = Box(one.box.right - 1, one.base, other.box.left + 1, one.base + 1)
    return any(
        rule.bottom <= between.bottom <= rule.top and between.left <= rule.left <= between.right for rule in rules
    )


def _line(run: Sequence[Glyph]) -> PrintedLine:
    parts = [run[0].text]
    for one, other in pairwise(run):
        gap = other.box.left - one.box.right
        is_word = gap > WORD * one.size and one.text.isascii() and other.text.isascii()
        parts.append((" " if is_word else "") + other.text)
    return PrintedLine("".join(parts), _around([glyph.box for glyph in run]), run[0].size, run[0].base)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


def _leaves(
    lines: Sequence[PrintedLine], rules: Sequence[Box], body: float, depth: int = 0
) -> Iterator[list[PrintedLine]]:
    """The columns in reading order."""
    if len(lines) < 2 or depth > MOST_CUTS:
        if lines:
            yield _in_rows(lines)
        return
    parts = _stacked(lines, body)
    if len(parts) < 2:
        parts = _side_by_side(lines, rules, body)
    if len(parts) < 2:
        parts = _above_each_other(lines, rules, body)
    if len(parts) < 2:
        yield _in_rows(lines)
        return
    for part in parts:
        yield from _leaves(part, rules, body, depth + 1)


def _in_rows(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a column from the top; pieces of one row, as names with padding, together."""
    rows: list[PrintedLine] = []
    for line in sorted(lines, key=lambda each: (-round(each.base, 1), each.box.left)):
        last = rows[-1] if rows else None
        if last and abs(last.base - line.base) < 0.25 * line.size and line.box.left >= last.box.right - 1:
            gap = line.box.left - last.box.right
            space = " " if gap > PADDING * line.size or (last.text[-1].isascii() and line.text[0].isascii()) else ""
            rows[-1] = PrintedLine(last.text + space + line.text, _around([last.box, line.box]), last.size, last.base)
        else:
            rows.append(line)
    return rows


def _side_by_side(lines: Sequence[PrintedLine], rules: Sequence[Box], body: float) -> list[list[PrintedLine]]:
    """The parts that gutters or rules divide from top to bottom."""
    top, bottom = max(line.box.top for line in lines), min(line.box.bottom for line in lines)
    upright = [rule.left for rule in rules if min(top, rule.top) - max(bottom, rule.bottom) > TALL * (top - bottom)]
    ordered = sorted(lines, key=lambda line: line.box.left)
    parts: list[list[PrintedLine]] = [[ordered[0]]]
    right = ordered[0].box.right
    for line in ordered[1:]:
        left = line.box.left
        if left - right > GUTTER * body or any(right - 1 <= rule <= left + 1 for rule in upright):
            parts.append([])
        parts[-1].append(line)
        right = max(right, line.box.right)
    return parts if len(_in_rows(lines)) > 1 else [list(lines)]


def _stacked(lines: Sequence[PrintedLine], body: float) -> list[list[PrintedLine]]:
    """The parts above and below a broad strip from side to side that has body above it and a title below."""
    ordered = sorted(lines, key=lambda line: -line.box.top)
    floor = ordered[0].box.bottom
    for at, line in enumerate(ordered[1:], 1):
        if floor - line.box.top > STRIP * body and line.size >= TITLE * body:
            lowest = min(ordered[:at], key=lambda each: each.box.bottom)
            if lowest.size < TITLE * body:
                return [ordered[:at], ordered[at:]]
        floor = min(floor, line.box.bottom)
    return [list(lines)]


def _above_each_other(lines: Sequence[PrintedLine], rules: Sequence[Box], body: float) -> list[list[PrintedLine]]:
    """The parts above and below a clean cut at the edge of a title, the highest one, or at a rule across."""
    top, bottom = max(line.box.top for line in lines), min(line.box.bottom for line in lines)
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    across = [rule.top for rule in rules if rule.left <= left + body and rule.right >= right - body]
    titles = sorted((line for line in lines if line.size >= TITLE * body), key=lambda line: -line.box.top)
    edges = [*across, *(edge for line in titles for edge in (line.box.top + 0.1, line.box.bottom - 0.1))]
    for edge in sorted((edge for edge in edges if bottom < edge < top), reverse=True):
        above = [line for line in lines if line.box.bottom >= edge - 0.3]
        below = [line for line in lines if line.box.top <= edge + 0.3]
        if above and below and len(above) + len(below) == len(lines):
            return [above, below]
    return [list(lines)]


def _articles(leaves: Sequence[Sequence[PrintedLine]], body: float) -> list[ArticleRecord]:
    """The articles in columns: each begins with lines set larger than the body."""
    found: list[tuple[list[PrintedLine], list[str]]] = [([], [])]
    for leaf in leaves:
        left = min(line.box.left for line in leaf)
        right = _usual(line.box.right for line in leaf)
        is_open = bool(found[-1][1])
        for line in leaf:
            paragraphs = found[-1][1]
            if line.size >= TITLE * body:
                if paragraphs:
                    found.append(([], []))
                found[-1][0].append(line)
                is_open = False
                continue
            if is_open and paragraphs and line.box.left - left < INDENT * body:
                paragraphs[-1] = _joined(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text)
            is_open = line.box.right > right - SHORT * body
    return [_record(titles, paragraphs) for titles, paragraphs in found if titles or paragraphs]


def _usual(edges: Iterable[float]) -> float:
    """Where most lines end: a sign may hang out beyond it."""
    return max(Counter(map(round, edges)).items(), key=lambda each: (each[1], each[0]))[0]


def _joined(before: str, after: str) -> str:
    is_word = before[-1].isascii() and after[0].isascii() and before[-1].isalnum() and after[0].isalnum()
    return f"{before} {after}" if is_word else before + after


def _record(titles: Sequence[PrintedLine], paragraphs: Sequence[str]) -> ArticleRecord:
    """The largest lines are the headline; those above them the kicker, those below the subtitle."""
    if not titles:
        return ArticleRecord(body="\n".join(paragraphs))
    largest = max(line.size for line in titles)
    at = [number for number, line in enumerate(titles) if line.size > 0.95 * largest]
    parts = (titles[: at[0]], titles[at[0] : at[-1] + 1], titles[at[-1] + 1 :])
    kicker, title, subtitle = ("".join(line.text for line in part) for part in parts)
    return ArticleRecord(title=title, body="\n".join(paragraphs), kicker=kicker, subtitle=subtitle)
