"""A cursor among the display lines of an article: a line up or down, and the order in which texts stand."""

from collections.abc import Sequence

from reader.text.width import cells
from reader.tui.layout.typesetter import LineSpan, TypesetText


def reading_order(text: TypesetText) -> tuple[int, ...]:
    """The paragraphs as they stand from top to bottom, bylines in their places."""
    return tuple(dict.fromkeys(span.paragraph for line in text.lines for span in line.stretches))


def line_beside(text: TypesetText, paragraph: int, offset: int, step: int, ambiguous: int) -> tuple[int, int]:
    """The place `step` lines of text further on, in the cells right below or above; the same place past the ends."""
    filled = [index for index, line in enumerate(text.lines) if line.stretches]
    line = text.line_of(paragraph, offset)
    if line not in filled:
        return paragraph, offset
    wanted = filled.index(line) + step
    if not 0 <= wanted < len(filled):
        return paragraph, offset
    x = _x_of(text, text.lines[line].stretches, paragraph, offset, ambiguous)
    return _place_at(text, text.lines[filled[wanted]].stretches, x, ambiguous)


def _x_of(text: TypesetText, spans: Sequence[LineSpan], paragraph: int, offset: int, ambiguous: int) -> int:
    span = next(each for each in reversed(spans) if each.paragraph == paragraph and each.start <= offset)
    return span.x + cells(text.shown[paragraph][span.start : offset], ambiguous)


def _place_at(text: TypesetText, spans: Sequence[LineSpan], x: int, ambiguous: int) -> tuple[int, int]:
    """The character that covers the cell `x` of a line; the last one before it where none does."""
    span = next((each for each in reversed(spans) if each.x <= x), spans[0])
    shown, at, room = text.shown[span.paragraph], span.start, x - span.x
    while at + 1 < span.end and room >= (width := cells(shown[at], ambiguous)):
        room -= width
        at += 1
    return span.paragraph, at
