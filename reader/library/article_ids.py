"""Names of articles that outlive a corrected text: what marks hang on.

A key is the page's reference, the letters of the headline, and a number where one page has the headline twice. A number
alone would move when an article before it is found or lost. When a text comes again with another headline, the article
keeps the key that it had (`inherited`), so that the user's marks stay with it.
"""

import unicodedata
from collections.abc import Mapping, Sequence, Set

from reader.model.edition import Edition
from reader.model.toc import Entry, edition_ref, entries

TITLE_LENGTH = 40
"""Letters of a headline that go into a key."""
ALIKE = 0.5
"""From this share of common neighbours on two texts are states of one. Articles of one page share less than .2."""


def article_keys(edition: Edition) -> Mapping[int, str]:
    """The key of every entry, by its number."""
    return {entry.number: key for entry, key in zip(entries(edition), entry_keys(edition), strict=True)}


def entry_keys(edition: Edition) -> tuple[str, ...]:
    """The keys in the order of the entries."""
    seen: dict[str, int] = {}
    return tuple(_numbered(_key(edition, entry), seen) for entry in entries(edition))


def _key(edition: Edition, entry: Entry) -> str:
    return f"{edition_ref(edition, entry.page)}#{letters(entry.title)[:TITLE_LENGTH]}"


def _numbered(key: str, seen: dict[str, int]) -> str:
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}#{seen[key]}"


def letters(text: str) -> str:
    """The letters and digits of `text` in one width and case.

    Not the fold of the search: keys are kept for years, and must not change when searching learns something.
    """
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def neighbours(text: str) -> Set[str]:
    """Every pair of neighbouring letters: what a text is made of, little changed by a correction."""
    plain = letters(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)} or {plain}


def likeness(one: Set[str], other: Set[str]) -> float:
    """The share of common neighbours, 0 to 1."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def match_to_previous(old: Mapping[str, str], new: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The keys of the new articles: their own, or that of the old article whose text they are another state of.

    `old` is text by key, `new` pairs of key and text.
    """
    own = {key for key, _ in new}
    strangers = {key for key in own if key not in old}
    orphans = {key: neighbours(text) for key, text in old.items() if key not in own}
    if not strangers or not orphans:
        return tuple(key for key, _ in new)
    pairs = (
        (likeness(neighbours(text), orphans[orphan]), key, orphan)
        for key, text in new
        if key in strangers
        for orphan in orphans
    )
    given: dict[str, str] = {}
    for share, key, orphan in sorted(pairs, reverse=True):
        if share >= ALIKE and key not in given and orphan not in given.values():
            given[key] = orphan
    return tuple(given.get(key, key) for key, _ in new)
