"""Records of articles as blocks: their fields are taken as they are, their people and places read as in any text."""

import re
from collections.abc import Sequence

from reader.epaper.compose import KnownFields, LineNumbers, item_block
from reader.epaper.contents import Listed
from reader.epaper.families import Families
from reader.epaper.item import Item, read_item
from reader.epaper.markup import Run, runs, tidy
from reader.model.blocks import BlockKind
from reader.model.edition import Block, PlainBlock
from reader.parser import Rules
from reader.sources.article_records import ArticleRecord

_SPACES = re.compile(r"[ \t\u3000\xa0]+")
LONGEST_TITLE = 60
"""Characters of the longest first paragraph that is a title where a record has none."""
_ENDS = "。！？；：，"


def record_block(record: ArticleRecord, families: Families, rules: Rules, first_line: int) -> Block:
    """The block of one record; its lines are numbered from `first_line` on."""
    if record.form == "furniture":
        text = tuple(line for line in (record.kicker, record.title, record.subtitle, *record.body.split("\n")) if line)
        return PlainBlock(BlockKind.MASTHEAD, tuple(range(first_line, first_line + len(text))), "record", None, text)
    paragraphs, item = _body(record, families)
    title = tidy(record.title) or (item.title if item else "")
    if not title and len(paragraphs) > 1 and _is_title(paragraphs[0].text):
        title, paragraphs = paragraphs[0].text, paragraphs[1:]
    paragraphs = _without_title(paragraphs, title)
    found = Item(
        kicker=record.kicker or (item.kicker if item else ""),
        title=title,
        subtitle=record.subtitle or (item.subtitle if item else ""),
        author=record.author or (item.author if item else ""),
        paragraphs=tuple(paragraphs),
        has_pictures=False,
        newspaper=record.newspaper or None,
        date=record.date or None,
        page=record.page or None,
        page_name=record.page_name or None,
    )
    known = KnownFields(Listed(record.address, title), found)
    block = item_block(known, families, rules, LineNumbers(first_line - 1))
    return block._replace(section=record.section or None, because="record", address=record.address or None)


def _body(record: ArticleRecord, families: Families) -> tuple[list[Run], Item | None]:
    """The paragraphs; of a whole document of HTML the fields of its item, too."""
    from selectolax.lexbor import LexborHTMLParser

    if record.form != "markup":
        lines = (_SPACES.sub(" ", line).strip() for line in record.body.split("\n"))
        return [Run(line) for line in lines if line], None
    body = LexborHTMLParser(record.body).body
    paragraphs = runs(body) if body is not None else []
    if record.title:
        return paragraphs, None
    item = read_item(record.body, families.other, families.forms)
    in_body = {run.text for run in paragraphs}
    is_whole = item.title in in_body and not item.kicker and not item.subtitle
    return paragraphs, item._replace(author="") if is_whole else None


def _is_title(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and text[-1] not in _ENDS


def _without_title(paragraphs: Sequence[Run], title: str) -> list[Run]:
    """The paragraphs without a first one that says the title again."""
    return [*paragraphs[1:]] if title and paragraphs and paragraphs[0].text == title else [*paragraphs]
