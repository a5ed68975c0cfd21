"""What goes over the wire: only the cells that have changed.

Textual paints whole widgets, each segment with its full rendition. `Wire` keeps a shadow of the terminal's screen and
turns what Textual would paint into the difference. Every frame stands for itself: it begins with an absolute move and
ends with the plain pen, so that only the cells themselves are remembered from one frame to the next.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Final, NamedTuple

from rich.segment import Segment
from rich.style import Style

from reader.text.visible import visible
from reader.text.width import WIDTHS
from reader.tui.drawing import BLANK, CLEARED, Cell, Drawing, Row, Terminal
from reader.tui.pens import PLAIN, Pen, pen

LEAST_SPARED: Final = 3
"""Rows that a scroll has to spare before it is worth its escape sequences."""
AT_ONCE: Final = "\x1b[?2026h"
AT_ONCE_END: Final = "\x1b[?2026l"
"""Ask the terminal to show what stands between them at once (synchronized output)."""
AT_ONCE_ABOVE: Final = 4000
"""Characters of a frame from which on that is asked for; shorter ones arrive at once."""
MOST_MARKS: Final = 8
"""Combining marks that are drawn on one character; no writing has more, and terminals keep as few."""
KEPT_STRIPS: Final = 4000
"""Strips whose cells are kept: those of some dozens of screens."""


class Piece(NamedTuple):
    """A stretch of a row as it is to look: a strip of Textual's, at its place."""

    y: int
    x: int
    segments: Sequence[Segment]


class Scroll(NamedTuple):
    """Rows that move up by `distance`, or down where it is negative."""

    first: int
    last: int
    distance: int


class Wire:
    """The shadow of a terminal's screen. `codes_of` gives the SGR codes of a style, as Textual would print them."""

    def __init__(self, codes_of: Callable[[Style], str], terminal: Terminal | None = None) -> None:
        self.terminal = terminal or Terminal()
        self.rows: list[Row] = []
        self.cursor: tuple[int, int] | None = None
        """Where the cursor was left, (y, x)."""
        self.shows_at_once = False
        """Whether the terminal shows a frame that asks for it whole, and nothing of how it comes about."""
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
        wanted = self._wanted(held := list(pieces))
        changed = {y: wanted[y] for y in sorted(wanted) if wanted[y] != self.rows[y]}
        if not changed and cursor == self.cursor:
            return ""
        cleared, self._is_to_clear = CLEARED if self._is_to_clear else "", False
        frames = [(self._frame(self.rows, changed, None, cursor), False)]
        if self.terminal.scrolls and len(changed) > LEAST_SPARED:
            frames += self._scrolled(changed, _columns(held), cursor)
        self.rows = [wanted.get(y, row) for y, row in enumerate(self.rows)]
        self.cursor = cursor
        text, is_torn = min(frames, key=lambda frame: len(frame[0].encode()))
        is_at_once = self.shows_at_once and (is_torn or len(text) > AT_ONCE_ABOVE)
        return f"{AT_ONCE}{cleared}{text}{AT_ONCE_END}" if is_at_once else cleared + text

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

    def _frame(
        self, rows: Sequence[Row], changed: dict[int, Row], scroll: Scroll | None, cursor: tuple[int, int]
    ) -> str:
        """The sequences that make `rows` look as `changed` says, after a scroll if there is one."""
        drawing = Drawing(self.terminal)
        if scroll:
            drawing.scroll(*scroll)
        for y, row in changed.items():
            drawing.row(y, rows[y], row)
        return drawing.text(cursor)

    def _scrolled(
        self, changed: dict[int, Row], columns: tuple[int, int], cursor: tuple[int, int]
    ) -> Iterator[tuple[str, bool]]:
        """The frame with a scroll before it, where what moves is worth it.

        What stands beside a pane that scrolls moves along and is drawn again. That is seen, unless the terminal shows
        a frame at once.
        """
        scroll = _movement(self.rows, changed, columns)
        if not scroll:
            return
        first, last, distance = scroll
        shadow = list(self.rows)
        for y in range(first, last + 1):
            source = y + distance
            shadow[y] = self.rows[source] if first <= source <= last else [BLANK] * len(self.rows[y])
        region = range(first, last + 1)
        left = {y: changed.get(y, self.rows[y]) for y in sorted({*changed, *region})}
        left = {y: row for y, row in left.items() if row != shadow[y]}
        is_torn = len(left) > len(changed) - LEAST_SPARED
        if not is_torn or self.shows_at_once:
            yield self._frame(shadow, left, scroll, cursor), is_torn


def _columns(pieces: Sequence[Piece]) -> tuple[int, int]:
    """The first column, and that behind the last, of the pane of which most cells are painted."""
    painted: Counter[tuple[int, int]] = Counter()
    for _, x, segments in pieces:
        width = sum(segment.cell_length for segment in segments)
        painted[x, x + width] += width
    return painted.most_common(1)[0][0] if painted else (0, 0)


def _movement(rows: Sequence[Row], changed: dict[int, Row], columns: tuple[int, int]) -> Scroll | None:
    """The region in whose `columns` most rows only move, and by how many rows; None if none do."""
    pane = slice(*columns)
    places = {_identity(rows[y][pane]): y for y in changed}
    moves = [(y, places[key] - y) for y, row in changed.items() if (key := _identity(row[pane])) in places]
    if not moves:
        return None
    distance = Counter(by for _, by in moves).most_common(1)[0][0]
    if not distance:
        return None
    ends = [end for y, by in moves if by == distance for end in (y, y + by)]
    return Scroll(min(ends), max(ends), distance)


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
    """Put a combining mark to the character before it; at the beginning of a strip it has none and is left out.

    So is what a terminal would obey, which like a mark takes no cell, and a mark that is one too many.
    """
    if visible(mark) != mark:
        return
    for at in range(len(cells) - 1, -1, -1):
        if (cell := cells[at]) and cell.glyph:
            if len(cell.glyph) > MOST_MARKS:
                return
            cells[at] = Cell(cell.glyph + mark, cell.pen)
            return
