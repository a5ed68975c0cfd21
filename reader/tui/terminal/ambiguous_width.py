"""Lets rich, and Textual with it, measure ambiguous characters as two cells, for terminals that give them two.

Both measure with one table of rich's, so that every widget is laid out right at once. It is not a public interface:
where it is not as expected nothing is changed, and `widen` says so.
"""

import unicodedata
from collections.abc import Callable
from typing import Any, Final

import rich.cells
import rich.segment

_CELLS: Final[Any] = rich.cells
_SEGMENT: Final[Any] = rich.segment
_CANDIDATES: Final = (range(0xA1, 0xE000), range(0xFE00, 0x10000), range(0x1F100, 0x1F1B0))
"""Code points among which the ambiguous ones are, but for those of private use."""


def widen() -> bool:
    """Measure ambiguous characters as two cells from now on, before any text is measured; whether that can be done."""
    try:
        table = _CELLS.load_cell_table("auto")
        wide = table._replace(widths=sorted([*table.widths, *_ambiguous(_CELLS.get_character_cell_size)]))
        cached = (_CELLS.get_character_cell_size, _CELLS.cached_cell_len)
        _CELLS._is_single_cell_widths, _SEGMENT._is_single_cell_widths  # noqa: B018 - are they there?
    except AttributeError:
        return False
    _CELLS.load_cell_table = lambda _version: wide
    _CELLS._is_single_cell_widths = _SEGMENT._is_single_cell_widths = str.isascii
    for function in cached:
        function.cache_clear()
    return True


def _ambiguous(cells_of: Callable[[str], int]) -> list[tuple[int, int, int]]:
    """Ranges of one code point, each two cells wide."""
    return [
        (code, code, 2)
        for codes in _CANDIDATES
        for code in codes
        if unicodedata.east_asian_width(chr(code)) == "A" and cells_of(chr(code)) == 1
    ]
