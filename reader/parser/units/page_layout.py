"""How the page as a whole is set: the evidence that is gathered before any single line is judged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from reader.parser.units.text_lines import TextLine

SHORTEST, LONGEST = 12, 60
"""Ems between which a column of print may be wide."""
FULL, FEW, WIDE = 8, 4, 20
"""Lines by which a column is known; fewer where it is so many ems wide and its lines run on."""
COMMAS = ",\u3001"
SAMPLE = 3000
"""Lines that are looked at: a page has a few hundred."""
CHARACTERS, ENOUGH = 5000, 1000
"""Characters from which those are taken, evenly, that are looked at to tell the script, and the most of these."""
_WIDE = frozenset("WFA")


@dataclass(frozen=True, slots=True)
class PageLayout:
    """What the lines of the page have in common. Every value can be printed."""

    lines: int
    """Lines that print something."""
    wrapped_at: int | None
    """The length at which lines are wrapped; None where a line is a paragraph."""
    counts_cells: bool
    """Whether `wrapped_at` counts terminal cells (a Latin letter is half as wide) instead of code points."""
    indented: bool
    """Whether paragraphs begin with white space."""
    blank_lines_separate_blocks: bool
    """Whether blank lines stand between blocks only, not between paragraphs."""
    traditional: bool
    """Whether the text is set in the traditional script."""
    is_pre_1950: bool = False
    """Whether it is written as papers wrote before 1950."""

    def is_full(self, line: TextLine) -> bool:
        """Whether a line reaches the right edge of its column, within what line-break rules push over."""
        if self.wrapped_at is None:
            return False
        return -2 - self.counts_cells <= _length(line, self.counts_cells) - self.wrapped_at <= 2 + 2 * self.counts_cells


def find_layout(lines: Sequence[TextLine], stops: frozenset[str], traditional: frozenset[str]) -> PageLayout:
    """Gather the evidence. `stops` end a sentence; `traditional` are characters of that script alone."""
    wrapped_at, counts_cells = _wrapped_at(lines, stops)
    long = [line for line in lines[:SAMPLE] if len(line.text) > SHORTEST and line.text[-1] in stops]
    indented = (
        _are_indented(long) and not _are_indented(_titles(lines, stops)) if wrapped_at is None else _some_indent(lines)
    )
    return PageLayout(
        len(lines),
        wrapped_at,
        counts_cells,
        indented,
        _are_blocks_apart(lines, wrapped_at, counts_cells),
        _is_traditional(lines, traditional),
    )


def _are_blocks_apart(lines: Sequence[TextLine], wrapped_at: int | None, counts_cells: bool) -> bool:
    below = [line for line in lines[:SAMPLE] if line.gap]
    full = sum(wrapped_at is not None and abs(_length(line, counts_cells) - wrapped_at) <= 2 for line in below)
    return 4 * len(below) < min(len(lines), SAMPLE) and 3 * full <= len(below)


def _is_traditional(lines: Sequence[TextLine], traditional: frozenset[str]) -> bool:
    sample = "".join(line.text for line in lines[:SAMPLE])[:CHARACTERS]
    some = sample[:: -(-len(sample) // ENOUGH) or 1]
    return 25 * sum(map(traditional.__contains__, some)) > len(some)


def _are_indented(lines: Sequence[TextLine]) -> bool:
    return 2 * sum(line.indent > 0 for line in lines) > len(lines)


def _titles(lines: Sequence[TextLine], stops: frozenset[str]) -> list[TextLine]:
    """Lines as long as titles are: on a page that indents them too, white space tells nothing of paragraphs."""
    return [
        line for line in lines[:SAMPLE] if SHORTEST <= len(line.text) <= 2 * SHORTEST and line.text[-1] not in stops
    ]


def _some_indent(lines: Sequence[TextLine]) -> bool:
    return 30 * sum(line.indent > 0 for line in lines) > len(lines)


def _wrapped_at(lines: Sequence[TextLine], stops: frozenset[str]) -> tuple[int | None, bool]:
    """The length of a full line, if many lines have it, most of them end in mid-sentence, and few are longer."""
    telling = [line for line in lines[:SAMPLE] if len(line.text) >= SHORTEST]
    found = [_column(telling, stops, counts_cells) for counts_cells in (False, True)]
    full, at, counts_cells = max(found, key=lambda column: column[0])
    return (at, counts_cells) if full else (None, False)


def _column(telling: Sequence[TextLine], stops: frozenset[str], counts_cells: bool) -> tuple[int, int, bool]:
    """How many lines are as wide as a column, and how wide that is; no line where there is no column."""
    lengths = [_length(line, counts_cells) for line in telling]
    slack = 1 + counts_cells
    counts = Counter(lengths)
    near = {at: sum(counts[at + by] for by in range(-slack, slack + 1)) for at in counts}
    at = max(near, key=lambda length: (near[length], counts[length], length), default=0)
    full = [line for line, length in zip(telling, lengths, strict=True) if abs(length - at) <= slack]
    longer = sum(length > at + 2 * slack for length in lengths)
    open_ends = sum(line.text[-1] not in stops for line in full)
    is_enough = len(full) >= FULL or (len(full) >= FEW and at >= WIDE * (1 + counts_cells) and _run_on(full, stops))
    is_column = at <= LONGEST * (1 + counts_cells) and is_enough and 4 * len(full) >= len(telling)
    return (
        (len(full) if is_column and 5 * longer <= len(telling) and 2 * open_ends >= len(full) else 0),
        at,
        counts_cells,
    )


def _run_on(full: Sequence[TextLine], stops: frozenset[str]) -> bool:
    """Whether most lines hold a comma or a stop, break off in mid-sentence, and have the next right below."""
    held = sum(any(char in stops or char in COMMAS for char in line.normalized[:-1]) for line in full)
    open_ends = sum(line.text[-1] not in stops for line in full)
    below = {line.number for line in full}
    close = sum(line.number + 1 in below for line in full)
    return 4 * held >= 3 * len(full) and 4 * open_ends >= 3 * len(full) and 2 * close >= len(full)


def _length(line: TextLine, counts_cells: bool) -> int:
    if not counts_cells:
        return len(line.text) + line.indent
    if len(line.text) > 2 * LONGEST or line.text.isascii():
        return len(line.text) + line.inset
    return line.inset + sum(map(_CELLS.__getitem__, line.text))


class _Cells(dict[str, int]):
    """The cells of each character."""

    def __missing__(self, char: str) -> int:
        cells = self[char] = 2 if east_asian_width(char) in _WIDE else 1
        return cells


_CELLS = _Cells()
