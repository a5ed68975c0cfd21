"""Whether a file holds the text of a page, or an edition that was parsed before."""

import re

_WRITTEN = re.compile(
    r'\s*(?:\{\s*"format"\s*:\s*"kanbao-edition/|(?:(?:#|---|%)[^\n]*\n\s*)*format\s*:\s*["\']?kanbao-edition/)'
)
"""How an edition begins as JSON or as YAML, where comments and the signs of a document may stand before."""
_ENDINGS = (".json", ".yaml", ".yml")


def is_exchanged(text: str, path: str) -> bool:
    """Whether a file of this text and name holds an edition as plain values, and not the text of a page."""
    return path.lower().endswith(_ENDINGS) or _WRITTEN.match(text) is not None
