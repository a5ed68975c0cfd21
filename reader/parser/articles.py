"""Lines of known kind put together: blocks, and the lines that make up each article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.parser.kinds import ASIDES, BLOCK_OF, OPENING, LineKind
from reader.parser.sightings import Sighting


@dataclass(slots=True)
class Draft:
    """A block in the making: its units with their kinds."""

    kind: LineKind
    """Of its first unit; of an article's, LEAD."""
    units: list[Sighting] = field(default_factory=list)
    kinds: list[LineKind] = field(default_factory=list)
    section: str | None = None
    seen: set[LineKind] = field(default_factory=set)
    """The kinds of its units."""
    is_closed: bool = False
    """Something behind the last paragraph has said that the article ends."""
    _of: dict[tuple[LineKind, ...], list[Sighting]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def add(self, unit: Sighting, kind: LineKind) -> None:
        """Take in one more unit."""
        self.units.append(unit)
        self.kinds.append(kind)
        self.seen.add(kind)
        self._of.clear()

    def has(self, *kinds: LineKind) -> bool:
        """Whether a unit of one of these kinds is in it."""
        return not self.seen.isdisjoint(kinds)

    def of(self, *kinds: LineKind) -> Sequence[Sighting]:
        """Its units of these kinds."""
        found = self._of.get(kinds)
        if found is None:
            pairs = zip(self.units, self.kinds, strict=True) if self.has(*kinds) else ()
            self._of[kinds] = found = [unit for unit, kind in pairs if kind in kinds]
        return found

    def settle(self, kinds: list[LineKind]) -> None:
        """Its units are of other kinds than they seemed."""
        self.kinds, self.seen = kinds, set(kinds)
        self._of.clear()


@dataclass(slots=True)
class PageDraft:
    """A page in the making."""

    blocks: list[Draft] = field(default_factory=list)


LONGEST_PAGE_NAME = 2
"""Code points: the name of a section that is longer may as well be a column's."""
_BODY = (LineKind.BODY, LineKind.SUBHEAD)


class _Assembler:
    """Walks over the units once and puts each into its block."""

    def __init__(self) -> None:
        self.pages = [PageDraft()]
        self.article: Draft | None = None
        self.section: str | None = None

    def take(self, unit: Sighting, kind: LineKind) -> None:
        """Put the next unit where it belongs."""
        if kind.goes_on or (kind in ASIDES and self._page.blocks and self._page.blocks[-1].kind is kind):
            self._page.blocks[-1].add(unit, kind)
        elif kind in BLOCK_OF:
            self._begin_block(unit, kind)
        else:
            article = self._article_for(kind)
            article.add(unit, kind)
            article.is_closed = kind is LineKind.TAIL

    @property
    def _page(self) -> PageDraft:
        return self.pages[-1]

    def _begin_block(self, unit: Sighting, kind: LineKind) -> None:
        if kind is LineKind.HEADER and any(block.kind is not LineKind.HEADER for block in self._page.blocks):
            if not _is_page(self._page, unit):
                self.pages.append(PageDraft())
            self.article = self.section = None
        if kind is LineKind.STRIP:
            self.section = None if "empty-label" in unit.clues else unit.unit.text
        self._page.blocks.append(_begun(unit, kind))

    def _article_for(self, kind: LineKind) -> Draft:
        if kind is LineKind.BRIEF:
            self.article = None
        if self.article is None or not self._goes_on(self.article, kind):
            opening = LineKind.BRIEF if kind is LineKind.BRIEF else LineKind.LEAD
            self.article = Draft(opening, section=self.section)
            self._page.blocks.append(self.article)
        return self.article

    def _goes_on(self, article: Draft, kind: LineKind) -> bool:
        """Whether the article takes a line of this kind; also text right behind a credit, which mostly ends it."""
        is_next = kind is LineKind.BODY and self._page.blocks[-1] is article
        return is_next or _takes(article, kind)


def _is_page(page: PageDraft, unit: Sighting) -> bool:
    """Whether a header says no more than the number that the page has anyway: archives print it above each article."""
    said = [here.header for block in page.blocks if block.kind is LineKind.HEADER for here in block.units]
    number = next((header.number for header in said if header and header.number), None)
    header = unit.header
    return header is not None and not header.date and header.number is not None and header.number == number


def _begun(unit: Sighting, kind: LineKind) -> Draft:
    draft = Draft(kind)
    draft.add(unit, kind)
    return draft


def _takes(article: Draft, kind: LineKind) -> bool:
    if kind in OPENING or kind is LineKind.LEAD:
        return not article.has(LineKind.LEAD, LineKind.BRIEF, *_BODY)
    return kind in (LineKind.TAIL, LineKind.SUBHEAD) or not article.is_closed


def assemble(units: Iterable[Sighting], kinds: Sequence[LineKind]) -> list[PageDraft]:
    """The pages of the text, each with its blocks in the order of their first lines."""
    assembler = _Assembler()
    for unit, kind in zip(units, kinds, strict=True):
        assembler.take(unit, kind)
    for page in assembler.pages:
        page.blocks = _with_columns(page.blocks)
    return assembler.pages


def _with_columns(blocks: Sequence[Draft]) -> list[Draft]:
    """The blocks of a page, a strip above a single article taken for what it is: the name of that article's column."""
    found: list[Draft] = []
    is_past = False
    for at, draft in enumerate(blocks):
        if draft.kind is LineKind.STRIP:
            is_past = False
        elif at and blocks[at - 1].kind is LineKind.STRIP and _governs_one(blocks, at):
            strip = found.pop()
            draft = Draft(draft.kind, [*strip.units, *draft.units], [LineKind.COLUMN, *draft.kinds])
            draft.seen = set(draft.kinds)
            is_past = True
        elif is_past:
            draft.section = None
        found.append(draft)
    return found


def _names_a_page(strip: Sighting) -> bool:
    """Whether a strip is a name that pages have: 民生, 体育新闻."""
    is_short = len(strip.unit.text) <= LONGEST_PAGE_NAME and "section-name" in strip.clues
    return strip.header is not None or is_short


def _governs_one(blocks: Sequence[Draft], at: int) -> bool:
    """Whether an article with a title is right below a strip, at `at`, and no other before the next strip or column."""
    strip, article = blocks[at - 1].units[0], blocks[at]
    head, *rest = article.units
    is_apart = bool(rest) and head.unit.gap > rest[0].unit.gap
    if is_apart or _names_a_page(strip) or "slogan-strip" in strip.clues:
        return False
    if article.kind is not LineKind.LEAD or not article.has(LineKind.TITLE):
        return False
    for draft in (blocks[number] for number in range(at + 1, len(blocks))):
        if draft.kind is LineKind.STRIP or draft.has(LineKind.COLUMN):
            return True
        if draft.kind in (LineKind.LEAD, LineKind.BRIEF):
            return False
    return True
