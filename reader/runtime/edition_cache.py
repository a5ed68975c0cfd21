"""Parsed editions in the private cache, so that a file is parsed once and not at every command."""

import os
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from reader.errors import SourceError
from reader.model.edition import Edition
from reader.model.edition_format import from_dict, to_dict
from reader.runtime import paths
from reader.runtime.code_state import code_state
from reader.runtime.value_cache import ValueCache

LARGE = 2_000_000
"""Bytes of a file from which on its edition is a large one."""
MAKERS = ("app", "epaper", "model", "parser", "runtime", "sources", "text")
"""Packages whose code decides what edition comes out of a file."""
DATA = ("epaper", "fold", "lexicon", "openings", "rules")
"""Folders of `data/` that do."""
LARGEST = 20_000_000
"""Characters of a source beyond which its copy would take too much room: four times the file's."""


def _stamp() -> tuple[str]:
    return (code_state(MAKERS, DATA),)


def _encode(edition: Edition) -> list[object]:
    return [to_dict(edition), edition.source.text if edition.source else None]


def _decode(value: Any) -> Edition:
    plain, text = value
    edition = from_dict(plain)
    if edition.source is None or not isinstance(text, str):
        raise SourceError("exchange.text", path="", place="source")
    return edition._replace(source=edition.source._replace(text=text))


EDITIONS: ValueCache[Edition] = ValueCache("edition", stamp=_stamp, encode=_encode, decode=_decode, keep=64)
LARGE_EDITIONS: ValueCache[Edition] = ValueCache("large", stamp=_stamp, encode=_encode, decode=_decode, keep=4)
"""Apart, since one may take as much room as all the others."""


class CacheEntry(NamedTuple):
    """Key of an edition in its cache, and the state of the files that it was read from."""

    cache: ValueCache[Edition]
    key: str
    state: list[object]


def entry_for(path: str) -> CacheEntry | None:
    """The cache entry of the file at `path`; None for standard input and for what has no state."""
    if path == "-":
        return None
    try:
        absolute = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links, one call each
        state = _file_state(absolute)
        hint = _file_state(str(Path(absolute).with_suffix(".meta.yaml")))
        corrections = _file_state(str(paths.data_folder() / "corrections"))
    except (OSError, ValueError):
        return None
    cache = LARGE_EDITIONS if state and state[1] > LARGE else EDITIONS
    return CacheEntry(cache, f"{crc32(os.fsencode(absolute)):08x}", [ascii(absolute), *state, *hint, *corrections])


def load(place: CacheEntry) -> Edition | None:
    """The edition that was kept at `place`; None where there is none that still holds."""
    return place.cache.load(place.key, place.state)


def store(place: CacheEntry, edition: Edition) -> None:
    """Keeps an edition, whole or not at all."""
    if edition.source is not None and len(edition.source.text) <= LARGEST:
        place.cache.store(place.key, edition, place.state)


def _file_state(path: str) -> list[int]:
    """Time, size and inode of a file; empty for one that does not exist."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path is not made for each file of the program
    except FileNotFoundError:
        return []
    return [status.st_mtime_ns, status.st_size, status.st_ino]
