"""Picking a word without typing it: letters over the words in sight; a word that stands out, searched everywhere."""

from collections.abc import Callable, Iterator, Mapping
from string import ascii_lowercase
from typing import TYPE_CHECKING

from reader.model.blocks import TextSpan
from reader.tui.actions import editions, navigation
from reader.tui.layout.panes import Pane

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen


def letters(screen: "ReadingScreen") -> None:
    """Puts a letter over each keyword, name and title in sight, and asks for one."""
    navigation.show_article(screen)
    seen: dict[str, TextSpan] = {}
    for term, places in _terms(screen):
        if term and term not in seen and (place := next(filter(screen.article.sees, places), None)):
            seen[term] = place
    if not seen:
        screen.say(screen.look.messages("notice.no-words"))
        return
    in_order = sorted(seen.items(), key=lambda each: (each[1].paragraph, each[1].start))
    given = dict(zip(labels(len(in_order)), in_order, strict=False))
    screen.picks = {letter: term for letter, (term, _) in given.items()}
    screen.article.label({(place.paragraph, place.start): letter for letter, (_, place) in given.items()})
    screen.status.ask(screen.look.messages("search.pick"))
    screen.show_status()


def labels(count: int) -> list[str]:
    """So many labels of letters, each as long as the others: no label is the beginning of another."""
    if count <= len(ascii_lowercase):
        return list(ascii_lowercase[:count])
    return [first + second for first in ascii_lowercase for second in ascii_lowercase][:count]


def typed(screen: "ReadingScreen", text: str) -> None:
    """A label picks its word; what begins no label ends the picking."""
    if text and text not in screen.picks and any(label.startswith(text) for label in screen.picks):
        return
    term = screen.picks.get(text)
    end(screen)
    if term:
        search(screen, term)


def end(screen: "ReadingScreen") -> None:
    """Takes the letters away."""
    screen.picks = {}
    screen.status.close()
    screen.article.label({})
    screen.show_status()


def everywhere(screen: "ReadingScreen") -> None:
    """Searches everywhere for what was found last, or for the keyword that is chosen among the facts."""
    term = screen.session.finding.needle if screen.session.finding else ""
    from reader.tui.actions.find import chosen_fact

    if screen.view.focus is Pane.FACTS and (chosen := chosen_fact(screen)):
        term = chosen[0]
    if term:
        search(screen, term)
    else:
        screen.say(screen.look.messages("notice.no-word"))


def search(screen: "ReadingScreen", term: str) -> None:
    """Where a word stands in the library; in the edition, where the library does not hold it or has no such word."""
    from reader.search.grammar import to_text
    from reader.search.query import Phrase, Term
    from reader.tui.actions import find

    def in_edition() -> bool:
        screen.session.find_everywhere(to_text(Term(term)))
        return bool(screen.session.hit_list and screen.session.hit_list.hits)

    def answered(is_found: bool) -> None:
        if not is_found and in_edition():
            find.list_hits(screen, is_asking=False)
        else:
            editions.list_found(screen, is_asking=False)

    if editions.is_there(screen) and editions.holds_open(screen):
        editions.search(screen, to_text(Phrase(term)), answered)
    else:
        in_edition()
        find.list_hits(screen, is_asking=False)


def _terms(screen: "ReadingScreen") -> Iterator[tuple[str, tuple[TextSpan, ...]]]:
    """The words of the open entry that stand out, with their places."""
    entry = screen.session.entry
    if entry is None:
        return
    for keyword in screen.learned.keywords(entry.number) or ():
        yield keyword.term, keyword.spans
    if facts := screen.learned.facts(entry):
        for person in facts.people:
            yield person.name, person.spans
        for document in facts.documents:
            yield document.title, document.spans


HANDLERS: Mapping[str, "Callable[[ReadingScreen], None]"] = {"letters": letters, "search-word": everywhere}
