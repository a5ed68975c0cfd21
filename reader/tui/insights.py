"""What is found out about entries while the reader reads: facts from their form, keywords from their words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.app.session import literal_spans
from reader.model.toc import Entry
from reader.tui.style.highlights import HighlightLayer
from reader.tui.style.roles import TextRole

if TYPE_CHECKING:
    from reader.analysis.article_facts import Facts
    from reader.analysis.keywords import Keyword
    from reader.analysis.printing_differences import Differences
    from reader.app.other_printings import Printing

MOST_KEYWORDS = 8
"""Of an entry: more of them would mark half of its words."""
SELDOM = 3
"""A part of a better keyword is shown beside it where it stands at least so many times as often."""


class ArticleInsights:
    """Holds what is known so far; nothing that takes long is done before it is asked for."""

    def __init__(self) -> None:
        self.is_ready = False
        """Whether facts may be looked for, which takes a moment the first time."""
        self._facts: dict[int, Facts] = {}
        self._keywords: Mapping[int, Sequence[Keyword]] | None = None
        self._printings: dict[int, Sequence[Printing]] = {}
        self._differences: dict[tuple[int, int], Differences] = {}
        self._layers: dict[tuple[int, bool], Sequence[HighlightLayer]] = {}

    def facts(self, entry: Entry) -> "Facts | None":
        """The facts of an entry; None before the first picture stands."""
        if self.is_ready and entry.number not in self._facts:
            from reader.analysis.article_facts import extract_facts
            from reader.app.bundled import fact_forms

            self._facts[entry.number] = extract_facts(entry.block, fact_forms())
        return self._facts.get(entry.number)

    def keywords(self, number: int) -> "Sequence[Keyword] | None":
        """The keywords of an entry; None while they are being looked for."""
        return None if self._keywords is None else self._keywords.get(number, ())

    def learn_keywords(self, keywords: "Mapping[int, Sequence[Keyword]]") -> None:
        """The keywords of every entry, by its number."""
        self._keywords = {number: _shown(found) for number, found in keywords.items()}
        self._layers.clear()

    def printings(self, number: int) -> "Sequence[Printing] | None":
        """The other printings of an entry; None while they have not been looked for."""
        return self._printings.get(number)

    def learn_printings(self, number: int, found: "Sequence[Printing]") -> None:
        """The other printings of an entry."""
        self._printings[number] = found

    def printing(self, entry: Entry | None, index: int) -> "tuple[Printing, Differences] | None":
        """One of the other printings of an entry with what differs there; None where there is none."""
        found = (self.printings(entry.number) or ()) if entry else ()
        if entry is None or index >= len(found):
            return None
        key = (entry.number, index)
        if key not in self._differences:
            from reader.analysis.printing_differences import differences
            from reader.app.bundled import fold

            self._differences[key] = differences(entry.block.texts[1:], found[index].texts, fold())
        return found[index], self._differences[key]

    def layers(self, entry: Entry, words: Sequence[str], *, has_keywords: bool) -> Sequence[HighlightLayer]:
        """What marks the keywords and the user's `words` in an entry. Made once: a long one has thousands of places."""
        key = (entry.number, has_keywords)
        if key not in self._layers:
            keywords = (self.keywords(entry.number) or ()) if has_keywords else ()
            places = [place for keyword in keywords for place in keyword.spans if place.paragraph]
            watched = (HighlightLayer(TextRole.WATCH, literal_spans(word, entry.block.texts)) for word in words)
            self._layers[key] = [HighlightLayer(TextRole.KEYWORD, places), *watched]
        return self._layers[key]


def _shown(keywords: "Sequence[Keyword]") -> "Sequence[Keyword]":
    """Those that say something new to the eye."""
    shown: list[Keyword] = []
    for keyword in keywords:
        if not any(_is_alike(keyword, better) for better in shown):
            shown.append(keyword)
    return shown[:MOST_KEYWORDS]


def _is_alike(keyword: "Keyword", better: "Keyword") -> bool:
    """Whether a keyword adds words to a better one, or is a part of it that seldom stands elsewhere."""
    return better.term in keyword.term or (keyword.term in better.term and keyword.count < SELDOM * better.count)
