"""Lines of known label put together: blocks, and the lines that make up each article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.parser.features.unit_features import UnitFeatures
from reader.parser.labeller.labels import ASIDES, BLOCK_OF, OPENING, LineLabel


@dataclass(slots=True)
class BlockBuilder:
    """A block in the making: its units with their kinds."""

    label: LineLabel
    """Of its first unit; of an article's, LEAD."""
    units: list[UnitFeatures] = field(default_factory=list)
    labels: list[LineLabel] = field(default_factory=list)
    section: str | None = None
    label_set: set[LineLabel] = field(default_factory=set)
    """The kinds of its units."""
    is_closed: bool = False
    """Something behind the last paragraph has said that the article ends."""
    _of: dict[tuple[LineLabel, ...], list[UnitFeatures]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def add(self, unit: UnitFeatures, label: LineLabel) -> None:
        """Take in one more unit."""
        self.units.append(unit)
        self.labels.append(label)
        self.label_set.add(label)
        self._of.clear()

    def has(self, *labels: LineLabel) -> bool:
        """Whether a unit of one of these kinds is in it."""
        return not self.label_set.isdisjoint(labels)

    def of(self, *labels: LineLabel) -> Sequence[UnitFeatures]:
        """Its units of these kinds."""
        found = self._of.get(labels)
        if found is None:
            pairs = zip(self.units, self.labels, strict=True) if self.has(*labels) else ()
            self._of[labels] = found = [unit for unit, label in pairs if label in labels]
        return found

    def relabel(self, labels: list[LineLabel]) -> None:
        """Its units are of other kinds than they seemed."""
        self.labels, self.label_set = labels, set(labels)
        self._of.clear()


@dataclass(slots=True)
class PageBuilder:
    """A page in the making."""

    blocks: list[BlockBuilder] = field(default_factory=list)


LONGEST_PAGE_NAME = 2
"""Code points: the name of a section that is longer may as well be a column's."""
_BODY = (LineLabel.BODY, LineLabel.SUBHEAD)


class _Assembler:
    """Walks over the units once and puts each into its block."""

    def __init__(self) -> None:
        self.pages = [PageBuilder()]
        self.article: BlockBuilder | None = None
        self.section: str | None = None

    def take(self, unit: UnitFeatures, label: LineLabel) -> None:
        """Put the next unit where it belongs."""
        if label.is_continuation or (label in ASIDES and self._page.blocks and self._page.blocks[-1].label is label):
            self._page.blocks[-1].add(unit, label)
        elif label in BLOCK_OF:
            self._begin_block(unit, label)
        else:
            article = self._article_for(label)
            article.add(unit, label)
            article.is_closed = label is LineLabel.TAIL

    @property
    def _page(self) -> PageBuilder:
        return self.pages[-1]

    def _begin_block(self, unit: UnitFeatures, label: LineLabel) -> None:
        if label is LineLabel.HEADER and any(block.label is not LineLabel.HEADER for block in self._page.blocks):
            if not _is_page(self._page, unit):
                self.pages.append(PageBuilder())
            self.article = self.section = None
        if label is LineLabel.STRIP:
            self.section = None if "empty-label" in unit.features else unit.unit.text
        self._page.blocks.append(_begun(unit, label))

    def _article_for(self, label: LineLabel) -> BlockBuilder:
        if label is LineLabel.BRIEF:
            self.article = None
        if self.article is None or not self._continues(self.article, label):
            opening = LineLabel.BRIEF if label is LineLabel.BRIEF else LineLabel.LEAD
            self.article = BlockBuilder(opening, section=self.section)
            self._page.blocks.append(self.article)
        return self.article

    def _continues(self, article: BlockBuilder, label: LineLabel) -> bool:
        """Whether the article takes a line of this kind; also text right behind a credit, which mostly ends it."""
        is_next = label is LineLabel.BODY and self._page.blocks[-1] is article
        return is_next or _takes(article, label)


def _is_page(page: PageBuilder, unit: UnitFeatures) -> bool:
    """Whether a header says no more than the number that the page has anyway: archives print it above each article."""
    said = [here.header for block in page.blocks if block.label is LineLabel.HEADER for here in block.units]
    number = next((header.number for header in said if header and header.number), None)
    header = unit.header
    return header is not None and not header.date and header.number is not None and header.number == number


def _begun(unit: UnitFeatures, label: LineLabel) -> BlockBuilder:
    draft = BlockBuilder(label)
    draft.add(unit, label)
    return draft


def _takes(article: BlockBuilder, label: LineLabel) -> bool:
    if label in OPENING or label is LineLabel.LEAD:
        return not article.has(LineLabel.LEAD, LineLabel.BRIEF, *_BODY)
    return label in (LineLabel.TAIL, LineLabel.SUBHEAD) or not article.is_closed


def group_into_blocks(units: Iterable[UnitFeatures], labels: Sequence[LineLabel]) -> list[PageBuilder]:
    """The pages of the text, each with its blocks in the order of their first lines."""
    assembler = _Assembler()
    for unit, label in zip(units, labels, strict=True):
        assembler.take(unit, label)
    for page in assembler.pages:
        page.blocks = _with_columns(page.blocks)
    return assembler.pages


def _with_columns(blocks: Sequence[BlockBuilder]) -> list[BlockBuilder]:
    """The blocks of a page, a strip above a single article taken for what it is: the name of that article's column."""
    found: list[BlockBuilder] = []
    is_past = False
    for at, draft in enumerate(blocks):
        if draft.label is LineLabel.STRIP:
            is_past = False
        elif at and blocks[at - 1].label is LineLabel.STRIP and _governs_one(blocks, at):
            strip = found.pop()
            draft = BlockBuilder(draft.label, [*strip.units, *draft.units], [LineLabel.COLUMN, *draft.labels])
            draft.label_set = set(draft.labels)
            is_past = True
        elif is_past:
            draft.section = None
        found.append(draft)
    return found


def _names_a_page(strip: UnitFeatures) -> bool:
    """Whether a strip is a name that pages have: 民生, 体育新闻."""
    is_short = len(strip.unit.text) <= LONGEST_PAGE_NAME and "section-name" in strip.features
    return strip.header is not None or is_short


def _governs_one(blocks: Sequence[BlockBuilder], at: int) -> bool:
    """Whether an article with a title is right below a strip, at `at`, and no other before the next strip or column."""
    strip, article = blocks[at - 1].units[0], blocks[at]
    head, *rest = article.units
    is_apart = bool(rest) and head.unit.gap > rest[0].unit.gap
    if is_apart or _names_a_page(strip) or "slogan-strip" in strip.features:
        return False
    if article.label is not LineLabel.LEAD or not article.has(LineLabel.TITLE):
        return False
    for draft in (blocks[number] for number in range(at + 1, len(blocks))):
        if draft.label is LineLabel.STRIP or draft.has(LineLabel.COLUMN):
            return True
        if draft.label in (LineLabel.LEAD, LineLabel.BRIEF):
            return False
    return True
