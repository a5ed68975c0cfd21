"""What most files of a folder have in common: the lines that a site or a crawler prints around every page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.parser.furniture.furniture_rules import squeezed
from reader.parser.units.text_lines import normalize_width

LEAST = 5
"""Files by which it can be told."""
SHARE = 0.6
LONGEST = 60
"""Code points of a line that is compared."""
SHORTEST = 2


def common_lines(texts: Sequence[str]) -> tuple[str, ...]:
    """The lines that stand in most texts, without white space; none where there are few texts."""
    if len(texts) < LEAST:
        return ()
    counts = Counter(line for text in texts for line in set(_lines(text.splitlines())))
    return tuple(sorted(line for line, count in counts.items() if count >= SHARE * len(texts)))


def standing_in(text: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Those of `lines`, as `common_lines` gives them, that a text has."""
    wanted = set(lines)
    return tuple(sorted(wanted & set(_lines(text.splitlines())))) if wanted else ()


def _lines(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if len(line) <= LONGEST and len(said := squeezed(normalize_width(line))) >= SHORTEST:
            yield said
