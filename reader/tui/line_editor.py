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


class LineEditor:
    """Text and cursor. Offsets are code points."""

    def __init__(self, text: str = "") -> None:
        self.text = text[:LONGEST]
        self.cursor = len(self.text)
        self.is_cut = False
        """Whether what was typed last had no room."""
        self.is_replaced = False
        """Whether the first character typed takes the place of the whole text, as where a text is selected."""

    def insert(self, text: str) -> None:
        """Types `text` at the cursor, as far as there is room for it."""
        if self.is_replaced:
            self.erase_all()
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
    "backspace": LineEditor.erase,
    "ctrl+h": LineEditor.erase,
    "delete": LineEditor.erase_next,
    "ctrl+w": LineEditor.erase_word,
    "ctrl+u": LineEditor.erase_all,
    "left": LineEditor.left,
    "right": LineEditor.right,
    "home": LineEditor.home,
    "ctrl+a": LineEditor.home,
    "end": LineEditor.end,
    "ctrl+e": LineEditor.end,
}
"""What keys do while one types."""
