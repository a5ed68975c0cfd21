"""What the environment tells of the terminal."""

import codecs
from collections.abc import Mapping
from typing import Final

from rich.console import Console

from reader.tui.drawing import Terminal
from reader.tui.probe import ambiguous_width

_ERASE_TO_GROUND: Final = (
    *("xterm", "tmux", "alacritty", "foot", "kitty", "konsole", "vte", "wezterm", "ghostty", "rxvt", "iterm", "mintty"),
    *("putty", "linux", "st-", "contour", "nsterm"),
)
"""The beginnings of TERM of those that have terminfo's `bce`; inside of tmux, its own names and those of GNU screen."""
_MONOCHROME: Final = ("vt1", "vt2", "vt5")
_MULTIPLEXERS: Final = ("tmux", "screen")
_SUPERSETS: Final = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
"""Encodings, and those that have all of their characters, and more."""
_OF_LANGUAGES: Final = {"zh_CN": "gb18030", "zh_SG": "gb18030", "zh_TW": "big5hkscs", "zh_HK": "big5hkscs"}
"""The encodings of locales that name none."""
_OF_TERMINALS: Final = ("gb", "big5", "cp", "iso8859", "koi8", "euc", "shift_jis", "tis")
"""The beginnings of the names of encodings that a terminal may have, beside UTF-8."""
_ASCII: Final = bytes(range(0x20, 0x7F))
_NO_REGIONS: Final = ("", "dumb", "unknown")


def chosen(setting: int | str, environment: Mapping[str, str]) -> Terminal:
    """The terminal as the user's setting of ambiguous widths has it: 1, 2, `safe`, or `auto`, which asks it.

    Where characters are to take two cells, everything is measured so from now on.
    """
    answer = ambiguous_width(environment) if setting == "auto" else setting
    if answer not in (2, "safe"):
        return terminal_of(environment)
    from reader.tui.ambiguous import widen

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


def keyboard_encoding(environment: Mapping[str, str]) -> str:
    """The encoding in which the terminal sends characters: that of the locale, else UTF-8.

    UTF-8 also where the locale's is none, or none in which plain keys are ASCII.
    """
    locale = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    language, _, encoding = locale.partition("@")[0].partition(".")
    try:
        name = codecs.lookup(encoding or _OF_LANGUAGES.get(language, "utf-8")).name
        is_usable = name.startswith(_OF_TERMINALS) and _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return "utf-8"
    return _SUPERSETS.get(name, name) if is_usable else "utf-8"


def theme_for(theme: str, environment: Mapping[str, str]) -> str:
    """`theme`, or that of the terminal's own colours where it has few: taken down to them, a theme loses its inks."""
    if environment.get("TERM", "").startswith(_MONOCHROME):
        return "none"
    has_few = Console(force_terminal=True, _environ=environment).color_system == "standard"
    return "ansi" if has_few and theme != "none" else theme
