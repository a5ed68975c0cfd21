"""YAML and JSON from outside as plain values: mappings by text, lists, texts, numbers, booleans and None.

What a file holds costs time and memory in proportion to its length, whatever stands in it. So YAML has no anchors and
aliases here, which multiply, and no tags, which make other values of texts; a number has so many digits and a nesting
so many levels; a key is text and stands once in its mapping. A mistake is named with its line.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NoReturn

MOST_DIGITS = 18
"""Digits of a number: as many as every program that reads it can hold."""
MOST_LEVELS = 64
"""Nesting levels of mappings and lists; an edition has five."""
MOST_VALUES = 2_000_000
"""In one file of YAML: some ten times what a file of the largest size has."""

_STRING = "tag:yaml.org,2002:str"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]|-?(?:NaN|Infinity|[0-9]+)', re.DOTALL)
_COLON = re.compile(r"\s*:")
_CONSTANTS = ("NaN", "Infinity", "-Infinity")


class PlainError(ValueError):
    """Value that is not plain: a key of the catalogue, the 1-based line, and the text at fault."""

    def __init__(self, message: str, line: int, what: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.what = what


class Key(str):
    """A key of a mapping in YAML, and where it stands."""

    __slots__ = ("line",)
    line: int


def from_yaml(text: str, *, texts_only: bool = False, last_counts: bool = False) -> Any:
    """The value of a document in YAML; None for one that holds nothing. Raises PlainError.

    `texts_only` takes every scalar as text. A key that stands twice is a mistake, or its last value counts.
    """
    import yaml

    builder = _Builder(texts_only=texts_only, last_counts=last_counts)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, loader):
            builder.take(event)
    except yaml.reader.ReaderError as error:
        raise PlainError("yaml.character", _line_of(text, error)) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise PlainError("yaml.syntax", mark.line + 1 if mark else 1) from None
    except UnicodeError:
        raise PlainError("yaml.character", 1) from None
    return builder.value


def _line_of(text: str, error: Any) -> int:
    """The line of a character that YAML does not allow; the error counts bytes or code points."""
    at = text.find(chr(error.character)) if isinstance(error.character, int) else text.find(str(error.character))
    return _line_at(text, max(at, 0))


class _Builder:
    """Values out of events, without recursion."""

    def __init__(self, *, texts_only: bool, last_counts: bool) -> None:
        self.value: Any = None
        self._texts_only = texts_only
        self._last_counts = last_counts
        self._open: list[tuple[Any, Key | None]] = []
        """The mappings and lists that are open, each with the key in its mapping that waits for its value."""
        self._count = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        import yaml

        match event:
            case yaml.ScalarEvent():
                self._check(event)
                self._put(event.value if self._is_key() else self._scalar(event), event)
            case yaml.AliasEvent():
                self._fail("yaml.alias", event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check(event)
                self._begin({} if isinstance(event, yaml.MappingStartEvent) else [], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._fail("yaml.syntax", event)

    def _check(self, event: Any) -> None:
        self._count += 1
        if event.anchor is not None:
            self._fail("yaml.alias", event)
        if event.tag is not None and event.tag not in ("!", _STRING):
            self._fail("yaml.tag", event, event.tag.removeprefix("tag:yaml.org,2002:"))
        if self._count > MOST_VALUES:
            self._fail("yaml.large", event)

    def _is_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1][0], dict) and self._open[-1][1] is None

    def _begin(self, value: Any, event: Any) -> None:
        if self._is_key():
            self._fail("yaml.key", event)
        if len(self._open) >= MOST_LEVELS:
            self._fail("yaml.deep", event)
        self._put(value, event)
        self._open.append((value, None))

    def _put(self, value: Any, event: Any) -> None:
        if not self._open:
            self.value = value
            return
        inside, key = self._open[-1]
        if isinstance(inside, list):
            inside.append(value)
        elif key is None:
            self._open[-1] = (inside, self._new_key(inside, value, event))
        else:
            inside[key] = value
            self._open[-1] = (inside, None)

    def _new_key(self, inside: dict[Key, Any], text: str, event: Any) -> Key:
        key = Key(text)
        key.line = event.start_mark.line + 1
        if key in inside:
            if not self._last_counts:
                self._fail("yaml.twice", event, text)
            del inside[key]
        return key

    def _scalar(self, event: Any) -> Any:
        text: str = event.value
        if self._texts_only or event.tag is not None or not event.implicit[0] or event.style not in (None, ""):
            return text
        try:
            return _resolved(text)
        except (ValueError, LookupError, OverflowError):
            self._fail("yaml.number", event, text[:MOST_DIGITS])

    def _fail(self, message: str, event: Any, what: str = "") -> NoReturn:
        raise PlainError(message, event.start_mark.line + 1, what)


def _resolved(text: str) -> Any:
    """Value of a scalar without quotes in YAML 1.1, dates as text. ValueError for a number that is none or too long."""
    import yaml

    resolver, constructor = _yaml_tools()
    kind = resolver.resolve(yaml.ScalarNode, text, (True, False)).rpartition(":")[2]
    if kind not in ("null", "bool", "int", "float"):
        return text
    if kind in ("int", "float") and len(text) > MOST_DIGITS:
        raise ValueError(text)
    node = yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", text)
    return constructor.construct_object(node)


@cache
def _yaml_tools() -> tuple[Any, Any]:
    from yaml.constructor import SafeConstructor
    from yaml.resolver import Resolver

    return Resolver(), SafeConstructor()


def from_json(text: str) -> Any:
    """The value of a document in JSON. Raises PlainError."""
    try:
        value = json.loads(text, parse_int=_whole, parse_constant=_no_constant, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise PlainError("yaml.syntax", error.lineno) from None
    except (ValueError, RecursionError):
        raise next(_faults(text), PlainError("yaml.deep", 1)) from None
    if fault := next(_too_deep(text), None) if text.count("[") + text.count("{") > MOST_LEVELS else None:
        raise fault
    return value


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(digits)
    return int(digits)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _too_deep(text: str) -> Iterator[PlainError]:
    return (fault for fault in _faults(text) if fault.message == "yaml.deep")


def _faults(text: str) -> Iterator[PlainError]:
    """Faults in JSON with their lines: looked for once more, since the standard parser does not name them."""
    open_keys: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        word, start = token[0], token.start()
        if word in ("{", "["):
            open_keys.append(set())
            if len(open_keys) > MOST_LEVELS:
                yield PlainError("yaml.deep", _line_at(text, start))
                return
        elif word in ("}", "]"):
            del open_keys[-1:]
        elif word in _CONSTANTS or (word[0] not in '",' and len(word) > MOST_DIGITS):
            yield PlainError("yaml.number", _line_at(text, start), word[:MOST_DIGITS])
        elif word[0] == '"' and open_keys and _COLON.match(text, token.end()):
            key = json.loads(word, strict=False)
            if key in open_keys[-1]:
                yield PlainError("yaml.twice", _line_at(text, start), key)
            open_keys[-1].add(key)


def _line_at(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
