"""Whether lines speak of the same, judged by the pairs of characters that both have.

What goes on with a subject repeats its words; what begins another does not (Hearst 1997, TextTiling, with pairs of
characters for words). And a title says what its article says, while the name of a column, a byline or an advertisement
above it does not.

Of a line of any length the first 80 and the last 40 characters are compared (`Unit.normalized`): linear time.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.parser.features.unit_features import UnitFeatures
from reader.text.han import HAN

NEAR = 2
"""Long units that are compared, and all between them."""
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
_FIRST_WORDS = frozenset({"first-words", "first-words?"})
_SAID = frozenset({"said-below", "said-below?"})

_Pairs = Sequence[tuple[str, str]]
_HAN_RUNS = re.compile(f"[{HAN}]{{2,}}").findall


def add_cohesion_features(seen: Sequence[UnitFeatures]) -> None:
    """Add what paragraphs share with those above them, and what short lines share with the paragraphs around them.

    Paragraphs get `shares-nothing`, `shares-some` and `shares-much`; short lines get `unsaid-below`,
    `said-below?`, `said-below` and `said-above`, and `unsaid-label` above a line that is said again.
    """
    long = [number for number, here in enumerate(seen) if here.is_long]
    for above, below in pairwise([None, *long, None]):
        short = range(0 if above is None else above + 1, len(seen) if below is None else below)
        _compare_short(seen, short, below)
        if below and _is_in_doubt(seen[below], seen[below - 1]):
            seen[below].features += _of_paragraph(seen, short)
    for here, after in pairwise(seen):
        if _is_label(here, after):
            here.features.append("unsaid-label")


def _compare_short(seen: Sequence[UnitFeatures], short: range, below: int | None) -> None:
    """Compare short lines in a row, above the long unit `below`. What is marked or signed needs no look above."""
    text = "" if below is None else _below(seen, below)
    is_sure = any(seen[number].is_signature for number in short) or (below is not None and seen[below].is_marked)
    for number in short:
        here = seen[number]
        own = _pairs(here.unit.normalized)
        if len(own) >= LEAST and not here.is_signature:
            is_near = below is not None and below - number <= FARTHEST
            here.features += _of_short(own, text if is_near else "", "" if is_sure else _above(seen, number))


def _is_label(here: UnitFeatures, below: UnitFeatures) -> bool:
    """Whether a few characters that nothing says again stand above a line that is."""
    if len(here.unit.text) > LABEL or not here.features[0].endswith("/open"):
        return False
    return not _SAID.isdisjoint(below.features) and _SAID.isdisjoint(here.features)


def _is_in_doubt(here: UnitFeatures, before: UnitFeatures) -> bool:
    if here.is_marked or before.is_signature:
        return False
    return not before.is_long or not _FIRST_WORDS.isdisjoint(here.features)


def _of_paragraph(seen: Sequence[UnitFeatures], short: range) -> Iterator[str]:
    """What a paragraph, with the short lines right above it, has in common with what stands above these."""
    above = _above(seen, short.start) if len(short) < FARTHEST else ""
    own = _pairs(_text(seen[short.start : short.stop + 1]))
    if above and own:
        share = _shared(own, above)
        if share == 0:
            yield "shares-nothing"
        elif share > SOME:
            yield "shares-much" if share > MUCH else "shares-some"


def _of_short(own: _Pairs, below: str, above: str) -> Iterator[str]:
    if below:
        share = _shared(own, below)
        yield "unsaid-below" if share == 0 else "said-below" if share >= WELL_SAID else "said-below?"
    if above and _shared(own, above):
        yield "said-above"


def _shared(own: _Pairs, text: str) -> float:
    # To look for a character takes a third of the time of a pair, and less than to make a set of those of the text.
    return len([1 for one, next_ in own if one in text and next_ in text and one + next_ in text]) / len(own)


def _above(seen: Sequence[UnitFeatures], number: int) -> str:
    """The nearest long units above, and all between them and after the first of them; empty if there are none."""
    first, found = number, 0
    while first > 0 and found < NEAR and number - first < FARTHEST:
        first -= 1
        found += seen[first].is_long
    return _text(seen[first:number]) if found else ""


def _below(seen: Sequence[UnitFeatures], first: int) -> str:
    """A long unit and the one behind it, if that is long, too."""
    is_next_long = first + 1 < len(seen) and seen[first + 1].is_long
    return _text(seen[first : first + 1 + is_next_long])


def _text(units: Sequence[UnitFeatures]) -> str:
    return "\n".join([here.unit.normalized for here in units])


def _pairs(text: str) -> _Pairs:
    """The pairs of neighbouring Han characters."""
    return [pair for run in _HAN_RUNS(text) for pair in pairwise(run)]
