"""The escape sequences of one frame: cells, moves, pens, scrolls, each in its shortest form (ECMA-48, xterm)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from reader.text.width import is_ambiguous
from reader.tui.pens import PLAIN, Pen, change

LEAST_ERASED: Final = 12
"""Blanks in the middle of a row from which on erasing them is shorter than printing them."""
DRAWN_OVER: Final = 4
"""Bytes of unchanged cells that are drawn again rather than moved over."""


class Cell(NamedTuple):
    """What stands in a cell: a character with its combining marks, or nothing in the right half of a wide one."""

    glyph: str
    pen: Pen


Row = list[Cell | None]
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
    scrolls: bool = True
    """It has scroll regions."""


class Drawing:
    """The sequences so far, and where they have brought cursor and pen. It begins anywhere, with the plain pen."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._out: list[str] = []
        self._pen = PLAIN
        self._y: int | None = None
        self._x: int | None = None

    def text(self) -> str:
        """Everything drawn, the pen plain again at the end."""
        return "".join((*self._out, change(self._pen, PLAIN)))

    def move(self, y: int, x: int) -> None:
        """Bring the cursor to a cell, both counted from 0."""
        if (y, x) != (self._y, self._x):
            self._out.append(min(self._moves(y, x), key=len))
            self._y, self._x = y, x

    def scroll(self, first: int, last: int, distance: int) -> None:
        """Move the rows `first` to `last` up by `distance`, or down where it is negative."""
        # Line feeds and reverse ones at the region's edge: every terminal with regions knows them.
        y, feed = (last, "\n" * distance) if distance > 0 else (first, "\x1bM" * -distance)
        self._out.append(f"\x1b[{first + 1};{last + 1}r\x1b[{y + 1}H{feed}\x1b[r")
        self._y = self._x = None

    def row(self, y: int, old: Row, new: Row) -> None:
        """Draw the cells of a row that differ."""
        for start, end in _runs(old, new):
            self._run(y, start, [cell for cell in new[start:end] if cell], end == len(new))

    def _run(self, y: int, x: int, cells: Sequence[Cell], reaches_edge: bool) -> None:
        edge = x + len(cells)
        for (pen, is_blank), group in groupby(cells, key=_kind):
            glyphs = [cell.glyph for cell in group]
            self.move(y, x)
            self._out.append(change(self._pen, pen))
            self._pen = pen
            x += len(glyphs)
            to_edge = reaches_edge and x == edge
            if is_blank and self._may_erase(pen) and (to_edge or len(glyphs) >= LEAST_ERASED):
                self._out.append("\x1b[K" if to_edge else f"\x1b[{len(glyphs)}X")
            else:
                self._print(y, x, glyphs)
                if to_edge:
                    # Behind the last column terminals differ in where the cursor is.
                    self._x = None

    def _may_erase(self, pen: Pen) -> bool:
        return pen.erases and (self._terminal.erases_to_ground or not pen.ground)

    def _print(self, y: int, end: int, glyphs: Sequence[str]) -> None:
        if self._terminal.is_sure or not any(map(is_ambiguous, "".join(glyphs))):
            self._out.append("".join(glyphs))
            self._x = end
            return
        for x, glyph in enumerate(glyphs, end - len(glyphs)):
            if not glyph:
                self._x = self._x and x + 1
                continue
            self.move(y, x)
            is_unsure = is_ambiguous(glyph[0])
            self._out.append(f"  \x1b[{x + 1}G{glyph}" if is_unsure else glyph)
            self._x = None if is_unsure else x + 1

    def _moves(self, y: int, x: int) -> Iterator[str]:
        row, column = y + 1, x + 1
        yield f"\x1b[{row};{column}H" if x else f"\x1b[{row}H" if y else "\x1b[H"
        if y == self._y:
            yield f"\x1b[{column}G" if x else "\r"
            if self._x is not None:
                yield _times(x - self._x, "C") if x > self._x else _times(self._x - x, "D")
        elif self._y is not None and y > self._y and x == 0:
            yield "\r" + "\n" * (y - self._y)
        elif self._y is not None and x == self._x:
            yield _times(y - self._y, "B") if y > self._y else _times(self._y - y, "A")


def _times(count: int, final: str) -> str:
    return f"\x1b[{count}{final}" if count > 1 else f"\x1b[{final}"


def _kind(cell: Cell) -> tuple[Pen, bool]:
    return cell.pen, cell.glyph == " "


def _runs(old: Row, new: Row) -> Iterator[tuple[int, int]]:
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


def _left_half(row: Row, place: int) -> int:
    while place > 0 and (cell := row[place]) is not None and not cell.glyph:
        place -= 1
    return place


def _right_half(row: Row, end: int) -> int:
    while end < len(row) and (cell := row[end]) is not None and not cell.glyph:
        end += 1
    return end


def _is_shorter_drawn(cells: Row) -> bool:
    """Whether cells, the first of them drawn before, are drawn on with its pen in fewer bytes than a move takes."""
    first = cells[0]
    between = [cell for cell in cells[1:] if cell is not None]
    if first is None or len(between) != len(cells) - 1 or any(cell.pen != first.pen for cell in between):
        return False
    return len("".join(cell.glyph for cell in between).encode()) <= DRAWN_OVER
