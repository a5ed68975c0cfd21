"""A line of text being typed."""

from typing import Final

LONGEST: Final = 1000
"""Code points that a question may have: more is never typed, and pasted by mistake."""
LONGEST_LOOKED_AT: Final = 100_000
"""Code points of a paste in which its first line is looked for."""


def one_line(text: str) -> str:
    """The first line of `text`; white space of every kind becomes blanks, and what cannot be shown is left out."""
    line = "".join(text[:LONGEST_LOOKED_AT].splitlines()[:1])
    return "".join(" " if char.isspace() else char for char in line if char.isspace() or char.isprintable())


class Field:
    """Text and cursor. Offsets are code points."""

    def __init__(self, text: str = "") -> None:
        self.text = text[:LONGEST]
        self.cursor = len(self.text)
        self.is_cut = False
        """Whether what was typed last had no room."""

    def insert(self, text: str) -> None:
        """Types `text` at the cursor, as far as there is room for it."""
        room = LONGEST - len(self.text)
        self.is_cut = len(text) > room
        text = text[:room]
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def erase(self) -> None:
        """Takes the character before the cursor."""
        self._cut(max(0, self.cursor - 1), self.cursor)

    def erase_next(self) -> None:
        """Takes the character behind the cursor."""
        self._cut(self.cursor, self.cursor + 1)

    def erase_word(self) -> None:
        """Takes what stands before the cursor back to the last space."""
        self._cut(self.text[: self.cursor].rstrip().rfind(" ") + 1, self.cursor)

    def erase_all(self) -> None:
        """Takes everything before the cursor."""
        self._cut(0, self.cursor)

    def left(self) -> None:
        """Moves the cursor back."""
        self.cursor = max(0, self.cursor - 1)

    def right(self) -> None:
        """Moves the cursor on."""
        self.cursor = min(len(self.text), self.cursor + 1)

    def home(self) -> None:
        """Moves the cursor to the beginning."""
        self.cursor = 0

    def end(self) -> None:
        """Moves the cursor to the end."""
        self.cursor = len(self.text)

    def _cut(self, start: int, end: int) -> None:
        self.is_cut = False
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start


EDITS = {
    "backspace": Field.erase,
    "ctrl+h": Field.erase,
    "delete": Field.erase_next,
    "ctrl+w": Field.erase_word,
    "ctrl+u": Field.erase_all,
    "left": Field.left,
    "right": Field.right,
    "home": Field.home,
    "ctrl+a": Field.home,
    "end": Field.end,
    "ctrl+e": Field.end,
}
"""What keys do while one types."""
