"""Questions to the library, answered in a thread with a connection of its own, so that no key waits for a slow one."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

from reader.errors import LibraryError, ReaderError

if TYPE_CHECKING:
    from reader.library import Library

PATIENCE = 0.02
"""Seconds that are waited for an answer, so that what was typed and what it finds are painted at once."""

T = TypeVar("T")


class LatestOnlyWorker:
    """Of the questions that were asked only the last is answered: the others were asked of what is no longer typed."""

    def __init__(self, open_library: "Callable[[], Library | None]", patience: float | None = None) -> None:
        """`patience`: seconds that are waited for an answer, `PATIENCE` if none are given."""
        self._open = open_library
        self._patience = patience
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._library: Library | None = None
        self._last = 0

    def ask(self, question: "Callable[[Library], T]", tell: Callable[[T | ReaderError], None]) -> None:
        """Has `tell` called with the answer, in this thread: before this returns where it comes at once, or later."""
        self._last += 1
        number, answers, is_there = self._last, list[T | ReaderError](), Event()
        loop, context = asyncio.get_running_loop(), copy_context()

        def deliver() -> None:
            if answers and number == self._last:
                tell(answers.pop())

        def work() -> None:
            if number == self._last:
                answers.append(self._answer(question))
                is_there.set()
                with suppress(RuntimeError):  # The program has ended meanwhile.
                    loop.call_soon_threadsafe(deliver, context=context)

        self._put(work)
        if is_there.wait(PATIENCE if self._patience is None else self._patience):
            deliver()

    def close(self) -> None:
        """Lets go of the library, once what is being asked has been answered."""
        self._last += 1
        if self._thread:
            self._tasks.put(None)

    def _put(self, work: Callable[[], None]) -> None:
        self._tasks.put(work)
        if self._thread is None:
            # A daemon: the program does not wait for an answer when it ends.
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while work := self._tasks.get():
            work()
        if self._library:
            self._library.close()

    def _answer(self, question: "Callable[[Library], T]") -> T | ReaderError:
        try:
            self._library = self._library or self._open()
            return question(self._library) if self._library else LibraryError("library.failing")
        except ReaderError as error:
            return error
