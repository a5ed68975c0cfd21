"""A mapping out of a file, whose fields are taken one by one and checked."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Self, TypeVar

from reader.errors import ReaderError, SourceError

MOST = 1 << 31
"""Lines and code points: more than a file can have."""

_HALF = re.compile("[\ud800-\udfff]")
_Choice = TypeVar("_Choice", bound=StrEnum)


class CheckedMapping:
    """A mapping of the file and its place; takes the fields out one by one, so that what is left is not known."""

    __slots__ = ("path", "place", "plain")

    def __init__(self, plain: Any, path: str, place: str) -> None:
        self.path = path
        self.place = place
        if not isinstance(plain, dict):
            raise self.error("mapping", "")
        self.plain = dict(plain)

    def error(self, expected: str, key: str) -> ReaderError:
        """Error for the field `key`, whose value is not of the expected kind."""
        place = ".".join(part for part in (self.place, key) if part)
        return SourceError(f"exchange.{expected}", path=self.path, place=place or "-")

    def maybe(self, key: str) -> str | None:
        """The text at `key`; None where there is none."""
        value = self.plain.pop(key, None)
        if value is None or isinstance(value, str):
            return value and self._written(value, key)
        if isinstance(value, bool | float | dict | list):
            raise self.error("text", key)
        return str(value)  # YAML reads a bare 3 as a number and a bare 2021-11-08 as a date

    def text(self, key: str) -> str:
        """The text at `key`; empty where there is none."""
        return self.maybe(key) or ""

    def needed(self, key: str) -> str:
        """The text at `key`, which must be there."""
        value = self.maybe(key)
        if value is None:
            raise self.error("text", key)
        return value

    def flag(self, key: str) -> bool:
        """The boolean at `key`; false where there is none."""
        value = self.plain.pop(key, False)
        if not isinstance(value, bool):
            raise self.error("flag", key)
        return value

    def number(self, key: str, least: int = 0) -> int:
        """The number at `key`; 0 where there is none."""
        return self._number(self.plain.pop(key, 0), key, least)

    def lines(self, key: str) -> tuple[int, ...]:
        """The list of numbers from 1 on at `key`."""
        return tuple(self._number(line, key, 1) for line in self._list(key))

    def offsets(self, key: str) -> tuple[int, ...]:
        """The list of numbers from 0 on at `key`."""
        return tuple(self._number(offset, key, 0) for offset in self._list(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at `key`."""
        found = self._list(key)
        if not all(isinstance(text, str) for text in found):
            raise self.error("texts", key)
        return tuple(self._written(text, key) for text in found)

    def choice(self, kind: type[_Choice], key: str) -> _Choice | None:
        """The value at `key` of an enumeration; None where there is none."""
        value = self.maybe(key)
        try:
            return None if value is None else kind(value)
        except ValueError:
            raise self.error(kind.__name__, key) from None

    def each(self, key: str) -> Iterator[Self]:
        """The mappings in the list at `key`, each with no field left over."""
        prefix = f"{self.place}.{key}" if self.place else key
        for number, plain in enumerate(self._list(key)):
            inner = type(self)(plain, self.path, f"{prefix}[{number}]")
            yield inner
            inner.finish()

    def inner(self, key: str) -> Self | None:
        """The mapping at `key`; None where there is none."""
        value = self.plain.pop(key, None)
        place = f"{self.place}.{key}" if self.place else key
        return None if value is None else type(self)(value, self.path, place)

    def finish(self) -> None:
        """SourceError for a field that nobody asked for: it would be lost."""
        if self.plain:
            raise self.error("unknown", str(next(iter(self.plain))))

    def _written(self, text: str, key: str) -> str:
        """`text`, which can be written: "\\ud800" in a file is half a character."""
        if not text.isascii() and _HALF.search(text):
            raise self.error("half", key)
        return text

    def _list(self, key: str) -> list[Any]:
        value = self.plain.pop(key, None)
        if not isinstance(value, list | None):
            raise self.error("list", key)
        return value or []

    def _number(self, value: Any, key: str, least: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST:
            raise self.error("number", key)
        return value
