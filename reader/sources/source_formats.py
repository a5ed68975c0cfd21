"""The formats of sources: what each is recognised by, the module that reads it, and what it gives.

A format that is not in the table is text, unless it is known for one that is not read. A new format is a line here and
a module with `read(data, path)`; modules are imported when a file of theirs comes.
"""

import re
from importlib import import_module
from typing import NamedTuple

from reader.sources.article_records import ArticleRecord

FIRST = 1024
"""Bytes at the beginning of a file that say what it is."""


class Member(NamedTuple):
    """A file inside another."""

    name: str
    """Its path inside, with `/` between the parts. It names the member and is never opened."""
    data: bytes


class Contained(NamedTuple):
    """What a file holds that is no text: other files, or records."""

    members: tuple[Member, ...] = ()
    records: tuple[ArticleRecord, ...] = ()


class SourceFormat(NamedTuple):
    """A row of the table."""

    name: str
    module: str
    """Below `reader.sources`; it has `read(data, path) -> Contained`. Empty for text."""
    opening: str | None = None
    """A pattern for the first bytes."""
    endings: tuple[str, ...] = ()
    """Of names, where the first bytes are not enough; with a pattern as well, both must be so."""
    gives: str = "records"
    """`records`, `members`, or `markup` for `reader.epaper`."""

    def recognises(self, first: bytes, name: str) -> bool:
        """Whether a file that begins with these bytes and has this name in small letters is of this format."""
        if self.endings and not name.endswith(self.endings):
            return False
        return self.opening is None or re.match(self.opening.encode(), first, re.DOTALL | re.IGNORECASE) is not None


_PROLOGUE = r"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*"
_DOCTYPE = r"(?:<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
_HTML = r"<(?:!DOCTYPE html|(?:html|head|meta|title|body|script|style)[\s>/])"

FORMATS = (
    SourceFormat("EPUB", "epub", r"PK\x03\x04.{26}mimetypeapplication/epub\+zip"),
    SourceFormat("EPUB", "epub", r"PK\x03\x04", (".epub",)),
    SourceFormat("ZIP", "archives", r"PK(?:\x03\x04|\x05\x06)", gives="members"),
    SourceFormat("gzip", "compressed", r"\x1f\x8b", gives="members"),
    SourceFormat("XZ", "compressed", r"\xfd7zXZ\x00", gives="members"),
    SourceFormat("PDF", "pdf", r"(?:\xef\xbb\xbf)?\s*%PDF-"),
    SourceFormat("feed", "feeds", _PROLOGUE + _DOCTYPE + r"<(?:\w{1,20}:)?(?:rss|feed|RDF)[\s>]"),
    SourceFormat("HTML", "", _PROLOGUE + _HTML, gives="markup"),
    SourceFormat("HTML", "", r".*?<[a-z!/]", (".htm", ".html", ".shtml", ".xhtml"), "markup"),
    SourceFormat("JSON lines", "json_records", None, (".jsonl", ".ndjson")),
    SourceFormat("JSON", "json_records", r'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"(?!format")'),
    SourceFormat("CSV", "csv_records", None, (".csv", ".tsv")),
)
"""In the order in which they are tried."""


def format_of(data: bytes, path: str) -> SourceFormat | None:
    """The format of a file; None for text."""
    first, name = data[:FIRST], path.lower()
    return next((form for form in FORMATS if form.recognises(first, name)), None)


def read_contained(form: SourceFormat, data: bytes, path: str) -> Contained | None:
    """What a file of this format holds; None for one that is text after all. SourceError where it cannot be read."""
    contained: Contained | None = import_module(f"reader.sources.{form.module}").read(data, path)
    return contained
