"""What the environment tells of the terminal."""

from collections.abc import Mapping
from typing import Final

from rich.console import Console

from reader.tui.terminal.ansi_encoder import Terminal
from reader.tui.terminal.probe import ambiguous_width

_ERASE_TO_GROUND: Final = (
    *("xterm", "tmux", "alacritty", "foot", "kitty", "konsole", "vte", "wezterm", "ghostty", "rxvt", "iterm", "mintty"),
    *("putty", "linux", "st-", "contour", "nsterm"),
)
"""The beginnings of TERM of those that have terminfo's `bce`; inside of tmux, its own names and those of GNU screen."""
_MONOCHROME: Final = ("vt1", "vt2", "vt5")
_MULTIPLEXERS: Final = ("tmux", "screen")
_NO_REGIONS: Final = ("", "dumb", "unknown")


def chosen(setting: int | str, environment: Mapping[str, str]) -> Terminal:
    """The terminal as the user's setting of ambiguous widths has it: 1, 2, `safe`, or `auto`, which asks it.

    Where characters are to take two cells, everything is measured so from now on.
    """
    answer = ambiguous_width(environment) if setting == "auto" else setting
    if answer not in (2, "safe"):
        return terminal_of(environment)
    from reader.tui.terminal.ambiguous_width import widen

    return terminal_of(environment, 2, answer != "safe") if widen() else terminal_of(environment)


def terminal_of(environment: Mapping[str, str], ambiguous: int = 1, is_sure: bool = True) -> Terminal:
    """What the terminal of `environment` does, laid out with `ambiguous` cells for an ambiguous character."""
    name = environment.get("TERM", "")
    return Terminal(
        ambiguous=ambiguous,
        is_sure=is_sure,
        erases_to_ground=name.startswith(_ERASE_TO_GROUND) or bool(environment.get("TMUX")),
        erases_within=not (environment.get("TMUX") or name.startswith(_MULTIPLEXERS)),
        scrolls=name not in _NO_REGIONS,
    )


def theme_for(theme: str, environment: Mapping[str, str]) -> str:
    """`theme`, or that of the terminal's own colours where it has few: taken down to them, a theme loses its inks."""
    if environment.get("TERM", "").startswith(_MONOCHROME):
        return "none"
    has_few = Console(force_terminal=True, _environ=environment).color_system == "standard"
    return "ansi" if has_few and theme != "none" else theme
