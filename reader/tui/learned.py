"""What is found out about entries while the reader reads: facts from their form, keywords from their words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from reader.contents import Entry
from reader.model import Place

if TYPE_CHECKING:
    from reader.analysis.facts import Facts


class Keyword(Protocol):
    """What the screen has to know of a keyword."""

    @property
    def term(self) -> str:
        """The word or phrase."""

    @property
    def score(self) -> float:
        """Its weight among those of its entry."""

    @property
    def count(self) -> int:
        """How often it stands in the entry."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where."""


class Learned:
    """Holds what is known so far; nothing that takes long is done before it is asked for."""

    def __init__(self) -> None:
        self.is_ready = False
        """Whether facts may be looked for, which takes a moment the first time."""
        self._facts: dict[int, Facts] = {}
        self._keywords: Mapping[int, Sequence[Keyword]] | None = None

    def facts(self, entry: Entry) -> "Facts | None":
        """The facts of an entry; None before the first picture stands."""
        if self.is_ready and entry.number not in self._facts:
            from reader.analysis.facts import facts
            from reader.shipped import fact_forms

            self._facts[entry.number] = facts(entry.block, fact_forms())
        return self._facts.get(entry.number)

    def keywords(self, number: int) -> Sequence[Keyword] | None:
        """The keywords of an entry; None while they are being looked for."""
        return None if self._keywords is None else self._keywords.get(number, ())

    def learn_keywords(self, keywords: Mapping[int, Sequence[Keyword]]) -> None:
        """The keywords of every entry, by its number."""
        self._keywords = keywords
