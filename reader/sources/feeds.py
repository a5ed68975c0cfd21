"""RSS and Atom: one record an entry, in the order of the feed."""

from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

from reader.sources.article_records import ArticleRecord, iso_day
from reader.sources.source_formats import Contained
from reader.sources.xml_trees import inner, local, tree

_ENTRIES = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")
"""The whole text before a summary of it."""
_DATES = ("pubdate", "date", "published", "issued", "updated", "modified")
_AUTHORS = ("creator", "author")
MOST = 20_000
"""Entries of a feed."""


def read(data: bytes, path: str) -> Contained:
    """The entries of a feed. SourceError for what is no feed, or declares entities."""
    root = tree(data, path, "RSS, Atom")
    name = next((inner(each) for each in root.iter() if local(each) == "title"), "")
    entries = [each for each in root.iter() if local(each) in _ENTRIES][:MOST]
    return Contained(records=tuple(_record(entry, name) for entry in entries))


def _record(entry: Element, newspaper: str) -> ArticleRecord:
    fields: dict[str, Element] = {}
    for child in entry:
        fields.setdefault(local(child), child)
    body = max((inner(fields[name]) for name in _BODIES if name in fields), key=len, default="")
    return ArticleRecord(
        title=_first(fields, ("title",)),
        body=body,
        form="markup",
        author=_author(fields),
        section=_first(fields, ("category",)),
        newspaper=" ".join(newspaper.split())[:40],
        date=_day(_first(fields, _DATES)),
        address=_link(fields.get("link")),
    )


def _first(fields: dict[str, Element], names: tuple[str, ...]) -> str:
    return next((" ".join(text.split()) for name in names if name in fields and (text := inner(fields[name]))), "")


def _author(fields: dict[str, Element]) -> str:
    found = next((fields[name] for name in _AUTHORS if name in fields), None)
    if found is None:
        return ""
    named = next((child.text or "" for child in found if local(child) == "name"), found.text or "")
    return " ".join(named.split())


def _link(link: Element | None) -> str:
    return ((link.text or "").strip() or link.get("href", "")) if link is not None else ""


def _day(text: str) -> str:
    """The day as the feed has it, in its own time zone: RFC 822 or ISO 8601."""
    if day := iso_day(text):
        return day
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
