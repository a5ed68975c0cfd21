"""What goes over the wire: only the cells that have changed.

Textual paints whole widgets, each segment with its full rendition. `Wire` keeps a shadow of the terminal's screen and
turns what Textual would paint into the difference. Every frame stands for itself: it begins with an absolute move and
ends with the plain pen, so that only the cells themselves are remembered from one frame to the next.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, groupby
from typing import Final, NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.text.width import WIDTHS
from reader.tui.drawing import BLANK, CLEARED, Cell, Drawing, Row, Terminal
from reader.tui.pens import PLAIN, Pen, pen

LEAST_SPARED: Final = 3
"""Rows that a scroll has to spare before it is worth its escape sequences."""
KEPT_STRIPS: Final = 4000
"""Strips whose cells are kept: those of some dozens of screens."""


class Piece(NamedTuple):
    """A stretch of a row as it is to look: a strip of Textual's, at its place."""

    y: int
    x: int
    segments: Sequence[Segment]


class Wire:
    """The shadow of a terminal's screen. `codes_of` gives the SGR codes of a style, as Textual would print them."""

    def __init__(self, codes_of: Callable[[Style], str], terminal: Terminal | None = None) -> None:
        self.terminal = terminal or Terminal()
        self.rows: list[Row] = []
        self.cursor: tuple[int, int] | None = None
        """Where the cursor was left, (y, x)."""
        self._is_to_clear = False
        self._codes_of = codes_of
        self._glyphs: dict[Pen, Glyphs] = {}
        self._cells_of: dict[tuple[Segment, ...], Row] = {}

    def forget(self, width: int, height: int) -> None:
        """Nothing is known any more of what the screen shows: the next frame clears its `width` by `height` cells."""
        self.rows = [[BLANK] * width for _ in range(height)]
        self.cursor = None
        self._is_to_clear = True

    @property
    def size(self) -> tuple[int, int]:
        """Cells of a row, and rows."""
        return len(self.rows[0]) if self.rows else 0, len(self.rows)

    def draw(self, pieces: Iterable[Piece], cursor: tuple[int, int]) -> str:
        """The sequences that make the screen look as `pieces` say and leave the cursor at `cursor`, (y, x).

        Empty where nothing changes. What lies outside the screen is left out.
        """
        wanted = self._wanted(pieces)
        changed = {y: wanted[y] for y in sorted(wanted) if wanted[y] != self.rows[y]}
        if not changed and cursor == self.cursor:
            return ""
        cleared, self._is_to_clear = CLEARED if self._is_to_clear else "", False
        drawing = Drawing(self.terminal)
        if self.terminal.scrolls and len(changed) > LEAST_SPARED:
            changed = self._scrolled(changed, drawing)
        for y, row in changed.items():
            drawing.row(y, self.rows[y], row)
            self.rows[y] = row
        self.cursor = cursor
        return cleared + drawing.text(cursor)

    def assume(self, rows: Sequence[Sequence[tuple[str, str]]]) -> None:
        """Take it that the screen shows `rows`, each a sequence of SGR codes and the text drawn with them."""
        self.rows = []
        for runs in rows:
            cells: Row = []
            for codes, text in runs:
                self.glyphs(pen(codes)).append_to(cells, text)
            self.rows.append(cells)

    def shown(self, rows: Sequence[Row]) -> tuple[list[list[tuple[str, str]]], str]:
        """`rows` as `assume` takes them, and the sequences that paint them on any screen."""
        drawing = Drawing(self.terminal)
        runs = []
        for y, row in enumerate(rows):
            drawing.row(y, [BLANK] * len(row), row)
            known = groupby((cell for cell in row if cell), key=lambda cell: cell.pen)
            runs.append([(pen.codes, "".join(cell.glyph for cell in cells)) for pen, cells in known])
        return runs, CLEARED + drawing.text((0, 0))

    def glyphs(self, pen: Pen) -> "Glyphs":
        """The cells of characters drawn with `pen`."""
        if (found := self._glyphs.get(pen)) is None:
            found = self._glyphs[pen] = Glyphs(pen, WIDTHS[self.terminal.ambiguous])
        return found

    def _wanted(self, pieces: Iterable[Piece]) -> dict[int, Row]:
        wanted: dict[int, Row] = {}
        for y, x, segments in pieces:
            if 0 <= y < len(self.rows):
                row = wanted.setdefault(y, self.rows[y].copy())
                cells = self._cells(tuple(segments))[: len(row) - x]
                row[x : x + len(cells)] = cells
        return wanted

    def _cells(self, segments: tuple[Segment, ...]) -> Row:
        if (known := self._cells_of.get(segments)) is not None:
            return known
        if len(self._cells_of) >= KEPT_STRIPS:
            self._cells_of.clear()
        cells = self._cells_of[segments] = []
        for text, style, control in segments:
            if not control:
                self.glyphs(pen(self._codes_of(style)) if style else PLAIN).append_to(cells, text)
        return cells

    def _scrolled(self, changed: dict[int, Row], drawing: Drawing) -> dict[int, Row]:
        """What is left to draw after a scroll, or `changed` itself where none is worth it."""
        first, last, distance = _movement(self.rows, changed)
        shadow = list(self.rows)
        for y in range(first, last + 1):
            source = y + distance
            shadow[y] = self.rows[source] if first <= source <= last else [BLANK] * len(self.rows[y])
        region = range(first, last + 1)
        left = {y: changed.get(y, self.rows[y]) for y in sorted({*changed, *region})}
        left = {y: row for y, row in left.items() if row != shadow[y]}
        if len(left) > len(changed) - LEAST_SPARED:
            return changed
        drawing.scroll(first, last, distance)
        self.rows = shadow
        return left


def _movement(rows: Sequence[Row], changed: dict[int, Row]) -> tuple[int, int, int]:
    """First and last row of the region in which most rows only move, and by how many rows; an empty one if none do."""
    places: dict[tuple[int, ...], int] = {}
    for y in changed:
        places[_identity(rows[y])] = y
    moves = [(y, places[key] - y) for y, row in changed.items() if (key := _identity(row)) in places]
    if not moves:
        return 0, -1, 0
    distance = Counter(by for _, by in moves).most_common(1)[0][0]
    ends = [end for y, by in moves if by == distance for end in (y, y + by)]
    return min(ends), max(ends), distance


def _identity(row: Row) -> tuple[int, ...]:
    # Equal cells are one object, but for those with combining marks.
    return tuple(map(id, row))


class Glyphs(dict[str, tuple[Cell, ...]]):
    """The cells of each character drawn with one pen: as many as it is wide. Equal cells are one object."""

    def __init__(self, pen: Pen, widths: dict[str, int]) -> None:
        super().__init__()
        self._pen = pen
        self._widths = widths
        self._right_half = Cell("", pen)

    def __missing__(self, char: str) -> tuple[Cell, ...]:
        self[char] = cells = (Cell(char, self._pen), self._right_half)[: self._widths[char]]
        return cells

    def append_to(self, cells: Row, text: str) -> None:
        """Add the cells of `text`; combining marks go into the cell before them."""
        found = list(map(self.__getitem__, text))
        if () not in found:
            cells.extend(chain.from_iterable(found))
            return
        for char, glyph in zip(text, found, strict=True):
            if glyph:
                cells.extend(glyph)
            else:
                _join(cells, char)


def _join(cells: Row, mark: str) -> None:
    """Put a combining mark to the character before it; at the beginning of a strip it has none and is left out."""
    for at in range(len(cells) - 1, -1, -1):
        if (cell := cells[at]) and cell.glyph:
            cells[at] = Cell(cell.glyph + mark, cell.pen)
            return
