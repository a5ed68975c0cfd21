"""The command that gets papers from the web: fetched page by page, stored as each is whole, then opened."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.asked import asked_for, known_papers, named
from reader.cli.output import Output, columns
from reader.errors import FetchError
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.app.get_edition import Asked, GetProgress, Getting, Got
    from reader.app.resolve import Target
    from reader.epaper.papers import Paper
    from reader.fetch.limits import Clock
    from reader.library import Library

OLD = 10
"""Days from which on the newest edition of a paper is told as old."""
FOUND, NOTHING, ACT = 0, 1, 2


class GetResult(NamedTuple):
    """A page that is in the library now."""

    ref: str
    address: str
    outcome: str
    """`new`, `replaced` or `unchanged`."""
    items: int
    missing: int


def get(options: Namespace, output: Output) -> int:
    """Today's papers, or those of a day, into the library. 1 where there is no edition, 2 where the site refuses."""
    papers = known_papers()
    if options.list:
        return _list(papers, options, output)
    if options.tried is not None:
        from reader.cli.tried import tried

        return tried(options.tried, options, output)
    results: list[GetResult] = []
    status = FOUND
    opens = output.is_terminal and not (options.json or options.no_open or options.beside)
    options.no_open = not opens
    for asked in asked_for(options, output, papers):
        try:
            status = max(status, _one(asked, papers, options, output, results))
        except KeyboardInterrupt:
            output.narrate(output.messages("get.stopped"))
            raise
        if opens and results:
            return _read(results[0].ref, options, output)
    if options.beside is not None:
        from reader.cli.differences import print_differences

        return print_differences(options.beside, [result.ref for result in results], options, output) or status
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([result._asdict() for result in results], indent=1))
    else:
        for result in results:
            output.line(sanitize(result.ref))
    return status


def _read(ref: str, options: Namespace, output: Output) -> int:
    """Opens the reader on the first page that has come, while the others come."""
    from reader.cli.arguments import parse_command
    from reader.cli.behind import fetched_meanwhile

    read, given = parse_command([ref], output)
    with fetched_meanwhile(options, output):
        return read(given, output)


def read_at(url: str, output: Output) -> "Target":
    """What is at an address, to be read and not stored; on the screen it is what a pipe would have given."""
    from reader.app import resolve
    from reader.app.get_edition import Asked
    from reader.app.load import STANDARD_INPUT, load_edition_bytes
    from reader.epaper.bundle import written
    from reader.fetch.limits import Limits
    from reader.model.toc import entries

    papers = known_papers()
    address, name = named(url, papers)
    options = Namespace(pace=Limits().pace, offline=False, json=False)
    with run_of(Asked(address, name), papers, options) as (run, finished), _progress(output, options) as tell:
        edition = load_edition_bytes(written(run.single(tell)), address)
        finished()
    return resolve.Target(edition, entries(edition), STANDARD_INPUT)


def _list(papers: "Sequence[Paper]", options: Namespace, output: Output) -> int:
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([paper._asdict() for paper in papers], indent=1))
        return FOUND
    for line in columns((sanitize(p.name), sanitize(" ".join(p.names)), sanitize(p.entry)) for p in papers):
        output.line(line)
    return FOUND


def _one(
    asked: "Asked", papers: "Sequence[Paper]", options: Namespace, output: Output, results: list[GetResult]
) -> int:
    """One edition; the errors of several are told one by one."""
    try:
        with run_of(asked, papers, options) as (run, finished):
            if _store(run, options, output, results):
                finished()
    except FetchError as error:
        output.narrate(f"kanbao: {output.messages.error(error)}")
        return NOTHING if error.message == "get.no-edition" else ACT
    return FOUND


def system_clock() -> "Clock":
    """The time as the system tells it."""
    from reader.fetch.limits import Clock

    return Clock()


