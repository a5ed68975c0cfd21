"""The edition at a glance, as a newspaper page."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult

from reader.app.session import Session
from reader.tui.commands import Context
from reader.tui.layout import footer
from reader.tui.layout.front_page import FrontPage, front_page
from reader.tui.layout.heading import day_and_page, paper_of
from reader.tui.screens.command_screen import CommandScreen, Handler, bindings
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import StyledRun, TextRole
from reader.tui.widgets.front_view import FrontView
from reader.tui.widgets.status_line import StatusLine


class FrontScreen(CommandScreen):
    """Gives the number of the chosen story to the screen below."""

    context = Context.FRONT
    BINDINGS = bindings(context)

    def __init__(self, session: Session, look: DisplaySettings) -> None:
        super().__init__()
        self.session = session
        self.look = look
        self.chosen = session.number
        self.front = FrontView(look)
        self.status = StatusLine(look)

    def compose(self) -> ComposeResult:
        """The page, the line below."""
        yield self.front
        yield self.status

    def on_resize(self) -> None:
        """Sets the page for the new width."""
        page = front_page(self._title(), self.session.entries, self.look, self.size.width, self.size.height - 1)
        self.front.show(page, self.chosen)
        self.say(self.notice)

    def say(self, text: str) -> None:
        """A notice, until the next command; else the keys."""
        super().say(text)
        said: list[StyledRun] = [(self.look.shown(text), TextRole.STRONG)]
        self.status.show(said if text else footer.keys("front", self.look, self.size.width - 2))

    def choose(self, number: int) -> None:
        """Marks another story."""
        if number != self.chosen:
            self.chosen = number
            self.front.show(self.page, number)

    @property
    def page(self) -> FrontPage:
        """The page as it is set now."""
        return self.front.page

    def _title(self) -> list[list[StyledRun]]:
        """The paper's name, spaced out, and below it the day, the page and how much there is."""
        edition, say = self.session.edition, self.look.messages
        name = paper_of(edition, self.look)
        articles = sum(entry.is_article for entry in self.session.entries)
        count = sum(entry.block.characters for entry in self.session.entries)
        summary = say("front.summary", articles=articles, count=f"{count:,}")
        parts = (day_and_page(edition, self.session.entry, self.look), summary)
        spaced = " ".join(name) if not name.isascii() else name
        return [[(spaced, TextRole.TITLE)], [("      ".join(part for part in parts if part), TextRole.DIM)]]

    handlers: ClassVar[Mapping[str, Handler]] = {
        "line-down": lambda screen: screen.choose(screen.page.beside(screen.chosen, 1)),
        "line-up": lambda screen: screen.choose(screen.page.beside(screen.chosen, -1)),
        "next-pane": lambda screen: screen.choose(screen.page.across(screen.chosen, 1)),
        "previous-pane": lambda screen: screen.choose(screen.page.across(screen.chosen, -1)),
        "first": lambda screen: screen.choose(screen.page.beside(screen.chosen, -len(screen.page.stories))),
        "last": lambda screen: screen.choose(screen.page.beside(screen.chosen, len(screen.page.stories))),
        "page-down": lambda screen: screen.front.scroll(screen.front.size.height - 1),
        "page-up": lambda screen: screen.front.scroll(1 - screen.front.size.height),
        "half-page-down": lambda screen: screen.front.scroll(screen.front.size.height // 2),
        "half-page-up": lambda screen: screen.front.scroll(-screen.front.size.height // 2),
        "open": lambda screen: screen.dismiss(screen.chosen),
        "back": lambda screen: screen.dismiss(None),
        "front": lambda screen: screen.dismiss(None),
        "quit": lambda screen: screen.dismiss(None),
        "help": CommandScreen.show_help,
        "palette": CommandScreen.show_palette,
        "theme": CommandScreen.next_theme,
        "redraw": CommandScreen.redraw,
        "suspend": CommandScreen.suspend,
    }

    def relook(self, look: DisplaySettings) -> None:
        """Another theme."""
        super().relook(look)
        for widget in (self.front, self.status):
            widget.look = look
            widget.refresh()
