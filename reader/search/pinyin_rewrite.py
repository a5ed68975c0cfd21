"""Latin letters that were meant as pinyin: which of a query may be, and which words they stood for."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice, product
from typing import TypeAlias

from reader.search.match import PinyinMatcher
from reader.search.query import Near, Or, Phrase, Pinyin, Query, Term, rewrite
from reader.text.fold import Fold

Spelled: TypeAlias = Callable[[str], Sequence[str]]
"""The words that letters may stand for, the best first: of a vocabulary, or `heard` in the texts at hand."""

MOST_NEAR = 16
"""How many pairs of words one `near:` becomes at most."""


def has_letters(text: str) -> bool:
    """Whether there is anything in it that may be pinyin."""
    return any((char.isascii() and char.isalpha()) or char in "üÜ" for char in text)


def as_pinyin(query: Query, is_found: Callable[[Term], bool]) -> Query | None:
    """The query with every term of letters that nothing has as it is typed taken for pinyin; None where there is none.

    What stands somewhere as it is typed is meant as it is typed.
    """

    def leaf(part: Term | Phrase | Pinyin) -> Term | Phrase | Pinyin:
        is_meant = isinstance(part, Term) and has_letters(part.text) and not is_found(part)
        return Pinyin(part.text) if is_meant else part

    def change(part: Query) -> Query | None:
        match part:
            case Term():
                return leaf(part)
            case Near(parts, distance):
                return Near(tuple(map(leaf, parts)), distance)
        return None

    meant = rewrite(query, change)
    return meant if meant != query else None


def in_words(query: Query, spelled: Spelled) -> Query:
    """The query with words in the place of pinyin, for an index that knows no sounds, and to say what was understood.

    Pinyin that stands for no word stays.
    """

    def leaves(part: Term | Phrase | Pinyin) -> Sequence[Term | Phrase | Pinyin]:
        words = spelled(part.text) if isinstance(part, Pinyin) else ()
        return [Term(word) for word in words] or [part]

    def change(part: Query) -> Query | None:
        match part:
            case Pinyin():
                return _either(leaves(part))
            case Near(parts, distance):
                return _either([Near(some, distance) for some in islice(product(*map(leaves, parts)), MOST_NEAR)])
        return None

    return rewrite(query, change)


def words_sounding_like(letters: str, texts: Sequence[str], fold: Fold, sounds: PinyinMatcher) -> list[str]:
    """The folded words of `texts` that sound like `letters`, the most frequent first."""
    places = sounds(letters, texts)
    words = Counter(fold(texts[place.paragraph][place.start : place.end]) for place in places)
    return [word for word, _ in words.most_common()]


def _either(parts: Sequence[Query]) -> Query:
    return parts[0] if len(parts) == 1 else Or(tuple(parts))
