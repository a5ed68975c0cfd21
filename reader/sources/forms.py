"""Whether a file holds the text of a page, an edition, the responses of an e-paper, records or HTML."""

import re

from reader.sources.source_formats import FIRST, format_of

_WRITTEN = re.compile(
    r'\s*(?:\{\s*"format"\s*:\s*"kanbao-edition/|(?:(?:#|---|%)[^\n]*\n\s*)*format\s*:\s*["\']?kanbao-edition/)'
)
"""How an edition begins as JSON or as YAML, where comments and the signs of a document may stand before."""
_BUNDLE = re.compile(r'\{"format": "kanbao-(?:epaper|records)/')
_ENDINGS = (".json", ".yaml", ".yml")


def is_exchanged(text: str, path: str) -> bool:
    """Whether a file of this text and name holds an edition as plain values, and not the text of a page."""
    return path.lower().endswith(_ENDINGS) or _WRITTEN.match(text) is not None


def is_data(text: str, path: str) -> bool:
    """True for a file that this program wrote: nothing in it stands for characters that another program lost."""
    return is_exchanged(text, path) or _BUNDLE.match(text) is not None


def is_markup(text: str, path: str) -> bool:
    """Whether a file of this text and name is HTML."""
    form = format_of(text[:FIRST].encode("utf-8", "replace"), path)
    return form is not None and form.gives == "markup"


def says_what_is_what(text: str, path: str) -> bool:
    """Whether a source is stored as responses, records or HTML, so that its text is what its edition prints."""
    return _BUNDLE.match(text) is not None or is_markup(text, path)
