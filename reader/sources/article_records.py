"""Articles as records with fields, and the file in which the library stores those of one page.

A feed, a table, an EPUB or a PDF says itself what is a title and what a paragraph: that is taken as it is and not made
into text from which it would have to be guessed. One file may hold many days, so records are sorted into pages first.
The stored file has no time in it and is the same for the same records.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from reader.errors import SourceError

FORMAT = "kanbao-records/1"
_BEGINNING = f'{{"format": "{FORMAT}"'
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""What other programs end lines with, and JSON does not write as an escape by itself."""
_DAYS = (
    re.compile(r"(?<!\d)((?:18|19|20)\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)((?:18|19|20)\d\d)(\d\d)(\d\d)(?=\D|\d{4}|$)"),
)
"""With signs between the parts, and without: 2021-11-08, 2021年11月8日, 20211108."""


class ArticleRecord(NamedTuple):
    """One article; empty where nothing is known."""

    title: str = ""
    body: str = ""
    """Paragraphs, a line each; or HTML; or the whole text of a page, see `form`."""
    form: str = "lines"
    """What `body` is: `lines`, `markup`, `text`, which the parser reads, or `furniture`, which is of no article."""
    kicker: str = ""
    subtitle: str = ""
    author: str = ""
    section: str = ""
    newspaper: str = ""
    date: str = ""
    """ISO 8601."""
    page: str = ""
    page_name: str = ""
    address: str = ""
    number: str = ""
    """Of the article on its page."""


class RecordPage(NamedTuple):
    """The records of one page of one paper on one day."""

    newspaper: str
    date: str
    page: str
    page_name: str
    records: tuple[ArticleRecord, ...]

    @property
    def name(self) -> str:
        """What tells it from the other pages of its file."""
        return "/".join(part.replace("/", " ") or "-" for part in (self.newspaper, self.date, self.page))


def pages_of(records: Iterable[ArticleRecord]) -> list[RecordPage]:
    """The records by paper, day and page in the order in which these first come; on a page by their numbers."""
    sorted_in: dict[tuple[str, str, str], list[ArticleRecord]] = {}
    for record in records:
        sorted_in.setdefault((record.newspaper, record.date, record.page), []).append(record)
    return [_page(key, found) for key, found in sorted_in.items()]


def _page(key: tuple[str, str, str], records: list[ArticleRecord]) -> RecordPage:
    name = next((record.page_name for record in records if record.page_name), "")
    return RecordPage(*key, name, tuple(sorted(records, key=_place)))


def _place(record: ArticleRecord) -> int:
    """Records without a number stay in their order, behind those that have one."""
    return int(record.number) if re.fullmatch("[0-9]{1,6}", record.number) else 1_000_000


def iso_day(text: str) -> str:
    """The first day that a text names, as ISO 8601; empty for none."""
    from datetime import date

    for found in (found for form in _DAYS for found in form.finditer(text[:80])):
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            continue
    return ""


def is_record_page(text: str) -> bool:
    """Whether a source is a file of records."""
    return text.startswith(_BEGINNING)


def written(page: RecordPage) -> bytes:
    """The file: JSON in UTF-8, the same for the same records. Empty fields are left out."""
    records = [{name: value for name, value in record._asdict().items() if value} for record in page.records]
    plain = {"format": FORMAT, **page._asdict(), "records": records}
    text = json.dumps(plain, ensure_ascii=False, indent=0).replace("{\n", "{", 1)
    return _LINE_ENDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8", "replace")


def read_page(text: str, path: str) -> RecordPage:
    """The records in a file. SourceError for what holds none."""
    try:
        plain: Any = json.loads(text, strict=False)
        heads = [plain[name] for name in RecordPage._fields[:-1]]
        records = tuple(ArticleRecord(**record) for record in plain["records"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise SourceError("source.records", path=path) from None
    if not all(isinstance(value, str) for value in (*heads, *(field for record in records for field in record))):
        raise SourceError("source.records", path=path)
    newspaper, date, number, name = heads
    return RecordPage(newspaper, date, number, name, records)
