"""Text that was read in a wrong encoding before it was written, and the way back: `浜烘皯鏃ユ姤` is 人民日报.

Such a text is of rare characters; read back and rightly, of common ones.
"""

from typing import NamedTuple

from reader.sources.encodings import commonness

SAMPLE = 1500
"""Characters that are looked at."""
LEAST = 20
"""Characters beyond ASCII by which it can be told."""
COMMON, BETTER = 0.8, 1.0
"""How common the characters of Chinese print are, and by how much more so than what was garbled."""
LOST = 0.15
"""Share of characters that may be lost on the way."""
_LATIN = "latin"
_WAYS = (
    ("gb18030", "utf-8"),
    (_LATIN, "utf-8"),
    (_LATIN, "gb18030"),
    (_LATIN, "cp950"),
    ("gb18030", "cp950"),
    ("cp950", "gb18030"),
)
"""What a text may have been taken for, and what it was."""


class Undone(NamedTuple):
    """A text as it was meant."""

    text: str
    misread_as: str
    encoding: str


def undo(text: str) -> Undone | None:
    """The text that was meant; None for one that reads like Chinese, or like nothing better any other way."""
    sample = "\n".join(line for line in text[: 20 * SAMPLE].split("\n") if not line.isascii())[:SAMPLE]
    if sum(not char.isascii() for char in sample) < LEAST:
        return None
    before = commonness(sample)
    if before >= COMMON:
        return None
    tried = ((commonness(found := _back(sample, *way)), _lost(found), way) for way in _WAYS)
    after, lost, way = max(tried, key=lambda one: one[0])
    if after < COMMON or after < before + BETTER or lost > LOST:
        return None
    return Undone("\n".join(_back(line, *way) for line in text.split("\n")), *way)


def _back(line: str, wrong: str, right: str) -> str:
    data = b"".join(map(_latin, line)) if wrong == _LATIN else line.replace("\ufffd", "?").encode(wrong, "replace")
    return "\n".join(part for part in data.decode(right, "replace").splitlines()) if "\n" in line else _one(data, right)


def _one(data: bytes, right: str) -> str:
    return " ".join(data.decode(right, "replace").splitlines())


def _latin(char: str) -> bytes:
    """A byte that was taken for a letter of Latin-1, or of Windows, which has others in the gaps."""
    if char < "\u0100":
        return char.encode("latin-1")
    return char.encode("cp1252", "replace")


def _lost(text: str) -> float:
    return text.count("\ufffd") / max(len(text), 1)
