"""An edition as plain values, the shape of `kanbao-edition/1` in JSON and YAML: written and read with checks."""

from typing import Any

from reader.errors import SourceError
from reader.model.blocks import ARTICLE_KINDS, BlockKind
from reader.model.checked import CheckedMapping
from reader.model.edition import (
    Area,
    Article,
    Block,
    Credit,
    Dateline,
    Diagnostic,
    Edition,
    Origin,
    Page,
    Paragraph,
    ParagraphRole,
    PlainBlock,
    Source,
    SourceLine,
)

FORMAT = "kanbao-edition/1"


def to_dict(edition: Edition) -> dict[str, Any]:
    """The edition as mappings, lists, strings, numbers, booleans and None, in the order people read them."""
    source = edition.source
    return {
        "format": FORMAT,
        **_fields(edition, "newspaper newspaper_origin date date_origin"),
        "source": source and _source(source),
        "pages": [_page(page) for page in edition.pages],
        "diagnostics": [_fields(found, "code line because message") for found in edition.diagnostics],
    }


def _source(source: Source) -> dict[str, Any]:
    misread = {"misread_as": source.misread_as} if source.misread_as else {}
    repeated = {"repeated": list(source.repeated)} if source.repeated else {}
    return {**_fields(source, "name encoding sha256 lines replaced controls"), **misread, **repeated}


def _page(page: Page) -> dict[str, Any]:
    return {
        **_fields(page, "number name origin"),
        "blocks": [_article(block) if isinstance(block, Article) else _block(block) for block in page.blocks],
    }


def _block(block: PlainBlock) -> dict[str, Any]:
    return {
        **_fields(block, "kind section because"),
        "lines": list(block.lines),
        "text": list(block.text),
        **_online(block),
    }


def _online(block: Block) -> dict[str, Any]:
    """What only an e-paper knows; nothing for all others, whose files stay as they were."""
    given = {"address": block.address, "area": list(block.area) if block.area is not None else None}
    return {name: value for name, value in given.items() if value is not None}


def _article(article: Article) -> dict[str, Any]:
    return {
        **_fields(article, "kind section"),
        "lines": list(article.lines),
        "title_lines": list(article.title_lines),
        **_fields(article, "kicker headline subtitle title_is_guess column"),
        "credits": [_fields(credit, "role name rank organisation line") for credit in article.credits],
        "dateline": article.dateline and _fields(article.dateline, "text agency place date"),
        "paragraphs": [_paragraph(paragraph) for paragraph in article.paragraphs],
        "others": [_fields(other, "line text") for other in article.others],
        **_fields(article, "continued because"),
        **_online(article),
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "role": str(paragraph.role),
        "lines": list(paragraph.lines),
        "line_starts": list(paragraph.line_starts),
        **_fields(paragraph, "text lost_before lost_after possible_gap"),
    }


def _fields(value: object, names: str) -> dict[str, Any]:
    # An enumerated value goes out as the plain string that it is: YAML's writers know no enumerations.
    found = ((name, getattr(value, name)) for name in names.split())
    return {name: str(field) if isinstance(field, str) else field for name, field in found}


def from_dict(plain: object, path: str = "") -> Edition:
    """The edition that `to_plain` made these values of; what they leave out is as the model has it by default.

    Raises SourceError with `path`, the place of the mistake (`pages[0].blocks[2].kind`) and what belongs there.
    """
    top = CheckedMapping(plain, path, "")
    if (found := top.maybe("format")) != FORMAT:
        raise SourceError("exchange.format", path=path, expected=FORMAT, found=found)
    edition = Edition(
        pages=tuple(_read_page(page) for page in top.each("pages")),
        newspaper=top.maybe("newspaper"),
        newspaper_origin=top.choice(Origin, "newspaper_origin"),
        date=top.maybe("date"),
        date_origin=top.choice(Origin, "date_origin"),
        diagnostics=tuple(_read_diagnostic(found) for found in top.each("diagnostics")),
        source=_read_source(source) if (source := top.inner("source")) else None,
    )
    top.finish()
    return edition


def _read_page(page: CheckedMapping) -> Page:
    return Page(
        number=page.maybe("number"),
        name=page.maybe("name"),
        origin=page.choice(Origin, "origin") or Origin.TEXT,
        blocks=tuple(_read_block(block) for block in page.each("blocks")),
    )


def _read_block(block: CheckedMapping) -> Block:
    kind = block.choice(BlockKind, "kind") or BlockKind.OTHER
    lines = block.lines("lines")
    because, section = block.text("because"), block.maybe("section")
    if kind not in ARTICLE_KINDS:
        return PlainBlock(kind, lines, because, section, block.texts("text"), block.maybe("address"), _area(block))
    dateline = block.inner("dateline")
    return Article(
        kind,
        lines,
        because,
        section,
        title_lines=block.lines("title_lines"),
        kicker=block.text("kicker"),
        headline=block.text("headline"),
        subtitle=block.text("subtitle"),
        title_is_guess=block.flag("title_is_guess"),
        column=block.text("column"),
        credits=tuple(_read_credit(credit) for credit in block.each("credits")),
        dateline=_read_dateline(dateline) if dateline else None,
        paragraphs=tuple(_read_paragraph(paragraph) for paragraph in block.each("paragraphs")),
        others=tuple(SourceLine(other.number("line", 1), other.needed("text")) for other in block.each("others")),
        continued=block.maybe("continued"),
        address=block.maybe("address"),
        area=_area(block),
    )


def _area(block: CheckedMapping) -> Area | None:
    given = block.offsets("area")
    if len(given) not in (0, 4):
        raise block.error("area", "area")
    return Area(*given) if given else None


def _read_credit(credit: CheckedMapping) -> Credit:
    return Credit(
        role=credit.needed("role"),
        name=credit.needed("name"),
        line=credit.number("line", 1),
        rank=credit.maybe("rank"),
        organisation=credit.maybe("organisation"),
    )


def _read_dateline(plain: CheckedMapping) -> Dateline:
    dateline = Dateline(plain.needed("text"), plain.maybe("agency"), plain.maybe("place"), plain.maybe("date"))
    plain.finish()
    return dateline


def _read_paragraph(plain: CheckedMapping) -> Paragraph:
    text, lines, starts = plain.needed("text"), plain.lines("lines"), plain.offsets("line_starts")
    starts = starts or tuple(0 for _ in lines) or (0,)
    if len(starts) != max(1, len(lines)) or list(starts) != sorted(starts) or starts[-1] > len(text):
        raise plain.error("starts", "line_starts")
    return Paragraph(
        text,
        lines,
        plain.choice(ParagraphRole, "role") or ParagraphRole.TEXT,
        starts,
        lost_before=plain.flag("lost_before"),
        lost_after=plain.flag("lost_after"),
        possible_gap=plain.maybe("possible_gap"),
    )


def _read_diagnostic(plain: CheckedMapping) -> Diagnostic:
    return Diagnostic(
        code=plain.needed("code"),
        line=plain.number("line"),
        because=plain.text("because"),
        message=plain.text("message"),
    )


def _read_source(plain: CheckedMapping) -> Source:
    source = Source(
        name=plain.needed("name"),
        encoding=plain.text("encoding"),
        sha256=plain.text("sha256"),
        lines=plain.number("lines"),
        replaced=plain.number("replaced"),
        controls=plain.number("controls"),
        misread_as=plain.text("misread_as"),
        repeated=plain.texts("repeated"),
    )
    plain.finish()
    return source
