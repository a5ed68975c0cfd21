"""PDF of newspaper pages, by the extra `pdf`: characters with their boxes, rules and boxes, for `pdf_layout`."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.errors import SourceError
from reader.sources.article_records import ArticleRecord, iso_day
from reader.sources.pdf_layout import Box, Glyph, records_of
from reader.sources.source_formats import Contained

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 200
MOST_GLYPHS = 60_000
"""Characters of a page: four times those of the fullest."""
MOST_PATHS = 4_000
LONGEST_HEAD = 40
"""Characters of a row that names the page and no day."""
THIN = 3.0
"""Points of the thickest rule."""
_PAGE = re.compile(r"第?\s*([A-Za-z]{0,2}\d{1,4})\s*版")


def read(data: bytes, path: str) -> Contained:
    """The articles of all pages. SourceError without the extra, for a damaged or locked file, for one without text."""
    try:
        import pypdfium2
    except ImportError:
        raise SourceError("source.pdf-extra", path=path) from None
    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        raise SourceError("source.locked" if is_locked else "source.damaged", path=path, form="PDF") from None
    try:
        records = [found for at in range(min(count, MOST_PAGES)) for found in _page(document, at, count)]
    except pypdfium2.PdfiumError:
        raise SourceError("source.damaged", path=path, form="PDF") from None
    finally:
        document.close()
    if not records:
        raise SourceError("source.pdf-no-text", path=path)
    return Contained(records=tuple(records))


def _page(document: "pypdfium2.PdfDocument", at: int, pages: int) -> list[ArticleRecord]:
    """The articles of a page, with what is printed at its head of paper, day and page."""
    page = document[at]
    glyphs = _glyphs(page)
    rules, boxes = _paths(page)
    records = records_of(glyphs, rules, boxes, _is_head)
    head = "\n".join(each.body for each in records if each.form == "furniture")
    number = _PAGE.search(head)
    label = number[1].zfill(2) if number and number[1].isdigit() else number[1] if number else ""
    known = {
        "newspaper": _newspaper(head),
        "date": next((day for line in head.split("\n") if (day := iso_day(line))), ""),
        "page": label or (str(at + 1).zfill(2) if pages > 1 else ""),
    }
    return [record._replace(**known) for record in records]


def _is_head(row: str) -> bool:
    return bool(iso_day(row) or (_PAGE.search(row) and len(row) < LONGEST_HEAD))


def _newspaper(head: str) -> str:
    from reader.sources.hints import paper_named

    return next((found for word in head.split() if not word.isascii() and (found := paper_named(word))), "")


def _glyphs(page: "pypdfium2.PdfPage") -> list[Glyph]:
    """The characters that are printed, each once: what is set twice in one place to look bold is one."""
    import ctypes

    from pypdfium2 import raw

    text = page.get_textpage()
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    found: dict[tuple[str, int, int], Glyph] = {}
    for index in range(min(text.count_chars(), MOST_GLYPHS)):
        char = _character(raw.FPDFText_GetUnicode(text, index))
        if not char:
            continue
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        tight = Box(left.value, bottom.value, right.value, top.value)
        raw.FPDFText_GetCharOrigin(text, index, left, bottom)
        base, origin = bottom.value, left.value
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, index, rect)
        height = max(abs(rect.top - rect.bottom), 1.0)
        width = max(rect.right - rect.left, tight.right - tight.left)
        size = _size(raw, text, index) or height
        box = Box(origin, base - 0.12 * size, origin + width, base + 0.88 * size)
        found.setdefault((char, round(origin), round(base)), Glyph(char, box, size, base))
    return list(found.values())


def _size(raw: Any, text: Any, index: int) -> float:
    """The size at which a character is printed: that of its font, scaled as its text is."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, index))
    if raw.FPDFText_GetMatrix(text, index, matrix):
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    return size if 0.5 < size < 2000 else 0.0


def _character(code: int) -> str:
    """The character; empty for white space, controls and half characters."""
    if code <= 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    char = chr(code)
    return char if char.isprintable() and not char.isspace() else ""


def _paths(page: "pypdfium2.PdfPage") -> tuple[list[Box], list[Box]]:
    """Rules, and boxes that are neither so small that they hold no text nor as large as the page."""
    width, height = page.get_size()
    rules, boxes = [], []
    for left, bottom, right, top in _bounds(page):
        across, up = right - left, top - bottom
        if min(across, up) <= THIN < max(across, up):
            rules.append(Box(left, bottom, right, top))
        elif across > 40 and up > 30 and across * up < 0.75 * width * height:
            boxes.append(Box(left, bottom, right, top))
    return rules, boxes


def _bounds(page: "pypdfium2.PdfPage") -> Iterator[Sequence[float]]:
    from pypdfium2 import raw

    for number, found in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if number >= MOST_PATHS:
            return
        yield found.get_bounds()
