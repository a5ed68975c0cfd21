"""Moving through the panes and from article to article."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.text.sentences import paragraph_starts, sentence_starts
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
        before = screen.article.top
        screen.article.turn(by)
        if by > 0:
            marking.note_end(screen)
        if by > 0 and screen.article.top == before:
            _go_on(screen)
    else:
        for _ in range(screen.contents.size.height // 2):
            screen.contents.choose(screen.contents.beside(by))


def _go_on(screen: "ReadingScreen") -> None:
    """At the end of the article: says so, and goes on to the next one where it is asked for again."""
    is_last = screen.session.beside(1) is None
    if not is_last and (screen.last_command, screen.end_said) == ("page-down", screen.session.number):
        next_article(screen)
    else:
        screen.end_said = screen.session.number
        screen.say(screen.look.messages("notice.end-last" if is_last else "notice.end"))


def half_page_down(screen: "ReadingScreen") -> None:
    """Half a screen down in the article, or in the list."""
    _half(screen, 1)


def half_page_up(screen: "ReadingScreen") -> None:
    """Half a screen up in the article, or in the list."""
    _half(screen, -1)


def _half(screen: "ReadingScreen", by: int) -> None:
    for _ in range(1 if screen.article.page and screen.view.focus is Pane.ARTICLE else max(1, screen.size.height // 2)):
        _step(screen, by)


def percent(screen: "ReadingScreen") -> None:
    """So far down in the article as the count says, in percent."""
    show_article(screen)
    screen.article.go_to_row(screen.article.rows * min(100, screen.count or 0) // 100)


def next_paragraph(screen: "ReadingScreen") -> None:
    """The next paragraph to the top of the pane."""
    _unit(screen, 1, is_sentence=False)


def previous_paragraph(screen: "ReadingScreen") -> None:
    """The paragraph before to the top of the pane."""
    _unit(screen, -1, is_sentence=False)


def next_sentence(screen: "ReadingScreen") -> None:
    """The row with the next sentence to the top of the pane."""
    _unit(screen, 1, is_sentence=True)


def previous_sentence(screen: "ReadingScreen") -> None:
    """The row with the sentence before to the top of the pane."""
    _unit(screen, -1, is_sentence=True)


def _unit(screen: "ReadingScreen", by: int, *, is_sentence: bool) -> None:
    show_article(screen)
    if entry := screen.session.entry:
        texts = entry.block.texts
        screen.article.go_beside(sentence_starts(texts) if is_sentence else paragraph_starts(texts), by)


def first(screen: "ReadingScreen") -> None:
    """To the first line or row."""
    _to_end(screen, 0)


def last(screen: "ReadingScreen") -> None:
    """To the last line or row."""
    _to_end(screen, -1)


def _to_end(screen: "ReadingScreen", index: int) -> None:
    row = screen.count - 1 if screen.count else index
    if screen.view.focus is Pane.LIST:
        if items := screen.contents.items:
            screen.follow(items[min(row, len(items) - 1)])
    elif screen.view.focus is Pane.FACTS:
        screen.facts.scroll(-len(screen.facts.rows))
        screen.facts.scroll(row % max(1, len(screen.facts.rows)))
    else:
        screen.article.go_to_row(screen.article.rows if row < 0 else row)


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
    "half-page-down": half_page_down,
    "half-page-up": half_page_up,
    "percent": percent,
    "next-paragraph": next_paragraph,
    "previous-paragraph": previous_paragraph,
    "next-sentence": next_sentence,
    "previous-sentence": previous_sentence,
    "next-article": next_article,
    "previous-article": previous_article,
    "next-pane": next_pane,
    "previous-pane": previous_pane,
}
