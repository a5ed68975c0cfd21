"""Where paragraphs and sentences begin. Places are the index of a text and a code point in it."""

import re
from collections.abc import Iterator, Sequence

ENDS = "。！？!?…"
"""Signs that end a sentence."""
CLOSING = "”’」』）)】》"
"""Signs that belong to the sentence before them."""
_START = re.compile(f"[{ENDS}]+[{CLOSING}]*\\s*(?=\\S)")


def paragraph_starts(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The beginning of each text in which something stands."""
    return tuple((at, 0) for at, text in enumerate(texts) if text.strip())


def sentence_starts(texts: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The beginning of each sentence of each text."""
    return tuple((at, start) for at, text in enumerate(texts) if text.strip() for start in _starts(text))


def _starts(text: str) -> Iterator[int]:
    yield 0
    yield from (found.end() for found in _START.finditer(text))