@contextmanager
def run_of(asked: "Asked", papers: "Sequence[Paper]", options: Namespace) -> Iterator:  # type: ignore[type-arg]
    """A run with its fetcher, and what is called when all of it has come."""
    from reader.app import bundled
    from reader.app.get_edition import getting, run_name
    from reader.epaper.addresses import host_of
    from reader.fetch.cache import Cache
    from reader.fetch.limits import Limits
    from reader.fetch.polite import Fetcher
    from reader.runtime import paths

    cache, clock = Cache(paths.cache_folder()), system_clock()
    hosts = {host for paper in papers if paper.entry == asked.url for host in paper.hosts}
    fetcher = Fetcher(
        frozenset({host_of(asked.url), *hosts}),
        cache,
        Limits(pace=options.pace),
        clock,
        is_offline=options.offline,
    )
    try:
        yield getting(asked, fetcher, bundled.families(), cache, clock.today()), lambda: cache.finished(run_name(asked))
    finally:
        fetcher.close()


def _store(run: "Getting", options: Namespace, output: Output, results: list[GetResult]) -> bool:
    """Stores the pages of a run as they come, and says what there is to say of them; whether that is all of them.

    Where the reader is to be opened the first one is enough.
    """
    from reader.library import Library

    front = run.front()
    if run.asked.date is None and not run.names_day:
        _tell_day(front.address.date, output)
    with Library.open() as library, _progress(output, options) as tell:
        library.check_is_writable()
        for got in run.pages(front, tell):
            result = _put(got, library)
            results.append(result)
            _tell_page(got, result, output)
            if not options.no_open:
                return False
    return True


def _tell_day(date: str, output: Output) -> None:
    """Says where the newest edition is not today's; what is today is Beijing's day."""
    from datetime import date as day

    age = (day.fromisoformat(beijing_day(system_clock().today())) - day.fromisoformat(date)).days
    if age:
        output.narrate(output.messages("get.old" if age > OLD else "get.not-today", date=date, days=age))


def beijing_day(seconds: float) -> str:
    """The day in Beijing, ISO 8601, so many seconds after the beginning of 1970, UTC."""
    from datetime import UTC, datetime, timedelta

    return (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).date().isoformat()


def _put(got: "Got", library: "Library") -> GetResult:
    from reader.app.batch_import import prepare_job
    from reader.app.import_jobs import ImportJob
    from reader.app.import_report import ImportFailure
    from reader.library.edition_record import EditionRecord
    from reader.model.edition import Hint

    parcel = prepare_job(ImportJob(got.address, got.data, Hint(), got.address))
    if not isinstance(parcel, EditionRecord):
        raise parcel.error if isinstance(parcel, ImportFailure) else FetchError("get.unknown", url=got.address)
    newest = library.newest()
    added = library.put(parcel, is_parsed_anew=True)
    library.catch_up(after=newest)
    return GetResult(added.key, got.address, str(added.outcome), got.items, len(got.missing))


def _tell_page(got: "Got", result: GetResult, output: Output) -> None:
    fields = {"ref": sanitize(result.ref), "name": got.label.name or "", "items": result.items}
    output.narrate(output.messages(f"get.page-{result.outcome}", **fields))
    for missing in got.missing:
        output.narrate(f"  {output.messages.error(missing.error)}")
    if got.printed_date:
        output.narrate(output.messages("get.printed-date", ref=result.ref, date=got.printed_date))


@contextmanager
def _progress(output: Output, options: Namespace) -> Iterator:  # type: ignore[type-arg]
    """One line on a terminal's standard error that says how far it is."""
    import sys

    if options.json or not sys.stderr.isatty():
        yield None
        return

    def tell(step: "GetProgress") -> None:
        if step.item > step.items:
            sys.stderr.write("\r\x1b[K")
            return
        name = " ".join(filter(None, (step.label.number, step.label.name)))
        fields = {"name": name, "item": step.item, "items": step.items, "page": step.page, "pages": step.pages}
        sys.stderr.write(f"\r\x1b[K{sanitize(output.messages('get.progress', **fields))}")
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
