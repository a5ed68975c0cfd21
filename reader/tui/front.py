"""The front page: the stories of an edition in columns, the first over two of them, sized by their length."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.contents import Entry
from reader.model import Article, ParagraphRole
from reader.text.linebreak import break_lines
from reader.text.width import cells
from reader.tui.arrangement import GUTTER, MARGIN
from reader.tui.inks import Ink, Run
from reader.tui.lists import kind_of, title_of, wrapped
from reader.tui.look import Look

COLUMN = 34
"""Cells that a column has at least where there are several."""
MOST_COLUMNS = 5
CHARACTERS_A_LINE = 90
"""A story is given a line of text for so many characters of the article."""
FEWEST_LINES, MOST_LINES, MOST_LEAD_LINES = 3, 8, 14
STOPS = "。！？"
GOES_ON = ".."


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
        """The story to the right or, for a negative step, to the left that stands nearest."""
        here = next((story for story in self.stories if story.number == number), None)
        if here is None:
            return number
        others = [story for story in self.stories if (story.x - here.x) * step > 0]
        nearest = min(others, key=lambda story: (abs(story.x - here.x), abs(story.y - here.y)), default=here)
        return nearest.number


def front_page(title: Sequence[Sequence[Run]], entries: Sequence[Entry], look: Look, width: int) -> FrontPage:
    """The page for a terminal of `width` cells, `title` centred over it."""
    bits: dict[int, list[Bit]] = {}
    for y, runs in enumerate(title, 1):
        used = sum(cells(text, look.ambiguous) for text, _ in runs)
        bits.setdefault(y, []).append(Bit(max(0, (width - used) // 2), tuple(runs), 0))
    count = max(1, min(MOST_COLUMNS, (width - 2 * MARGIN + GUTTER) // (COLUMN + GUTTER)))
    column = (width - 2 * MARGIN - GUTTER * (count - 1)) // count // 2 * 2
    placed = _Columns(bits, [len(title) + 2] * count, column, (width - count * column - (count - 1) * GUTTER) // 2)
    articles = [entry for entry in entries if entry.is_article]
    if count > 2 and articles:
        _place_lead(placed, articles.pop(0), look)
    for entry in sorted(articles, key=_length, reverse=True):
        index = placed.heights.index(min(placed.heights))
        placed.put(index, _story(entry, look, column))
    stories = sorted(placed.stories, key=lambda story: (story.x, story.y))
    stories += _place_notices(placed, [entry for entry in entries if not entry.is_article], look, width)
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


def _place_lead(placed: _Columns, entry: Entry, look: Look) -> None:
    """The first story over two columns: its title over both, its text in each."""
    y, span = placed.heights[0], 2 * placed.width + GUTTER
    head = list(_head(entry, look, span))
    text = _text_lines(entry, look, placed.width, MOST_LEAD_LINES)
    depth = -(-len(text) // 2)
    placed.put(0, (entry.number, [*head, *text[:depth]]))
    for offset, (runs, _) in enumerate(text[depth:]):
        placed.bits.setdefault(y + len(head) + offset, []).append(Bit(placed.x(1), runs, entry.number))
    placed.heights[1] = placed.heights[0]


def _story(entry: Entry, look: Look, width: int) -> "tuple[int, list[Piece]]":
    wanted = max(FEWEST_LINES, min(MOST_LINES, _length(entry) // CHARACTERS_A_LINE))
    return entry.number, [*_head(entry, look, width), *_text_lines(entry, look, width, wanted)]


def _head(entry: Entry, look: Look, width: int) -> Iterator[Piece]:
    block = entry.block
    if isinstance(block, Article) and block.kicker:
        yield from ((((line, Ink.ACCENT),), False) for line in wrapped(block.kicker, width, look))
    yield from ((((line, Ink.STRONG),), True) for line in wrapped(title_of(entry), width, look)[:3])
    names = _names(entry, look)
    count = f"{_length(entry):,}"
    say = look.messages
    told = say("front.credits", names=names, count=count) if names else say("front.count", count=count)
    yield ((look.shown(told), Ink.DIM),), False


def _names(entry: Entry, look: Look) -> str:
    block = entry.block
    kind = kind_of(entry, look)
    names = [credit.name for credit in block.credits[:2]] if isinstance(block, Article) else []
    return " ".join([*([kind] if kind else []), *names])


def _length(entry: Entry) -> int:
    return sum(len(text) for text in entry.block.texts[1:])


def _text_lines(entry: Entry, look: Look, width: int, most: int) -> "list[Piece]":
    """The beginning of the story: whole sentences where they fit, else a sign that it goes on."""
    block = entry.block
    if not isinstance(block, Article) or not entry.block.texts[1:]:
        return []
    text = look.shown(_opening(block))
    spans = break_lines(text, width, indent=4, ambiguous=look.ambiguous)
    if len(spans) > most:
        spans = _ended(text, spans[:most], width, look)
    lines = [text[start:end] for start, end in spans]
    if spans and spans[-1][1] < len(text.rstrip()) and text[spans[-1][1] - 1] not in STOPS:
        lines[-1] += GOES_ON
    return [(((" " * 4 + line if index == 0 else line, Ink.TEXT),), False) for index, line in enumerate(lines)]


def _opening(article: Article) -> str:
    """The first paragraph of text, without the words that say where it comes from."""
    texts = (part.text for part in article.paragraphs if part.role is not ParagraphRole.SUBHEAD)
    text = next(texts, "")
    opening = article.dateline.text if article.dateline else ""
    return text[len(opening) :].lstrip() if opening and text.startswith(opening) else text


def _ended(text: str, spans: list[tuple[int, int]], width: int, look: Look) -> list[tuple[int, int]]:
    """The spans up to the last sentence that ends in their second half, else with room for the sign."""
    last = spans[-1][1]
    stop = max(text.rfind(sign, 0, last) for sign in STOPS) + 1
    if stop > last // 2:
        return [(start, min(end, stop)) for start, end in spans if start < stop]
    start, end = spans[-1]
    while end > start and cells(text[start:end], look.ambiguous) + len(GOES_ON) > width:
        end -= 1
    return [*spans[:-1], (start, end)]


def _place_notices(placed: _Columns, entries: Sequence[Entry], look: Look, width: int) -> list[Story]:
    """What is no article below all columns, side by side."""
    y, x = max(placed.heights), placed.left
    stories = []
    for entry in entries:
        kind = kind_of(entry, look)
        title = wrapped(title_of(entry), placed.width - cells(kind, look.ambiguous) - 2, look)[0]
        runs = ((kind + "  ", Ink.DIM), (title, Ink.TEXT))
        used = sum(cells(text, look.ambiguous) for text, _ in runs)
        if x > placed.left and x + used > width - MARGIN:
            x, y = placed.left, y + 1
        placed.bits.setdefault(y, []).append(Bit(x, runs, entry.number, is_title=True))
        stories.append(Story(entry.number, x, y))
        x += used + GUTTER
    return stories
