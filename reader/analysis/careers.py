"""People over time: the posts that papers gave to a name and when, from the articles in which it is mentioned.

A name is no person. Posts that have no two characters in a row in common, such as those of two towns, may belong to two
people of one name: then the career is said to be uncertain, and nothing is put together.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple


class Mention(NamedTuple):
    """A name in an article."""

    name: str
    post: str
    """As printed; empty where the article gives none."""
    date: str
    """ISO 8601; empty where it is not known."""
    ref: str
    """Of the article."""


class PostHeld(NamedTuple):
    """A post as papers gave it to one name."""

    post: str
    first: str
    """The first and the last day on which it was printed."""
    last: str
    articles: int
    ref: str
    """The first article."""


class Career(NamedTuple):
    """What is known of a name."""

    name: str
    articles: int
    first: str
    last: str
    years: dict[str, int]
    """Articles by year."""
    posts: tuple[PostHeld, ...]
    """The first given first."""
    is_uncertain: bool
    """The posts may be those of several people of this name."""


def careers(mentions: Iterable[Mention]) -> tuple[Career, ...]:
    """One career a name, the most frequent first."""
    by_name: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        known = by_name.setdefault(mention.name, {})
        # One mention an article; one with a post says more.
        if mention.ref not in known or not known[mention.ref].post:
            known[mention.ref] = mention
    found = (_career(name, sorted(known.values(), key=_when)) for name, known in by_name.items())
    return tuple(sorted(found, key=lambda career: (-career.articles, career.name)))


def _when(mention: Mention) -> tuple[str, str]:
    return mention.date, mention.ref


def _career(name: str, mentions: list[Mention]) -> Career:
    """`mentions`: one an article, the earliest first."""
    days = [mention.date for mention in mentions if mention.date]
    grouped: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.post:
            grouped.setdefault(mention.post, []).append(mention)
    posts = tuple(PostHeld(post, some[0].date, some[-1].date, len(some), some[0].ref) for post, some in grouped.items())
    years = dict(sorted(Counter(day[:4] for day in days).items()))
    first, last = (days[0], days[-1]) if days else ("", "")
    return Career(name, len(mentions), first, last, years, posts, _are_apart([post.post for post in posts]))


def _are_apart(posts: list[str]) -> bool:
    """Whether two of the posts have nothing in common."""
    pairs = [{post[at : at + 2] for at in range(len(post) - 1)} for post in posts]
    return any(own.isdisjoint(other) for own, other in combinations(pairs, 2))
