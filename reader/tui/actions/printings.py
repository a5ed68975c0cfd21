"""Other printings of the open article: looked for when one rests on it, opened beside it, differences marked."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.tui.actions import navigation
from reader.tui.layout.panes import Pane

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.app.other_printings import Printing
    from reader.library import Library
    from reader.tui.screens.reading_screen import ReadingScreen


def search_soon(screen: "ReadingScreen", rest: float) -> None:
    """Looks for other printings when the article has been open for `rest` seconds."""
    if screen.search_printings:
        screen.search_printings.stop()
    screen.search_printings = screen.set_timer(rest, lambda: look_for(screen))


def look_for(screen: "ReadingScreen") -> None:
    """Has the printings of the open article found in the library's thread; they come among the facts."""
    session, entry = screen.session, screen.session.entry
    if entry is None or not entry.is_article or screen.learned.printings(entry.number) is not None:
        return

    def question(library: "Library") -> "tuple[Printing, ...]":
        from reader.app.other_printings import other_printings

        return other_printings(library, entry)

    def tell(found: "tuple[Printing, ...] | ReaderError") -> None:
        if screen.session is session and not isinstance(found, ReaderError):
            screen.learned.learn_printings(entry.number, found)
            if found and screen.session.number == entry.number:
                screen.show_facts()

    with suppress(ReaderError):
        screen.archive.ask_later(question, tell)


def next_printing(screen: "ReadingScreen") -> None:
    """The next of the other printings beside the article; behind the last one none."""
    navigation.settle(screen)
    found = screen.learned.printings(screen.session.number) or ()
    if not found:
        screen.say(screen.look.messages("notice.no-printing"))
        return
    at = screen.printing_at + 1 if screen.view.source and screen.view.printing else 0
    if at < len(found):
        open_printing(screen, at)
    else:
        screen.lay_out(replace(screen.view, source=False, printing=False))


def open_printing(screen: "ReadingScreen", index: int) -> None:
    """One of the other printings beside the article."""
    screen.printing_at = index
    screen.printing.top = 0
    screen.lay_out(replace(screen.view, source=True, printing=True, focus=Pane.ARTICLE))


HANDLERS: "Mapping[str, Callable[[ReadingScreen], None]]" = {"printing": next_printing}
