"""What is removed from the library leaves the private cache, too: copies of pages, screens, keywords, listings."""

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path

from reader.errors import ReaderError
from reader.fetch.cache import Cache
from reader.runtime import paths
from reader.runtime.atomic_files import write_atomically

COPIES = ("edition-*.json", "large-*.json", "keywords-*.json", "screens/*.json")
"""Copies whose names do not tell of which edition they are. They are made anew when they are needed."""


def forget_copies(keys: Collection[str], sources: Sequence[bytes]) -> None:
    """Deletes what the cache has of editions that are gone.

    `keys` are their references, `sources` the bytes that they were read from.
    """
    folder = paths.cache_folder()
    if folder is None:
        return
    for pattern in COPIES:
        for file in folder.glob(pattern):
            with suppress(OSError):
                file.unlink()
    for file in folder.glob("listing*.json"):
        with suppress(OSError, ValueError):
            _forget_listed(file, keys)
    responses = Cache(folder)
    for source in sources:
        for address in _addresses(source):
            responses.forget(address)


def _forget_listed(file: Path, keys: Collection[str]) -> None:
    """Leaves the numbers of a listing as they are: what was under one of them is gone, and nothing else is."""
    stamp, refs = json.loads(file.read_bytes())
    left = ["" if str(ref).partition("#")[0] in keys else ref for ref in refs]
    if left != refs:
        write_atomically(file, json.dumps([stamp, left]))


def _addresses(source: bytes) -> list[str]:
    """The addresses of the responses of an e-paper; none for what was read from a file."""
    from reader.epaper.bundle import is_bundle, read

    text = source.decode("utf-8", "replace")
    if not is_bundle(text):
        return []
    with suppress(ReaderError):
        return [response.address for response in read(text, "").responses]
    return []
