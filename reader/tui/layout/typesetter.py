"""A block of an edition as lines of a given width. Only here, and where they are painted, are there display lines."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.model.edition import Article, Block, Paragraph, ParagraphRole
from reader.text.linebreak import break_lines
from reader.text.width import cells
from reader.tui.style.roles import TextRole

EM = 2
"""The cells of a Chinese character."""
BETWEEN_CREDITS = 3
BYLINE_MARKS = "■□○◎●◆▲△"
"""What papers print before a byline. The byline is set in an ink of its own, and the mark is left to the source."""


@dataclass(frozen=True, slots=True)
class TypesetOptions:
    """How a text is to be set."""

    width: int
    """Cells."""
    ambiguous: int = 1
    """The cells of a character of ambiguous width."""
    shown: Callable[[str], str] = str
    """The form in which a text is shown: one code point for one, nothing in it that a terminal would obey."""


class LineSpan(NamedTuple):
    """Code points of one text that stand together on a line."""

    x: int
    """Cells from the left edge."""
    paragraph: int
    start: int
    end: int


class DisplayLine(NamedTuple):
    """A display line: stretches from left to right, and at most one sign of ours."""

    stretches: tuple[LineSpan, ...] = ()
    ink: TextRole = TextRole.TEXT
    sign: str = ""
    """What the reader says, not the paper: that something is lost."""
    sign_x: int = 0


@dataclass(frozen=True, slots=True)
class DamageMarks:
    """What the reader says in the text, in the user's language."""

    lost: str = "｢缺文｣"
    gap: str = "｢疑缺｣"


class TypesetText:
    """The lines of a block, and the way from places to lines and back."""

    def __init__(self, shown: Sequence[str], head: Sequence[DisplayLine], body: Sequence[DisplayLine]) -> None:
        self.shown = shown
        """The texts of the block in the form in which they are shown."""
        self.head = len(head)
        """How many lines stand above the text: an empty one, the title, bylines, an empty one."""
        self.lines = (*head, *body)

    def line_of(self, paragraph: int, offset: int) -> int:
        """The index of the line on which a place stands; the first line for a place that is not shown."""
        starts, lines = self._lines_of.get(paragraph, ((0,), (0,)))
        return lines[max(0, bisect_right(starts, offset) - 1)]

    def place_of(self, line: int) -> tuple[int, int]:
        """Paragraph and offset of the first place that stands on or below a line."""
        for candidate in self.lines[max(0, line) :]:
            if candidate.stretches:
                first = candidate.stretches[0]
                return first.paragraph, first.start
        return (0, 0)

    @cached_property
    def _lines_of(self) -> dict[int, tuple[list[int], list[int]]]:
        found: dict[int, tuple[list[int], list[int]]] = {}
        for index, line in enumerate(self.lines):
            for stretch in line.stretches:
                starts, lines = found.setdefault(stretch.paragraph, ([], []))
                starts.append(stretch.start)
                lines.append(index)
        return found


def typeset(
    block: Block, setting: TypesetOptions, *, signs: DamageMarks, label: str = "", head_width: int | None = None
) -> TypesetText:
    """The block as lines of `setting.width` cells, what stands above the text as lines of `head_width`.

    `label` is what a block that is no article is called.
    """
    shown = tuple(setting.shown(text) for text in block.texts)
    over = TypesetOptions(head_width or setting.width, setting.ambiguous)
    if not isinstance(block, Article):
        head = [DisplayLine(), DisplayLine(ink=TextRole.ACCENT, sign=label), DisplayLine()]
        return TypesetText(shown, head, list(_printed(shown, setting)))
    before, after = _others_around(block)
    over_text = [*_title(block, shown, over), *_credits(before, shown, over)]
    head = [DisplayLine(), *over_text, DisplayLine()] if over_text else [DisplayLine()]
    return TypesetText(shown, head, list(_body(block, shown, setting, signs, after)))


