"""The main screen: it takes the keys and the messages of its panes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.timer import Timer

from reader.app.jumps import Jump, JumpList
from reader.app.reading_history import EditionHistory, ReadingHistory
from reader.app.session import Position, Session
from reader.errors import ReaderError
from reader.model.edition import Edition
from reader.tui.actions import (
    display,
    editions,
    find,
    letter_hints,
    marking,
    navigation,
    origins,
    paper_getter,
    passing,
    places,
    printings,
    selecting,
)
from reader.tui.commands import Context
from reader.tui.insights import ArticleInsights
from reader.tui.layout.panes import Pane
from reader.tui.library_gateway import LibraryGateway
from reader.tui.library_search import LibrarySearch
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.reading_layout import show_printing
from reader.tui.screens.reading_prompts import ReadingPrompts
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_pane import RowPane

if TYPE_CHECKING:
    from reader.analysis.keywords import Keyword

    FindKeywords = Callable[[Edition], Awaitable[Mapping[int, Sequence[Keyword]]]]

REST = 0.4
"""Seconds after which the list has come to rest, and the article follows it."""


class ReadingScreen(ReadingPrompts):
    """Shows what the session holds; its commands stand in `reader.tui.actions`."""

    BINDINGS = bindings(Context.READING)
    handlers: ClassVar[Mapping[str, Handler]] = {
        **navigation.HANDLERS,
        **find.HANDLERS,
        **display.HANDLERS,
        **editions.HANDLERS,
        **letter_hints.HANDLERS,
        **passing.HANDLERS,
        **paper_getter.HANDLERS,
        **marking.HANDLERS,
        **places.HANDLERS,
        **printings.HANDLERS,
    }

    class Remembered(Message):
        """What was kept of an edition has come."""

        def __init__(self, session: Session, recalled: EditionHistory) -> None:
            super().__init__()
            self.session = session
            self.recalled = recalled

    def __init__(
        self,
        session: Session,
        look: DisplaySettings,
        watch_words: Sequence[str] = (),
        find_keywords: "FindKeywords | None" = None,
        memory: ReadingHistory | None = None,
        archive: LibraryGateway | None = None,
    ) -> None:
        super().__init__(session, look, watch_words)
        self.archive = archive or LibraryGateway()
        self.getter = paper_getter.PaperGetter()
        self.library_search = LibrarySearch()
        """The search in the library that opened a hit last: where going back leads from there."""
        self.asked_last = LibrarySearch()
        """The search in the library that was asked last."""
        self.origins = origins.no_origins()
        """Where one was before the lists of the library that are not left yet."""
        self.came_from: Context | None = None
        """The list that led to the open edition: the shelf, or that search."""
        self.end_said = 0
        """The entry whose end was said last."""
        self.user_commands: Mapping[str, str] = {}
        """The user's commands by their letters."""
        self._find_keywords = find_keywords
        self._memory = memory
        self.is_recalled = False
        """Whether what was kept of the edition has come."""
        self._follow: Timer | None = None
        self.jumps = JumpList()
        self.ended = 0
        """The entry whose end was seen since it was opened."""
        self.search_printings: Timer | None = None
        """Runs while other printings are about to be looked for."""

    def on_mount(self) -> None:
        """Shows where the reader is; facts and keywords, which take longer, come behind the first picture."""
        self.show_entry()
        self.call_after_refresh(self._learn)

    def on_unmount(self) -> None:
        """Keeps where one is, and lets go of the library."""
        self.keep()
        if self._memory:
            self._memory.close()
        self.notebook.close()
        self.archive.close()
        self.getter.close()

    def on_resize(self) -> None:
        """Gives the panes their width."""
        self.lay_out()

    @property
    def here(self) -> Jump:
        """Where one is, to come back to."""
        return Jump(self.session, self.session.spot)

    def open(self, number: int, *, is_jump: bool = True) -> None:
        """Opens an entry, and shows it where it was left."""
        self.rest()
        if is_jump and number != self.session.number:
            self.jumps.leave(self.here)
        self.ended = 0
        self.session.open(number)
        self.keep()
        self.printing_at = 0
        self.show_entry()
        printings.search_soon(self, REST)

    def read(self, session: Session, came_from: Context | None = None) -> None:
        """Another edition, with the list that led to it."""
        self.jumps.leave(self.here)
        self._take_session(session)
        self.came_from = came_from

    def show_session(self, session: Session) -> None:
        """The open entry of a session, which may be that of another edition."""
        self.rest()
        if session is self.session:
            self.ended = 0
            self.keep()
            self.show_entry()
        else:
            self._take_session(session)
            self.came_from = None
        self.lay_out(replace(self.view, focus=Pane.ARTICLE))

    def _take_session(self, session: Session) -> None:
        self.rest()
        self.workers.cancel_all()
        self.keep()
        session.hidden_kinds = self.session.hidden_kinds
        session.shows_unread_only = self.session.shows_unread_only
        self.session = session
        self.ended = 0
        self.is_recalled = False
        self.learned = ArticleInsights()
        self.contents.top = 0
        self.show_entry()
        self.call_after_refresh(self._learn)

    def follow(self, number: int) -> None:
        """Chooses an entry in the list; the article follows when the list has come to rest."""
        self.contents.choose(number)
        self.rest()
        if number != self.session.number:
            self._follow = self.set_timer(REST, lambda: self.open(number, is_jump=False))

    def rest(self) -> None:
        """What was to follow the list does not any more."""
        if self._follow:
            self._follow.stop()
            self._follow = None

    def entry_chosen(self, number: int | None) -> None:
        """Another screen chose an entry to read."""
        if number:
            self.open(number)
            self.lay_out(replace(self.view, focus=Pane.ARTICLE))

    def hit_chosen(self, index: int | Context | None) -> None:
        """The list of hits chose one to go to, or another list."""
        if isinstance(index, Context):
            editions.open_list(self, index)
        elif index is not None:
            self.jumps.leave(self.here)
            self.session.open_hit(index)
            self.lay_out(replace(self.view, focus=Pane.ARTICLE))
            self.show_entry()

    def _learn(self) -> None:
        self.learned.is_ready = True
        self.show_facts()
        printings.search_soon(self, REST)
        if self._memory:
            session = self.session
            self._memory.recall(session, lambda recalled: self.post_message(self.Remembered(session, recalled)))
        if not self.notebook.notes:
            self.run_worker(selecting.learn_notes(self), exit_on_error=False)
        if self._find_keywords:
            self.run_worker(self._learn_keywords(self._find_keywords), exit_on_error=False)

    async def _learn_keywords(self, find: "FindKeywords") -> None:
        try:
            self.learned.learn_keywords(await find(self.session.edition))
        except ReaderError as error:
            self.learned.learn_keywords({})
            self.say(self.look.messages.error(error))
        self.article.mark(list(self._layers()), self.current)
        self.show_facts()

    def keep(self) -> None:
        """Has what is read and the positions stored, soon."""
        if self._memory:
            self._memory.keep(self.session)

    def on_reading_screen_remembered(self, event: Remembered) -> None:
        """What was read before is told from what was not; the open entry is where it was left, unless one has moved."""
        if event.session is not self.session:
            return
        self.is_recalled = True
        is_untouched = self.session.spot == Position(self.session.number)
        self.session.recall(event.recalled.read, event.recalled.spots)
        self.keep()
        if self._memory and (trouble := self._memory.first_trouble()):
            self.say(self.look.messages.error(trouble))
        self.show_all()
        if is_untouched:
            self.article.go_to(self.session.spot.paragraph, self.session.spot.offset)

    def on_article_view_moved(self, event: ArticleView.Moved) -> None:
        """The session remembers where the reader is."""
        self.session.move(event.paragraph, event.offset)
        self.keep()
        if self.view.source:
            self.source.follow(event.paragraph)
            show_printing(self)
        self.show_heading()

    def on_row_pane_picked(self, event: RowPane.Picked) -> None:
        """An entry, or a keyword, was picked with the mouse."""
        event.pane.choose(event.item)
        if event.pane is self.contents:
            self.open(event.item)
        elif event.pane is self.facts:
            find.follow_fact(self)

    def after_command(self) -> None:
        """Notes what was read to its end: not what the list merely shows."""
        if self.view.focus is not Pane.LIST:
            marking.note_end(self)
        super().after_command()
