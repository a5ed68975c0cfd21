"""The user's library, if there is one: so that what needs none loads none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.runtime import paths

if TYPE_CHECKING:
    from reader.library import Library


@contextmanager
def open_if_any() -> "Iterator[Library | None]":
    """The user's library, open for the time of a `with`; None where there is none, or nothing in it."""
    if not (paths.data_folder() / "library.db").exists():
        yield None
        return
    from reader.library import Library

    with Library.open() as library:
        yield None if library.is_empty() else library
