"""Bookmarks, each with a word of the reader's or none, and marks that are set and gone to under a letter."""

import secrets
from typing import Any, NamedTuple

from reader.marks.records import Record, RecordChange, Records
from reader.model.blocks import TextSpan

BOOKMARK, MARK = "bookmark", "mark"


class Bookmark(NamedTuple):
    """A passage to come back to."""

    id: str
    source: str
    """What opens its edition again; empty where only the article's key is known."""
    article: str
    """The article's key."""
    span: TextSpan
    title: str
    """The article's headline."""
    words: str
    """The reader's."""
    at: int
    """Microseconds since 1970, UTC."""


class Mark(NamedTuple):
    """A position under a letter."""

    letter: str
    source: str
    article: str
    paragraph: int
    offset: int


def bookmarks(records: Records, article: str | None = None) -> tuple[Bookmark, ...]:
    """The bookmarks of one article in its order, or all, the latest first."""
    every = [_bookmark(record) for record in records.every(BOOKMARK)]
    if article is None:
        return tuple(every)
    return tuple(sorted((each for each in every if each.article == article), key=lambda each: each.span))


def add_bookmark(
    records: Records, source: str, article: str, span: TextSpan, title: str, words: str, label: str
) -> None:
    """Keeps a passage."""
    value = {"source": source, "article": article, "span": list(span), "title": title, "words": words}
    records.write([RecordChange(BOOKMARK, secrets.token_hex(8), value)], label)


def remove_bookmark(records: Records, bookmark: Bookmark, label: str) -> None:
    """Removes a bookmark."""
    records.write([RecordChange(BOOKMARK, bookmark.id, None)], label)


def set_mark(records: Records, mark: Mark, scope: str, label: str) -> None:
    """Sets a mark; `scope` is the edition in which its letter counts, empty for one that counts everywhere."""
    value = {"source": mark.source, "article": mark.article, "position": [mark.paragraph, mark.offset]}
    records.write([RecordChange(MARK, f"{mark.letter}{scope}", value)], label)


def mark(records: Records, letter: str, scope: str) -> Mark | None:
    """The mark under a letter; None where none was set."""
    value = records.get(MARK, f"{letter}{scope}")
    return Mark(letter, value["source"], value["article"], *value["position"]) if value else None


def _bookmark(record: Record) -> Bookmark:
    value: dict[str, Any] = record.value
    source, title = value.get("source", ""), value.get("title", "")
    return Bookmark(record.key, source, value["article"], TextSpan(*value["span"]), title, value["words"], record.at)
