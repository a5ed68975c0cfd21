"""How everything is shown: what the widgets are given besides their content."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.messages import Messages
from reader.text.display import full_width_signs
from reader.text.visible import visible
from reader.tui.themes import DARK, Theme


@dataclass(frozen=True)
class Look:
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

    def shown(self, text: str) -> str:
        """The form in which a text of the source is shown: code point for code point."""
        harmless = visible(text)
        return full_width_signs(harmless) if self.full_width_signs else harmless
