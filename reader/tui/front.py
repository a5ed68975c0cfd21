"""The front page: the stories of an edition in columns, the first over two of them, sized by their length."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.contents import Entry
from reader.model import Article, ParagraphRole
from reader.text.linebreak import break_lines
from reader.text.width import cells, head
from reader.tui.arrangement import GUTTER, MARGIN
from reader.tui.inks import Ink, Run
from reader.tui.lists import kind_of, title_of, wrapped
from reader.tui.look import Look

COLUMN = 34
"""Cells that a column has at least where there are several."""
MOST_COLUMNS = 5
CHARACTERS_A_LINE = (10, 11, 12, 14, 16, 18, 20, 22, 25, 28, 32, 36, 40, 45, 50, 57, 65, 75, 90)
"""A story is given a line of text for so many characters of the article: the least of these with which all fits."""
FEWEST_LINES = 3
STOPS = "。！？"
CLOSING = "”’」』"
GOES_ON = ".."
MOST_NAMES = 3
"""Names below a title; that there are more is told."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A line of one story at its place."""

    x: int
    runs: tuple[Run, ...]
    number: int
    """Of the entry; 0 for what belongs to none."""
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """Where the title of a story stands."""

    number: int
    x: int
    y: int
    row: int = 0
    """Of what stands below all columns; 0 for what stands in one."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Rows of bits, from left to right, and the stories in the order in which one reads them."""

    rows: tuple[tuple[Bit, ...], ...]
    stories: tuple[Story, ...]

    def beside(self, number: int, step: int) -> int:
        """The story `step` further on in reading order."""
        numbers = [story.number for story in self.stories]
        if number not in numbers:
            return numbers[0] if numbers else 0
        return numbers[max(0, min(len(numbers) - 1, numbers.index(number) + step))]

    def across(self, number: int, step: int) -> int:
        """The story in the next column, or in the one before for a negative step; below the columns in the row."""
        here = next((story for story in self.stories if story.number == number), None)
        if here is None:
            return number
        others = [story for story in self.stories if story.row == here.row and (story.x - here.x) * step > 0]
        nearest = min(others, key=lambda story: (abs(story.x - here.x), abs(story.y - here.y)), default=here)
        return nearest.number


def front_page(
    title: Sequence[Sequence[Run]], entries: Sequence[Entry], look: Look, width: int, height: int
) -> FrontPage:
    """The page for `width` by `height` cells, `title` centred over it; deeper only where all is as short as can be."""

    def depth(rate: int) -> int:
        return -len(_page(title, entries, look, width, rate).rows)

    index = bisect_left(CHARACTERS_A_LINE[:-1], -height, key=depth)
    return _page(title, entries, look, width, CHARACTERS_A_LINE[index])


