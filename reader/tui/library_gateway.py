"""The library behind the screens: opened when it is first asked for, and only where there is one."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from reader.app.user_library import is_there, open_user_library
from reader.errors import ReaderError
from reader.tui.library_worker import LatestOnlyWorker

if TYPE_CHECKING:
    from reader.app.session import Session
    from reader.library import Library
    from reader.library.rows import EditionSummary
    from reader.marks.records import Records
    from reader.marks.searches import SavedSearch


T = TypeVar("T")


class LibraryGateway:
    """What the screens ask of the library. Every method may raise LibraryError."""

    def __init__(self, open_library: "Callable[[], Library | None]" = open_user_library) -> None:
        self._open = open_library
        self._opened: Library | None = None
        self.inquiry = LatestOnlyWorker(open_library)
        """For questions that may take long."""
        self._keys: tuple[Session, Mapping[int, str]] | None = None
        self._later = LatestOnlyWorker(open_library, patience=0)

    @cached_property
    def library(self) -> "Library | None":
        """The open library; None where there is none, or nothing in it."""
        self._opened = self._open()
        return None if self._opened is None or self._opened.is_empty() else self._opened

    @cached_property
    def records(self) -> "Records":
        """The reader's own marks: what commands change, and can undo."""
        from reader.marks.records import Records

        try:
            return Records.open()
        except ReaderError:  # said by the reading history, which meets it first
            return Records.unsaved()

    def article_keys(self, session: "Session") -> "Mapping[int, str]":
        """The keys by which marks know the entries of a session, by their numbers."""
        if self._keys is None or self._keys[0] is not session:
            from reader.app.resume import keys_of

            self._keys = (session, keys_of(session))
        return self._keys[1]

    def close(self) -> None:
        """Lets go of the library, also of an open one that is empty, and of the marks."""
        self.inquiry.close()
        if "records" in self.__dict__:
            self.records.close()
        self._later.close()
        if self._opened:
            self._opened.close()

    def ask_later(self, question: "Callable[[Library], T]", tell: "Callable[[T | ReaderError], None]") -> None:
        """Has a question answered that nobody waits for; of several the last. Without a library it is dropped."""
        if is_there():
            self._later.ask(question, tell)

    def editions(self) -> "tuple[EditionSummary, ...]":
        """All editions, the newest first."""
        return self.library.editions() if self.library else ()

    def unread_counts(self, editions: "Sequence[EditionSummary]") -> "Mapping[str, int]":
        """Key of the edition to the number of its unread articles."""
        from reader.app.unread_counts import unread_counts

        return unread_counts(self.library, self.records, editions) if self.library else {}

    def saved_searches(self) -> "tuple[SavedSearch, ...]":
        """The searches that the user has saved."""
        from reader.marks.searches import saved_searches

        return saved_searches(self.records)

    def save_or_forget(self, query: str) -> bool:
        """Saves a search, or forgets it where it was saved already; whether it is saved now."""
        from reader.marks.searches import SavedSearch, remove_search, save_search

        if not query.strip():
            return False
        is_saved = query in {each.name for each in self.saved_searches()}
        if is_saved:
            remove_search(self.records, query, "did.remove-search")
        else:
            save_search(self.records, SavedSearch(query, query), "did.save-search")
        return not is_saved

    def beside(self, key: str, step: int) -> str | None:
        """The edition of the same paper that is `step` further on in time, or page; None where there is none."""
        return self.library.neighbour(key, step) if self.library else None

    def has(self, key: str) -> bool:
        """Whether an edition is in the library."""
        return self.library is not None and self.library.has(key)
