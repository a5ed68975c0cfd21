"""Whether a file holds the text of a page, or something that says itself what it is: an edition, records, HTML."""

import re

from reader.sources.source_formats import FIRST, format_of

_WRITTEN = re.compile(
    r'\s*(?:\{\s*"format"\s*:\s*"kanbao-edition/|(?:(?:#|---|%)[^\n]*\n\s*)*format\s*:\s*["\']?kanbao-edition/)'
)
"""How an edition begins as JSON or as YAML, where comments and the signs of a document may stand before."""
_ENDINGS = (".json", ".yaml", ".yml")


def is_exchanged(text: str, path: str) -> bool:
    """Whether a file of this text and name holds an edition as plain values, and not the text of a page."""
    return path.lower().endswith(_ENDINGS) or _WRITTEN.match(text) is not None


def is_markup(text: str, path: str) -> bool:
    """Whether a file of this text and name is HTML."""
    form = format_of(text[:FIRST].encode("utf-8", "replace"), path)
    return form is not None and form.gives == "markup"


def is_structured(text: str, path: str) -> bool:
    """Whether the signs of a file's text mean something: entities of HTML, quotes of JSON."""
    return text.startswith('{"format": "kanbao-') or is_exchanged(text, path) or is_markup(text, path)


def says_what_is_what(text: str, path: str) -> bool:
    """Whether a source is stored as responses, records or HTML, so that its text is what its edition prints."""
    return text.startswith(('{"format": "kanbao-epaper/', '{"format": "kanbao-records/')) or is_markup(text, path)
