"""The escape sequences of one frame: cells, moves, pens, scrolls, each in its shortest form (ECMA-48, xterm)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from reader.text.width import is_ambiguous
from reader.tui.terminal.sgr import PLAIN, Sgr, sgr_change

LEAST_ERASED: Final = 5
"""Blanks in the middle of a row from which on erasing them is shorter than printing them."""
LEAST_ERASED_BEFORE_MORE: Final = 10
"""As many where a move to the cell behind them has to follow."""
DRAWN_OVER: Final = 4
"""Bytes of unchanged cells that are drawn again rather than moved over."""


class Cell(NamedTuple):
    """What stands in a cell: a character with its combining marks, or nothing in the right half of a wide one."""

    glyph: str
    pen: Sgr


CellRow = list[Cell | None]
"""The cells of a row; None where it is not known what the terminal shows."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the terminal does."""

    ambiguous: int = 1
    """Cells that are laid out for an ambiguous character."""
    is_sure: bool = True
    """False where the terminal may give them another number: the column is then set again behind each of them."""
    erases_to_ground: bool = False
    """Erased cells take the ground of the pen."""
    erases_within: bool = True
    """Cells erased in the middle of a row leave its wide characters alone; tmux may keep half of one."""
    scrolls: bool = True
    """It has scroll regions."""


BLANK: Final = Cell(" ", PLAIN)
CLEARED: Final = "\x1b[m\x1b[2J"
"""Makes every cell of the screen a `BLANK`."""


class CellRun(NamedTuple):
    """Neighbouring cells that are drawn with one pen."""

    y: int
    x: int
    pen: Sgr
    glyphs: Sequence[str]
    is_erasable: bool
    """Whether they are blank, and erasing them leaves no half of a wide character behind them."""
    reaches_edge: bool
    """Whether they are the last of their row."""


class FrameEncoder:
    """What a frame changes. It is put into sequences in the order that takes fewer of them."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._scroll = ""
        self._strokes: list[CellRun] = []

    def scroll(self, first: int, last: int, distance: int) -> None:
        """Move the rows `first` to `last` up by `distance`, or down where it is negative, before anything is drawn."""
        # Line feeds and reverse ones at the region's edge: every terminal with regions knows them.
        y, feed = (last, "\n" * distance) if distance > 0 else (first, "\x1bM" * -distance)
        self._scroll = f"\x1b[{first + 1};{last + 1}r\x1b[{y + 1}H{feed}\x1b[r"

    def row(self, y: int, old: CellRow, new: CellRow) -> None:
        """Draw the cells of a row that differ."""
        for x, end in _runs(old, new):
            for (pen, is_blank), group in groupby((cell for cell in new[x:end] if cell), key=_kind):
                glyphs = [cell.glyph for cell in group]
                start, x = x, x + len(glyphs)
                is_erasable = is_blank and (x == len(new) or _is_left_alone(old[x]))
                self._strokes.append(CellRun(y, start, pen, glyphs, is_erasable, x == len(new)))

    def text(self, cursor: tuple[int, int]) -> str:
        """The sequences, which leave the plain pen and the cursor at `cursor`, (y, x)."""
        pens = list(dict.fromkeys(stroke.pen for stroke in self._strokes))
        orders = [self._strokes]
        if 1 < len(pens) < len(self._strokes):
            # A word in another colour costs two changes of pen, or two moves and a change for all such words.
            orders.append(sorted(self._strokes, key=lambda stroke: pens.index(stroke.pen)))
        return self._scroll + min((self._drawn(order, cursor) for order in orders), key=len)

    def _drawn(self, strokes: Sequence[CellRun], cursor: tuple[int, int]) -> str:
        hand = _Cursor(self._terminal)
        for stroke, after in pairwise([*strokes, None]):
            if stroke:
                hand.draw(
                    stroke, is_followed=after is not None and after[:2] == (stroke.y, stroke.x + len(stroke.glyphs))
                )
        hand.move(*cursor)
        return hand.text()


class _Cursor:
    """Sequences, and where they have brought cursor and pen. It begins anywhere, with the plain pen."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._out: list[str] = []
        self._pen = PLAIN
        self._y: int | None = None
        self._x: int | None = None

    def text(self) -> str:
        return "".join((*self._out, sgr_change(self._pen, PLAIN)))

    def move(self, y: int, x: int) -> None:
        """Bring the cursor to a cell, both counted from 0."""
        if (y, x) != (self._y, self._x):
            self._out.append(min(self._moves(y, x), key=len))
            self._y, self._x = y, x

    def draw(self, stroke: CellRun, *, is_followed: bool) -> None:
        """Draw cells; `is_followed` tells whether those right of them are drawn next."""
        y, x, pen, glyphs, is_erasable, reaches_edge = stroke
        self.move(y, x)
        if pen is not self._pen:
            self._out.append(sgr_change(self._pen, pen))
            self._pen = pen
        least = LEAST_ERASED_BEFORE_MORE if is_followed else LEAST_ERASED
        is_shorter = reaches_edge or (len(glyphs) >= least and self._terminal.erases_within)
        if is_erasable and is_shorter and self._may_erase(pen):
            self._out.append("\x1b[K" if reaches_edge else f"\x1b[{len(glyphs)}X")
            return
        self._print(stroke)
        if reaches_edge:
            # Behind the last column terminals differ in where the cursor is.
            self._x = None

    def _may_erase(self, pen: Sgr) -> bool:
        return pen.erases and (self._terminal.erases_to_ground or not pen.ground)

    def _print(self, stroke: CellRun) -> None:
        text = "".join(stroke.glyphs)
        if self._terminal.is_sure or not any(map(is_ambiguous, text)):
            self._out.append(text)
            self._x = stroke.x + len(stroke.glyphs)
            return
        for x, glyph in enumerate(stroke.glyphs, stroke.x):
            if not glyph:
                self._x = self._x and x + 1
                continue
            self.move(stroke.y, x)
            is_unsure = is_ambiguous(glyph[0])
            self._out.append(f"  \x1b[{x + 1}G{glyph}" if is_unsure else glyph)
            self._x = None if is_unsure else x + 1

    def _moves(self, y: int, x: int) -> Iterator[str]:
        row, column = y + 1, x + 1
        yield f"\x1b[{row};{column}H" if x else f"\x1b[{row}H" if y else "\x1b[H"
        if self._y is not None and y >= self._y:
            # A vertical tab goes down as a line feed does, without the carriage return that a line discipline adds.
            down = "\v" * (y - self._y)
            yield down + (f"\x1b[{column}G" if x else "\r")
            if self._x is not None:
                yield down + (_times(x - self._x, "C") if x >= self._x else _back(self._x - x))


