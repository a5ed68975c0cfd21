"""The kept screen, shown before the arguments are understood: nothing is loaded that it does not need."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.runtime import last_screen, paths, resources


def show_cached_screen(arguments: Sequence[str]) -> last_screen.SavedScreen | None:
    """Shows the screen of the last start with these arguments, if all that decided it is as it was."""
    if len(arguments) > 1 or (arguments and arguments[0].startswith("-")) or not _may_be_seen():
        return None
    # A number means what this terminal has listed.
    listing = paths.listing_files()[:1] if arguments and arguments[0].isdigit() else ()
    return last_screen.show([Path.cwd(), *arguments, *listing], os.environ)


def _may_be_seen() -> bool:
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def files_of(source: str) -> Iterator[Path]:
    """The files that hold an edition: its own, and what is known of it. None for one of the library."""
    file = Path(source)
    if file.is_absolute():
        yield from (file, file.with_suffix(".meta.yaml"))


def around(source: str | None) -> Iterator[Path]:
    """What else decides what is shown: the rules, what terminals answered; unless `source` is a file, what it means."""
    yield from (resources.folder() / part for part in ("rules", "lexicon", "messages"))
    from reader.runtime.library_places import library_places

    library, cache = library_places().own_file, paths.cache_folder()
    yield paths.look_file()
    if cache:
        yield cache / "terminals.json"
    if source is None or not (Path(source).exists() or Path(source.rpartition("#")[0] or source).exists()):
        yield from (library, library.with_name("library.db-wal"))
    if source is None:
        marks = library.with_name("marks.db")
        yield from (marks, marks.with_name("marks.db-wal"))
        yield from paths.listing_files()
