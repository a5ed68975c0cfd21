"""Coming back to a passage: bookmarks, marks under a letter, the jump list, what was opened last."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.app.jumps import Jump
from reader.app.resolve import resolve
from reader.app.session import Position, Session
from reader.errors import ReaderError
from reader.marks.bookmarks import Mark, add_bookmark, mark, set_mark
from reader.model.blocks import TextSpan
from reader.model.toc import edition_ref
from reader.tui.actions import editions, questions
from reader.tui.actions.questions import Question
from reader.tui.library_search import LibrarySearch
from reader.tui.screens.places_screen import Place, PlacesScreen, bookmark_places, recent_places

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen

LAST = "'"
"""In the place of a letter: where one was before the last jump."""


def ask_bookmark(screen: "ReadingScreen") -> None:
    """Asks for a word, which may be empty, and bookmarks the passage in sight."""
    if screen.session.entry:
        say = screen.look.messages
        questions.ask(
            screen,
            Question(
                say("bookmark.ask"), say("bookmark.how"), lambda words: _bookmark(screen, words), is_one_key=False
            ),
        )


def _bookmark(screen: "ReadingScreen", words: str) -> None:
    session, spot = screen.session, screen.session.spot
    if session.entry is None:
        return
    span, title = screen.current or TextSpan(spot.paragraph, spot.offset, spot.offset), session.entry.title
    key = screen.archive.article_keys(session)[session.number]
    add_bookmark(screen.archive.records, session.source, key, span, title, words, "did.bookmark")
    screen.say(screen.look.messages("notice.done", what=screen.look.messages("did.bookmark")))


def ask_set_mark(screen: "ReadingScreen") -> None:
    """Asks for the letter under which the passage is marked."""
    if screen.session.entry:
        say = screen.look.messages
        questions.ask(screen, Question(say("mark.ask-set"), say("mark.how"), lambda key: _set_mark(screen, key)))


def _set_mark(screen: "ReadingScreen", letter: str) -> None:
    session, spot, say = screen.session, screen.session.spot, screen.look.messages
    if not letter.isalnum():
        screen.say(say("notice.no-letter"))
        return
    article = screen.archive.article_keys(session)[session.number]
    made = Mark(letter, session.source, article, spot.paragraph, spot.offset)
    set_mark(screen.archive.records, made, _scope(session, letter), "did.mark")
    screen.say(say("notice.done", what=say("did.mark", count=letter)))


def ask_mark(screen: "ReadingScreen") -> None:
    """Asks for the letter of the mark to go to."""
    say = screen.look.messages
    questions.ask(screen, Question(say("mark.ask"), say("mark.how-to-go"), lambda key: _go_to_mark(screen, key)))


def _go_to_mark(screen: "ReadingScreen", letter: str) -> None:
    if letter in (LAST, "’", "‘"):
        jump_back(screen)
        return
    found = mark(screen.archive.records, letter, _scope(screen.session, letter))
    if found is None:
        screen.say(screen.look.messages("notice.no-mark", letter=letter))
    else:
        open_place(screen, found.source, found.article, found.paragraph, found.offset)


def _scope(session: Session, letter: str) -> str:
    """Where a letter counts: a capital everywhere, others in their edition."""
    return "" if letter.isupper() else session.source or edition_ref(session.edition)


def open_place(screen: "ReadingScreen", source: str, article: str, paragraph: int, offset: int) -> None:
    """Opens a passage that is remembered, in the open edition or in another."""
    try:
        session = screen.session if _holds(screen, screen.session, article) else _opened(screen, source)
    except ReaderError as error:
        screen.say(screen.look.messages.error(error))
        return
    keys = screen.archive.article_keys(session)
    number = next((number for number, key in keys.items() if key == article), session.number)
    go_to(screen, Jump(session, Position(number, paragraph, offset)))


def _holds(screen: "ReadingScreen", session: Session, article: str) -> bool:
    return article in screen.archive.article_keys(session).values()


def _opened(screen: "ReadingScreen", source: str) -> Session:
    """A session on another edition. ReaderError where it is gone."""
    return Session(resolve(source).edition, source) if source else screen.session


def go_to(screen: "ReadingScreen", jump: Jump, *, is_jump: bool = True) -> None:
    """Shows a position, and remembers where one was."""
    if is_jump:
        screen.jumps.leave(screen.here)
    jump.session.open(jump.position.entry)
    jump.session.move(jump.position.paragraph, jump.position.offset)
    screen.show_session(jump.session)


def jump_back(screen: "ReadingScreen") -> None:
    """To where one was before something was opened."""
    _jump(screen, screen.jumps.back(screen.here), "notice.no-jump-back")


def jump_forward(screen: "ReadingScreen") -> None:
    """To where one went back from."""
    _jump(screen, screen.jumps.forward(screen.here), "notice.no-jump-forward")


def _jump(screen: "ReadingScreen", jump: Jump | None, nothing: str) -> None:
    if jump is None:
        screen.say(screen.look.messages(nothing))
    else:
        go_to(screen, jump, is_jump=False)


def list_bookmarks(screen: "ReadingScreen") -> None:
    """The bookmarks and marks, to choose one."""
    places = lambda: bookmark_places(screen.archive.records, screen.look)  # noqa: E731 - asked again after a removal
    _list(screen, "command.bookmarks", places, "notice.no-bookmarks")


def list_recent(screen: "ReadingScreen") -> None:
    """The editions and searches of late, to choose one."""
    places = lambda: recent_places(screen.archive.records, screen.look)  # noqa: E731 - as above
    _list(screen, "command.recent", places, "notice.no-recent")


def _list(screen: "ReadingScreen", title: str, places: "Callable[[], list[Place]]", nothing: str) -> None:
    screen.rest()
    say = screen.look.messages
    if not places():
        screen.say(say(nothing))
        return
    shown = PlacesScreen(screen.look, say(title), places, screen.archive.records)
    screen.app.push_screen(shown, lambda place: _open(screen, place))


def _open(screen: "ReadingScreen", place: Place | None) -> None:
    if place is None:
        return
    if place.query:
        screen.library_search = LibrarySearch(place.query)
        editions.list_found(screen, is_asking=False)
    else:
        open_place(screen, place.source, place.article, *place.position)


HANDLERS: "Mapping[str, Callable[[ReadingScreen], None]]" = {
    "bookmark": ask_bookmark,
    "bookmarks": list_bookmarks,
    "set-mark": ask_set_mark,
    "go-to-mark": ask_mark,
    "recent": list_recent,
    "jump-back": jump_back,
    "jump-forward": jump_forward,
}
