"""What the reader is doing now: the open edition and entry, the place in it, the search, and the way back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.app.listed_hits import hit_beside
from reader.app.read_state import unread_sections, without_kinds
from reader.errors import QueryError
from reader.model.blocks import TextSpan
from reader.model.edition import Edition
from reader.model.toc import Entry, Section, entries, sections

if TYPE_CHECKING:
    from reader.search.document import Document
    from reader.search.query import Query
    from reader.search.suggest import Suggestion


@dataclass(frozen=True, slots=True)
class Position:
    """Where one is: an entry, and the first code point that is to be seen."""

    entry: int
    paragraph: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class FindState:
    """A search in the open entry."""

    needle: str
    places: tuple[TextSpan, ...]
    current: int
    """Index into `places`; -1 while there is none."""
    origin: Position
    """Where the reader was before, to go back to."""
    wrapped: int = 0
    """1 when the last step went past the end to the first hit, -1 when it went past the first to the last."""
    is_pinned: bool = False
    """The places were given, not searched for: those of a keyword. They end with the entry."""
    is_from_list: bool = False
    """It was opened from the list of hits, to which going back leads."""
    elsewhere: int = 0
    """Where nothing is found: the places in the other entries of the edition."""
    heard: tuple[str, ...] = ()
    """The words that letters were taken for, as pinyin."""

    @property
    def place(self) -> TextSpan | None:
        """The current hit."""
        return self.places[self.current] if self.places else None


@dataclass(frozen=True, slots=True)
class EditionHit:
    """A place of the edition at which something was found."""

    entry: int
    place: TextSpan


@dataclass(frozen=True, slots=True)
class SearchResults:
    """A search in the whole edition."""

    needle: str
    """A query, as it was typed."""
    hits: tuple[EditionHit, ...]
    chosen: int = 0
    read_as: str = ""
    """What the query was taken for, where it was not taken as it is typed."""
    others: "tuple[Suggestion, ...]" = ()
    """What else could be asked, where nothing is found."""
    mistake: QueryError | None = None
    """Why the query cannot be understood. The hits are those of the query before."""


def literal_spans(needle: str, texts: Sequence[str]) -> Sequence[TextSpan]:
    """Where a needle stands as it is typed, whatever its width, case, script and signs."""
    from reader.app.bundled import fold
    from reader.search.match import literal_places

    return literal_places(needle, texts, fold())


class Session:
    """What is open, where the reader is in it, and what was searched for."""

    def __init__(self, edition: Edition, source: str = "") -> None:
        self.edition = edition
        self.source = source
        """What opens the edition again: the whole path of its file, or a reference; empty for what is gone then."""
        self.entries: tuple[Entry, ...] = entries(edition)
        """All that can be opened; entry number `n` is at `n - 1`."""
        self._sections: tuple[Section, ...] = sections(edition)
        self.shows_furniture = False
        """Whether the contents show what no paper printed."""
        self.shows_unread_only = False
        self.hidden_kinds: frozenset[str] = frozenset()
        """Kinds of blocks that the contents leave out."""
        self.finding: FindState | None = None
        self.hit_list: SearchResults | None = None
        """The last search in the whole edition: where going back leads from a hit that it opened."""
        self.needle = ""
        """What was last searched for in an entry."""
        self.read: set[int] = set()
        """The numbers of the entries that are read."""
        self.spots: dict[int, Position] = {}
        """Where the reader is in the entries that were open."""
        self._order = [entry.number for section in self._sections for entry in section.entries]
        self.number = self._order[0] if self._order else 0
        """Of the open entry; 0 where the edition holds nothing."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The table of contents: with furniture where that is asked for, open, or all that there is."""
        has_furniture = self.shows_furniture or (self.entry is not None and self.entry.is_furniture)
        listed = (section for section in self._sections if has_furniture or not section.is_furniture)
        shown = without_kinds(listed, self.hidden_kinds, self.number)
        return unread_sections(shown, self.read, self.number) if self.shows_unread_only else shown

    @property
    def entry(self) -> Entry | None:
        """The open entry."""
        return self.entries[self.number - 1] if self.number else None

    @property
    def spot(self) -> Position:
        """Where the reader is in the open entry."""
        return self.spots.get(self.number, Position(self.number))

    def move(self, paragraph: int, offset: int) -> None:
        """Remembers the reading place in the open entry."""
        self.spots[self.number] = self._within(Position(self.number, paragraph, offset))

    def recall(self, read: Iterable[int], spots: Mapping[int, Position]) -> None:
        """Takes what was read and where one was before; where one has moved since, that counts."""
        self.read |= set(read)
        for number, spot in spots.items():
            if self.spots.get(number, Position(number)) == Position(number):
                self.spots[number] = self._within(spot)

    def open(self, number: int) -> None:
        """Opens an entry where it was left. A search goes on in it, a keyword's places do not."""
        if number == self.number or not 1 <= number <= len(self.entries):
            return
        self.number = number
        if self.finding and self.finding.is_from_list:
            self.finding = self._listed(self.finding.origin)
        elif self.finding and not self.finding.is_pinned:
            self.finding = self._found(self.finding.needle, self.finding.origin)
        else:
            self.finding = None

    def beside(self, step: int) -> int | None:
        """The number of the entry `step` further on in the table of contents; None past its ends."""
        if not self.number:
            return None
        order = [entry.number for section in self.sections for entry in section.entries]
        index = order.index(self.number) + step
        return order[index] if 0 <= index < len(order) else None

    def find(self, needle: str) -> None:
        """Searches the open entry, from the place where the search began. Nothing is found for an empty needle."""
        origin = self.finding.origin if self.finding else self.spot
        self.finding = self._found(needle, origin)

    def find_places(self, term: str, places: Iterable[TextSpan]) -> None:
        """Takes places that are known already, those of a keyword, for hits."""
        origin = self.finding.origin if self.finding else self.spot
        given = tuple(places)
        self.finding = FindState(term, given, _first_from(given, self.spot), origin, is_pinned=True)

    def step(self, by: int) -> None:
        """To the next hit, or the one before; past the last to the first, and told so."""
        if self.finding is None:
            if self.needle:
                self.find(self.needle)
            return
        if self.finding.is_from_list and self.hit_list:
            wanted = hit_beside([hit.entry for hit in self.hit_list.hits], self.number, self.finding.current, by)
            if wanted is not None:
                origin = self.finding.origin
                self.open_hit(wanted)
                self.finding = self.finding and replace(self.finding, origin=origin)
                return
        if count := len(self.finding.places):
            reached = self.finding.current + by
            wrapped = 0 if 0 <= reached < count else by
            self.finding = replace(self.finding, current=reached % count, wrapped=wrapped)

    def stay(self) -> None:
        """Ends the search at the place that it led to."""
        if self.finding:
            self.needle = self.finding.needle
        self.finding = None

    def abandon(self) -> Position | None:
        """Ends the search and tells where it began; the entry of that place is open again."""
        if self.finding is None:
            return None
        origin = self.finding.origin
        self.stay()
        self.open(origin.entry)
        self.spots[origin.entry] = origin
        return origin

    def find_everywhere(self, text: str) -> None:
        """Asks a query of every entry of the edition, in the order of its contents. Blank text finds nothing."""
        if not text.strip():
            self.hit_list = SearchResults(text, ())
            return
        try:
            self.hit_list = self._answered(text)
        except QueryError as mistake:
            kept = self.hit_list or SearchResults(text, ())
            self.hit_list = replace(kept, needle=text, mistake=mistake)

    def open_hit(self, index: int) -> None:
        """Opens a hit of the list in its place; the list remembers it."""
        if self.hit_list is None or not 0 <= index < len(self.hit_list.hits):
            return
        self.hit_list = replace(self.hit_list, chosen=index)
        hit = self.hit_list.hits[index]
        origin = self.spot
        self.finding = None
        self.open(hit.entry)
        listed = self._listed(origin)
        self.finding = listed and replace(listed, current=listed.places.index(hit.place))

    def _within(self, spot: Position) -> Position:
        """A spot of the text as it is now: what was kept may be of a longer one."""
        if not 1 <= spot.entry <= len(self.entries):
            return Position(spot.entry)
        texts = self.entries[spot.entry - 1].block.texts
        if spot.paragraph >= len(texts):
            return Position(spot.entry, len(texts) - 1)
        return replace(spot, offset=min(spot.offset, len(texts[spot.paragraph])))

    @cached_property
    def _documents(self) -> Sequence["Document"]:
        from reader.search.document import document

        return [document(self.edition, self.entries[number - 1]) for number in self._order]

    def _answered(self, text: str) -> SearchResults:
        from datetime import date

        from reader.app import bundled
        from reader.search.answer import answer
        from reader.search.grammar import parse_query, to_text

        query = parse_query(text, date.today())
        found = answer(query, self._documents, bundled.fold(), bundled.pinyin_places)
        hits = [
            EditionHit(self._order[hit.at], place) for hit in found.hits for place in hit.spans or (TextSpan(0, 0, 0),)
        ]
        read_as = "" if found.read_as == query else to_text(found.read_as)
        return SearchResults(text, tuple(hits), read_as=read_as, others=() if hits else _others(query, self._documents))

    def _listed(self, origin: Position) -> FindState | None:
        """The hits of the list in the open entry."""
        if self.hit_list is None:
            return None
        places = tuple(hit.place for hit in self.hit_list.hits if hit.entry == self.number)
        return FindState(self.hit_list.needle, places, 0 if places else -1, origin, is_from_list=True)

    def _found(self, needle: str, origin: Position) -> FindState:
        from reader.app import bundled
        from reader.search.answer import typed_places

        texts = self.entry.block.texts if self.entry else ()
        found = typed_places(needle, texts, bundled.fold(), bundled.pinyin_places)
        start = origin if origin.entry == self.number else Position(self.number)
        elsewhere = 0 if found.spans else _count(needle, self.entries)
        first = _first_from(found.spans, start)
        return FindState(needle, found.spans, first, origin, elsewhere=elsewhere, heard=found.heard)


def _first_from(places: Sequence[TextSpan], spot: Position) -> int:
    """The index of the first place at or behind the spot, else of the first of all; -1 for none."""
    after = (index for index, place in enumerate(places) if place[:2] >= (spot.paragraph, spot.offset))
    return next(after, 0 if places else -1)


def _count(needle: str, every: Sequence[Entry]) -> int:
    """The places of the edition at which a needle stands."""
    return sum(len(literal_spans(needle, entry.block.texts)) for entry in every) if needle else 0


def _others(query: "Query", documents: "Sequence[Document]") -> "tuple[Suggestion, ...]":
    """What else could be asked of documents in which a query finds nothing."""
    from reader.app import bundled
    from reader.search.suggest import suggester

    suggest = suggester(documents, bundled.fold(), bundled.pinyin_places, bundled.readings())
    return tuple(other for other in suggest(query) if other.hits)
