"""The panes as they were, with a cursor in the article: a passage is selected, copied, noted on, searched, piped."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from reader.app.selection import Selection
from reader.errors import ReaderError
from reader.model.blocks import TextSpan
from reader.text import motions
from reader.tui.actions import selecting
from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.layout.text_cursor import line_beside, reading_order
from reader.tui.screens.command_screen import Handler, bindings
from reader.tui.screens.reading_layout import ReadingLayout
from reader.tui.style.roles import StyledRun, TextRole
from reader.tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen

LONGEST_SOUNDED = 8
"""Characters of a passage whose pinyin is shown."""


class SelectingScreen(ReadingLayout):
    """Gives a word to search everywhere to the screen below, or None."""

    context = Context.SELECTING
    BINDINGS = bindings(context)
    handlers: ClassVar[Mapping[str, Handler]] = selecting.HANDLERS

    def __init__(self, reading: "ReadingScreen") -> None:
        super().__init__(reading.session, reading.look, reading.watch_words)
        self.below = reading
        self.notebook = reading.notebook
        self.view = reading.view
        self.learned, self.keywords_on = reading.learned, reading.keywords_on
        self.contents.top, self.facts.top = reading.contents.top, reading.facts.top
        self.article.in_columns = reading.article.in_columns
        self.words: motions.Starts = motions.runs
        """Where words begin, as far as that is known."""
        self.selection: Selection | None = None
        self.asked = ""
        """What is asked for in the line below: a note, or a letter."""

    def on_mount(self) -> None:
        """Shows what the screen below shows, and looks for the words of the article."""
        self.run_worker(self._find_words(), exit_on_error=False)

    def on_resize(self) -> None:
        """Gives the panes their width; the first time the cursor is put at the top of what is in sight."""
        is_first = self.selection is None
        if is_first and (entry := self.session.entry):
            spot = self.session.spot
            self.article.show(entry.block, label_of(self), spot.paragraph, spot.offset)
        self.lay_out()
        if is_first:
            self.article.go_to_row(self.below.article.top)
            self._begin()
        self.show_selection()

    def _begin(self) -> None:
        sheet = self.article.sheet
        if sheet and self.session.entry:
            paragraph, offset = sheet.place_at(self.article.top)
            order = reading_order(sheet.text)
            self.selection = Selection.at(self.session.entry.block.texts, order, paragraph, offset)

    async def _find_words(self) -> None:
        from reader.app import word_worker

        texts = self.session.entry.block.texts if self.session.entry else ()
        try:
            self.words = motions.words(await word_worker.words_of(texts))
        except ReaderError as error:
            self.say(self.look.messages.error(error))

    def select(self, selection: Selection) -> None:
        """Another passage, its cursor in sight."""
        self.selection = selection
        self.article.reveal(selection.head.paragraph, selection.head.start)
        self.show_selection()

    def move_line(self, step: int) -> None:
        """The cursor to a line above or below."""
        if self.selection and (sheet := self.article.sheet):
            head = self.selection.head
            place = line_beside(sheet.text, head.paragraph, head.start, step, self.look.ambiguous)
            self.select(self.selection.to(*place))

    def show_selection(self) -> None:
        """Marks the passage, the notes and the cursor."""
        self.noted = self.below.noted
        self.selected = self.selection.spans if self.selection else ()
        self.article.mark(list(self._layers()), self.current)
        self.show_status()

    @property
    def current(self) -> TextSpan | None:
        """The character at the cursor."""
        return self.selection.head if self.selection else None

    def on_article_view_moved(self, event: ArticleView.Moved) -> None:
        """The session remembers where the reader is."""
        self.session.move(event.paragraph, event.offset)
        self.show_heading()

    def submitted(self) -> None:
        """What was asked for is typed."""
        selecting.submitted(self)

    def typed(self, text: str) -> None:
        """A letter chooses a command at once."""
        selecting.typed(self, text)

    def abandoned(self) -> None:
        """Nothing is taken of what was typed."""
        self.status.close()
        self.show_status()

    def _status(self) -> list[StyledRun]:
        if self.status.field:
            return [(selecting.explanation(self), TextRole.DIM)]
        if self.notice or self.is_too_small or self.selection is None:
            return super()._status()
        say, width = self.look.messages, self.size.width - 2
        text = self.selection.text
        state = say("select.count", count=len("".join(text.split())))
        if len(text) <= LONGEST_SOUNDED and (sounds := selecting.pinyin(text)):
            state += f"  {sounds}"
        runs: list[StyledRun] = [(state, TextRole.ACCENT), (footer.GAP, TextRole.TEXT)]
        return [*runs, *footer.keys("selecting", self.look, width - footer.width_of(runs, self.look))]


def label_of(screen: ReadingLayout) -> str:
    """What a block that is no article is called."""
    from reader.tui.layout.edition_rows import kind_of

    return kind_of(screen.session.entry, screen.look) if screen.session.entry else ""
