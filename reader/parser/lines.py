"""The text as lines: what is printed, what stands before it, and the blank lines between."""

from dataclasses import dataclass

HEAD, TAIL = 80, 40
"""Clues look at so many characters from the beginning and from the end of a line."""
IDEOGRAPHIC_SPACE = "\u3000"
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


@dataclass(slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """1-based, in the source."""
    text: str
    """As printed, white space around it taken off."""
    plain: str
    """Head and tail of the text with full-width forms as ASCII: what clues look at."""
    indent: int
    """Code points of white space before the text."""
    inset: int
    """Terminal cells of it."""
    gap: int
    """Blank lines before it; of the first line, 0."""


def narrow(text: str) -> str:
    """Full-width ASCII forms and spaces as ASCII, one code point for one: `Ｂ２：` is `B2:`."""
    return text if text.isascii() else text.translate(_NARROW)


def edges(text: str) -> str:
    """What clues look at: the text narrowed; of a long one head and tail, a line feed between."""
    return narrow(text) if len(text) <= HEAD + TAIL else narrow(f"{text[:HEAD]}\n{text[-TAIL:]}")


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that print something. Line ends are CRLF, LF or CR."""
    lines: list[Line] = []
    last = 0
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        printed = raw.strip()
        if printed:
            indent = raw[: len(raw) - len(raw.lstrip())]
            inset = len(indent) + indent.count(IDEOGRAPHIC_SPACE)
            gap = number - last - 1 if last else 0
            lines.append(Line(number, printed, edges(printed), len(indent), inset, gap))
            last = number
    return lines
