"""The user's library, if there is one: so that what needs none loads none."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.runtime.library_places import library_places

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library


@contextmanager
def open_if_any() -> "Iterator[Library | None]":
    """The user's library, open for the time of a `with`; None where there is none, or nothing in it."""
    library = open_user_library()
    if library is None:
        yield None
        return
    with library:
        yield None if library.is_empty() else library


def open_user_library() -> "Library | None":
    """The user's library, with those that are read beside it; None where there is none."""
    places = library_places()
    if places.others:
        from reader.library.joined import JoinedLibrary

        return JoinedLibrary.open_places(places.own, places.others)
    if not places.own_file.exists():
        return None
    from reader.library import Library

    return Library.open(places.own)


def is_there() -> bool:
    """Whether there is a library to be opened, without opening it."""
    places = library_places()
    return bool(places.others) or places.own_file.exists()


def missed_places(library: "Library") -> "Sequence[Path]":
    """The places of libraries that could not be reached."""
    return getattr(library, "missed", ())
