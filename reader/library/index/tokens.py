"""What the index knows of a text: which characters it holds, and which pairs of neighbours. Both sides of it.

A needle stands in a text only if all its characters and all its pairs do. That is a condition, not an answer: the text
is asked at the end. Where an end of sentence or another sign of `SKIPPED` stands, no token is made on either side, so
that the condition stays one.
"""

from array import array
from itertools import pairwise

SKIPPED = frozenset(" \t\n\0\"'。!?")
"""Folded characters that are in no token: barriers, and what SQLite's tokenizer would trip over."""

TOKENIZER = "ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
"""Tokens come separated by blanks; all else belongs to them. Characters beyond ASCII always do."""

AUTHOR, SECTION, PAPER, KIND, TITLE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
"""What stands in front of the tokens of a field. Should a text hold these characters, it is only asked in vain."""


_CODE_POINTS = ("utf-32-le", "surrogatepass")
_BLANK = " ".encode(_CODE_POINTS[0])


def tokens(folded: str) -> str:
    """The characters and pairs of neighbours of a folded text, blanks between them, as often as they stand in it.

    All at once, by laying the text and itself one further on into a row of blanks: the index does not mind what comes
    twice, and to make a string of each pair, or to leave out what comes again, takes longer than to index it.
    """
    for sign in SKIPPED:
        folded = folded.replace(sign, " ")
    points = array("I", folded.encode(*_CODE_POINTS))
    held = array("I", _BLANK * (5 * len(points)))
    held[0::5] = held[2::5] = points
    held[3:-5:5] = points[1:]
    return held.tobytes().decode(*_CODE_POINTS)


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


def marked(mark: str, found: str) -> str:
    """The tokens as those of a field."""
    return " ".join(mark + token for token in set(found.split(" ")) if token)
