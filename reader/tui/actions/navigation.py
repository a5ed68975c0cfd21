"""Moving through the panes and from article to article."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.tui.actions import marking
from reader.tui.layout.panes import Pane, widths

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen


def line_down(screen: "ReadingScreen") -> None:
    """One line or row down."""
    _step(screen, 1)


def line_up(screen: "ReadingScreen") -> None:
    """One line or row up."""
    _step(screen, -1)


def _step(screen: "ReadingScreen", by: int) -> None:
    if screen.view.focus is Pane.LIST:
        if (number := screen.contents.beside(by)) is not None and number != screen.contents.chosen:
            screen.follow(number)
    elif screen.view.focus is Pane.FACTS:
        item = screen.facts.beside(by)
        if item is None or item == screen.facts.chosen:
            screen.facts.scroll(by)
        else:
            screen.facts.choose(item)
    else:
        screen.article.move(by)


def page_down(screen: "ReadingScreen") -> None:
    """A screen down in the article, or in the facts."""
    _turn(screen, 1)


def page_up(screen: "ReadingScreen") -> None:
    """A screen up in the article, or in the facts."""
    _turn(screen, -1)


def _turn(screen: "ReadingScreen", by: int) -> None:
    if screen.view.focus is Pane.FACTS:
        screen.facts.scroll(by * max(1, screen.facts.size.height - 1))
    elif Pane.ARTICLE in widths(screen.size.width, screen.view):
        screen.article.turn(by)
        if by > 0:
            marking.note_end(screen)
    else:
        for _ in range(screen.contents.size.height // 2):
            screen.contents.choose(screen.contents.beside(by))


def first(screen: "ReadingScreen") -> None:
    """To the first line or row."""
    _to_end(screen, 0)


def last(screen: "ReadingScreen") -> None:
    """To the last line or row."""
    _to_end(screen, -1)


def _to_end(screen: "ReadingScreen", index: int) -> None:
    if screen.view.focus is Pane.LIST:
        if items := screen.contents.items:
            screen.follow(items[index])
    elif screen.view.focus is Pane.FACTS:
        screen.facts.scroll(len(screen.facts.rows) if index else -len(screen.facts.rows))
    else:
        screen.article.go_to_row(screen.article.rows if index else 0)


def next_article(screen: "ReadingScreen") -> None:
    """Opens the next article."""
    _beside(screen, 1)


def previous_article(screen: "ReadingScreen") -> None:
    """Opens the article before."""
    _beside(screen, -1)


def _beside(screen: "ReadingScreen", step: int) -> None:
    number = screen.session.beside(step)
    if number is None:
        screen.say(screen.look.messages("notice.last" if step > 0 else "notice.first"))
    else:
        if step > 0:
            marking.note_read(screen)
        screen.open(number)


def next_pane(screen: "ReadingScreen") -> None:
    """To the pane on the right; from the last to the first."""
    _focus_beside(screen, 1)


def previous_pane(screen: "ReadingScreen") -> None:
    """To the pane on the left; from the first to the last."""
    _focus_beside(screen, -1)


def _focus_beside(screen: "ReadingScreen", step: int) -> None:
    view = replace(screen.view, zoomed=False, source=False)
    panes = [Pane.LIST, Pane.ARTICLE, *([Pane.FACTS] if view.facts else [])]
    focus = panes[(panes.index(view.focus) + step) % len(panes)] if view.focus in panes else Pane.LIST
    if focus is not Pane.LIST:
        settle(screen)
    screen.lay_out(replace(view, focus=focus))


def settle(screen: "ReadingScreen") -> None:
    """The article that the list is at, when it has not followed yet."""
    chosen = screen.contents.chosen
    if chosen is not None and chosen != screen.session.number:
        screen.open(chosen)


def show_article(screen: "ReadingScreen") -> None:
    """Brings the article in sight, with the keys going to it where it stands alone."""
    settle(screen)
    if Pane.ARTICLE not in widths(screen.size.width, screen.view):
        screen.lay_out(replace(screen.view, focus=Pane.ARTICLE))


def open_chosen(screen: "ReadingScreen") -> None:
    """Opens what the list is at, and goes to it."""
    settle(screen)
    screen.lay_out(replace(screen.view, focus=Pane.ARTICLE))


def to_contents(screen: "ReadingScreen") -> bool:
    """Out of what was opened last: the source, the full width, the facts, the article; whether there was such."""
    view = screen.view
    if view.source:
        screen.lay_out(replace(view, source=False))
    elif view.zoomed:
        screen.lay_out(replace(view, zoomed=False))
    elif view.focus is not Pane.LIST:
        screen.lay_out(replace(view, focus=Pane.LIST))
    else:
        return False
    return True


HANDLERS = {
    "line-down": line_down,
    "line-up": line_up,
    "page-down": page_down,
    "page-up": page_up,
    "first": first,
    "last": last,
    "next-article": next_article,
    "previous-article": previous_article,
    "next-pane": next_pane,
    "previous-pane": previous_pane,
}
