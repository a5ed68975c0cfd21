"""The main screen: it takes the keys and the messages of its panes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.timer import Timer

from reader.app.reading_history import EditionHistory, ReadingHistory
from reader.app.session import Position, Session
from reader.errors import ReaderError
from reader.model.edition import Edition
from reader.tui.actions import display, editions, find, letter_hints, navigation, paper_getter, passing, selecting
from reader.tui.commands import Context
from reader.tui.insights import ArticleInsights
from reader.tui.layout.panes import Pane
from reader.tui.library_gateway import LibraryGateway
from reader.tui.library_search import LibrarySearch
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.reading_layout import ReadingLayout
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.row_pane import RowPane

if TYPE_CHECKING:
    from reader.analysis.keywords import Keyword

    FindKeywords = Callable[[Edition], Awaitable[Mapping[int, Sequence[Keyword]]]]

REST = 0.4
"""Seconds after which the list has come to rest, and the article follows it."""


class ReadingScreen(ReadingLayout):
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
        self.came_from: Context | None = None
        """The list that led to the open edition: the shelf, or that search."""
        self.user_commands: Mapping[str, str] = {}
        """The user's commands by their letters."""
        self._find_keywords = find_keywords
        self._memory = memory
        self.is_recalled = False
        """Whether what was kept of the edition has come."""
        self._follow: Timer | None = None

    def on_mount(self) -> None:
        """Shows where the reader is; facts and keywords, which take longer, come behind the first picture."""
        self.show_entry()
        self.call_after_refresh(self._learn)

    def on_unmount(self) -> None:
        """Keeps where one is, and lets go of the library."""
        self._keep()
        if self._memory:
            self._memory.close()
        self.notebook.close()
        self.archive.close()
        self.getter.close()

    def on_resize(self) -> None:
        """Gives the panes their width."""
        self.lay_out()

    def open(self, number: int) -> None:
        """Opens an entry, and shows it where it was left."""
        self.rest()
        self.session.open(number)
        self._keep()
        self.show_entry()

    def read(self, session: Session, came_from: Context | None = None) -> None:
        """Another edition, with the list that led to it."""
        self.rest()
        self.workers.cancel_all()
        self._keep()
        self.session = session
        self.is_recalled = False
        self.learned = ArticleInsights()
        self.came_from = came_from
        self.contents.top = 0
        self.show_entry()
        self.call_after_refresh(self._learn)

    def follow(self, number: int) -> None:
        """Chooses an entry in the list; the article follows when the list has come to rest."""
        self.contents.choose(number)
        self.rest()
        if number != self.session.number:
            self._follow = self.set_timer(REST, lambda: self.open(number))

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

    def hit_chosen(self, index: int | None) -> None:
        """The list of hits chose one to go to."""
        if index is not None:
            self.session.open_hit(index)
            self.lay_out(replace(self.view, focus=Pane.ARTICLE))
            self.show_entry()

    def _learn(self) -> None:
        self.learned.is_ready = True
        self.show_facts()
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

    def _keep(self) -> None:
        if self._memory:
            self._memory.keep(self.session)

    def on_reading_screen_remembered(self, event: Remembered) -> None:
        """What was read before is told from what was not; the open entry is where it was left, unless one has moved."""
        if event.session is not self.session:
            return
        self.is_recalled = True
        is_untouched = self.session.spot == Position(self.session.number)
        self.session.recall(event.recalled.read, event.recalled.spots)
        self.show_all()
        if is_untouched:
            self.article.go_to(self.session.spot.paragraph, self.session.spot.offset)

    def on_article_view_moved(self, event: ArticleView.Moved) -> None:
        """The session remembers where the reader is."""
        self.session.move(event.paragraph, event.offset)
        self._keep()
        if self.view.source:
            self.source.follow(event.paragraph)
        self.show_heading()

    def on_row_pane_picked(self, event: RowPane.Picked) -> None:
        """An entry, or a keyword, was picked with the mouse."""
        event.pane.choose(event.item)
        if event.pane is self.contents:
            self.open(event.item)
        elif event.pane is self.facts:
            find.next_place(self)

    def typed(self, text: str) -> None:
        """The search being typed is another: its hits are marked at once."""
        if self.picks:
            letter_hints.typed(self, text)
        else:
            find.typed(self, text)

    def submitted(self) -> None:
        """The search is to be gone through."""
        if self.picks:
            letter_hints.end(self)
        else:
            find.submitted(self)

    def abandoned(self) -> None:
        """Back to where the search began."""
        if self.picks:
            letter_hints.end(self)
        else:
            find.back(self)

    def stepped(self, by: int) -> None:
        """To another hit while one types."""
        if not self.picks:
            find.step(self, 1 if by > 0 else -1)
