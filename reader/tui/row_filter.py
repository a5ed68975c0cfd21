"""Filtering the rows of a list by what one types: as it is typed, whatever its script and width, or by pinyin."""

from collections.abc import Sequence


def matching(text: str, labels: Sequence[str]) -> tuple[int, ...]:
    """The indices of the labels that have every word of `text`; of all for blank text."""
    from reader.app import bundled
    from reader.search.answer import typed_places

    found = set(range(len(labels)))
    for word in text.split():
        places = typed_places(word, labels, bundled.fold(), bundled.pinyin_places).spans
        found &= {place.paragraph for place in places}
    return tuple(sorted(found))
