"""As many processes as there are cores, for work that comes in many pieces."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from threading import Thread
from types import TracebackType
from typing import Generic, TypeVar

from reader.errors import ReaderError

Task = TypeVar("Task")
Result = TypeVar("Result")

WORTH_A_PROCESS = 8
"""Pieces of work that are worth starting a process for."""
TOGETHER, MOST_TOGETHER = 65_536, 32
"""Bytes and pieces of work that a process is given at once. With fewer, handing them over keeps the one from its work
that stores what comes back; more are more to wait for when an import is stopped."""
AHEAD = 25
"""Times this that are under way for each process while the first of them is waited for."""


class WorkerPool(Generic[Task, Result]):
    """Does `work` on tasks, in processes of its own if there are enough of them."""

    def __init__(self, work: Callable[[Task], Result], expected: int, size: Callable[[Task], int]) -> None:
        """`size` tells how large a task is, in bytes."""
        self._work = work
        self._size = size
        self._processes = min(_cores(), expected // WORTH_A_PROCESS)
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> "WorkerPool[Task, Result]":
        if self._processes > 1:
            from multiprocessing import get_context

            # Not forked: whoever paints the progress may have threads.
            context = get_context("forkserver")
            self._executor = ProcessPoolExecutor(self._processes, context, initializer=_begin)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._executor:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def map(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results in the order of the tasks, of which only so many are drawn as keep everybody busy."""
        if self._executor is None:
            yield from map(self._work, tasks)
            return
        waiting: deque[Future[list[Result]]] = deque()
        for some in self._grouped(tasks):
            waiting.append(_submitted(self._executor, self._work, some))
            if len(waiting) >= AHEAD * self._processes:
                yield from _results(waiting.popleft())
        while waiting:
            yield from _results(waiting.popleft())

    def _grouped(self, tasks: Iterable[Task]) -> Iterator[list[Task]]:
        some: list[Task] = []
        size = 0
        for task in tasks:
            some.append(task)
            size += self._size(task)
            if size >= TOGETHER or len(some) == MOST_TOGETHER:
                yield some
                some, size = [], 0
        if some:
            yield some


def _submitted(
    executor: ProcessPoolExecutor, work: Callable[[Task], Result], some: Sequence[Task]
) -> "Future[list[Result]]":
    try:
        return executor.submit(_done, work, some)
    except BrokenProcessPool as error:
        raise ReaderError("import.process-lost") from error


def _done(work: Callable[[Task], Result], some: Sequence[Task]) -> list[Result]:
    return [work(task) for task in some]


def _results(future: "Future[list[Result]]") -> list[Result]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise ReaderError("import.process-lost") from error


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """In each process: Ctrl-C is for the one that reports, and nobody outlives it, however it ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000)  # As the program has it: what is made here is short-lived and without cycles.
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
