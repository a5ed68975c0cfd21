"""The fields of crawlers' records by the names that these give them."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from reader.errors import SourceError
from reader.runtime import resources
from reader.sources.article_records import ArticleRecord, iso_day
from reader.sources.source_formats import Contained

LONGEST_PAPER = 40
"""Characters of a newspaper's name."""


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    plain = resources.load("lexicon/record_fields.yaml")
    return {field: tuple(names) for field, names in plain.items()}


def records_from(plain: Iterable[Mapping[str, Any]], path: str) -> Contained:
    """The records with a title or a text. SourceError where none of several has one."""
    found = [record for each in plain if (record := _record(each))]
    if not found:
        known = ", ".join((*_names()["title"][:3], *_names()["body"][:2]))
        raise SourceError("source.no-records", path=path, known=known)
    return Contained(records=tuple(found))


def has_fields(plain: Mapping[str, Any]) -> bool:
    """Whether a mapping is a record: it has a title or a text."""
    return _record(plain) is not None


def _record(plain: Mapping[str, Any]) -> ArticleRecord | None:
    folded = {_folded(str(name)): value for name, value in reversed(list(plain.items()))}
    values = {field: _value(folded, names) for field, names in _names().items()}
    if not values["title"] and not values["body"]:
        return None
    one_line = {field: " ".join(value.split()) for field, value in values.items() if field != "body"}
    one_line["date"] = iso_day(one_line["date"])
    one_line["newspaper"] = one_line["newspaper"].strip("《》")[:LONGEST_PAPER]
    one_line["page"], name = _page(one_line["page"])
    one_line["page_name"] = one_line["page_name"] or name
    return ArticleRecord(body=values["body"], form="markup" if _is_markup(values["body"]) else "lines", **one_line)


def _folded(name: str) -> str:
    return "".join(char for char in name.lower() if char not in " _-\ufeff")


def _value(plain: Mapping[str, Any], names: Iterable[str]) -> str:
    return next((text for name in names if (text := _text(plain.get(name)))), "")


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _page(text: str) -> tuple[str, str]:
    """Number and name of a page: `第02版：要闻`, `A05`, `2`."""
    import re

    found = re.match(r"第?\s*([A-Za-z]{0,2}\d{1,4}[A-Za-z]?)\s*版?\s*[:：·\-]?\s*(.*)", text, re.DOTALL)
    if not found:
        return "", text
    return found[1].zfill(2) if found[1].isdigit() else found[1].upper(), found[2]


def _is_markup(text: str) -> bool:
    import re

    return (
        re.search(r"</?(?:p|br|div|span|img|a|strong|b|table|font)\b[^<>]*>|&(?:nbsp|amp|lt|gt|quot);", text)
        is not None
    )
