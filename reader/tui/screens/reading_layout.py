"""The panes side by side, and what they show of the session."""

from collections.abc import Iterator, Mapping, Sequence

from textual.app import ComposeResult
from textual.widget import Widget

from reader.app.notebook import Notebook
from reader.app.session import Session
from reader.model.blocks import TextSpan
from reader.tui.actions.questions import Question
from reader.tui.insights import ArticleInsights
from reader.tui.layout import footer
from reader.tui.layout.edition_rows import contents_rows, kind_of
from reader.tui.layout.fact_rows import fact_rows
from reader.tui.layout.heading import day_and_page, paper_of
from reader.tui.layout.panes import LEAST, Pane, View, widths
from reader.tui.screens.command_screen import CommandScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.highlights import HighlightLayer
from reader.tui.style.roles import StyledRun, TextRole
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.header import HeaderLine
from reader.tui.widgets.row_pane import RowPane
from reader.tui.widgets.source_pane import SourcePane
from reader.tui.widgets.status_line import StatusLine

LIST_MARGIN = 5
"""Cells of the list that are not for titles: the mark on the left, a space on the right."""
FACTS_MARGIN = 2
BARS = 2
"""The line above and the line below."""


class Panes(Widget):
    """Holds the panes."""


class ReadingLayout(CommandScreen):
    """Contents, article and facts. Each `show` method brings a part to what the session holds now."""

    def __init__(self, session: Session, look: DisplaySettings, watch_words: Sequence[str] = ()) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.watch_words = watch_words
        self.view = View(contents_width=look.contents_width, facts_width=look.facts_width)
        self.learned = ArticleInsights()
        self.keywords_on = True
        """Whether keywords are marked in the text."""
        self.notebook = Notebook()
        self.noted: Sequence[TextSpan] = ()
        """Passages of the open entry with notes of the reader's own."""
        self.selected: Sequence[TextSpan] = ()
        """The passage that is being selected."""
        self.picks: Mapping[str, str] = {}
        """Letters over words, while one of them is asked for."""
        self.question: Question | None = None
        """What is asked in the line below, besides a search and letters."""
        self.header = HeaderLine(look, id="header")
        self.contents = RowPane(look, id="list")
        self.article = ArticleView(look, id="article")
        self.facts = RowPane(look, id="facts", is_hanging=False)
        self.source = SourcePane(look, id="source")
        self.printing = RowPane(look, id="printing", is_hanging=False, is_bold=False)
        self.printing_at = 0
        """Which of the other printings stands beside the article."""
        self.status = StatusLine(look, id="status")

    def compose(self) -> ComposeResult:
        """The line above, the panes, the line below."""
        yield self.header
        yield Panes(self.contents, self.article, self.facts, self.source, self.printing)
        yield self.status

    @property
    def current(self) -> TextSpan | None:
        """The hit on which the reader stands."""
        return self.session.finding.place if self.session.finding else None

    def lay_out(self, view: View | None = None) -> None:
        """Gives each pane its width, for the size of the terminal and what the reader asked to see."""
        self.view = view or self.view
        self.set_class(self.is_too_small, "small")
        given = widths(self.size.width, self.view)
        for pane, widget in self._panes.items():
            widget.display = pane in given
            if pane in given:
                widget.styles.width = given[pane]
                widget.fit(given[pane], self.size.height - BARS)
        self.contents.activate(self.view.focus is Pane.LIST)
        self.facts.activate(self.view.focus is Pane.FACTS)
        self.show_all()
        # At once, lest what else has changed is painted in a frame before.
        self.refresh(layout=True)

    @property
    def is_too_small(self) -> bool:
        """Whether nothing but a message can be shown."""
        return self.size.width < LEAST[0] or self.size.height < LEAST[1]

    @property
    def is_at_rest(self) -> bool:
        """Whether there is nothing but what one reads: nothing asked, found or said."""
        return not (self.is_asking or self.picks or self.notice or self.session.finding)

    def relook(self, look: DisplaySettings) -> None:
        """Another theme or measure."""
        self.look = look
        for widget in (self.header, self.status, *self._panes.values()):
            widget.look = look
            widget.refresh()
        self.article.reset()
        self.show_all()

    def show_all(self) -> None:
        """Everything but the article."""
        given = widths(self.size.width, self.view)
        if Pane.LIST in given:
            width = given[Pane.LIST] - LIST_MARGIN
            rows = contents_rows(self.session.sections, self.session.read, self.look, width)
            self.contents.show(rows, self.contents.chosen or self.session.number)
        if self.view.source:
            self.source.set_source(self.session.edition, self.session.entry)
        show_printing(self)
        self.show_facts()
        self.show_heading()
        self.show_status()

    def show_entry(self) -> None:
        """The open entry at its spot, with its marks and facts."""
        entry, spot = self.session.entry, self.session.spot
        if entry:
            self.article.show(entry.block, kind_of(entry, self.look), spot.paragraph, spot.offset)
        self.contents.choose(self.session.number)
        self.facts.top, self.facts.chosen = 0, None
        self.show_all()
        self.noted = self.notebook.spans(self.session)
        self.mark()
        if self.view.source:
            self.source.follow(spot.paragraph)

    def mark(self) -> None:
        """The highlights of the open entry; goes to the current hit."""
        self.article.mark(list(self._layers()), self.current)
        self.mark_current()

    def mark_current(self) -> None:
        """Goes to the current hit of a search that is marked already."""
        self.article.mark_current(self.current)
        if self.current:
            self.article.reveal(self.current.paragraph, self.current.start)
        self.show_status()

    def show_heading(self) -> None:
        """Paper, day and page, and how far one has read."""
        session, entry = self.session, self.session.entry
        right = ""
        if entry:
            articles = sum(each.is_article for each in session.entries)
            total = articles if entry.is_article else len(session.entries)
            right = f"{entry.number}/{total}  {self.article.percent}%"
        paper = paper_of(session.edition, self.look)
        self.header.show(paper, day_and_page(session.edition, entry, self.look), right)

    def show_facts(self) -> None:
        """The facts, where they are in sight."""
        entry = self.session.entry
        width = widths(self.size.width, self.view).get(Pane.FACTS)
        if width and entry:
            facts, keywords = self.learned.facts(entry), self.learned.keywords(entry.number)
            printings = self.learned.printings(entry.number) or ()
            room = width - FACTS_MARGIN
            rows = fact_rows(self.session.edition, entry, self.look, room, facts, keywords, printings)
            self.facts.show(rows, self.facts.chosen)

    def show_status(self) -> None:
        """What the line below says now."""
        self.status.show(self._status())

    def say(self, text: str) -> None:
        """A notice, which stands until the next key."""
        self.notice = text
        self.show_status()

    def after_command(self) -> None:
        """How far one has read is painted with the text, not behind it."""
        self.show_heading()

    @property
    def _panes(self) -> Mapping[Pane, RowPane | ArticleView | SourcePane]:
        return {
            Pane.LIST: self.contents,
            Pane.ARTICLE: self.article,
            Pane.FACTS: self.facts,
            Pane.SOURCE: self.source,
            Pane.PRINTING: self.printing,
        }

    def _status(self) -> list[StyledRun]:
        say, width = self.look.messages, self.size.width - 2
        if self.is_too_small:
            return [(say("notice.too-small", columns=LEAST[0], rows=LEAST[1]), TextRole.STRONG)]
        if self.picks:
            return [(say("search.picking"), TextRole.DIM)]
        if self.question:
            return [(self.question.hint, TextRole.DIM)]
        if self.status.field:
            return footer.typing(self.session.finding, self.look)
        if self.notice:
            return [(self.look.shown(self.notice), TextRole.STRONG)]
        if not self.session.entries:
            return [(say("notice.empty"), TextRole.STRONG)]
        if self.session.finding:
            return footer.finding(self.session.finding, self.look, width)
        beside = Pane.PRINTING if self.view.printing else Pane.SOURCE
        focus = beside if self.view.source else self.view.focus
        return footer.keys(focus, self.look, width, say(f"pane.{focus}"))

    def _layers(self) -> Iterator[HighlightLayer]:
        if entry := self.session.entry:
            yield from self.learned.layers(entry, self.watch_words, has_keywords=self.keywords_on)
            if self.noted:
                yield HighlightLayer(TextRole.NOTE, self.noted)
            if self.session.finding:
                yield HighlightLayer(TextRole.HIT, self.session.finding.places)
            if self.selected:
                yield HighlightLayer(TextRole.SELECTED, self.selected)


def show_printing(screen: ReadingLayout) -> None:
    """The other printing beside the article; the source where the open article has none."""
    if not (screen.view.source and screen.view.printing):
        return
    shown = screen.learned.printing(screen.session.entry, screen.printing_at)
    if shown is None:
        screen.printing.show([], None)
        return
    from reader.tui.layout.printing_rows import printing_rows

    rows = printing_rows(*shown, screen.look, screen.printing.extent[0] - FACTS_MARGIN)
    screen.printing.show(rows, shown[1].answering.get(screen.session.spot.paragraph - 1))
