"""What the index knows of a text: which characters it holds, and which pairs of neighbours. Both sides of it.

A needle stands in a text only if all its characters and all its pairs do. That is a condition, not an answer: the text
is asked at the end. Where an end of sentence or another sign of `SKIPPED` stands, no token is made on either side, so
that the condition stays one.
"""

from collections.abc import Iterable
from itertools import pairwise

SKIPPED = frozenset(" \t\n\0\"'。!?")
"""Folded characters that are in no token: barriers, and what SQLite's tokenizer would trip over."""

TOKENIZER = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
"""Tokens come separated by blanks; all else belongs to them. Characters beyond ASCII always do."""

AUTHOR, SECTION, PAPER, KIND = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands in front of the tokens of a field. Should a text hold these characters, it is only asked in vain."""


def tokens(folded: str) -> set[str]:
    """The characters and pairs of neighbours of a folded text."""
    found = set(folded) - SKIPPED
    for sign in SKIPPED:
        folded = folded.replace(sign, "\n")
    for part in folded.split("\n"):
        found.update(map(str.__add__, part, part[1:]))
    return found


def needle_tokens(folded: str) -> tuple[str, ...]:
    """As few tokens as say that a text may hold the needle: its pairs, or the characters that have no neighbour."""
    chars = [None if char in SKIPPED else char for char in folded]
    pairs = [one + other for one, other in pairwise(chars) if one and other]
    alone = [
        char
        for before, char, after in zip([None, *chars], chars, [*chars[1:], None], strict=False)
        if char and not before and not after
    ]
    return tuple(dict.fromkeys([*pairs, *alone]))


def is_whole(folded: str) -> bool:
    """Whether holding the tokens is already holding the needle: a single character or pair."""
    return len(folded) <= 2 and SKIPPED.isdisjoint(folded)


def marked(mark: str, found: Iterable[str]) -> set[str]:
    """The tokens as those of a field."""
    return {mark + token for token in found}
