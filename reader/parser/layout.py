"""How the page as a whole is set: the evidence that is gathered before any single line is judged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from reader.parser.lines import Line

SHORTEST, LONGEST = 12, 60
"""Ems between which a column of print may be wide."""
SAMPLE = 3000
"""Lines that are looked at: a page has a few hundred."""
CHARACTERS = 5000
"""Characters that are looked at to tell the script."""
_WIDE = frozenset("WFA")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of the page have in common. Every value can be printed."""

    lines: int
    """Lines that print something."""
    wrapped_at: int | None
    """The length at which lines are wrapped; None where a line is a paragraph."""
    counts_cells: bool
    """Whether `wrapped_at` counts terminal cells (a Latin letter is half as wide) instead of code points."""
    indented: bool
    """Whether paragraphs begin with white space."""
    blocks_apart: bool
    """Whether blank lines stand between blocks only, not between paragraphs."""
    traditional: bool
    """Whether the text is set in the traditional script."""

    def is_full(self, text: str) -> bool:
        """Whether a line reaches the right edge of its column, within what line-break rules push over."""
        if self.wrapped_at is None:
            return False
        return -2 - self.counts_cells <= _length(text, self.counts_cells) - self.wrapped_at <= 2


def find_layout(lines: Sequence[Line], stops: frozenset[str], traditional: frozenset[str]) -> Layout:
    """Gather the evidence. `stops` end a sentence; `traditional` are characters of that script alone."""
    wrapped_at, counts_cells = _wrapped_at(lines, stops)
    long = [line for line in lines[:SAMPLE] if len(line.text) > SHORTEST and line.text[-1] in stops]
    indented = 2 * sum(line.indent > 0 for line in long) > len(long) if wrapped_at is None else _some_indent(lines)
    return Layout(
        len(lines), wrapped_at, counts_cells, indented, _are_blocks_apart(lines), _is_traditional(lines, traditional)
    )


def _are_blocks_apart(lines: Sequence[Line]) -> bool:
    return 4 * sum(line.gap > 0 for line in lines) < len(lines)


def _is_traditional(lines: Sequence[Line], traditional: frozenset[str]) -> bool:
    sample = "".join(line.text for line in lines[:SAMPLE])[:CHARACTERS]
    return 25 * sum(char in traditional for char in sample) > len(sample)


def _some_indent(lines: Sequence[Line]) -> bool:
    return 30 * sum(line.indent > 0 for line in lines) > len(lines)


def _wrapped_at(lines: Sequence[Line], stops: frozenset[str]) -> tuple[int | None, bool]:
    """The length of a full line, if most lines that are long enough to tell have it and end in mid-sentence."""
    telling = [line.text for line in lines[:SAMPLE] if len(line.text) >= SHORTEST]
    found: list[tuple[int, int, bool]] = []
    for counts_cells in (False, True):
        lengths = Counter(min(_length(text, counts_cells), 4 * LONGEST) for text in telling)
        at, _ = max(lengths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        near = sum(lengths[length] for length in range(at - 1, at + 2))
        if at <= LONGEST * (2 if counts_cells else 1) and near >= 8 and 2 * near >= len(telling):
            found.append((near, at, counts_cells))
    if not found:
        return None, False
    _, at, counts_cells = max(found)
    full = [text for text in telling if abs(_length(text, counts_cells) - at) <= 1]
    open_ends = sum(text[-1] not in stops for text in full)
    return (at, counts_cells) if 3 * open_ends >= 2 * len(full) else (None, False)


def _length(text: str, counts_cells: bool) -> int:
    if not counts_cells or len(text) > 2 * LONGEST or text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in text)
