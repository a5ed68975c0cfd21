"""A bar on standard error for commands that go through a whole library."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.cli.output import Output

Paint = Callable[[str, int, int], None]
"""Given the key of what is going on, how much is done, and of how much."""


@contextmanager
def progress_bar(output: Output) -> Iterator[Paint]:
    """A bar on standard error where that is a terminal; nothing otherwise."""
    if output.is_plain or not sys.stderr.isatty():
        yield _paint_nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shown = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, object] = {}

        def paint(key: str, done: int, total: int) -> None:
            if key not in tasks:
                tasks[key] = progress.add_task(output.messages(key))
            progress.update(tasks[key], completed=done, total=total)  # type: ignore[arg-type] # rich's own number

        yield paint


def _paint_nothing(*_: object) -> None:
    pass
