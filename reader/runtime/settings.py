"""The user's settings: read from one YAML file, checked, never written back."""

import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reader.errors import SettingsError
from reader.model.blocks import BlockKind

if TYPE_CHECKING:
    from reader.model.plain_values import PlainError

LIMIT = 256 * 1024
"""Bytes of the settings."""

Ambiguous = Literal["auto", 1, 2, "safe"]
"""Cells of characters of ambiguous width; `safe` sets the column again after each."""


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
    library: tuple[str, ...] = ()
    """Places of libraries, one's own first; none for the one in the user's data folder."""
    contents_width: int = 0
    """Cells of the contents; 0: by the size of the terminal."""
    facts_width: int = 0
    """Cells of the facts; 0: by the size of the terminal."""
    hidden_kinds: tuple[str, ...] = ()
    """Kinds of entries that are not listed in the contents."""


class ReadSettings(NamedTuple):
    """What a file of settings comes to."""

    settings: Settings
    """What is right in it counts."""
    mistakes: tuple[SettingsError, ...]
    """What is wrong in it, each with its line, the value and the nearest right one."""


def load(path: Path) -> Settings:
    """What is right of the settings in `path`; those that hold by themselves for the rest."""
    return read_settings(path).settings


def read_settings(path: Path) -> ReadSettings:
    """The settings in `path`, with every mistake in them; never an exception."""
    try:
        text = _text(path)
    except FileNotFoundError:
        return ReadSettings(Settings(), ())
    except SettingsError as error:
        return ReadSettings(Settings(), (error,))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        return ReadSettings(Settings(), (SettingsError("config.unreadable", path=str(path), reason=reason),))
    found, mistakes = _settings(text, str(path))
    right: dict[str, Any] = {}
    for name, (value, line) in found.items():
        try:
            right[name] = _checked(name, value, str(path), line)
        except SettingsError as error:
            mistakes.append(error)
    return ReadSettings(Settings(**right), tuple(sorted(mistakes, key=_line_of_mistake)))


