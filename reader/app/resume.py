"""Where reading was left, so that the next start without a name goes on from there."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app import load
from reader.app.resolve import Target, resolve
from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.blocks import TextSpan
from reader.runtime import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.library import Library


def resume_session() -> Session | None:
    """The session that was left last, in its place; None where there is none, or what it read is gone."""
    if not (paths.data_folder() / "library.db").exists():
        return None
    from reader.library import Library

    with suppress(ReaderError), Library.open() as library:
        if left := library.marks.left_off():
            session = Session(resolve(left.source).edition, left.source)
            numbers = [number for number, key in keys_of(library, session).items() if key == left.article]
            if numbers:
                session.open(numbers[0])
                session.move(left.place.paragraph, left.place.start)
            return session
    return None


def save_left_off(session: Session) -> None:
    """Keeps where reading is left, in a library that is made for it where there is none. Silent where it cannot be."""
    if not session.source or session.entry is None:
        return
    from reader.library import Library
    from reader.library.marks import LeftOff

    spot = session.spot
    place = TextSpan(spot.paragraph, spot.offset, spot.offset)
    with suppress(ReaderError), Library.open() as library:
        key = keys_of(library, session)[session.number]
        if library.marks.left_off() != (left := LeftOff(session.source, key, place)):
            library.marks.set_left_off(left)


def source_of(target: Target) -> str:
    """What opens the same edition again from anywhere: the file's whole path, a reference; empty for a pipe."""
    if target.path is None:
        return target.entries[0].ref.rpartition("#")[0] if target.entries else ""
    return "" if target.path == load.STANDARD_INPUT else str(Path(target.path).absolute())


def keys_of(library: "Library", session: Session) -> "Mapping[int, str]":
    """What marks hang on: for a file the keys that its text gives, for an edition of the library those it has."""
    from reader.library.article_ids import article_keys

    is_library = session.source and not Path(session.source).is_absolute()
    return library.keys(session.source) if is_library else article_keys(session.edition)
