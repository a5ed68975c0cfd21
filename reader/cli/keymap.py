"""The user's own keys, looked at before they are used: what is wrong with them is told, nothing is taken silently."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.errors import SettingsError

if TYPE_CHECKING:
    from reader.runtime.settings import Settings
    from reader.tui.commands import Command

_KEY = re.compile(
    r"\S|((ctrl\+)?(shift\+)?)(up|down|left|right|home|end|insert|delete|pageup|pagedown)"
    r"|(ctrl\+)?f([1-9]|1[0-9]|2[0-4])|ctrl\+[a-gjkln-z]|(shift\+)?tab"
    r"|enter|escape|backspace|space|ideographic_space"
)
"""What terminals can send: Ctrl-H, Ctrl-I and Ctrl-M are Backspace, Tab and Enter there."""


def check_keys(config: "Settings") -> None:
    """ConfigError for a command that there is not, for what is no key, and for a key that another command has."""
    if not config.keys:
        return
    from reader.tui.commands import COMMANDS

    _check_once()
    known = {command.id: command for command in COMMANDS}
    for name, keys in config.keys.items():
        if name not in known:
            raise _error("key-unknown", key=name, nearest=_nearest(name, list(known)))
        if not keys.split():
            raise _error("key-empty", key=name)
        if strange := next((key for key in keys.split() if not _is_key(key)), ""):
            raise _error("key-strange", key=name, given=strange)
    for name in config.keys:
        _check_free(known[name], known, config.keys)


def _is_key(given: str) -> bool:
    """Whether it is the name of a key, or a sequence of two characters, which no digit begins: that is a count."""
    from reader.tui.key_reader import is_sequence

    return bool(_KEY.fullmatch(given)) or (is_sequence(given) and not given[0].isdecimal())


def _check_once() -> None:
    from reader.runtime import paths
    from reader.runtime.settings import lines_of_keys

    names = [name for name, _ in lines_of_keys(paths.config_file())]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise _error("key-again", key=twice)


def _check_free(command: "Command", known: Mapping[str, "Command"], keymap: Mapping[str, str]) -> None:
    from reader.tui.commands import keys_of

    for other in known.values():
        if other.id == command.id or not other.contexts & command.contexts:
            continue
        if taken := next((key for key in keymap[command.id].split() if key in keys_of(other, keymap)), ""):
            raise _error("key-taken", key=command.id, given=taken, other=other.id)


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    return (get_close_matches(name, known, n=1, cutoff=0) or known)[0]


def _error(message: str, **fields: object) -> SettingsError:
    from reader.runtime import paths
    from reader.runtime.settings import lines_of_keys

    path = paths.config_file()
    line = dict(lines_of_keys(path)).get(str(fields["key"]), 1)
    return SettingsError(f"config.{message}", path=str(path), line=line, **fields)