def _text(path: Path) -> str:
    """Text of the file, LIMIT bytes at most; SettingsError for a pipe or a device, which one would wait for."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise SettingsError("config.no-file", path=str(path))
    with path.open("rb") as file:
        data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise SettingsError("config.large", path=str(path), limit=LIMIT // 1024)
    return data.decode("utf-8")


Check = Callable[[Any], Any]
"""From what stands in the file to the setting; raises ValueError: key of the message, what is right, the nearest."""

KINDS = tuple(str(kind) for kind in BlockKind if kind is not BlockKind.ARTICLE)
"""What can be hidden."""
FLAGS = {
    "1": "true",
    "y": "true",
    "yes": "true",
    "on": "true",
    "0": "false",
    "n": "false",
    "no": "false",
    "off": "false",
}
"""What is written for true and false elsewhere."""
SHOWN = 40
"""Characters of a wrong value that are quoted."""


def _one_of(*choices: object) -> Check:
    def check(value: Any) -> Any:
        if isinstance(value, bool) or value not in choices:
            raise ValueError("config.one-of", ", ".join(map(str, choices)), _nearest(value, choices))
        return value

    return check


def _language(value: Any) -> Any:
    from reader.runtime.messages import LANGUAGES, added_languages

    return _one_of("auto", *LANGUAGES, *added_languages())(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("config.one-of", "true, false", FLAGS.get(str(value).lower().split(" ")[0], ""))
    return value


def _number(least: int, most: int) -> Check:
    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            nearest = max(least, min(most, round(value))) if is_number else ""
            raise ValueError("config.number", f"{least}-{most}", nearest)
        return value

    return check


def _width(value: Any) -> int:
    """Cells of a pane; 0 for what the size of the terminal gives it."""
    return 0 if value in ("auto", 0) and value is not False else _number(16, 80)(value)


def _kinds(value: Any) -> tuple[str, ...]:
    words = _words(value)
    for word in words:
        _one_of(*KINDS)(word)
    return words


def _words(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str | int) and str(word).strip() for word in value):
        raise ValueError("config.words", "[…, …]", f"[{value}]" if isinstance(value, str) else "")
    return tuple(str(word).strip() for word in value)


def _places(value: Any) -> tuple[str, ...]:
    return _words([value] if isinstance(value, str) else value)


def _keys(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(part, str | int) for pair in value.items() for part in pair):
        raise ValueError("config.keys", "{…: …}", "")
    return {str(command): str(keys) for command, keys in value.items()}


def _commands(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(_is_command(*pair) for pair in value.items()):
        raise ValueError("config.commands", '{d: "sdcv -n", …: …}')
    return {str(letter): command.strip() for letter, command in value.items()}


def _is_command(letter: Any, command: Any) -> bool:
    return len(str(letter)) == 1 and isinstance(command, str) and bool(command.strip())


CHECKS: Mapping[str, Check] = {
    "language": _language,
    "theme": _one_of("dark", "light", "contrast", "ansi", "none"),
    "measure": _number(10, 100),
    "ambiguous": _one_of("auto", 1, 2, "safe"),
    "full_width_signs": _flag,
    "mouse": _flag,
    "watch_words": _words,
    "keys": _keys,
    "commands": _commands,
    "papers": _words,
    "library": _places,
    "contents_width": _width,
    "facts_width": _width,
    "hidden_kinds": _kinds,
}
"""One for each field of `Config`."""


def _checked(name: str, value: Any, path: str, line: int) -> Any:
    if name not in CHECKS:
        raise _unknown(name, path, line)
    try:
        return CHECKS[name](value)
    except ValueError as error:
        message, expected, nearest = error.args
        given = _quoted(value)
        suffix = "-nearest" if nearest != "" else ""
        raise SettingsError(
            f"{message}{suffix}", path=path, line=line, key=name, value=given, expected=expected, nearest=nearest
        ) from None


def _quoted(value: Any) -> str:
    """A wrong value as it can be shown in a message."""
    return "".join(char if char.isprintable() else "?" for char in str(value)[:SHOWN])


def _line_of_mistake(mistake: SettingsError) -> int:
    line = mistake.fields["line"]
    return line if isinstance(line, int) else 0


def _nearest(value: Any, choices: Sequence[object]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(str(value).lower(), [str(choice) for choice in choices], n=1, cutoff=0.4)), "")


def _unknown(name: str, path: str, line: int) -> SettingsError:
    from difflib import get_close_matches

    names = Settings._fields
    nearest = get_close_matches(name, names, n=1, cutoff=0.4)
    name = _quoted(name)
    if nearest:
        return SettingsError("config.unknown-nearest", path=path, line=line, key=name, nearest=nearest[0])
    return SettingsError("config.unknown", path=path, line=line, key=name, known=", ".join(names))


def lines_of_keys(path: Path) -> list[tuple[str, int]]:
    """The commands that stand under `keys` in settings with their lines, as the file has them; none that is no YAML."""
    import yaml

    try:
        text = _text(path)
    except (OSError, ValueError, SettingsError):
        return []
    for start, part in ((0, text), *(each for each in _parts(text) if each[1].startswith("keys"))):
        with suppress(yaml.YAMLError, RecursionError):
            root = yaml.compose(part, yaml.SafeLoader)
            pairs = root.value if isinstance(root, yaml.MappingNode) else []
            given = [value for key, value in pairs if key.value == "keys" and isinstance(value, yaml.MappingNode)]
            return [(str(key.value), start + key.start_mark.line + 1) for value in given[-1:] for key, _ in value.value]
    return []


def _settings(text: str, path: str) -> tuple[dict[str, tuple[Any, int]], list[SettingsError]]:
    """Name to value and line, the last one where a name stands twice; and what is wrong with the YAML.

    Where the whole is no YAML each setting is read by itself, so that the others count.
    """
    from reader.model.plain_values import PlainError, from_yaml

    found: dict[str, tuple[Any, int]] = {}
    mistakes: list[SettingsError] = []
    try:
        parts = [(0, from_yaml(text, last_counts=True))]
    except PlainError as error:
        parts = []
        for start, part in _parts(text):
            try:
                parts.append((start, from_yaml(part, last_counts=True)))
            except PlainError as of_part:
                mistakes.append(_no_yaml(of_part, path, start, part.rstrip().count("\n") + 1))
        mistakes = mistakes or [_no_yaml(error, path, 0, error.line)]
    for start, plain in parts:
        if isinstance(plain, dict):
            found |= {str(key): (value, start + key.line) for key, value in plain.items()}
        elif plain is not None:
            mistakes.append(SettingsError("config.shape", path=path, line=start + 1))
    return found, mistakes


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Each setting with the lines that belong to it, and how many lines stand before it."""
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if line[:1] not in ("", " ", "\t", "#", "-", "}", "]")]
    for start, end in pairwise([*starts, len(lines)]):
        yield start, "\n".join(lines[start:end])


def _no_yaml(error: "PlainError", path: str, start: int, last: int) -> SettingsError:
    """An error in lines after `start`, in the last of them where it is only seen behind them."""
    message = "config.yaml" if error.message == "yaml.syntax" else error.message
    return SettingsError(message, path=path, line=start + min(error.line, last), what=error.what)
