"""Finding in the open article, going from hit to hit, and back to where one was."""

from typing import TYPE_CHECKING

from reader.model.blocks import TextSpan
from reader.tui.actions import editions, navigation, printings
from reader.tui.commands import Context
from reader.tui.layout.edition_rows import title_of
from reader.tui.layout.fact_jumps import FIRST_JUMP, fact_jumps
from reader.tui.layout.panes import Pane

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen


def ask(screen: "ReadingScreen") -> None:
    """Asks what to find in the open article."""
    navigation.show_article(screen)
    screen.session.stay()
    screen.session.find("")
    screen.status.ask(screen.look.messages("search.ask"))
    screen.mark()


def typed(screen: "ReadingScreen", text: str) -> None:
    """Marks what is found for the text typed so far; shows the place where one was while nothing is."""
    screen.session.find(text)
    if screen.current is None and screen.session.finding:
        origin = screen.session.finding.origin
        screen.article.go_to(origin.paragraph, origin.offset)
    screen.mark()


def submitted(screen: "ReadingScreen") -> None:
    """The hits can be gone through; nothing typed repeats the search before."""
    text = screen.status.text
    screen.status.close()
    if not text and screen.session.needle:
        screen.session.find(screen.session.needle)
        screen.mark()
    if screen.session.finding and not screen.session.finding.needle:
        back(screen)
    screen.show_status()


def back(screen: "ReadingScreen") -> None:
    """Out of the search, to where it began; without one, out of what was opened last, and to what led here."""
    if screen.status.field:
        screen.status.close()
    if screen.session.finding is None:
        if not navigation.to_contents(screen):
            editions.go_back(screen)
        return
    came_from_list = screen.session.finding.is_from_list
    before = screen.session.number
    origin = screen.session.abandon()
    if screen.session.number != before:
        screen.show_entry()
    elif origin:
        screen.article.go_to(origin.paragraph, origin.offset)
        screen.mark()
    if came_from_list:
        list_hits(screen, is_asking=False)
    elif screen.came_from is Context.FOUND:
        editions.go_back(screen)


def next_hit(screen: "ReadingScreen") -> None:
    """To the next hit."""
    step(screen, 1)


def previous_hit(screen: "ReadingScreen") -> None:
    """To the hit before."""
    step(screen, -1)


def step(screen: "ReadingScreen", by: int) -> None:
    """To another hit; takes up the last search where none is going on."""
    is_new, number = screen.session.finding is None, screen.session.number
    if _is_past_library_hits(screen, by):
        _next_library_hit(screen, by)
        return
    screen.session.step(by)
    if screen.session.number != number:
        screen.show_entry()
        _say_next(screen)
    elif screen.session.finding is None:
        screen.say(screen.look.messages("notice.nothing-to-step"))
    elif is_new:
        screen.mark()
    else:
        screen.mark_current()


def _is_past_library_hits(screen: "ReadingScreen", by: int) -> bool:
    """Whether the step leads out of the places that a search in the library has in the open article."""
    finding = screen.session.finding
    is_found = screen.came_from is Context.FOUND and finding and finding.needle == screen.library_search.text
    return bool(is_found and finding and finding.is_pinned and not 0 <= finding.current + by < len(finding.places))


def _next_library_hit(screen: "ReadingScreen", by: int) -> None:
    """Opens the next article that a search in the library has found, or the one before."""
    search = screen.library_search
    hits = search.found.hits if search.found else ()
    if not 0 <= search.chosen + by < len(hits):
        screen.say(screen.look.messages("notice.last-hit" if by > 0 else "notice.first-hit"))
        return
    editions.open_hit(screen, search, search.chosen + by)
    if by < 0 and (finding := screen.session.finding) and finding.places:
        screen.session.step(-1)
        screen.mark_current()
    _say_next(screen, f"  {search.chosen + 1}/{len(hits)}")


def _say_next(screen: "ReadingScreen", position: str = "") -> None:
    """That another article is open, and which."""
    if entry := screen.session.entry:
        screen.say(screen.look.messages("notice.next-with-hits", title=title_of(entry)) + position)


def open_or_stay(screen: "ReadingScreen") -> None:
    """A keyword's next place among the facts; the end of a search at its hit; else what the list is at."""
    if screen.view.focus is Pane.FACTS and screen.facts.chosen is not None:
        follow_fact(screen)
    elif screen.session.finding:
        screen.session.stay()
        screen.mark()
    elif screen.view.focus is Pane.LIST:
        navigation.open_chosen(screen)


def follow_fact(screen: "ReadingScreen") -> None:
    """To what is chosen among the facts: another printing, or the next place of a keyword."""
    chosen = screen.facts.chosen
    if chosen is not None and chosen < 0:
        printings.open_printing(screen, -1 - chosen)
    else:
        next_place(screen)


def chosen_fact(screen: "ReadingScreen") -> tuple[str, tuple[TextSpan, ...]] | None:
    """The word and the places of what is chosen among the facts."""
    chosen, entry = screen.facts.chosen, screen.session.entry
    if chosen is None or chosen < 0 or entry is None:
        return None
    if chosen >= FIRST_JUMP:
        jumps = fact_jumps(screen.session.edition, entry, screen.learned.facts(entry))
        jump = jumps[chosen - FIRST_JUMP] if chosen - FIRST_JUMP < len(jumps) else None
        return (jump.label, jump.spans) if jump else None
    keywords = screen.learned.keywords(screen.session.number) or ()
    return (keywords[chosen].term, tuple(keywords[chosen].spans)) if chosen < len(keywords) else None


def next_place(screen: "ReadingScreen") -> None:
    """To the next place of what is chosen among the facts."""
    found = chosen_fact(screen)
    if found is None or not found[1]:
        return
    (term, spans), finding = found, screen.session.finding
    if finding and finding.is_pinned and finding.needle == term and finding.places == spans:
        step(screen, 1)
    else:
        screen.session.find_places(term, spans)
        screen.mark()


def everywhere(screen: "ReadingScreen") -> None:
    """Finds in the whole edition."""
    list_hits(screen, is_asking=True)


def list_hits(screen: "ReadingScreen", *, is_asking: bool) -> None:
    """The search in the edition, to be typed or as it was left."""
    from reader.tui.screens.hits_screen import HitsScreen

    screen.rest()
    screen.app.push_screen(HitsScreen(screen.session, screen.look, is_asking=is_asking), screen.hit_chosen)


HANDLERS = {
    "find": ask,
    "next-hit": next_hit,
    "previous-hit": previous_hit,
    "open": open_or_stay,
    "back": back,
    "find-everywhere": everywhere,
}
