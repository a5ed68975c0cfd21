"""Whether lines speak of the same, judged by the pairs of characters that both have.

What goes on with a subject repeats its words; what begins another does not (Hearst 1997, TextTiling, with pairs of
characters for words). And a title says what its article says, while the name of a column, a byline or an advertisement
above it does not.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from reader.parser.sightings import Sighting

NEAR = 2
"""Long units above or below that are compared, and all between them."""
FARTHEST = 12
"""Units among which these are looked for."""
SOME, MUCH = 0.03, 0.06
"""Shares of a paragraph's pairs that stand above it, too, from which on it says the same, and clearly so."""
WELL_SAID = 0.3
"""Share of a short line's pairs that the paragraphs below say again, from which on they clearly do."""
LABEL = 6
"""Characters of the name of a section or a column."""
LEAST = 3
"""Pairs of a short line by which it can be told."""

_NO_HAN = re.compile("[^\u4e00-\u9fff]+")
_Pairs = frozenset[tuple[str, str]]
_PairsOf = Callable[[int], _Pairs]


def find_cohesion(seen: Sequence[Sighting]) -> None:
    """Add what paragraphs share with those above them, and what short lines share with the paragraphs around them.

    Clues of paragraphs are `shares-nothing`, `shares-some` and `shares-much`; those of short lines are `unsaid-below`,
    `said-below?`, `said-below` and `said-above`, and `unsaid-label` above a line that is said again.
    """
    known: dict[int, _Pairs] = {}

    def pairs(number: int) -> _Pairs:
        if number not in known:
            known[number] = frozenset(_pairs(seen[number].unit.plain))
        return known[number]

    for number, here in enumerate(seen):
        if not here.is_long:
            here.clues += _of_short(seen, number, pairs)
        elif _is_in_doubt(here, seen[number - 1] if number else None):
            here.clues += _of_paragraph(seen, number, pairs)
    for here, below in pairwise(seen):
        if _is_label(here, below):
            here.clues.append("unsaid-label")


def _is_label(here: Sighting, below: Sighting) -> bool:
    """Whether a few characters that nothing says again stand above a line that is."""
    is_short = len(here.unit.text) <= LABEL and here.clues[0].endswith("/open")
    return is_short and "said-below" in _said(below) and "said-below" not in _said(here)


def _said(here: Sighting) -> set[str]:
    return {clue.removesuffix("?") for clue in here.clues if clue.startswith("said-below")}


def _is_in_doubt(here: Sighting, before: Sighting | None) -> bool:
    if before is None or here.is_marked or before.is_signature:
        return False
    return not before.is_long or any(clue.startswith("first-words") for clue in here.clues)


def _of_paragraph(seen: Sequence[Sighting], number: int, pairs: _PairsOf) -> Iterator[str]:
    last = number - 1
    while last >= 0 and not seen[last].is_long and number - last < FARTHEST:
        last -= 1
    above = _above(seen, last + 1)
    own = pairs(number).union(*map(pairs, range(last + 1, number)))
    if above and own:
        share = _shared(own, above, pairs)
        if share == 0:
            yield "shares-nothing"
        elif share > SOME:
            yield "shares-much" if share > MUCH else "shares-some"


def _of_short(seen: Sequence[Sighting], number: int, pairs: _PairsOf) -> Iterator[str]:
    own = pairs(number)
    if len(own) < LEAST:
        return
    if below := _below(seen, number):
        share = _shared(own, below, pairs)
        yield "unsaid-below" if share == 0 else "said-below" if share >= WELL_SAID else "said-below?"
    if (above := _above(seen, number)) and _shared(own, above, pairs):
        yield "said-above"


def _shared(own: _Pairs, others: Sequence[int], pairs: _PairsOf) -> float:
    return len(own.intersection(frozenset().union(*map(pairs, others)))) / len(own)


def _above(seen: Sequence[Sighting], number: int) -> range:
    """The nearest long units above, and all between them and after the first of them; empty if there are none."""
    first, found = number, 0
    while first > 0 and found < NEAR and number - first < FARTHEST:
        first -= 1
        found += seen[first].is_long
    return range(first, number) if found else range(0)


def _below(seen: Sequence[Sighting], number: int) -> range:
    """The next long unit and the one behind it, if that is long, too; empty if there is none."""
    first = number + 1
    while first < len(seen) and not seen[first].is_long and first - number < FARTHEST:
        first += 1
    last = first
    while last < min(len(seen), first + NEAR) and seen[last].is_long:
        last += 1
    return range(first, last)


def _pairs(plain: str) -> Iterator[tuple[str, str]]:
    for run in _NO_HAN.split(plain):
        yield from pairwise(run)
