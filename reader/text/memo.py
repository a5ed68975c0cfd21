"""Values worked out from texts once, as long as there is room for them."""

from collections.abc import Callable
from typing import Generic, TypeVar

ROOM = 1_000_000
"""Code points of text for which values are kept, about a hundred pages of a newspaper. Then all are forgotten."""

Value = TypeVar("Value")


class TextMemo(Generic[Value]):
    """A function of a text that remembers what it yielded: a search asks it of the same texts at every key.

    Several threads may ask it.
    """

    def __init__(self, make: Callable[[str], Value]) -> None:
        self._make = make
        self._values: dict[str, Value] = {}
        self._room = ROOM

    def __call__(self, text: str) -> Value:
        """The value for `text`."""
        values = self._values
        if text not in values:
            if len(text) > self._room:
                values = self._values = {}
                self._room = ROOM
            self._room -= len(text)
            values[text] = self._make(text)
        return values[text]
