"""Counts and sequences of keys: what stands before a command, as in `5j`, `10G` and `gs`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

MOST: Final = 9999
"""The largest count: more lines than an article has."""
KEY_NAMES: Final = frozenset({"up", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"})
"""Names of keys that have two letters, as a sequence has."""


def is_sequence(keys: str) -> bool:
    """Whether `keys` of the settings are two characters to be typed one after the other: `gs`."""
    return len(keys) == 2 and keys not in KEY_NAMES and keys.isprintable()


class Meaning(Enum):
    """What a key is, where counts and sequences are known."""

    PENDING = auto()
    """A digit of a count, or the first key of a sequence."""
    CANCELLED = auto()
    """What was pending is dropped."""
    SEQUENCE = auto()
    """The last key of a sequence: `command` is its command."""
    KEY = auto()
    """A key of its own."""
    UNBOUND = auto()
    """No sequence goes on like this."""


@dataclass(slots=True)
class KeyReader:
    """What was typed before a command: a count, and the first key of a sequence."""

    digits: str = ""
    prefix: str = ""
    command: str = ""
    """The command of the sequence that was typed last."""

    @property
    def count(self) -> int | None:
        """The count; None where none was typed."""
        return min(int(self.digits), MOST) if self.digits else None

    @property
    def is_pending(self) -> bool:
        """Whether a command is waited for."""
        return bool(self.digits or self.prefix)

    def press(self, key: str, sequences: Mapping[str, str]) -> Meaning:
        """Takes a key: a character, or the name of one that has none. `sequences` are those of the screen."""
        if self.prefix:
            return self._go_on(key, sequences)
        if key == "escape" and self.digits:
            self.clear()
            return Meaning.CANCELLED
        if (digit := _digit(key)) and (digit != "0" or self.digits):
            self.digits = (self.digits + digit)[: len(str(MOST))]
            return Meaning.PENDING
        if any(sequence[0] == key for sequence in sequences):
            self.prefix = key
            return Meaning.PENDING
        return Meaning.KEY

    def _go_on(self, key: str, sequences: Mapping[str, str]) -> Meaning:
        """A key behind the first one of a sequence. The first one typed twice is that key alone."""
        prefix, self.prefix = self.prefix, ""
        if key == "escape":
            self.clear()
            return Meaning.CANCELLED
        if command := sequences.get(prefix + key):
            self.command = command
            return Meaning.SEQUENCE
        return Meaning.KEY if key == prefix else Meaning.UNBOUND

    def clear(self) -> None:
        """Drops what was pending."""
        self.digits = self.prefix = ""


def _digit(key: str) -> str:
    """The digit of a key, full-width or not, else nothing."""
    return str(int(key)) if len(key) == 1 and key.isdecimal() and (key.isascii() or "０" <= key <= "９") else ""
