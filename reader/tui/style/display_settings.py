"""How everything is shown: what the widgets are given besides their content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from reader.runtime.messages import Messages
from reader.text.full_width import full_width_punctuation
from reader.text.memo import TextMemo
from reader.text.sanitize import sanitize
from reader.tui.style.themes import DARK, Theme

_FULL_WIDTH: Final = TextMemo(lambda text: full_width_punctuation(sanitize(text)))
"""A long article is set again at every change of its width, and shown in the same form."""


@dataclass(frozen=True)
class DisplaySettings:
    """Theme, language, keys and the setting of text."""

    messages: Messages
    theme: Theme = DARK
    measure: int = 28
    """Characters a line."""
    ambiguous: int = 1
    """The cells of a character of ambiguous width."""
    full_width_signs: bool = True
    """Whether ASCII signs between Chinese characters are shown full-width."""
    keymap: Mapping[str, str] = field(default_factory=dict)
    """The user's keys by command."""
    contents_width: int = 0
    """Cells of the contents; 0: by the size of the terminal."""
    facts_width: int = 0
    """Cells of the facts, in the same way."""
    hidden_kinds: frozenset[str] = frozenset()
    """Kinds of entries that the contents leave out unless they are asked for."""

    def shown(self, text: str) -> str:
        """The form in which a text of the source is shown: code point for code point."""
        return _FULL_WIDTH(text) if self.full_width_signs else sanitize(text)
