"""Backslashes in queries: they take the next character as it is."""

import re

IN_WORD = frozenset("()（）\\")
_ESCAPED = r"(?s)\\(.)"


def unescaped(text: str) -> str:
    """The text that is meant."""
    return re.sub(_ESCAPED, r"\1", text) if "\\" in text else text


def escaped(word: str) -> str:
    """A word with a backslash before what would end it."""
    return "".join("\\" + char if char in IN_WORD or char.isspace() else char for char in word)
