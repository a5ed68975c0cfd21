"""Short lines that may be titles, by how many of them stand together, and where.

A subhead stands alone between paragraphs, mostly with others of its length near; the lines of a title stand together,
and what is short above them names a column; at the head and the foot of the text papers say what page it is and who
made it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.parser.features.unit_features import UnitFeatures

NEAR, ALIKE = 8, 3
"""Subheads are so many units at most from each other, and so many characters longer or shorter."""
LONGEST_LABEL, LONGER = 7, 3
"""The name of a column has so many characters at most, and the title below it so many more."""
EDGE = 4
"""Lines at the head and at the foot of the text that are looked at."""


def add_title_features(seen: Sequence[UnitFeatures]) -> None:
    """Add the features `alone` `alone-again` `grouped` `label-above` `at-top` `at-foot`."""
    groups = list(_groups(seen))
    for group in groups:
        if len(group) > 1:
            for number in group:
                seen[number].features.append("grouped")
            if _is_label_above(seen[group[0]], seen[group[1]]):
                seen[group[0]].features.append("label-above")
    alone = [group[0] for group in groups if len(group) == 1 and _is_between_paragraphs(seen, group[0])]
    for number in alone:
        seen[number].features.append("alone")
    again = [pair for pair in pairwise(alone) if _are_alike(seen, *pair)]
    for number in sorted({number for pair in again for number in pair}):
        seen[number].features.append("alone-again")
    if any(here.is_long for here in seen):
        _mark_edge(seen[:EDGE], "at-top")
        _mark_edge(seen[: -EDGE - 1 : -1], "at-foot")


def _groups(seen: Sequence[UnitFeatures]) -> Iterator[list[int]]:
    """The numbers of short lines that follow each other and end neither a sentence nor in its middle."""
    group: list[int] = []
    for number, here in enumerate(seen):
        if here.is_long or here.byline or here.header or here.features[0].endswith(("/stop", "/comma")):
            if group:
                yield group
            group = []
        else:
            group.append(number)
    if group:
        yield group


def _is_label_above(here: UnitFeatures, below: UnitFeatures) -> bool:
    return len(here.unit.text) <= LONGEST_LABEL and len(below.unit.text) >= len(here.unit.text) + LONGER


def _is_between_paragraphs(seen: Sequence[UnitFeatures], number: int) -> bool:
    return 0 < number < len(seen) - 1 and seen[number - 1].is_long and seen[number + 1].is_long


def _are_alike(seen: Sequence[UnitFeatures], one: int, other: int) -> bool:
    """Whether two lines are near each other, as long, and in one article as far as can be seen."""
    is_near = other - one <= NEAR and abs(len(seen[one].unit.text) - len(seen[other].unit.text)) <= ALIKE
    return is_near and not any(here.is_marked or here.is_signature for here in seen[one + 1 : other])


def _mark_edge(lines: Sequence[UnitFeatures], feature: str) -> None:
    for here in lines:
        if here.is_long:
            return
        here.features.append(feature)
