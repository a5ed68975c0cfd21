"""Read and unread, and the way back from every change of what is remembered."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from reader.app.read_state import articles_of, is_unread, unread_beside
from reader.errors import ReaderError
from reader.marks.reading import READ, set_read
from reader.tui.actions import questions
from reader.tui.actions.questions import Question
from reader.tui.layout.panes import Pane, widths

if TYPE_CHECKING:
    from reader.marks.records import UndoStep
    from reader.tui.screens.reading_screen import ReadingScreen


def next_unread(screen: "ReadingScreen") -> None:
    """Opens the next unread article; the one that was open is read then."""
    _open_unread(screen, 1)


def previous_unread(screen: "ReadingScreen") -> None:
    """Opens the unread article before."""
    _open_unread(screen, -1)


def _open_unread(screen: "ReadingScreen", step: int) -> None:
    session = screen.session
    number = unread_beside(session.sections, session.read, session.number, step)
    if number is None:
        screen.say(screen.look.messages("notice.none-unread"))
        return
    if step > 0:
        note_read(screen)
    screen.open(number)


def note_read(screen: "ReadingScreen") -> None:
    """The open article is read: its end was seen, or the next one is opened."""
    if screen.session.number not in screen.session.read:
        screen.session.read.add(screen.session.number)
        screen.keep()
        screen.show_all()


def note_end(screen: "ReadingScreen") -> None:
    """Notes an article as read when its end is in sight, once for each time that it is opened."""
    number = screen.session.number
    is_shown = Pane.ARTICLE in widths(screen.size.width, screen.view)
    if is_shown and screen.article.percent == 100 and screen.ended != number and screen.session.entry:
        screen.ended = number
        note_read(screen)


def toggle_read(screen: "ReadingScreen") -> None:
    """The chosen article is read or unread."""
    chosen = screen.contents.chosen if screen.view.focus is Pane.LIST else None
    number = chosen or screen.session.number
    is_read = number not in screen.session.read
    screen.ended = number  # what is marked unread by hand stays so while it is open
    mark(screen, [number], is_read, "did.read" if is_read else "did.unread")


def ask_mark_read(screen: "ReadingScreen") -> None:
    """Asks which articles to mark as read: all, or those above the open one."""
    say = screen.look.messages
    questions.ask(screen, Question(say("mark-read.ask"), say("mark-read.choices"), lambda key: _mark_read(screen, key)))


def _mark_read(screen: "ReadingScreen", key: str) -> None:
    session = screen.session
    order = articles_of(session.sections)
    above = order[: order.index(session.number)] if session.number in order else order
    wanted = {"1": order, "2": above}.get(key, ())
    numbers = [number for number in wanted if is_unread(session.entries[number - 1], session.read)]
    if numbers:
        mark(screen, numbers, True, "did.all-read")
    elif key in ("1", "2"):
        screen.say(screen.look.messages("notice.none-unread"))


def mark(screen: "ReadingScreen", numbers: Collection[int], is_read: bool, label: str) -> None:
    """Makes entries read or unread, as one step that can be undone, and says so."""
    session, say = screen.session, screen.look.messages
    try:
        keys = screen.archive.article_keys(session)
        set_read(screen.archive.records, [keys[number] for number in numbers], is_read, label)
    except ReaderError as error:
        screen.say(say.error(error))
        return
    session.read = session.read | set(numbers) if is_read else session.read - set(numbers)
    screen.keep()
    screen.show_all()
    screen.say(say("notice.done", what=say(label, count=len(numbers))))


def undo(screen: "ReadingScreen") -> None:
    """Takes back the last change of what is remembered, and says which."""
    _turn(screen, screen.archive.records.undo, "notice.undone", "notice.nothing-to-undo")


def redo(screen: "ReadingScreen") -> None:
    """Makes the change again that was undone last."""
    _turn(screen, screen.archive.records.redo, "notice.redone", "notice.nothing-to-redo")


def _turn(screen: "ReadingScreen", turn: "Callable[[], UndoStep | None]", done: str, nothing: str) -> None:
    say = screen.look.messages
    try:
        step = turn()
        if step:
            _show_read(screen, step)
    except ReaderError as error:
        screen.say(say.error(error))
        return
    screen.say(say(done, what=say(step.label, count=len(step.before))) if step else say(nothing))


def _show_read(screen: "ReadingScreen", step: "UndoStep") -> None:
    """Brings what the contents show as read to what is remembered now."""
    now = {change.key: change.value for change in step.before if change.kind == READ}
    if not now:
        return
    session = screen.session
    for number, key in screen.archive.article_keys(session).items():
        if key in now:
            session.read = session.read | {number} if now[key] else session.read - {number}
    screen.ended = session.number
    screen.keep()
    screen.show_all()


def ask_view(screen: "ReadingScreen") -> None:
    """Asks what the contents show: unread articles alone, or what no paper printed as well."""
    say = screen.look.messages
    questions.ask(screen, Question(say("view.ask"), say("view.choices"), lambda key: _view(screen, key)))


def _view(screen: "ReadingScreen", key: str) -> None:
    from reader.tui.actions import display

    if key == "1":
        only_unread(screen)
    elif key == "2":
        display.furniture(screen)
    elif key == "3":
        hidden_kinds(screen)


def only_unread(screen: "ReadingScreen") -> None:
    """Shows unread articles alone in the contents, or everything again."""
    session = screen.session
    session.shows_unread_only = not session.shows_unread_only
    screen.show_all()
    say = screen.look.messages
    screen.say(say("notice.unread-only" if session.shows_unread_only else "notice.all-shown"))


def hidden_kinds(screen: "ReadingScreen") -> None:
    """Lists the kinds that the settings hide, or leaves them out again."""
    say, hidden = screen.look.messages, screen.look.hidden_kinds
    if not hidden:
        screen.say(say("notice.no-hidden-kinds"))
        return
    screen.session.hidden_kinds = frozenset() if screen.session.hidden_kinds else hidden
    screen.show_all()


HANDLERS: "Mapping[str, Callable[[ReadingScreen], None]]" = {
    "next-unread": next_unread,
    "previous-unread": previous_unread,
    "toggle-read": toggle_read,
    "mark-read": ask_mark_read,
    "undo": undo,
    "redo": redo,
    "view": ask_view,
}
