"""The private cache of values: what costs more to make than to read, each value a file that may be deleted."""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from reader.errors import ReaderError
from reader.runtime import paths

T = TypeVar("T")
Stamp = Sequence[object]
"""Values of JSON that must be the same for a cached value to hold: states of the files and code it is made of."""


def _same(value: Any) -> Any:
    return value


class ValueCache(Generic[T]):
    """Values of one kind by key: resources, editions, keywords, listings, screens, answers of terminals.

    A value becomes one of JSON by `encode` and comes back by `decode`, which raises ValueError, KeyError and the like
    for what is none. A copy that is broken, or was made of something else, is passed over; what cannot be written is
    not kept. Neither is ever an error.
    """

    __slots__ = ("_by_use", "_decode", "_encode", "_stamp", "_subfolder", "keep", "name")

    def __init__(
        self,
        name: str,
        *,
        stamp: Callable[[], Stamp] = tuple,
        encode: Callable[[T], object] = _same,
        decode: Callable[[Any], T] = _same,
        keep: int | None = None,
        by_use: bool = False,
        subfolder: str = "",
    ) -> None:
        self.name = name
        """Prefix of the file names."""
        self.keep = keep
        """Number of values; those stored the longest ago go first, or used, where `by_use` is set. None for all."""
        self._by_use = by_use
        self._stamp = stamp
        self._encode = encode
        self._decode = decode
        self._subfolder = subfolder

    def file(self, key: str) -> Path | None:
        """The file of the value under `key`, which is safe in a file name; None where there is no cache."""
        folder = paths.cache_folder()
        return folder and folder / self._subfolder / f"{'-'.join(filter(None, (self.name, key)))}.json"

    def load(self, key: str, state: Stamp = ()) -> T | None:
        """The value under `key`, if it was stored with the same `state` by the same code; None otherwise."""
        with suppress(OSError, ValueError, TypeError, LookupError, AttributeError, ReaderError):
            if file := self.file(key):
                stamp, plain = json.loads(file.read_bytes())
                if stamp == self._full(state):
                    value = self._decode(plain)
                    if self._by_use:
                        os.utime(file)
                    return value
        return None

    def store(self, key: str, value: T, state: Stamp = ()) -> None:
        """Keeps a value, whole or not at all, and removes those beyond `keep`."""
        from reader.runtime import atomic_files

        with suppress(OSError, ValueError):  # ValueError: text that is none, such as a file name in another encoding
            if file := self.file(key):
                if self._subfolder:
                    file.parent.mkdir(mode=0o700, exist_ok=True)
                plain = [self._full(state), self._encode(value)]
                atomic_files.write_atomically(file, json.dumps(plain, ensure_ascii=False, separators=(",", ":")))
                if self.keep:
                    atomic_files.prune(file.parent, f"{self.name}-*.json" if self.name else "*.json", self.keep)

    def _full(self, state: Stamp) -> list[object]:
        return [*self._stamp(), *state]