def _printed(shown: Sequence[str], setting: TypesetOptions) -> Iterator[DisplayLine]:
    for paragraph, text in enumerate(shown):
        if paragraph:
            yield from _lines(paragraph, text, 0, len(text), setting, TextRole.TEXT)


def _title(article: Article, shown: Sequence[str], setting: TypesetOptions) -> Iterator[DisplayLine]:
    start = 0
    parts = ((article.kicker, TextRole.ACCENT), (article.headline, TextRole.STRONG), (article.subtitle, TextRole.TEXT))
    for part, ink in parts:
        if part:
            yield from _lines(0, shown[0], start, start + len(part), setting, ink)
            start += len(part) + 1


def _others_around(article: Article) -> tuple[list[int], dict[int, list[int]]]:
    """The other lines by where they stand: before the text, or after the paragraph of an index."""
    first = len(article.paragraphs) + 1
    before: list[int] = []
    after: dict[int, list[int]] = {}
    for index, other in enumerate(article.others):
        above = sum(paragraph.lines[0] < other.line for paragraph in article.paragraphs if paragraph.lines)
        (after.setdefault(above, []) if above else before).append(first + index)
    return before, after


def _credits(paragraphs: Sequence[int], shown: Sequence[str], setting: TypesetOptions) -> Iterator[DisplayLine]:
    """Bylines and labels, as many on a line as fit."""
    line: list[LineSpan] = []
    x = 0
    for paragraph in paragraphs:
        text = shown[paragraph]
        start = _after_mark(text)
        width = cells(text[start:], setting.ambiguous)
        if line and x + BETWEEN_CREDITS + width > setting.width:
            yield DisplayLine(tuple(line), TextRole.DIM)
            line, x = [], 0
        if width > setting.width:
            yield from _lines(paragraph, text, start, len(text), setting, TextRole.DIM)
            continue
        x += BETWEEN_CREDITS if line else 0
        line.append(LineSpan(x, paragraph, start, len(text)))
        x += width
    if line:
        yield DisplayLine(tuple(line), TextRole.DIM)


def _after_mark(text: str) -> int:
    stripped = text.lstrip(BYLINE_MARKS + " \u3000")
    return len(text) - len(stripped) if stripped else 0


def _body(
    article: Article, shown: Sequence[str], setting: TypesetOptions, signs: DamageMarks, after: dict[int, list[int]]
) -> Iterator[DisplayLine]:
    for paragraph, part in enumerate(article.paragraphs, 1):
        yield from _paragraph(paragraph, part, shown[paragraph], setting, signs)
        if paragraph in after:
            yield from _credits(after[paragraph], shown, setting)


def _paragraph(
    paragraph: int, part: Paragraph, text: str, setting: TypesetOptions, signs: DamageMarks
) -> Iterator[DisplayLine]:
    if part.role is ParagraphRole.SUBHEAD:
        yield DisplayLine()
        yield from _lines(paragraph, text, 0, len(text), setting, TextRole.STRONG)
        return
    sign = signs.lost if part.lost_before else signs.gap if part.possible_gap else ""
    yield from _lines(paragraph, text, 0, len(text), setting, TextRole.TEXT, indent=2 * EM, sign=sign)
    if part.lost_after:
        yield DisplayLine(ink=TextRole.DAMAGE, sign=signs.lost, sign_x=2 * EM)


def _lines(
    paragraph: int,
    text: str,
    start: int,
    end: int,
    setting: TypesetOptions,
    ink: TextRole,
    *,
    indent: int = 0,
    sign: str = "",
) -> Iterator[DisplayLine]:
    indent = indent if setting.width > 4 * EM else 0
    x = indent + (cells(sign, setting.ambiguous) + 1 if sign else 0)
    part = text[start:end] if (start, end) != (0, len(text)) else text
    for first, last in break_lines(part, setting.width, indent=x, ambiguous=setting.ambiguous):
        yield DisplayLine((LineSpan(x, paragraph, start + first, start + last),), ink, sign, indent)
        x, sign = 0, ""
