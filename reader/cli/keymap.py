"""The user's own keys, looked at before they are used: what is wrong with them is told, nothing is taken silently."""

import re
from collections.abc import Iterator, Mapping
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


def checked_keys(config: "Settings") -> "tuple[Settings, tuple[SettingsError, ...]]":
    """The settings with the keys that can be used, and what is wrong with the others.

    A command that there is not, what is no key, and a key that another command has.
    """
    if not config.keys:
        return config, ()
    from reader.tui.commands import COMMANDS

    known = {command.id: command for command in COMMANDS}
    mistakes = list(_twice())
    keymap: dict[str, str] = {}
    for name, keys in config.keys.items():
        if name not in known:
            mistakes.append(_error("key-unknown", key=name, nearest=_nearest(name, list(known))))
        elif not keys.split():
            mistakes.append(_error("key-empty", key=name))
        else:
            strange = [key for key in keys.split() if not _is_key(key)]
            mistakes += (_error("key-strange", key=name, given=key) for key in strange)
            keymap[name] = " ".join(key for key in keys.split() if key not in strange)
    keymap = {name: keys for name, keys in keymap.items() if keys}
    for name in list(keymap):
        for key, other in _taken(known[name], known, keymap):
            mistakes.append(_error("key-taken", key=name, given=key, other=other))
            keymap[name] = " ".join(one for one in keymap[name].split() if one != key)
    return config._replace(keys={name: keys for name, keys in keymap.items() if keys}), tuple(mistakes)


def _is_key(given: str) -> bool:
    """Whether it is the name of a key, or a sequence of two characters, which no digit begins: that is a count."""
    from reader.tui.key_reader import is_sequence

    return bool(_KEY.fullmatch(given)) or (is_sequence(given) and not given[0].isdecimal())


def _twice() -> Iterator[SettingsError]:
    from reader.runtime import paths
    from reader.runtime.settings import lines_of_keys

    names = [name for name, _ in lines_of_keys(paths.config_file())]
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield _error("key-again", key=name)


def _taken(command: "Command", known: Mapping[str, "Command"], keymap: Mapping[str, str]) -> list[tuple[str, str]]:
    """The keys of a command that another one has, which stands with it on a screen; each with that one's name."""
    from reader.tui.commands import keys_of

    others = [each for each in known.values() if each.id != command.id and each.contexts & command.contexts]
    found = ((key, other.id) for key in keymap[command.id].split() for other in others if key in keys_of(other, keymap))
    return list({key: (key, other) for key, other in found}.values())


def _nearest(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    return (get_close_matches(name, known, n=1, cutoff=0) or known)[0]


def _error(message: str, **fields: object) -> SettingsError:
    from reader.runtime import paths
    from reader.runtime.settings import lines_of_keys

    path = paths.config_file()
    line = dict(lines_of_keys(path)).get(str(fields["key"]), 1)
    return SettingsError(f"config.{message}", path=str(path), line=line, **fields)
