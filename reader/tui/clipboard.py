"""What goes to the terminal's clipboard: text that can be pasted anywhere, no longer than terminals take (OSC 52)."""

from collections.abc import Mapping
from typing import Final

from reader.text.visible import visible

MOST: Final = 74_994
"""Bytes of text: with its frame and in base64 no sequence is longer than 100,000 bytes, which xterm and others take."""
MOST_IN_SCREEN: Final = 570
"""As many inside of GNU screen, whose sequences have at most 768 bytes."""


def cleaned(text: str) -> str:
    """`text` without what a shell or an editor into which it is pasted would obey; line feeds and tabs stay."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)


def room(environment: Mapping[str, str]) -> int:
    """The bytes of text that the terminal of `environment` takes at most."""
    is_screen = environment.get("TERM", "").startswith("screen") and not environment.get("TMUX")
    return MOST_IN_SCREEN if is_screen else MOST
