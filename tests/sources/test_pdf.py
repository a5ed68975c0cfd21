"""Pages of print in columns: every character in reading order, articles whole.

`pdf/` holds three pages of made-up text that were set with reportlab, their columns drawn out of order, and `pages.txt`
what they say: `== page`, then `-- kicker|headline|subtitle` and a paragraph a line.
"""

import builtins
from pathlib import Path
from typing import Any

import pytest

from reader.app.load import load_edition
from reader.errors import SourceError
from reader.model.blocks import BlockKind
from reader.model.edition import Article
from reader.sources import pdf
from reader.sources.pdf_layout import Box, Glyph, records_of

FOLDER = Path(__file__).parent / "pdf"


def pages() -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for line in (FOLDER / "pages.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            articles = found.setdefault(line[3:], [])
        elif line.startswith("-- "):
            articles.append((line[3:], []))
        else:
            articles[-1][1].append(line)
    return found


@pytest.mark.parametrize("name", ["four-columns", "side-by-side", "box"])
def test_the_articles_of_a_page_are_whole_and_in_order(name: str) -> None:
    edition = load_edition(str(FOLDER / f"{name}.pdf"))
    (page,) = edition.pages
    assert (edition.newspaper, edition.date, page.number) == ("河口日报", "2021-11-08", "03")
    head, *articles = page.blocks
    assert (head.kind, head.texts[1:]) == (BlockKind.MASTHEAD, ("河口日报", "2021年11月8日星期一", "第03版"))
    found = [
        ("|".join((each.kicker, each.headline, each.subtitle)), [paragraph.text for paragraph in each.paragraphs])
        for each in articles
        if isinstance(each, Article)
    ]
    assert found == pages()[name]


def test_a_page_without_text_says_so() -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    from io import BytesIO

    file = BytesIO()
    document.save(file)
    with pytest.raises(SourceError, match=r"source\.pdf-no-text"):
        pdf.read(file.getvalue(), "page.pdf")


def test_without_the_extra_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import_ = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pypdfium2":
            raise ImportError
        return import_(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SourceError, match=r"source\.pdf-extra"):
        pdf.read(b"%PDF-1.4", "page.pdf")


def row(text: str, x: float, y: float, size: float = 10) -> list[Glyph]:
    return [Glyph(char, Box(x + at * size, y, x + (at + 1) * size, y + size), size, y) for at, char in enumerate(text)]


def test_a_rule_divides_columns_that_stand_close() -> None:
    lines = [(30 + 15 * at, f"左栏第{at}行的字", f"右栏第{at}行的字") for at in range(4, 0, -1)]
    glyphs = [glyph for y, left, right in lines for glyph in (*row(left, 10, y), *row(right, 83, y))]
    rule = Box(81, 20, 82, 110)
    (record,) = records_of(glyphs, [rule], [], lambda _: False)
    left, right = (record.body.index(f"{side}栏第1行") for side in "左右")
    assert left < record.body.index("右栏第4行") < right
