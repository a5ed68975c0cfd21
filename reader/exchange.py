"""An edition as plain values, the shape of `kanbao-edition/1` in JSON and YAML."""

from typing import Any

from reader.model import Article, Block, Edition, Page, Paragraph

FORMAT = "kanbao-edition/1"


def to_plain(edition: Edition) -> dict[str, Any]:
    """The edition as mappings, lists, strings, numbers, booleans and None, in the order people read them."""
    source = edition.source
    return {
        "format": FORMAT,
        **_fields(edition, "newspaper newspaper_origin date date_origin"),
        "source": source and _fields(source, "name encoding sha256 lines replaced controls"),
        "pages": [_page(page) for page in edition.pages],
        "diagnostics": [_fields(found, "code line because message") for found in edition.diagnostics],
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        **_fields(page, "number name origin"),
        "blocks": [_article(block) if isinstance(block, Article) else _block(block) for block in page.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {**_fields(block, "kind section because"), "lines": list(block.lines), "text": list(block.text)}


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
