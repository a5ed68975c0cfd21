"""What came of an import: editions added and replaced, files that changed nothing, failures with their reasons."""

from dataclasses import dataclass, field, replace

from reader.errors import ReaderError
from reader.library.upsert import Outcome


@dataclass(frozen=True, slots=True)
class ImportFailure:
    """A file that could not be added, and why: a key of the catalogue and its fields."""

    path: str
    message: str
    fields: dict[str, object]

    @classmethod
    def of(cls, path: str, error: ReaderError) -> "ImportFailure":
        """The failure that `error` is."""
        return cls(path, error.message, error.fields)

    @property
    def error(self) -> ReaderError:
        """As an error, for the catalogue to tell."""
        return ReaderError(self.message, **self.fields)


@dataclass(frozen=True, slots=True)
class StoredBeside:
    """A file whose paper, date and page another text has in the library."""

    path: str
    key: str
    """The name under which it is kept."""


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file that is in the library now, as it is."""

    path: str
    key: str
    """The name under which it is kept."""


@dataclass(frozen=True, slots=True)
class Same:
    """A file that changes nothing, because another file that says the same is in the library."""

    path: str
    key: str
    """The name of the edition."""
    other: str
    """The file that it was read from."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A file whose text the library has on another day or page as well."""

    path: str
    key: str
    """The name under which it is kept."""
    of: str
    """The name of the other edition."""
    shares_marks: bool
    """The file of the other one is gone: perhaps it is this one, renamed."""


@dataclass(frozen=True, slots=True)
class PassedOverFile:
    """A file that was not taken, because another of the same page counts."""

    path: str
    other: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    failures: tuple[ImportFailure, ...] = field(default=())
    beside: tuple[StoredBeside, ...] = field(default=())
    passed_over: tuple[PassedOverFile, ...] = field(default=())
    same: tuple[Same, ...] = field(default=())
    twins: tuple[Twin, ...] = field(default=())
    taken: tuple[TakenFile, ...] = field(default=())
    """The first of those that were added or replaced: one more than are named, if there are so many."""
    undecodable: int = 0
    """Bytes of those that were added or replaced that are not of their encoding."""

    def counting(self, outcome: Outcome) -> "ImportReport":
        """The report with one edition more."""
        match outcome:
            case Outcome.NEW:
                return replace(self, added=self.added + 1)
            case Outcome.REPLACED:
                return replace(self, replaced=self.replaced + 1)
            case Outcome.UNCHANGED:
                return replace(self, unchanged=self.unchanged + 1)

    def knowing(self, path: str, key: str, other: str) -> "ImportReport":
        """The report with one file more of an edition that is there, read from `other`; empty for the file itself."""
        report = self.counting(Outcome.UNCHANGED)
        return replace(report, same=(*self.same, Same(path, key, other))) if other else report

    def failing(self, failure: ImportFailure) -> "ImportReport":
        """The report with one failure more."""
        return replace(self, failures=(*self.failures, failure))
