"""How often words were printed over time: counts of the articles that match, from the index."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from reader.export.plot_text import PERIODS, Series
from reader.library.query_rewrite import rewrite_query
from reader.search.grammar import parse_query

if TYPE_CHECKING:
    from reader.library import Library


def frequency(library: "Library", query: str, period: str) -> Series:
    """The articles that match `query` in each period: `year`, `month` or `day`."""
    meant = rewrite_query(library, parse_query(query, date.today()))
    return Series(query, _by(period, library.days(meant)))


def articles(library: "Library", period: str) -> Mapping[str, int]:
    """All articles of the library in each period."""
    return _by(period, library.entries.days())


def _by(period: str, counts: Mapping[str, int]) -> dict[str, int]:
    length, found = PERIODS[period], dict[str, int]()
    for name, count in counts.items():
        found[name[:length]] = found.get(name[:length], 0) + count
    return found
