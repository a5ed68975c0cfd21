"""What is found for what someone types: as it is typed, and by sound where that finds nothing."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.errors import QueryError
from reader.search.document import Document
from reader.search.match import PinyinMatcher, Places, literal_places, match
from reader.search.pinyin_rewrite import as_pinyin, has_letters, in_words, words_sounding_like
from reader.search.query import Phrase, Query, Term, rewrite
from reader.text.fold import Fold

WORDS_SAID = 3
"""How many of the words that pinyin stood for are said."""


class Typed(NamedTuple):
    """What is found in one article as someone types."""

    spans: Places
    heard: tuple[str, ...] = ()
    """The words that letters were taken for, the most frequent first. Empty where the text has what was typed."""


def typed_places(typed: str, texts: Sequence[str], fold: Fold, sounds: PinyinMatcher) -> Typed:
    """Where `texts` have what was typed, any substring; else where they sound like it. After ~ only by sound."""
    if typed[:1] in ("/", "／") and (found := _typed_pattern(typed, texts)) is not None:
        return found
    letters = typed[1:] if typed[:1] in ("~", "～") and has_letters(typed) else ""
    if not letters and (places := literal_places(typed, texts, fold)):
        return Typed(places)
    if not has_letters(typed):
        return Typed(())
    said = words_sounding_like(letters or typed, texts, fold, sounds)[:WORDS_SAID]
    return Typed(sounds(letters or typed, texts), tuple(said))


def _typed_pattern(typed: str, texts: Sequence[str]) -> Typed | None:
    """Where a regular expression between slashes matches; None where `typed` is none."""
    from reader.search.patterns import check_pattern, pattern_at, pattern_places

    pattern = pattern_at(typed.replace("／", "/"), 0)
    try:
        return Typed(pattern_places(check_pattern(pattern, 1), texts)) if pattern else None
    except QueryError:
        return None


class Hit(NamedTuple):
    """A document that matches."""

    at: int
    """Index of the document."""
    spans: Places
    """As of `match`: sorted, and none where the query asks for no text."""


class Answer(NamedTuple):
    """What documents have for a query."""

    query: Query
    """What was looked for: as it was asked, or with letters taken for pinyin."""
    read_as: Query
    """The same with the words that pinyin stood for, the most frequent ones of each, in simplified characters."""
    hits: tuple[Hit, ...]


def answer(query: Query, documents: Sequence[Document], fold: Fold, sounds: PinyinMatcher) -> Answer:
    """The documents that match, in their order. Letters that none of them has as they are typed are tried as pinyin."""
    hits = _hits(query, documents, fold, sounds)
    if not hits and (meant := as_pinyin(query, lambda term: bool(_hits(term, documents, fold, sounds)))):
        query, hits = meant, _hits(meant, documents, fold, sounds)
    texts = [text for hit in hits for text in documents[hit.at].texts]
    read_as = in_words(query, lambda letters: words_sounding_like(letters, texts, fold, sounds)[:WORDS_SAID])
    return Answer(query, rewrite(read_as, lambda part: _simplified(part, fold)), hits)


def _hits(query: Query, documents: Sequence[Document], fold: Fold, sounds: PinyinMatcher) -> tuple[Hit, ...]:
    found = ((at, match(query, document, fold, sounds)) for at, document in enumerate(documents))
    return tuple(Hit(at, places) for at, places in found if places is not None)


def _simplified(part: Query, fold: Fold) -> Query | None:
    """A word as it is compared, as far as its script goes: 黨建 is 党建, ＮＥＷＳ stays."""
    if not isinstance(part, Term | Phrase):
        return None
    folded = ((char, fold(char)) for char in part.text)
    return type(part)("".join(to if len(to) == 1 and not to.isascii() else char for char, to in folded))