def _page(title: Sequence[Sequence[Run]], entries: Sequence[Entry], look: Look, width: int, rate: int) -> FrontPage:
    bits: dict[int, list[Bit]] = {}
    for y, runs in enumerate(title, 1):
        used = sum(cells(text, look.ambiguous) for text, _ in runs)
        bits.setdefault(y, []).append(Bit(max(0, (width - used) // 2), tuple(runs), 0))
    count = max(1, min(MOST_COLUMNS, (width - 2 * MARGIN + GUTTER) // (COLUMN + GUTTER)))
    column = (width - 2 * MARGIN - GUTTER * (count - 1)) // count // 2 * 2
    left = (width - count * column - (count - 1) * GUTTER) // 2
    placed = _Columns(bits, [len(title) + 2] * count, column, left)
    articles = [entry for entry in entries if entry.is_article]
    if count > 2 and articles:
        _place_lead(placed, articles.pop(0), look, rate)
    elif articles:
        lead = articles.pop(0)
        placed.put(0, (lead.number, _story(lead, look, column, rate)))
    for entry in sorted(articles, key=_length, reverse=True) if count > 1 else articles:
        index = placed.heights.index(min(placed.heights))
        placed.put(index, (entry.number, _story(entry, look, column, rate)))
    stories = sorted(placed.stories, key=lambda story: (story.x, story.y))
    notices = [entry for entry in entries if not (entry.is_article or entry.is_furniture)]
    stories += _place_notices(placed, notices, look, width)
    depth = max(bits, default=0) + 1
    rows = (tuple(sorted(bits.get(y, ()), key=lambda bit: bit.x)) for y in range(depth))
    return FrontPage(tuple(rows), tuple(stories))


Piece = tuple[tuple[Run, ...], bool]
"""A line of a story, and whether it is of its title."""


class _Columns:
    """How far each column is filled."""

    def __init__(self, bits: dict[int, list[Bit]], heights: list[int], width: int, left: int) -> None:
        self.bits = bits
        self.heights = heights
        self.width = width
        self.left = left
        self.stories: list[Story] = []

    def x(self, index: int) -> int:
        return self.left + index * (self.width + GUTTER)

    def put(self, index: int, story: "tuple[int, list[Piece]]") -> None:
        number, lines = story
        y = self.heights[index]
        title = next((at for at, (_, is_title) in enumerate(lines) if is_title), 0)
        self.stories.append(Story(number, self.x(index), y + title))
        for offset, (runs, is_title) in enumerate(lines):
            self.bits.setdefault(y + offset, []).append(Bit(self.x(index), runs, number, is_title))
        self.heights[index] = y + len(lines) + 1


def _place_lead(placed: _Columns, entry: Entry, look: Look, rate: int) -> None:
    """The first story over two columns: its title over both, its text in each."""
    y, span = placed.heights[0], 2 * placed.width + GUTTER
    head = list(_head(entry, look, span))
    text = _text_lines(entry, look, placed.width, _wanted(entry, rate))
    depth = -(-len(text) // 2)
    placed.put(0, (entry.number, [*head, *text[:depth]]))
    for offset, (runs, _) in enumerate(text[depth:]):
        placed.bits.setdefault(y + len(head) + offset, []).append(Bit(placed.x(1), runs, entry.number))
    placed.heights[1] = placed.heights[0]


def _story(entry: Entry, look: Look, width: int, rate: int) -> "list[Piece]":
    return [*_head(entry, look, width), *_text_lines(entry, look, width, _wanted(entry, rate))]


def _wanted(entry: Entry, rate: int) -> int:
    return max(FEWEST_LINES, _length(entry) // rate)


def _head(entry: Entry, look: Look, width: int) -> Iterator[Piece]:
    block = entry.block
    if isinstance(block, Article) and block.kicker:
        yield from ((((line, Ink.ACCENT),), False) for line in wrapped(block.kicker, width, look))
    yield from ((((line, Ink.STRONG),), True) for line in wrapped(title_of(entry), width, look)[:3])
    yield ((_told(entry, look, width), Ink.DIM),), False


def _told(entry: Entry, look: Look, width: int) -> str:
    """Who wrote a story and how long it is, with as many names as a line holds."""
    say, count = look.messages, f"{_length(entry):,}"
    for most in range(MOST_NAMES, 0, -1):
        names = _names(entry, look, most)
        told = look.shown(say("front.credits", names=names, count=count)) if names else ""
        if told and cells(told, look.ambiguous) <= width:
            return told
    return say("front.count", count=count)


def _names(entry: Entry, look: Look, most: int) -> str:
    block = entry.block
    kind = kind_of(entry, look)
    names = list(dict.fromkeys(credit.name for credit in block.credits)) if isinstance(block, Article) else []
    if len(names) > most:
        names = [*names[: most - 1], names[most - 1] + look.messages("front.others")]
    return " ".join([*([kind] if kind else []), *names])


def _length(entry: Entry) -> int:
    return entry.block.characters


def _text_lines(entry: Entry, look: Look, width: int, most: int) -> "list[Piece]":
    """The beginning of the story in `most` lines: whole sentences where they fit, else a sign that it goes on."""
    lines: list[str] = []
    for text in _paragraphs(entry, look):
        spans = break_lines(text, width, indent=4, ambiguous=look.ambiguous)
        room, goes_on = most - len(lines), False
        is_last = len(spans) >= room
        if len(spans) > room:
            spans, goes_on = _ended(text, spans[:room], width, look)
        lines += [" " * 4 * (index == 0) + text[start:end] for index, (start, end) in enumerate(spans)]
        lines[-1] += GOES_ON if goes_on else ""
        if is_last:
            break
    return [(_marked(line, look), False) for line in lines]


def _marked(line: str, look: Look) -> tuple[Run, ...]:
    """A line whose mark of lost text stands out as it does in the article."""
    before, sign, after = line.partition(look.messages("mark.lost"))
    return ((before, Ink.TEXT), (sign, Ink.DAMAGE), (after, Ink.TEXT)) if sign else ((line, Ink.TEXT),)


def _paragraphs(entry: Entry, look: Look) -> Iterator[str]:
    """The text, without subheads and the words at its head that say where it comes from."""
    block = entry.block
    if not isinstance(block, Article):
        return
    opening = block.dateline.text if block.dateline else ""
    for part in block.paragraphs:
        if part.role is not ParagraphRole.SUBHEAD:
            sign = look.messages("mark.lost")
            text = look.shown(part.text.removeprefix(opening).lstrip())
            yield sign * part.lost_before + text + sign * part.lost_after


def _ended(text: str, spans: list[tuple[int, int]], width: int, look: Look) -> tuple[list[tuple[int, int]], bool]:
    """The spans to the last sentence end of their second half, else with room for a sign; whether one is needed."""
    last = spans[-1][1]
    stop = max(text.rfind(sign, 0, last) for sign in STOPS) + 1
    while stop < last and text[stop] in CLOSING:
        stop += 1
    if stop > last // 2:
        return [(start, min(end, stop)) for start, end in spans if start < stop], False
    start, end = spans[-1]
    line = head(text[start:end], width - len(GOES_ON), look.ambiguous)
    return [*spans[:-1], (start, start + len(line))], True


def _place_notices(placed: _Columns, entries: Sequence[Entry], look: Look, width: int) -> list[Story]:
    """What is no article below all columns, side by side."""
    y, x = max(placed.heights), placed.left
    stories = []
    for entry in entries:
        kind = kind_of(entry, look)
        room = placed.width * 3 // 2 - cells(kind, look.ambiguous) - 2 - len(GOES_ON)
        first, *more = wrapped(title_of(entry), room, look)
        runs = ((kind + "  ", Ink.DIM), (first + GOES_ON * bool(more), Ink.TEXT))
        used = sum(cells(text, look.ambiguous) for text, _ in runs)
        if x > placed.left and x + used > width - MARGIN:
            x, y = placed.left, y + 1
        placed.bits.setdefault(y, []).append(Bit(x, runs, entry.number, is_title=True))
        stories.append(Story(entry.number, x, y, row=y))
        x += used + GUTTER
    return stories
