"""Commands that change the library: add, remove, rebuild."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.app.load import STANDARD_INPUT
from reader.cli.output import Output
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.batch_import import ImportStep
    from reader.app.import_report import ImportFailure, ImportReport
    from reader.library import Library

TOLD = 5
"""Files of a name that another text has, which are told one by one."""
Paint = Callable[[str, int, int], None]
"""Told the key of what is going on, how much is done, and of how much."""


def add(options: Namespace, output: Output) -> int:
    """Takes files and folders in. 2 where some could not be, 1 where there was none."""
    from reader.app.batch_import import add_paths
    from reader.library import Library
    from reader.model.edition import Hint

    known = Hint(newspaper=options.paper or None, date=options.date)
    if options.dry_run:
        from reader.cli.planned import tell_plan

        return tell_plan(options, known, output)
    done: list[ImportStep] = []

    def tell(step: "ImportStep") -> None:
        done[:] = [step]
        paint(_key(step), step.done, step.total)

    try:
        with Library.open() as library, _progress(output) as paint:
            report = add_paths(options.PATH, library, tell, known)
    except KeyboardInterrupt:
        output.narrate(_interrupted(done, output))
        raise
    if options.json:
        output.text(_json(report, output))
    _narrate(report, output)
    if report.failures:
        return 2
    return 0 if report.added or report.replaced or report.unchanged else 1


def _interrupted(last: "Sequence[ImportStep]", output: Output) -> str:
    """What an import that was interrupted has done."""
    if last and last[0].is_indexing:
        return output.messages("add.interrupted-indexing")
    done, total = (last[0].done, last[0].total) if last else (0, "?")
    return output.messages("add.interrupted", done=done, total=total)


def _narrate(report: "ImportReport", output: Output) -> None:
    for failure in report.failures:
        output.narrate(f"kanbao: {_told(failure, output)}")
    for one in report.beside[:TOLD]:
        path = sanitize(one.path or STANDARD_INPUT)
        output.narrate(f"kanbao: {output.messages('add.beside', path=path, key=sanitize(one.key))}")
    if more := len(report.beside[TOLD:]):
        output.narrate(output.messages("add.beside-more", count=more))
    _narrate_same(report, output)
    for passed in report.passed_over:
        paths = {"path": sanitize(passed.path), "other": sanitize(passed.other)}
        output.narrate(f"kanbao: {output.messages('add.passed-over', **paths)}")
    if not (report.added or report.replaced or report.unchanged):
        if not report.failures:
            output.narrate(output.messages("add.nothing"))
        return
    if report.failures:
        output.narrate(output.messages("add.failed", count=len(report.failures)))
    for path, key in _references(report):
        output.narrate(output.messages("add.taken", path=sanitize(path), key=sanitize(key)))
    if report.undecodable:
        output.narrate(output.messages("add.undecodable", count=report.undecodable))
    counts = {"added": report.added, "replaced": report.replaced, "unchanged": report.unchanged}
    output.narrate(output.messages("add.done", **counts))


def _narrate_same(report: "ImportReport", output: Output) -> None:
    """What has the text of another edition or file: without a word it would look lost."""
    for twin in report.twins[:TOLD]:
        message = "add.twin-moved" if twin.shares_marks else "add.twin"
        fields = {"path": sanitize(twin.path or STANDARD_INPUT), "key": sanitize(twin.key), "of": sanitize(twin.of)}
        output.narrate(f"kanbao: {output.messages(message, **fields)}")
    for same in report.same[:TOLD]:
        fields = {
            "path": sanitize(same.path or STANDARD_INPUT),
            "key": sanitize(same.key),
            "other": sanitize(same.other),
        }
        output.narrate(f"kanbao: {output.messages('add.same', **fields)}")
    if more := len(report.twins[TOLD:]):
        output.narrate(output.messages("add.twin-more", count=more))
    if more := len(report.same[TOLD:]):
        output.narrate(output.messages("add.same-more", count=more))


def _references(report: "ImportReport") -> list[tuple[str, str]]:
    """The files that were taken in with the references they are found by, where they are few."""
    from reader.app.batch_import import NAMED

    told = {*(one.key for one in report.beside), *(twin.key for twin in report.twins)}
    named = [(one.path or STANDARD_INPUT, one.key) for one in report.taken if one.key not in told]
    return named if len(report.taken) <= NAMED else []


def _told(failure: "ImportFailure", output: Output) -> str:
    return output.messages.error(failure.error)


def _json(report: "ImportReport", output: Output) -> str:
    from reader.export.data_formats import json_text

    plain = {
        "added": report.added,
        "replaced": report.replaced,
        "unchanged": report.unchanged,
        "undecodable_bytes": report.undecodable,
        "beside": [{"path": one.path, "key": one.key} for one in report.beside],
        "same_text": [{"path": twin.path, "key": twin.key, "of": twin.of} for twin in report.twins],
        "not_taken_twice": [{"path": same.path, "key": same.key, "from": same.other} for same in report.same],
        "passed_over": [{"path": passed.path, "for": passed.other} for passed in report.passed_over],
        "failures": [{"path": failure.path, "reason": _told(failure, output)} for failure in report.failures],
    }
    return json_text(plain, indent=1)


def remove(options: Namespace, output: Output) -> int:
    """Takes editions out: all that are named, or none where one of the names leads to nothing."""
    from reader.library import Library

    with Library.open() as library:
        library.check_is_writable()
        keys = list(dict.fromkeys(_named(library, given.strip()) for given in options.REFERENCE))
        for key in keys:
            output.narrate(output.messages("remove.taking", key=sanitize(key)))
        for key in keys:
            library.remove(key)
        library.catch_up()
        output.narrate(output.messages("remove.done", count=len(keys)))
    return 0


def _named(library: "Library", given: str) -> str:
    """The key of an edition: a number is one of the last listing, and never a part of a reference."""
    from reader.app.resolve import listed_here
    from reader.errors import LibraryError

    listed = listed_here(given) if given.isascii() and given.isdigit() else ""
    target = library.find(listed or given)
    if target.number is not None:
        raise LibraryError("library.not-an-edition", ref=listed or given, edition=target.key)
    if listed and target.key != listed:  # It is gone, and another has this in its reference.
        raise LibraryError("library.reference-unknown", ref=listed)
    return target.key


def rebuild(_: Namespace, output: Output) -> int:
    """Parses everything by the rules of today, and makes the index anew. 2 where something could not be."""
    from reader.app.batch_import import reparse_all
    from reader.library import Library

    with Library.open() as library, _progress(output) as paint:
        report = reparse_all(library, lambda step: paint(_key(step), step.done, step.total))
        for failure in report.failures:
            output.narrate(f"kanbao: {_told(failure, output)}")
        output.narrate(output.messages("rebuild.parsed", count=report.replaced + report.added))
        output.narrate(output.messages("rebuild.done", count=len(library.editions())))
    return 2 if report.failures else 0


def _key(step: "ImportStep") -> str:
    return "add.indexing" if step.is_indexing else "add.reading"


@contextmanager
def _progress(output: Output) -> Iterator[Paint]:
    """A bar on standard error where that is a terminal; nothing otherwise."""
    import sys

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
