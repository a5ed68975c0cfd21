"""The text as lines: what is printed, what stands before it, and the blank lines between."""

from dataclasses import dataclass, replace

from reader.parser.forms import Forms

HEAD, TAIL = 80, 40
"""Clues look at so many characters from the beginning and from the end of a line."""
IDEOGRAPHIC_SPACE = "\u3000"
narrow = Forms.from_pairs(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | {"\u3000": " ", "\xa0": " "}
    | dict(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚︰｡､｢｣", ",、.;:?!():。、「」", strict=True))
)
"""Makes small and full-width ASCII forms and spaces ASCII: `Ｂ２：` is `B2:`."""


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
    clues: tuple[str, ...] = ()
    """What it shows by what a program had put around it."""
    aside: str = ""
    """Why it is nothing but what a program put around an article: `rule` `field` `stamp`; empty where it is more."""
    is_joined: bool = False
    """Whether it carries on the line before it, whatever stands between."""

    def undressed(self, text: str, *clues: str) -> "Line":
        """This line with `text` alone, and with what its dress shows; set aside where nothing is left."""
        text = text.strip()
        if not text:
            return replace(self, aside="dress")
        return replace(self, text=text, plain=edges(text), clues=(*self.clues, *clues))


def edges(text: str) -> str:
    """What clues look at: the text narrowed; of a long one head and tail, a line feed between."""
    return narrow(text) if len(text) <= HEAD + TAIL else narrow(f"{text[:HEAD]}\n{text[-TAIL:]}")


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that print something. Line ends are CRLF, LF or CR."""
    lines: list[Line] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    last = 0
    for number, (raw, narrowed) in enumerate(zip(text.split("\n"), narrow(text).split("\n"), strict=True), 1):
        if printed := raw.strip():
            indent = inset = 0
            if printed[0] != raw[0]:
                indent = len(raw) - len(raw.lstrip())
                inset = indent + raw.count(IDEOGRAPHIC_SPACE, 0, indent)
            plain = narrowed[indent : indent + len(printed)]
            if len(plain) > HEAD + TAIL:
                plain = f"{plain[:HEAD]}\n{plain[-TAIL:]}"
            lines.append(Line(number, printed, plain, indent, inset, number - last - 1 if last else 0))
            last = number
    return lines
