"""How the reader sees it: panes, width, columns, theme; and what leaves the screen: a copy."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model.edition import Article, Block
from reader.tui.actions import navigation
from reader.tui.layout.panes import MARGIN, TWO_PANES, Pane, column_count, measure, widths
from reader.tui.terminal.clipboard import cleaned, room

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen

STEP = 2
"""Characters by which a line grows or shrinks."""
LEAST_MEASURE, MOST_MEASURE = 10, 100


def zoom(screen: "ReadingScreen") -> None:
    """The article alone, or all panes."""
    navigation.settle(screen)
    view = screen.view
    screen.lay_out(replace(view, zoomed=not view.zoomed, source=False, focus=Pane.ARTICLE))


def facts(screen: "ReadingScreen") -> None:
    """The facts, or the room they take."""
    view = screen.view
    shown = Pane.FACTS in widths(screen.size.width, view)
    if shown and (view.focus is Pane.FACTS or screen.size.width >= TWO_PANES):
        focus = Pane.ARTICLE if view.focus is Pane.FACTS else view.focus
        screen.lay_out(replace(view, facts=False, focus=focus))
    elif Pane.FACTS in widths(screen.size.width, replace(view, facts=True, zoomed=False, source=False)):
        screen.lay_out(replace(view, facts=True, zoomed=False, source=False))
    else:
        screen.lay_out(replace(view, facts=True, zoomed=False, source=False, focus=Pane.FACTS))


def source(screen: "ReadingScreen") -> None:
    """The source beside the article."""
    edition = screen.session.edition
    if edition.source is None or not edition.source.text:
        screen.say(screen.look.messages("notice.no-source"))
        return
    navigation.settle(screen)
    shows_source = screen.view.source and not screen.view.printing
    screen.lay_out(replace(screen.view, source=not shows_source, printing=False, focus=Pane.ARTICLE))
    screen.source.follow(screen.article.place[0])


def columns(screen: "ReadingScreen") -> None:
    """Newspaper columns, where the pane can hold two."""
    view = screen.article
    if not view.in_columns and column_count(view.extent[0]) < 2:
        screen.say(screen.look.messages("notice.no-columns"))
        return
    view.in_columns = not view.in_columns
    view.reset()
    screen.show_heading()


def wider(screen: "ReadingScreen") -> None:
    """Longer lines."""
    _measure(screen, STEP)


def narrower(screen: "ReadingScreen") -> None:
    """Shorter lines."""
    _measure(screen, -STEP)


def _measure(screen: "ReadingScreen", by: int) -> None:
    shown = measure(screen.article.extent[0], screen.look.measure) // 2
    wanted = max(LEAST_MEASURE, min(MOST_MEASURE, shown + by))
    if by > 0 and 2 * wanted > screen.article.extent[0] - 2 * MARGIN:
        screen.say(screen.look.messages("notice.widest"))
        return
    if by < 0 and wanted == shown:
        screen.say(screen.look.messages("notice.narrowest"))
        return
    screen.relook(replace(screen.look, measure=wanted))


def keywords(screen: "ReadingScreen") -> None:
    """Marks the keywords in the text, or not."""
    screen.keywords_on = not screen.keywords_on
    screen.mark()


def furniture(screen: "ReadingScreen") -> None:
    """What no paper printed, in the contents or not."""
    session = screen.session
    if not any(entry.is_furniture for entry in session.entries):
        screen.say(screen.look.messages("notice.no-furniture"))
        return
    session.shows_furniture = not session.shows_furniture
    screen.show_all()


def theme(screen: "ReadingScreen") -> None:
    """The next theme, and its name: not every terminal shows the difference."""
    screen.next_theme()
    say = screen.look.messages
    screen.say(say("notice.theme", name=say(f"theme.{screen.look.theme.name}")))


def copy(screen: "ReadingScreen") -> None:
    """Sends the article to the terminal's clipboard."""
    if screen.session.entry:
        block = screen.session.entry.block
        is_signed = isinstance(block, Article) and block.headline and (block.credits or block.others)
        send(screen, as_copied(block), "notice.copied-all" if is_signed else "notice.copied")


def copy_paragraph(screen: "ReadingScreen") -> None:
    """Sends the paragraph at the top of the pane to the terminal's clipboard; all of it where there is no title."""
    if screen.session.entry:
        block = screen.session.entry.block
        send(screen, block.texts[screen.article.place[0]] or as_copied(block))


def send(screen: "ReadingScreen", text: str, notice: str = "notice.copied") -> None:
    """Sends a text to the terminal's clipboard, and says so."""
    say, text = screen.look.messages, cleaned(text)
    size, most = len(text.encode(errors="replace")), room(os.environ)
    if size > most:
        screen.say(say("notice.copy-too-long", size=size, most=most))
        return
    screen.app.copy_to_clipboard(text)
    screen.say(say(notice, count=len(text)))


def as_copied(block: Block) -> str:
    """A block in the words of the source, a paragraph a line: no line ends but the paper's own."""
    from reader.export.text_layout import body

    if not isinstance(block, Article):
        return "\n".join(block.text)
    return "\n".join(part for part in (block.title, *(text for _, text, _ in body(block))) if part)


def front(screen: "ReadingScreen") -> None:
    """The edition at a glance."""
    from reader.tui.screens.front_screen import FrontScreen

    screen.rest()
    screen.app.push_screen(FrontScreen(screen.session, screen.look), screen.entry_chosen)


def quit_(screen: "ReadingScreen") -> None:
    """Out of the program; where one pane fills the terminal, first back to the contents."""
    if screen.size.width < TWO_PANES and screen.view.focus is not Pane.LIST:
        screen.action_command("back")
    else:
        screen.app.exit()


HANDLERS: Mapping[str, Callable[["ReadingScreen"], None]] = {
    "zoom": zoom,
    "facts": facts,
    "source": source,
    "columns": columns,
    "wider": wider,
    "narrower": narrower,
    "keywords": keywords,
    "theme": theme,
    "copy": copy,
    "copy-paragraph": copy_paragraph,
    "help": lambda screen: screen.show_help(),
    "palette": lambda screen: screen.show_palette(),
    "front": front,
    "redraw": lambda screen: screen.redraw(),
    "suspend": lambda screen: screen.suspend(),
    "quit": quit_,
}
