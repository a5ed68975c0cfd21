"""A new library of what can be saved of a damaged one."""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.app.load import load_edition_bytes
from reader.errors import LibraryError, ReaderError
from reader.library import Library
from reader.library.copying import move_database
from reader.library.edition_record import EditionRecord, prepare_record
from reader.library.salvage import SalvagedEdition, salvage
from reader.library.store import INDEX, LIBRARY
from reader.library.upsert import Outcome
from reader.marks.records import Records
from reader.runtime.library_places import library_places


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What became of the editions of a damaged library."""

    whole: int = 0
    """Saved as they were, with their sources."""
    anew: int = 0
    """Parsed anew, from their source or from the texts of their articles alone."""
    known: int = 0
    """There already, in the library that they were saved into."""
    lost: int = 0
    damaged: Path | None = None
    """Where the damaged file is now, if another has taken its place."""


def salvage_library(damaged: Path) -> SalvageReport:
    """Saves the editions of the file `damaged` into the user's own library.

    Where that is the damaged file itself, a new one takes its place, and the file stays beside it under another name.
    LibraryError where there is no such file, or nothing in it that can be saved.
    """
    if not damaged.is_file():
        raise LibraryError("library.no-file", path=damaged)
    own = library_places().own_file
    is_own = own.exists() and own.samefile(damaged)
    with suppress(LibraryError), Records.open():
        pass  # The marks of an old library are taken over while it has its name.
    own.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(dir=own.parent, prefix=".rebuild-") as scratch:
        with Library.open(Path(scratch) if is_own else own.parent) as library:
            library.check_is_writable()
            report = _saved_into(library, damaged, Path(scratch))
        if not is_own:
            return report
        aside = _free_name(own)
        move_database(own, aside)
        move_database(Path(scratch, LIBRARY), own)
        move_database(Path(scratch, INDEX), own.with_name(INDEX))
    return replace(report, damaged=aside)


def _saved_into(library: Library, damaged: Path, scratch: Path) -> SalvageReport:
    report = SalvageReport()
    for found in salvage(damaged, scratch):
        report = _saved(library, found, report)
    if not (report.whole or report.anew or report.known):
        raise LibraryError("salvage.nothing", path=damaged)
    library.catch_up()
    return report


def _saved(library: Library, found: SalvagedEdition, report: SalvageReport) -> SalvageReport:
    record = None if found.is_lost else _record(found)
    if record is None:
        return replace(report, lost=report.lost + 1)
    if library.put(record).outcome is Outcome.UNCHANGED:
        return replace(report, known=report.known + 1)
    if found.edition is None or not (found.raw or found.edition.source is None):
        return replace(report, anew=report.anew + 1)
    return replace(report, whole=report.whole + 1)


def _record(found: SalvagedEdition) -> EditionRecord | None:
    """What is left of an edition, ready to be stored; its articles keep the keys by which marks know them."""
    edition, raw = found.edition, found.raw or None
    if edition is None:
        raw = raw or found.text.encode("utf-8", "replace")
        try:
            edition = load_edition_bytes(raw, found.path or LIBRARY, found.hint)
        except ReaderError:
            return None
        return prepare_record(edition, raw, found.path, found.words)
    record = prepare_record(edition, raw, found.path, found.words)
    entries = tuple(replace(entry, key=found.keys.get(entry.number, entry.key)) for entry in record.entries)
    return replace(record, entries=entries)


def _free_name(path: Path) -> Path:
    """A name beside a file under which nothing is."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return aside
