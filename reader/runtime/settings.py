"""The user's settings: read from one YAML file, checked, never written back."""

import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reader.errors import SettingsError

LIMIT = 256 * 1024
"""Bytes of the settings."""

Ambiguous = Literal["auto", 1, 2, "safe"]
"""How wide the terminal draws characters of ambiguous width; `safe` sets the column again after each."""


class Settings(NamedTuple):
    """The settings, with what holds where the file says nothing."""

    language: str = "auto"
    """`en`, `zh`, or `auto`: that of the locale."""
    theme: str = "dark"
    measure: int = 28
    """Characters of a line of the article, where there is room."""
    ambiguous: Ambiguous = "auto"
    full_width_signs: bool = True
    """Whether ASCII signs between Han characters are shown full-width. What is copied stays the source's."""
    mouse: bool = False
    watch_words: tuple[str, ...] = ()
    """Words marked in a colour of their own wherever they stand."""
    keys: Mapping[str, str] = {}
    """Command id to its keys, parted by spaces."""
    commands: Mapping[str, str] = {}
    """A letter and the command line that gets a selected passage on its standard input."""
    papers: tuple[str, ...] = ()
    """Names or addresses of the papers that `kanbao get` gets by itself."""


def load(path: Path) -> Settings:
    """The settings in `path`; those that hold by themselves where there is no such file.

    Raises ConfigError with the line of what is wrong, and the nearest right name for one that is not known.
    """
    try:
        text = _text(path)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        raise SettingsError("config.unreadable", path=str(path), reason=reason) from None
    found = {name: _checked(name, value, str(path), line) for name, (value, line) in _settings(text, str(path)).items()}
    return Settings(**found)


def _text(path: Path) -> str:
    """What stands in the file; a pipe or a device is not waited for, and no more is read than settings can be."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise SettingsError("config.no-file", path=str(path))
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise SettingsError("config.large", path=str(path), limit=LIMIT // 1024)
    return data.decode("utf-8")


Check = Callable[[Any], Any]
"""From what stands in the file to the setting; raises ValueError with the key of what was expected."""


def _one_of(*choices: object) -> Check:
    def check(value: Any) -> Any:
        if isinstance(value, bool) or value not in choices:
            raise ValueError("config.one-of", ", ".join(map(str, choices)))
        return value

    return check


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("config.one-of", "true, false")
    return value


def _measure(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 10 <= value <= 100:
        raise ValueError("config.number", "10-100")
    return value


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str | int) and str(word).strip() for word in value):
        raise ValueError("config.words", "[…, …]")
    return tuple(str(word).strip() for word in value)


def _keys(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(part, str | int) for pair in value.items() for part in pair):
        raise ValueError("config.keys", "{…: …}")
    return {str(command): str(keys) for command, keys in value.items()}


def _commands(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(_is_command(*pair) for pair in value.items()):
        raise ValueError("config.commands", '{d: "sdcv -n", …: …}')
    return {str(letter): command.strip() for letter, command in value.items()}


def _is_command(letter: Any, command: Any) -> bool:
    return len(str(letter)) == 1 and isinstance(command, str) and bool(command.strip())


CHECKS: Mapping[str, Check] = {
    "language": _one_of("auto", "en", "zh"),
    "theme": _one_of("dark", "light", "contrast", "ansi", "none"),
    "measure": _measure,
    "ambiguous": _one_of("auto", 1, 2, "safe"),
    "full_width_signs": _flag,
    "mouse": _flag,
    "watch_words": _words,
    "keys": _keys,
    "commands": _commands,
    "papers": _words,
}
"""One for each field of `Config`."""


def _checked(name: str, value: Any, path: str, line: int) -> Any:
    if name not in CHECKS:
        raise _unknown(name, path, line)
    try:
        return CHECKS[name](value)
    except ValueError as error:
        message, expected = error.args
        raise SettingsError(message, path=path, line=line, key=name, expected=expected) from None


def _unknown(name: str, path: str, line: int) -> SettingsError:
    from difflib import get_close_matches

    names = Settings._fields
    nearest = get_close_matches(name, names, n=1, cutoff=0.4)
    if nearest:
        return SettingsError("config.unknown-nearest", path=path, line=line, key=name, nearest=nearest[0])
    return SettingsError("config.unknown", path=path, line=line, key=name, known=", ".join(names))


def lines_of_keys(path: Path) -> list[tuple[str, int]]:
    """The commands that stand under `keys` in settings that `load` has read, with their lines, as the file has them."""
    import yaml

    root = yaml.compose(path.read_text("utf-8"), yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    given = [value for key, value in pairs if key.value == "keys" and isinstance(value, yaml.MappingNode)]
    return [(str(key.value), key.start_mark.line + 1) for value in given[-1:] for key, _ in value.value]


def _settings(text: str, path: str) -> dict[str, tuple[Any, int]]:
    """Name to value and line, as the file has them; the last one where a name stands twice."""
    from reader.model.plain_values import PlainError, from_yaml

    try:
        plain = from_yaml(text, last_counts=True)
    except PlainError as error:
        message = "config.yaml" if error.message == "yaml.syntax" else error.message
        raise SettingsError(message, path=path, line=error.line, what=error.what) from None
    if not isinstance(plain, dict | None):
        raise SettingsError("config.shape", path=path, line=1)
    return {str(key): (value, key.line) for key, value in (plain or {}).items()}
