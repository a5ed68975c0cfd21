"""Whether a file holds the text of a page, an edition that was parsed before, or the responses of an e-paper."""

import re

_WRITTEN = re.compile(
    r'\s*(?:\{\s*"format"\s*:\s*"kanbao-edition/|(?:(?:#|---|%)[^\n]*\n\s*)*format\s*:\s*["\']?kanbao-edition/)'
)
"""How an edition begins as JSON or as YAML, where comments and the signs of a document may stand before."""
_BUNDLE = re.compile(r'\{"format": "kanbao-epaper/')
_ENDINGS = (".json", ".yaml", ".yml")


def is_exchanged(text: str, path: str) -> bool:
    """Whether a file of this text and name holds an edition as plain values, and not the text of a page."""
    return path.lower().endswith(_ENDINGS) or _WRITTEN.match(text) is not None


def is_data(text: str, path: str) -> bool:
    """True for a file that this program wrote: nothing in it stands for characters that another program lost."""
    return is_exchanged(text, path) or _BUNDLE.match(text) is not None
