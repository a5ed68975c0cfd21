"""What the environment tells of the terminal."""

from collections.abc import Mapping
from typing import Final

from reader.tui.drawing import Terminal

_ERASE_TO_GROUND: Final = (
    *("xterm", "tmux", "alacritty", "foot", "kitty", "konsole", "vte", "wezterm", "ghostty", "rxvt", "iterm", "mintty"),
    *("putty", "linux", "st-", "contour", "nsterm"),
)
"""The beginnings of TERM of those that have terminfo's `bce`; inside of tmux, its own names and those of GNU screen."""
_NO_REGIONS: Final = ("", "dumb", "unknown")


def terminal_of(environment: Mapping[str, str], ambiguous: int = 1, is_sure: bool = True) -> Terminal:
    """What the terminal of `environment` does, laid out with `ambiguous` cells for an ambiguous character."""
    name = environment.get("TERM", "")
    return Terminal(
        ambiguous=ambiguous,
        is_sure=is_sure,
        erases_to_ground=name.startswith(_ERASE_TO_GROUND) or bool(environment.get("TMUX")),
        scrolls=name not in _NO_REGIONS,
    )
