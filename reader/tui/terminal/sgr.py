"""How cells are drawn: the graphic rendition (SGR, ECMA-48 8.3.117) of a style, and the shortest way between two."""

from dataclasses import dataclass
from functools import cache
from typing import Final

_OFF: Final = {
    **{"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"},
    **{"21": "24", "51": "54", "52": "54", "53": "55"},
}
"""The code that ends what a code began."""
_SHOWS_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "51", "52", "53"})


@dataclass(frozen=True, slots=True)
class Sgr:
    """A graphic rendition: attributes (1 bold, 7 reverse ...), codes of ink and ground, empty for the default ones."""

    attributes: frozenset[str] = frozenset()
    ink: str = ""
    ground: str = ""

    @property
    def codes(self) -> str:
        """The SGR codes, from which `pen` makes this pen again."""
        return ";".join(code for code in (*sorted(self.attributes), self.ink, self.ground) if code)

    @property
    def erases(self) -> bool:
        """Whether an erased cell looks as a blank drawn with this pen, on a terminal that erases to the ground."""
        return not self.attributes & _SHOWS_ON_BLANKS


PLAIN: Final = Sgr()


@cache
def parse_sgr(codes: str) -> Sgr:
    """The pen of SGR codes as a style gives them, without introducer and final byte: `1;38;2;1;2;3;44`."""
    attributes: set[str] = set()
    ink = ground = ""
    left = codes.split(";") if codes else []
    while left:
        length = {"5": 3, "2": 5}[left[1]] if left[0] in ("38", "48") else 1
        code, left = ";".join(left[:length]), left[length:]
        if code in _OFF:
            attributes.add(code)
        elif code.startswith(("3", "9")) and not code.startswith("39"):
            ink = code
        elif code.startswith(("4", "10")) and not code.startswith("49"):
            ground = code
    return Sgr(frozenset(attributes), ink, ground)


@cache
def sgr_change(old: Sgr, new: Sgr) -> str:
    """The shortest escape sequence that makes a terminal that draws with `old` draw with `new`."""
    if old == new:
        return ""
    if new == PLAIN:
        return "\x1b[m"
    return min(f"\x1b[{';'.join(_difference(old, new))}m", f"\x1b[0;{new.codes}m", key=len)


def _difference(old: Sgr, new: Sgr) -> list[str]:
    off = {_OFF[code] for code in old.attributes - new.attributes}
    # Ending one attribute may end another one that stays: bold and dim end together.
    on = {code for code in new.attributes if code not in old.attributes or _OFF[code] in off}
    codes = [*sorted(off), *sorted(on)]
    codes += [new.ink or "39"] if new.ink != old.ink else []
    codes += [new.ground or "49"] if new.ground != old.ground else []
    return codes
