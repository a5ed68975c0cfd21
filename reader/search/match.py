"""What a query means: the slow and plain answer, which finds places in texts and knows no index."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from reader.model.blocks import TextSpan
from reader.search.document import Document
from reader.search.query import (
    After,
    And,
    Before,
    Field,
    FieldName,
    Kind,
    Near,
    Not,
    Or,
    Pattern,
    Phrase,
    Pinyin,
    Query,
    Term,
)
from reader.text.fold import Fold

Places: TypeAlias = tuple[TextSpan, ...]
PinyinMatcher: TypeAlias = Callable[[str, Sequence[str]], Places]
"""Where pinyin is found in texts: `shipped.pinyin_places`."""


def literal_places(needle: str, texts: Sequence[str], fold: Fold) -> Places:
    """Where `needle` stands in `texts` up to folding, in order; places of one text do not overlap.

    Every substring of a text is found in it, a single character and a sign included: where folding leaves nothing of
    the needle, it is looked for as it stands, up to the width and shape of its signs.
    """
    if folded := fold(needle):
        return tuple(TextSpan(*place) for place in fold.printed(folded).spans(texts))
    signs = fold.signs(needle).text
    found = (fold.signs(text).find(signs) for text in texts)
    return tuple(TextSpan(at, start, end) for at, spans in enumerate(found) for start, end in spans)


def match(query: Query, document: Document, fold: Fold, sounds: PinyinMatcher) -> Places | None:
    """The places that make `document` match, sorted and each once; None where it does not match.

    A match may have no places: `kind:weather`, `-党建`. Terms are found in every text of the document, its title and
    byline included; `author:` is asked of the credits, and its places are where the texts have the name.
    """
    found = _match(query, _Asked(document, document.texts, fold, sounds))
    return found if found is None or len(found) < 2 else tuple(sorted(set(found)))


class _Asked(NamedTuple):
    document: Document
    texts: tuple[str, ...]
    """What terms are looked for in."""
    fold: Fold
    sounds: PinyinMatcher


def _match(query: Query, asked: _Asked) -> Places | None:
    match query:
        case Term() | Phrase() | Pinyin():
            return _stands(query, asked) or None
        case Pattern(pattern):
            from reader.search.patterns import pattern_places

            return pattern_places(pattern, asked.texts) or None
        case And(parts):
            return _all(_match(part, asked) for part in parts)
        case Or(parts):
            return _any([_match(part, asked) for part in parts])
        case Not(part):
            return () if _match(part, asked) is None else None
        case Field(name, inner):
            return _in_field(name, inner, asked)
        case Near(parts, distance):
            return _near(parts, distance, asked) or None
        case _:
            return () if _holds(query, asked.document) else None


def _all(found: Iterable[Places | None]) -> Places | None:
    places: list[TextSpan] = []
    for part in found:
        if part is None:
            return None
        places.extend(part)
    return tuple(places)


def _any(found: Sequence[Places | None]) -> Places | None:
    matching = [part for part in found if part is not None]
    return tuple(place for part in matching for place in part) if matching else None


def _stands(part: Term | Phrase | Pinyin, asked: _Asked) -> Places:
    if isinstance(part, Pinyin):
        return asked.sounds(part.text, asked.texts)
    return literal_places(part.text, asked.texts, asked.fold)


def _holds(query: Kind | After | Before, document: Document) -> bool:
    match query:
        case Kind(kind):
            return document.kind == kind
        case After(day):
            return document.date is not None and document.date >= day
        case Before(day):
            return document.date is not None and document.date < day


def _in_field(name: FieldName, inner: Query, asked: _Asked) -> Places | None:
    found = _match(inner, asked._replace(texts=asked.document.field(name)))
    if found is None or name is FieldName.TITLE:
        return found
    if name is not FieldName.AUTHOR:
        return ()
    return tuple(place for part in leaves(inner) for place in _stands(part, asked))


def _near(parts: Sequence[Term | Phrase | Pinyin], distance: int, asked: _Asked) -> Places:
    """The places of all parts that stand in one stretch of `distance` code points of one text with all the others."""
    found = sorted(((place, part) for part in parts for place in _stands(part, asked)), key=lambda pair: pair[0])
    near: list[TextSpan] = []
    for first in range(len(found)):
        stretch = list(_stretch(found, first, distance))
        if len({part for _, part in stretch}) == len(set(parts)):
            near.extend(place for place, _ in stretch)
    return tuple(near)


def _stretch(found: Sequence[tuple[TextSpan, Query]], first: int, distance: int) -> Iterator[tuple[TextSpan, Query]]:
    paragraph, end = found[first][0].paragraph, found[first][0].start + distance
    for at in range(first, len(found)):
        place, part = found[at]
        if place.paragraph != paragraph or place.start >= end:
            return
        if place.end <= end:
            yield place, part


def leaves(query: Query) -> Iterator[Term | Phrase | Pinyin]:
    """What a query asks to be there, without what it excludes: the words that a reader wants to see marked."""
    match query:
        case And(parts) | Or(parts) | Near(parts):
            for part in parts:
                yield from leaves(part)
        case Field(_, inner):
            yield from leaves(inner)
        case Term() | Phrase() | Pinyin():
            yield query
