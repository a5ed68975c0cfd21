"""A bundle of responses as an edition: every paragraph of every item once, in the order of the paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.epaper.addresses import recognised
from reader.epaper.bundle import Bundle, Response
from reader.epaper.contents import Contents, Label, Listed, contents
from reader.epaper.families import Families
from reader.epaper.item import Item, read_item
from reader.epaper.markup import machine_data
from reader.epaper.signed import Signed, signed
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Block, Edition, Origin, Page, Paragraph, ParagraphRole, PlainBlock, SourceLine
from reader.parser import Rules

LONGEST_SUBHEAD = 30
"""Characters of the longest line in bold that is a subhead, if no sign ends it."""
_ENDS = "。！？；：”』」…,，;.!?"


class KnownFields(NamedTuple):
    """What an item is composed of."""

    listed: Listed
    item: Item | None
    """None for one that did not come."""


@dataclass(slots=True)
class LineNumbers:
    """Numbers for the lines of the edition."""

    last: int = field(default=0)

    def next(self) -> int:
        self.last += 1
        return self.last


def compose(bundle: Bundle, families: Families, rules: Rules) -> Edition:
    """The edition in the responses; its source is for the caller to add."""
    lines = LineNumbers()
    found = list(_pages(bundle.responses, families))
    pages = [_page(label, known, families, rules, lines) for label, known, _ in found]
    papers = [bundle.newspaper, *(paper for _, known, head in found for paper in _papers(known, head))]
    dates = [date for _, known, head in found for date in _dates(known, head, bundle, families)]
    newspaper, date = (next(filter(None, each), None) for each in (papers, dates))
    return Edition(
        tuple(pages),
        newspaper,
        Origin.HINT if newspaper else None,
        date,
        Origin.HINT if date else None,
    )


def paper_of(bundle: Bundle, families: Families) -> str | None:
    """What the responses themselves call their paper."""
    found = _pages(bundle.responses, families)
    return next(filter(None, (paper for _, known, head in found for paper in _papers(known, head))), None)


def is_item(text: str) -> bool:
    """Whether a response at an address that no system knows is an item all the same: its comment says so."""
    return machine_data(text).get("type", "1") == "1" and "title" in machine_data(text)


def _papers(known: Sequence[KnownFields], head: Contents | None) -> Iterator[str | None]:
    yield head.newspaper if head else None
    yield from (each.item.newspaper for each in known if each.item)


def _dates(
    known: Sequence[KnownFields], head: Contents | None, bundle: Bundle, families: Families
) -> Iterator[str | None]:
    """Of the address, which all that was fetched has in common; else of the page."""
    yield from (at.date for found in bundle.responses if (at := recognised(found.address, families)))
    yield head.date if head else None
    yield from (each.item.date for each in known if each.item)


def _pages(
    responses: Sequence[Response], families: Families
) -> Iterator[tuple[Label, list[KnownFields], Contents | None]]:
    """Every page with its items; items without a page make up one of their own."""
    ats = [(found, recognised(found.address, families)) for found in responses]
    bodies = {at.url: read_item(found.text, at.family, families.forms) for found, at in ats if at and not at.is_page}
    heads = [(found, at) for found, at in ats if at and at.is_page]
    for found, at in heads:
        head = contents(found.text, at, families)
        yield head.label, [KnownFields(listed, bodies.get(listed.url)) for listed in head.items], head
    if not heads:
        alone = [
            KnownFields(
                Listed(found.address, ""), read_item(found.text, at.family if at else families.other, families.forms)
            )
            for found, at in ats
        ]
        items = [known.item for known in alone if known.item]
        number = next(filter(None, (item.page for item in items)), None)
        yield Label(number, next(filter(None, (item.page_name for item in items)), None)), alone, None


def _page(label: Label, known: Iterable[KnownFields], families: Families, rules: Rules, lines: LineNumbers) -> Page:
    blocks = tuple(item_block(each, families, rules, lines) for each in known)
    return Page(blocks, label.number, label.name, Origin.HINT)


def item_block(known: KnownFields, families: Families, rules: Rules, lines: LineNumbers) -> Block:
    """The block of one item."""
    item = known.item
    if item is None:
        return _unread(known.listed, lines)
    kind = _plain_kind(item, families)
    return _plain(kind, known, item, lines) if kind else _article(known.listed, item, families, rules, lines)


def _unread(listed: Listed, lines: LineNumbers) -> Block:
    """An item of which only the list is there."""
    title_lines = (lines.next(),) if listed.title else ()
    return Article(
        BlockKind.ARTICLE,
        title_lines,
        "epaper-list",
        title_lines=title_lines,
        headline=listed.title,
        address=listed.url,
        area=listed.area,
    )


def _plain_kind(item: Item, families: Families) -> BlockKind | None:
    words = item.title or next((run.text for run in item.paragraphs), "")
    return next((kind for kind, form in families.forms.kinds.items() if form.search(words)), None)


def _plain(kind: BlockKind, known: KnownFields, item: Item, lines: LineNumbers) -> PlainBlock:
    head = (item.kicker, item.title or known.listed.title, item.subtitle, item.author)
    text = tuple(text for text in (*head, *(run.text for run in item.paragraphs)) if text)
    numbers = tuple(lines.next() for _ in text)
    return PlainBlock(kind, numbers, "epaper-title", None, text, known.listed.url, known.listed.area)


def _article(listed: Listed, item: Item, families: Families, rules: Rules, lines: LineNumbers) -> Article:
    title = [item.kicker, item.title or listed.title, item.subtitle]
    title_lines = tuple(lines.next() for part in title if part)
    byline = SourceLine(lines.next(), item.author) if item.author else None
    texts = [(lines.next(), run) for run in item.paragraphs]
    named = byline and byline._replace(text=families.forms.author_label.sub("", byline.text))
    captions = [(line, run.text) for line, run in texts if run.is_caption]
    people = signed(named, [(line, run.text) for line, run in texts if not run.is_caption], captions, rules)
    bylines = {line.line for line in people.bylines}
    paragraphs = tuple(
        Paragraph(run.text, (line,), _role(run.is_caption, run.is_bold, run.text))
        for line, run in texts
        if line not in bylines
    )
    kind = _kind(item, people, len(paragraphs))
    return Article(
        kind=kind,
        lines=tuple(sorted((*title_lines, *((byline.line,) if byline else ()), *(line for line, _ in texts)))),
        because="epaper",
        title_lines=title_lines,
        kicker=title[0],
        headline=title[1],
        subtitle=title[2],
        credits=people.credits,
        dateline=people.dateline,
        paragraphs=paragraphs,
        others=(*((byline,) if byline else ()), *people.bylines),
        address=listed.url,
        area=listed.area,
    )


def _kind(item: Item, people: Signed, paragraphs: int) -> BlockKind:
    """A picture with its caption alone is a photo story, as is one with a short text and a photographer's name."""
    texts = sum(not run.is_caption for run in item.paragraphs)
    is_photo = item.has_pictures and (not texts or (people.is_photo and paragraphs <= 2))
    return BlockKind.PHOTO_STORY if is_photo else BlockKind.ARTICLE


def _role(is_caption: bool, is_bold: bool, text: str) -> ParagraphRole:
    if is_caption:
        return ParagraphRole.CAPTION
    is_subhead = is_bold and len(text) <= LONGEST_SUBHEAD and text[-1] not in _ENDS
    return ParagraphRole.SUBHEAD if is_subhead else ParagraphRole.TEXT
