"""What an import would make of files before anything is stored: papers, days, pages, and what is doubtful."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.app.import_jobs import Folders, ImportJob, files_in, jobs_for, size_of
from reader.app.import_report import ImportFailure
from reader.app.load import load_edition_bytes
from reader.errors import ReaderError
from reader.model.edition import Edition, Hint
from reader.model.toc import edition_ref
from reader.runtime.worker_pool import WorkerPool

CODES = ("no-article", "other-paper", "other-date", "misread", "not-chinese")
"""Diagnostics of an edition that put an import in doubt."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A file and what it would be found as."""

    path: str
    ref: str
    articles: int
    doubts: tuple[str, ...]
    """`no-paper` `no-date` `no-page` `same-place`, or a code of a diagnostic."""


def plan(paths: Sequence[str], known: Hint) -> Iterator[Planned | ImportFailure]:
    """What would become of each file; `known` is said of all of them."""
    names = list(files_in(paths))
    folders = Folders()
    places: set[str] = set()
    with WorkerPool(_planned, len(names), size_of) as crew:
        for found in crew.map(job for name in names for job in jobs_for(name, known, folders)):
            if isinstance(found, Planned):
                is_again = found.ref in places and "-" not in found.ref.split("/")
                places.add(found.ref)
                found = Planned(*_parts(found), (*found.doubts, *(("same-place",) if is_again else ())))
            yield found


def _parts(planned: Planned) -> tuple[str, str, int]:
    return planned.path, planned.ref, planned.articles


def _planned(job: ImportJob | ImportFailure) -> Planned | ImportFailure:
    if isinstance(job, ImportFailure):
        return job
    try:
        edition = load_edition_bytes(job.data, job.path, job.hint)
    except ReaderError as error:
        return ImportFailure.of(job.path, error)
    articles = sum(block.kind in ("article", "photo_story", "brief") for page in edition.pages for block in page.blocks)
    return Planned(job.path, edition_ref(edition), articles, tuple(_doubts(edition)))


def _doubts(edition: Edition) -> Iterator[str]:
    if not edition.newspaper:
        yield "no-paper"
    if not edition.date:
        yield "no-date"
    if not (edition.pages and edition.pages[0].number):
        yield "no-page"
    found = {diagnostic.code for diagnostic in edition.diagnostics}
    yield from (code for code in CODES if code in found)
