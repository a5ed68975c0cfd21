"""Other editions: the shelf, the ones before and after, a search in all of them."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.read_state import is_unread
from reader.app.resume import go_on
from reader.app.saved_search import see_hits
from reader.app.session import Session
from reader.errors import ReaderError
from reader.marks.searches import remember_query
from reader.model.toc import edition_ref
from reader.tui.actions import origins
from reader.tui.commands import Context
from reader.tui.layout.panes import Pane
from reader.tui.library_search import LibrarySearch

if TYPE_CHECKING:
    from reader.marks.searches import SavedSearch
    from reader.tui.screens.reading_screen import ReadingScreen


def shelf(screen: "ReadingScreen") -> None:
    """The editions of the library."""
    _show_shelf(screen, is_return=False)


def _show_shelf(screen: "ReadingScreen", *, is_return: bool) -> None:
    if not _has_library(screen):
        return
    from reader.tui.screens.shelf_screen import ShelfScreen

    key = _key(screen)
    unread = sum(is_unread(entry, screen.session.read) for entry in screen.session.entries)

    def chosen(edition: "str | Context | SavedSearch | None") -> None:
        if edition is None:
            origins.go_to(screen)
        elif isinstance(edition, Context):
            open_list(screen, edition, is_return=True)
        elif not isinstance(edition, str):
            see_hits(screen.archive.records, edition, screen.archive.editions())
            screen.library_search = LibrarySearch(edition.query)
            list_found(screen, is_asking=False, is_return=True)
        elif session := _session(screen, edition):
            screen.read(session, Context.SHELF)
            screen.lay_out(replace(screen.view, focus=Pane.LIST, zoomed=False, source=False))

    if not is_return:
        origins.remember(screen)
    screen.app.push_screen(ShelfScreen(screen.archive, screen.look, key, unread), chosen)


def next_edition(screen: "ReadingScreen") -> None:
    """The edition after this one, or its next page."""
    _beside(screen, 1)


def previous_edition(screen: "ReadingScreen") -> None:
    """The edition before this one, or the page before."""
    _beside(screen, -1)


def _beside(screen: "ReadingScreen", step: int) -> None:
    if _has_library(screen):
        key = screen.archive.beside(_key(screen), step)
        if key is None:
            screen.say(screen.look.messages("notice.last-edition" if step > 0 else "notice.first-edition"))
        elif session := _session(screen, key):
            # From a shelf its neighbours stand on the same one; a hit's neighbours are no hits.
            screen.read(session, Context.SHELF if screen.came_from is Context.SHELF else None)


def go_back(screen: "ReadingScreen") -> None:
    """To the list that led here, once."""
    came_from, screen.came_from = screen.came_from, None
    if came_from is Context.SHELF:
        _show_shelf(screen, is_return=True)
    elif came_from is Context.FOUND:
        list_found(screen, is_asking=False, is_return=True)


def _key(screen: "ReadingScreen") -> str:
    """What the library calls the edition: one that shares its name with another has a number there."""
    source, library = screen.session.source, screen.archive.library
    if library and source and not Path(source).is_absolute():
        with suppress(ReaderError):
            return library.find(source).key
    return edition_ref(screen.session.edition)


def find_in_library(screen: "ReadingScreen") -> None:
    """Finds in all editions of the library."""
    list_found(screen, is_asking=True)


def save_search(screen: "ReadingScreen") -> None:
    """Keeps the search in the library that led here on the shelf, or forgets it; else says where that is done."""
    say = screen.look.messages
    if screen.came_from is not Context.FOUND:
        screen.say(say("notice.save-where"))
        return
    try:
        is_saved = screen.archive.save_or_forget(screen.library_search.text)
        screen.say(say("notice.saved" if is_saved else "notice.forgotten"))
    except ReaderError as error:
        screen.say(say.error(error))


def list_found(screen: "ReadingScreen", *, is_asking: bool, is_return: bool = False) -> None:
    """The search in the library that led to the open article; or the one asked last, to be asked again.

    `is_return`: one came from that list, and leaves it to where one was before it.
    """
    if _has_library(screen):
        from reader.tui.screens.library_screen import LibraryScreen

        search = replace(screen.asked_last) if is_asking else screen.library_search
        if not is_return:
            origins.remember(screen)
        found = LibraryScreen(screen.archive, search, screen.look, is_asking=is_asking)
        if search.text and search.found is None:
            found.typed(search.text)
        screen.app.push_screen(found, lambda chosen: _left(screen, search, chosen))


def open_list(screen: "ReadingScreen", context: Context, *, is_return: bool = False) -> None:
    """The shelf, or a search in the library to be typed."""
    if context is Context.SHELF:
        _show_shelf(screen, is_return=is_return)
    else:
        list_found(screen, is_asking=True, is_return=is_return)


def _left(screen: "ReadingScreen", search: LibrarySearch, chosen: int | Context | None) -> None:
    """The list of a search was left: with a hit to open, for another list, or back to where one was before."""
    screen.asked_last = search
    if isinstance(chosen, Context):
        open_list(screen, chosen, is_return=True)
    elif chosen is None:
        origins.go_to(screen)
    else:
        open_hit(screen, search, chosen)


def search(screen: "ReadingScreen", text: str, tell: Callable[[bool], None]) -> None:
    """Asks a query of the library, and tells whether anything is found; not where one does something else by then."""

    def answered(answer: LibrarySearch | ReaderError) -> None:
        if screen.app.screen is not screen or screen.is_asking:
            return
        if isinstance(answer, ReaderError):
            screen.say(screen.look.messages.error(answer))
            return
        screen.say("")
        screen.library_search = answer
        tell(bool(answer.found and answer.found.hits))

    screen.rest()
    screen.say("…")
    screen.archive.inquiry.ask(lambda library: LibrarySearch().asked(library, text), answered)


def holds_open(screen: "ReadingScreen") -> bool:
    """Whether the open edition is one of the library."""
    return screen.archive.has(edition_ref(screen.session.edition))


def is_there(screen: "ReadingScreen") -> bool:
    """Whether there is a library with something in it; a library that cannot be opened is told."""
    try:
        return screen.archive.library is not None
    except ReaderError as error:
        screen.say(screen.look.messages.error(error))
        return False


def _has_library(screen: "ReadingScreen") -> bool:
    screen.rest()
    found = is_there(screen)
    if not found and not screen.notice:
        screen.say(screen.look.messages("notice.no-library"))
    return found


def _session(screen: "ReadingScreen", key: str) -> Session | None:
    """A session on an edition of the library, where it was left."""
    try:
        if screen.archive.library is None:
            return None
        session = Session(screen.archive.library.edition(key), key)
        go_on(session, screen.archive.records)
        return session
    except ReaderError as error:
        screen.say(screen.look.messages.error(error))
        return None


def open_hit(screen: "ReadingScreen", search: LibrarySearch, chosen: int) -> None:
    """Opens a hit of a search in the library at its first place."""
    if search.found is None:
        return
    search.chosen = chosen
    screen.library_search = search
    remember_query(screen.archive.records, search.text)
    hit = search.found.hits[chosen]
    if session := _session(screen, hit.row.edition):
        session.open(hit.row.number)
        if hit.places:
            session.find_places(search.text, hit.places)
        screen.read(session, Context.FOUND)


HANDLERS: Mapping[str, "Callable[[ReadingScreen], None]"] = {
    "shelf": shelf,
    "next-edition": next_edition,
    "previous-edition": previous_edition,
    "find-library": find_in_library,
    "save-search": save_search,
}
