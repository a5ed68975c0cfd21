"""Questions to a library that changes while it is read without locks: asked again until nothing changed meanwhile."""

import time
from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from reader.errors import LibraryError

SECONDS = 10.0
"""How long a library may go on changing before the reader is told to try again."""
PAUSE = 0.005
PASSING = ("library.read-only", "library.unreadable", "library.unfinished")
"""What SQLite says to someone who may not write while the writer is just beginning or ending."""

P = ParamSpec("P")
T = TypeVar("T")


class Reread(Protocol):
    """What is read and may change meanwhile."""

    is_read_only: bool

    @property
    def is_still(self) -> bool:
        """Whether nothing has changed since it was opened."""
        ...

    def open_again(self) -> None:
        """Opens it as it is now."""
        ...


R = TypeVar("R", bound=Reread)


def repeated(ask: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """`ask` for as long as the answer, or the error, is of a library that has changed while it was read."""

    def answer(library: R, /, *arguments: P.args, **named: P.kwargs) -> T:
        end = time.monotonic() + SECONDS
        is_old = False
        while True:
            try:
                if is_old or not library.is_still:
                    is_old = True
                    library.open_again()
                    is_old = False
                found = ask(library, *arguments, **named)
            except LibraryError as error:
                is_passing = library.is_read_only and error.message in PASSING
                is_old = is_old or is_passing
                if (not is_old and library.is_still) or time.monotonic() > end:
                    raise
            else:
                if library.is_still or time.monotonic() > end:
                    return found
            time.sleep(PAUSE)

    update_wrapper(answer, ask)
    return answer
