"""Parsed editions in the private cache, so that a file is parsed once and not at every command."""

import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from reader import __version__
from reader.errors import SourceError
from reader.model.edition import Edition
from reader.model.edition_format import from_dict, to_dict
from reader.runtime import paths, resources

MOST = 64
"""Editions that are kept; the oldest go first."""
LARGE = 2_000_000
"""Bytes of a file from which on its edition is a large one."""
MOST_LARGE = 4
"""Large editions that are kept: one may take as much room as all the others."""
RULE_FOLDERS = ("rules", "lexicon", "openings")
"""Folders of `data/` that the parser goes by."""
LARGEST = 20_000_000
"""Characters of a source beyond which its copy would take too much room: four times the file's."""


class CacheEntry(NamedTuple):
    """Where the copy of an edition is, and what must be the same for it to hold."""

    file: Path
    stamp: list[object]


def entry_for(path: str) -> CacheEntry | None:
    """Where the parsed edition of the file at `path` is kept; None for what is no file or has no cache to go to."""
    folder = paths.cache_folder()
    if folder is None or path == "-":
        return None
    try:
        absolute = os.path.abspath(path)  # noqa: PTH100 - Path.resolve would follow links, one call each
        state = _file_state(absolute)
        beside = _file_state(str(Path(absolute).with_suffix(".meta.yaml")))
        corrections = _file_state(str(paths.data_folder() / "corrections"))
        stamp = [absolute, *state, *beside, *corrections, *_program_state()]
    except (OSError, ValueError):
        return None
    kind = "large" if state and state[1] > LARGE else "edition"
    name = f"{kind}-{crc32(os.fsencode(absolute)):08x}.json"
    return CacheEntry(folder / name, stamp)


def load(place: CacheEntry) -> Edition | None:
    """The edition that was kept at `place`; None where there is none that still holds."""
    with suppress(OSError, ValueError, TypeError, SourceError):
        stamp, plain, text = json.loads(place.file.read_bytes())
        if stamp == place.stamp and isinstance(text, str):
            edition = from_dict(plain)
            return edition._replace(source=edition.source._replace(text=text)) if edition.source else None
    return None


def store(place: CacheEntry, edition: Edition) -> None:
    """Keeps an edition, whole or not at all."""
    if edition.source is None or len(edition.source.text) > LARGEST:
        return
    from reader.runtime import atomic_files

    content = json.dumps([place.stamp, to_dict(edition), edition.source.text], separators=(",", ":"))
    with suppress(OSError):
        atomic_files.write_atomically(place.file, content)
        atomic_files.prune(place.file.parent, "edition-*.json", MOST)
        atomic_files.prune(place.file.parent, "large-*.json", MOST_LARGE)


def _file_state(path: str) -> list[int]:
    """What changes with a file; nothing for one that does not exist."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path is not made for each file of the program
    except FileNotFoundError:
        return []
    return [status.st_mtime_ns, status.st_size, status.st_ino]


@cache
def _program_state() -> list[object]:
    """What changes with the parser and what it goes by: the version, the number of their files, the newest of them."""
    folders = (Path(__file__).parents[1] / "parser", *(resources.folder() / name for name in RULE_FOLDERS))
    newest = [entry.stat().st_mtime_ns for folder in folders for entry in os.scandir(folder) if entry.is_file()]
    return [__version__, len(newest), max(newest, default=0)]
