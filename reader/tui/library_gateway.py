"""The library behind the screens: opened when it is first asked for, and only where there is one."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from reader.runtime import paths
from reader.tui.library_worker import LatestOnlyWorker

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.marks import SavedSearch
    from reader.library.rows import EditionSummary


def open_user_library() -> "Library | None":
    """The user's library, where there is one."""
    if not (paths.data_folder() / "library.db").exists():
        return None
    from reader.library import Library

    return Library.open()


class LibraryGateway:
    """What the screens ask of the library. Every method may raise LibraryError."""

    def __init__(self, open_library: "Callable[[], Library | None]" = open_user_library) -> None:
        self._open = open_library
        self._opened: Library | None = None
        self.inquiry = LatestOnlyWorker(open_library)
        """For questions that may take long."""

    @cached_property
    def library(self) -> "Library | None":
        """The open library; None where there is none, or nothing in it."""
        self._opened = self._open()
        return None if self._opened is None or self._opened.is_empty() else self._opened

    def close(self) -> None:
        """Lets go of the library, also of an open one that is empty."""
        self.inquiry.close()
        if self._opened:
            self._opened.close()

    def editions(self) -> "tuple[EditionSummary, ...]":
        """All editions, the newest first."""
        return self.library.editions() if self.library else ()

    def saved_searches(self) -> "tuple[SavedSearch, ...]":
        """The searches that the user has saved."""
        return self.library.marks.saved_searches() if self.library else ()

    def save_or_forget(self, query: str) -> bool:
        """Saves a search, or forgets it where it was saved already; whether it is saved now."""
        if self.library is None or not query.strip():
            return False
        is_saved = query in {each.name for each in self.saved_searches()}
        if is_saved:
            self.library.marks.forget_search(query)
        else:
            self.library.marks.save_search(query, query)
        return not is_saved

    def beside(self, key: str, step: int) -> str | None:
        """The edition of the same paper that is `step` further on in time, or page; None where there is none."""
        listed = self.editions()
        paper = next((each.newspaper for each in listed if each.key == key), None)
        # The pages of one day stay in their order.
        same = sorted((each for each in listed if each.newspaper == paper), key=lambda each: each.date or "")
        keys = [each.key for each in same]
        if key not in keys:
            return None
        index = keys.index(key) + step
        return keys[index] if 0 <= index < len(keys) else None
