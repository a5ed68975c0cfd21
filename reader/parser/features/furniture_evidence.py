"""What furniture tells of the lines around it: which of them are titles.

A site prints the time and the source of an article right below its title, and says titles again in its lists.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.parser.features.unit_features import UnitFeatures
from reader.parser.furniture.finder import Found
from reader.parser.furniture.furniture_rules import squeezed
from reader.parser.units.text_lines import TextLine

MOST_BETWEEN = 3
"""Units above a stamp that are looked at."""
_BUTTON = "web-furniture"
_OF_NOTICES = "notice-begins"
"""How titles of reports on sites begin, too: `午间公告：…`."""
LEAST = 4
"""Code points of a title by which it is known again."""
_BELOW_TITLES = frozenset(
    {"head-inside", "stamp", "stamp-row", "site-fields", "day", "dated-label", "font-size", "page-field"}
)
_WITH_TITLES = frozenset({"titles-said-below", "title-list", "title-said-below", "comment", "fields"})
_OF_PROPERTIES = re.compile(
    r"content_\d+\.html?(?: \d+)* (.+?)(?: ?/enp.*)?$|^[\"']?title[\"']?\s?[:=]\s?[\"']?(.+?)[\"']?,?$"
)


def add_evidence(seen: Sequence[UnitFeatures], furniture: Sequence[tuple[TextLine, Found]]) -> None:
    """Add the clues `above-stamp` and `listed`; what reads as the head of a page is no button of a site."""
    for here in seen:
        if here.header and here.header.date and _BUTTON in here.features:
            here.features.remove(_BUTTON)
    _mark_numbered(seen)
    if not furniture:
        return
    firsts = [here.unit.line for here in seen]
    for line, found in furniture:
        if found.because in _BELOW_TITLES and (at := bisect_left(firsts, line.number)):
            _mark_beside(seen, at)
    listed = set(_titles(furniture))
    for here in seen:
        if listed and not here.is_long and len(here.unit.text) >= LEAST and squeezed(here.unit.normalized) in listed:
            here.features.append("listed")


def _mark_numbered(seen: Sequence[UnitFeatures]) -> None:
    """Mark short numbered lines right above a dateline: titles that a crawler has numbered."""
    for here, below in pairwise(seen):
        if "numbered" in here.features and not here.is_long and below.dateline and "heading-mark" not in here.features:
            here.features.append("heading-mark")


def _mark_beside(seen: Sequence[UnitFeatures], at: int) -> None:
    """Mark what is above the stamp before unit `at`, and that unit where a text is above."""
    above = next((here for here in reversed(seen[max(at - MOST_BETWEEN, 0) : at]) if not _is_between(here)), None)
    if above and not above.is_long and "above-stamp" not in above.features:
        above.features.append("above-stamp")
        if _OF_NOTICES in above.features:
            above.features.remove(_OF_NOTICES)
    if seen[at - 1].is_long and at < len(seen) and "below-stamp" not in seen[at].features:
        seen[at].features.append("below-stamp")


def _is_between(here: UnitFeatures) -> bool:
    """Whether it may stand between a title and its stamp: a byline, the caption of a picture."""
    return here.is_signature or (not here.is_long and "inner-stop" in here.features)


def _titles(furniture: Iterable[tuple[TextLine, Found]]) -> Iterable[str]:
    for line, found in furniture:
        if found.because in _WITH_TITLES:
            properties = _OF_PROPERTIES.search(line.normalized)
            yield squeezed((properties[1] or properties[2]) if properties else line.normalized)
