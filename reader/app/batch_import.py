"""Files and folders into the library: read and parsed in as many processes as there are cores, stored by one.

What is stored is whole, edition by edition, so that an import may be stopped at any moment, by a key or by force; the
next one goes on where it was. What cannot be read is gathered with its reason and stops nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeAlias

from reader.app.import_jobs import Folders, ImportJob, files_in, jobs_for, size_of
from reader.app.import_report import ImportFailure, ImportReport, PassedOverFile, Same, StoredBeside, TakenFile, Twin
from reader.app.load import load_edition_bytes
from reader.errors import ReaderError
from reader.library import Library
from reader.library.edition_record import EditionRecord, prepare_record
from reader.library.upsert import Outcome
from reader.model.edition import Edition, Guess, Hint, Origin
from reader.runtime.worker_pool import WorkerPool

MOST_INDEXED = 2_000
"""Entries that are stored before the index takes them in: less than the other processes make ready meanwhile."""
LEAST_INDEXED = 200
"""Entries that are worth the trouble. Towards the end they are taken in by halves of what is to come, so that little
is left when the other processes have nothing more to do."""

NAMED = 10
"""Files of one import up to which each is named with its reference."""


@dataclass(frozen=True, slots=True)
class ImportStep:
    """How far an import is."""

    is_indexing: bool
    """Entries are being taken into the index; otherwise files are being read."""
    done: int
    total: int


def add_paths(
    paths: Sequence[str], library: Library, tell: Callable[[ImportStep], None] | None = None, known: Hint | None = None
) -> ImportReport:
    """Adds files, everything in folders, and standard input for `-`; `tell` hears how far it is.

    `known` is said of all of them.

    LibraryError where the library can take no more; what was stored until then stays.
    """
    library.check_is_writable()
    names = list(files_in(paths))
    report, stored, indexed, newest = ImportReport(), 0, 0, library.newest()
    jobs = _Jobs(names, known or Hint(), library)
    with WorkerPool(prepare_job, len(names), size_of) as crew:
        for done, result in enumerate(crew.map(jobs), 1):
            report, entries = _stored(result, library, report)
            stored += entries
            total = jobs.total(done)
            to_come = stored * (total - done) // done
            if stored - indexed >= min(MOST_INDEXED, max(LEAST_INDEXED, to_come // 2)):
                # Only these: to look for what else is missing takes the longer, the larger the library is.
                library.catch_up(after=newest)
                indexed, newest = stored, library.newest()
            if tell:
                tell(ImportStep(is_indexing=False, done=done, total=total))
    library.catch_up((lambda done, total: tell(ImportStep(True, done, total))) if tell else None)
    return report


class _Jobs:
    """The editions in files, one after the other, and how many there are as far as that is known."""

    def __init__(self, names: Sequence[str], known: Hint, library: Library) -> None:
        self._names, self._known, self._library = names, known, library
        self._files = self._jobs = 0

    def __iter__(self) -> "Iterator[ImportJob | ImportFailure | Same]":
        folders = Folders()
        for name in self._names:
            self._files += 1
            for job in jobs_for(name, self._known, folders):
                self._jobs += 1
                yield _unless_there(job, self._library)

    def total(self, done: int) -> int:
        """How many there are, with one for each file that was not opened yet."""
        return max(done, self._jobs + len(self._names) - self._files)


def reparse_all(library: Library, tell: Callable[[ImportStep], None] | None = None) -> ImportReport:
    """Parses all that the library holds by the rules of today, and makes the index anew. The user's marks stay."""
    report, total = ImportReport(), library.count()
    with WorkerPool(prepare_job, total, size_of) as crew:
        for done, result in enumerate(crew.map(_again(*stored) for stored in library.stored()), 1):
            report, _ = _stored(result, library, report, is_parsed_anew=True)
            if tell:
                tell(ImportStep(is_indexing=False, done=done, total=total))
    library.rebuild((lambda done, total: tell(ImportStep(True, done, total))) if tell else None)
    return report


def _again(edition: Edition, data: bytes, path: str) -> ImportJob | Outcome:
    """The task of parsing a source anew with what was known of it from outside; none where there is no source."""
    if edition.source is None or not data:
        return Outcome.UNCHANGED
    hint = _outside(edition, Origin.HINT)._replace(
        guess=Guess(*_outside(edition, Origin.FILE_NAME)[:4]), repeated=edition.source.repeated
    )
    # By the ending of its file what was mended by hand is known, whatever it begins with.
    return ImportJob(path or edition.source.name, data, hint, path)


def _outside(edition: Edition, origin: Origin) -> Hint:
    """What the edition has from outside its text, of one origin."""
    page = edition.pages[0] if edition.pages else None
    is_paged = page is not None and page.origin is origin
    return Hint(
        newspaper=edition.newspaper if edition.newspaper_origin is origin else None,
        date=edition.date if edition.date_origin is origin else None,
        page=page.number if page and is_paged else None,
        name=page.name if page and is_paged else None,
        origin=origin,
    )


PreparedFile: TypeAlias = "EditionRecord | ImportFailure | Same | Outcome"
"""What becomes of a file before it is stored."""


def _stored(
    result: PreparedFile, library: Library, report: ImportReport, *, is_parsed_anew: bool = False
) -> tuple[ImportReport, int]:
    """The report with one result more, and how many entries the library has more."""
    if isinstance(result, ImportFailure):
        return report.failing(result), 0
    if isinstance(result, Outcome):
        return report.counting(result), 0
    if isinstance(result, Same):
        return report.knowing(result.path, result.key, result.other), 0
    added = library.put(result, is_parsed_anew=is_parsed_anew)
    if added.outcome is Outcome.UNCHANGED:
        report = report.knowing(result.path, added.key, added.known_from)
    else:
        report = report.counting(added.outcome)
        taken = (*report.taken, TakenFile(result.path, added.key))[: NAMED + 1]
        report = replace(report, taken=taken, undecodable=report.undecodable + result.undecodable)
    if added.twin:
        report = replace(report, twins=(*report.twins, Twin(result.path, added.key, added.twin, added.shares_marks)))
    if added.stands_beside:
        report = replace(report, beside=(*report.beside, StoredBeside(result.path, added.key)))
    if added.yields_to:
        report = replace(report, passed_over=(*report.passed_over, PassedOverFile(result.path, added.yields_to)))
    return report, len(result.entries)


def _unless_there(job: ImportJob | ImportFailure, library: Library) -> ImportJob | ImportFailure | Same:
    if not isinstance(job, ImportJob) or not job.known_as:
        return job
    known = library.known(sha256(job.data).hexdigest(), job.hint, job.known_as)
    return Same(job.path, known.key, known.path if known.path != job.known_as else "") if known else job


def prepare_job(job: "ImportJob | ImportFailure | Same | Outcome") -> PreparedFile:
    """The edition that a file holds, ready to be stored; what is no job any more as it is. Done in any process."""
    if not isinstance(job, ImportJob):
        return job
    from reader.analysis.edition_analysis import count_words
    from reader.app import bundled

    try:
        edition = load_edition_bytes(job.data, job.path, job.hint)
        return prepare_record(edition, job.data, job.known_as, count_words(edition, bundled.cutting_tools()))
    except ReaderError as error:
        return ImportFailure.of(job.path, error)
    except Exception as error:  # A mistake of this program's own, which must not cost the other files.
        return ImportFailure(
            job.path, "import.mistake", {"path": job.path, "reason": f"{type(error).__name__}: {error}"}
        )
