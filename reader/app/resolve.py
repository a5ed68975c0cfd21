"""What a user names, and what it stands for: files, references, numbers of the last listing."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.app import load
from reader.app.user_library import open_if_any
from reader.errors import LibraryError, SourceError
from reader.model.edition import Edition
from reader.model.toc import Entry, edition_ref, entries
from reader.runtime import paths
from reader.runtime.value_cache import ValueCache

if TYPE_CHECKING:
    from reader.library import Library

LISTINGS: ValueCache[list[object]] = ValueCache("listing", keep=20)
"""The last listing of each terminal, and the last of any."""
_NUMBERED = re.compile(r"(.*)#([0-9]{1,9})", re.DOTALL)


class Target(NamedTuple):
    """An edition, and what of it was asked for."""

    edition: Edition
    entries: tuple[Entry, ...]
    path: str | None
    """The file it was read from; None for one of the library."""
    number: int | None = None
    """Of the one entry that was asked for by number."""

    def ref(self, entry: Entry) -> str:
        """What names the entry in a later command."""
        return f"{self.path}#{entry.number}" if self.path and self.path != load.bundled_edition_path() else entry.ref

    def lasting_ref(self, entry: Entry) -> str:
        """What names the entry from any folder."""
        return self._replace(path=self.path and str(Path(self.path).absolute())).ref(entry)


def resolve(text: str | None) -> Target:
    """What `text` names: a file, `-`, either with `#N`; a reference or a part of one; a number of the last listing.

    None is the shipped edition. SourceError where there is no such thing, or more than one.
    """
    if text is None:
        return _file(load.bundled_edition_path(), None)
    if re.fullmatch(r"[0-9]{1,9}", text) and not Path(text).exists():
        return resolve(_listed(int(text)))
    path, number = _split(text)
    if path == load.STANDARD_INPUT or _exists(path):
        return _file(path, number)
    return _referred(text, path, number)


def save_listing(refs: Sequence[str]) -> None:
    """Keeps what was listed, so that its numbers can be used. Nothing is kept where there is no cache."""
    for key in paths.listing_keys():
        LISTINGS.store(key, list(refs))


def _listed(number: int) -> str | None:
    """What stood under `number` in the last listing of this terminal, or of any where this one has listed nothing.

    An entry of the shipped edition where nothing was listed at all.
    """
    refs = _listing(paths.listing_keys())
    return _under(number, refs) if refs else f"{load.bundled_edition_path()}#{number}"


def listed_here(number: str) -> str:
    """What stood under a number in the last listing of this terminal. SourceError where there is no such number."""
    refs = _listing(paths.listing_keys()[:1])
    if not refs:
        raise SourceError("ref.not-listed", number=number)
    return _under(int(number) if len(number) < 10 else 0, refs)


def _listing(keys: Sequence[str]) -> list[object]:
    """The first of these listings that is there; empty for none."""
    found = (LISTINGS.load(key) for key in keys)
    return next((refs for refs in found if isinstance(refs, list)), [])


def _under(number: int, refs: Sequence[object]) -> str:
    if 1 <= number <= len(refs) and refs[number - 1] == "":
        raise SourceError("ref.removed", number=number)
    if not 1 <= number <= len(refs) or not isinstance(refs[number - 1], str):
        raise SourceError("ref.number", number=number, last=len(refs))
    return str(refs[number - 1])


def _split(text: str) -> tuple[str, int | None]:
    """A path or reference and the number behind its `#`; a file that has the whole as its name comes first."""
    found = None if _exists(text) else _NUMBERED.fullmatch(text)
    return (found[1], int(found[2])) if found else (text, None)


def _exists(path: str) -> bool:
    with suppress(OSError, ValueError):
        return Path(path).exists()
    return False


def _file(path: str, number: int | None) -> Target:
    edition = load.load_edition(path)
    return Target(edition, _numbered(entries(edition), number, path), path, number)


def _numbered(every: tuple[Entry, ...], number: int | None, name: str) -> tuple[Entry, ...]:
    if number is None:
        return every
    if not 1 <= number <= len(every):
        raise SourceError("ref.entry", ref=name, number=number, last=len(every))
    return (every[number - 1],)


def _referred(text: str, part: str, number: int | None) -> Target:
    """What the library, or else the shipped edition, has under a reference."""
    with open_if_any() as library:
        if library:
            try:
                return _in_library(library, text, part)
            except LibraryError as error:
                if error.message != "library.reference-unknown":
                    raise
    return _bundled(text, part, number)


def _in_library(library: "Library", text: str, part: str) -> Target:
    target = library.find(text)
    edition = library.edition(target.key)
    # An edition that shares its name with another has a number behind its paper's.
    paper = target.key.partition("/")[0]
    every = tuple(entry._replace(ref=f"{paper}/{entry.ref.partition('/')[2]}") for entry in entries(edition))
    if target.number is not None:
        return Target(edition, _numbered(every, target.number, text), None, target.number)
    of_pages = tuple(entry for entry in every if part.lower() in entry.ref.rpartition("#")[0].lower())
    return Target(edition, of_pages or every, None)


def _bundled(text: str, part: str, number: int | None) -> Target:
    """The shipped edition or one of its pages, where `part` is in its reference."""
    edition = load.load_edition(load.bundled_edition_path())
    pages = [page for page in edition.pages if part and part.lower() in edition_ref(edition, page).lower()]
    if not pages:
        raise SourceError("ref.missing", ref=text)
    every = entries(edition)
    if number is not None:
        return Target(edition, _numbered(every, number, text), load.bundled_edition_path(), number)
    return Target(edition, tuple(entry for entry in every if entry.page in pages), load.bundled_edition_path())


def source_bytes(text: str | None) -> bytes:
    """The bytes from which the edition that `text` names was read, as `resolve` understands it."""
    from reader.sources.bounded_read import read_bytes, read_stream

    if text is None:
        return read_bytes(Path(load.bundled_edition_path()))
    if re.fullmatch(r"[0-9]{1,9}", text) and not Path(text).exists():
        return source_bytes(_listed(int(text)))
    path, number = _split(text)
    if path == load.STANDARD_INPUT:
        return read_stream(path)
    if _exists(path):
        return read_bytes(Path(path))
    if _referred(text, path, number).path is not None:
        return source_bytes(None)
    with open_if_any() as library:
        found = library.source(text) if library else b""
    if not found:
        raise SourceError("export.no-source", ref=text)
    return found