def _times(count: int, final: str) -> str:
    return f"\x1b[{count}{final}" if count > 1 else f"\x1b[{final}" if count else ""


def _back(count: int) -> str:
    return min("\b" * count, _times(count, "D"), key=len)


def _is_left_alone(cell: Cell | None) -> bool:
    """Whether a cell stays as it is when the one before it is erased; tmux takes half a wide character for a whole."""
    return cell is not None and cell.glyph != ""


def _kind(cell: Cell) -> tuple[Sgr, bool]:
    return cell.pen, cell.glyph == " "


def _runs(old: CellRow, new: CellRow) -> Iterator[tuple[int, int]]:
    """The stretches of a row to draw: what differs, and what lies between and is shorter drawn than moved over."""
    begin = end = -1
    for place, (was, cell) in enumerate(zip(old, new, strict=True)):
        if was is cell or was == cell or place < end:
            continue
        if begin < 0:
            begin = _left_half(new, place)
        elif place > end and not _is_shorter_drawn(new[end - 1 : place]):
            yield begin, end
            begin = _left_half(new, place)
        end = _right_half(new, place + 1)
    if begin >= 0:
        yield begin, end


def _left_half(row: CellRow, place: int) -> int:
    while place > 0 and (cell := row[place]) is not None and not cell.glyph:
        place -= 1
    return place


def _right_half(row: CellRow, end: int) -> int:
    while end < len(row) and (cell := row[end]) is not None and not cell.glyph:
        end += 1
    return end


def _is_shorter_drawn(cells: CellRow) -> bool:
    """Whether cells, the first of them drawn before, are drawn on with its pen in fewer bytes than a move takes."""
    first = cells[0]
    between = [cell for cell in cells[1:] if cell is not None]
    if first is None or len(between) != len(cells) - 1 or any(cell.pen != first.pen for cell in between):
        return False
    return len("".join(cell.glyph for cell in between).encode()) <= DRAWN_OVER
