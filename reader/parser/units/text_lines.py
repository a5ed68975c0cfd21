"""The text as lines: what is printed, what stands before it, and the blank lines between."""

from dataclasses import dataclass, replace

from reader.parser.matching.char_map import CharMap

HEAD, TAIL = 80, 40
"""Features look at so many characters from the beginning and from the end of a line."""
IDEOGRAPHIC_SPACE = "\u3000"
normalize_width = CharMap.from_pairs(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | {"\u3000": " ", "\xa0": " ", "\u4e28": "|"}
    | dict(zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚︰｡､｢｣", ",、.;:?!():。、「」", strict=True))
)
"""Makes small and full-width ASCII forms and spaces ASCII: `Ｂ２：` is `B2:`; the stroke `丨` is set for a bar."""


@dataclass(slots=True)
class TextLine:
    """A line that is not blank."""

    number: int
    """1-based, in the source."""
    text: str
    """As printed, white space around it taken off."""
    normalized: str
    """Head and tail of the text with full-width forms as ASCII: what features are matched against."""
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

    def undressed(self, text: str, *features: str) -> "TextLine":
        """This line with `text` alone, and with what its dress shows; set aside where nothing is left."""
        text = text.strip()
        if not text:
            return replace(self, aside="dress")
        return replace(self, text=text, normalized=normalized_ends(text), clues=(*self.clues, *features))


def normalized_ends(text: str) -> str:
    """What features are matched against: the text narrowed; of a long one head and tail, a line feed between."""
    return normalize_width(text) if len(text) <= HEAD + TAIL else normalize_width(f"{text[:HEAD]}\n{text[-TAIL:]}")


def read_lines(text: str) -> list[TextLine]:
    """The lines of `text` that print something. Line ends are CRLF, LF or CR."""
    lines: list[TextLine] = []
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    last = 0
    for number, (raw, narrowed) in enumerate(zip(text.split("\n"), normalize_width(text).split("\n"), strict=True), 1):
        if printed := raw.strip():
            indent = inset = 0
            if printed[0] != raw[0]:
                indent = len(raw) - len(raw.lstrip())
                inset = indent + raw.count(IDEOGRAPHIC_SPACE, 0, indent)
            normalized = narrowed[indent : indent + len(printed)]
            if len(normalized) > HEAD + TAIL:
                normalized = f"{normalized[:HEAD]}\n{normalized[-TAIL:]}"
            lines.append(TextLine(number, printed, normalized, indent, inset, number - last - 1 if last else 0))
            last = number
    return lines
