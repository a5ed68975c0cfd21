"""Who says something in an article, told from the form of the sentence alone.

A name is a family name and one or two characters between a post, or the edge of a clause, and a verb of saying:
`城投集团党委副书记、总经理吴骏跃告诉记者`. What is not so framed is not taken for a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from reader.analysis.lexicon import EDGES, Plain, one_of, words
from reader.model.blocks import TextSpan
from reader.text.han import HAN

LONGEST_POST = 36
"""Code points. A clause that is longer before a name is more than a post; its last word still is one."""
SURE_NAME = 3
"""Code points. A shorter name may be part of other words, so that only its frames are its places."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who says something."""

    name: str
    """Empty where the paper gives none: 市委组织部相关负责人."""
    post: str
    """As printed, with the organisation where it stands before it; may be empty."""
    spans: tuple[TextSpan, ...]
    """Where the name stands; of a person without a name, where the post stands."""


_CLAUSE_EDGE = re.compile(f"[{EDGES.replace('、', '')}]")


class _Said(NamedTuple):
    """One frame: somebody speaks at one place."""

    name: str
    post: str
    span: TextSpan


@dataclass(frozen=True, slots=True)
class Frames:
    """The forms in which papers say who speaks, compiled from `surnames.yaml` and `speakers.yaml`."""

    named: re.Pattern[str]
    unnamed: re.Pattern[str]
    post: re.Pattern[str]
    """Ends with the word of a post."""
    preamble: re.Pattern[str]
    """What opens a clause and is no part of the post in it."""
    toward: re.Pattern[str]
    """A clause that names the one who is spoken to."""
    sure: re.Pattern[str]
    """A name that is one by itself: of a frequent family name, with a word of courtesy, or foreign."""
    anyone: tuple[str, ...]
    not_names: tuple[str, ...]

    @classmethod
    def from_data(cls, surnames: Plain, data: Plain) -> Self:
        """Compile the two files. KeyError where a list is missing."""
        said, post = _said(data), one_of(words(data, "posts"))
        openings, cuts = one_of(words(data, "openings")), one_of(words(data, "cuts"))
        return cls(
            named=re.compile(f"(?:^|(?<=[{EDGES}])|{post})(?P<name>{_name(surnames, data)}){said}"),
            unnamed=re.compile(f"(?P<head>{one_of(words(data, 'unnamed'))}){said}"),
            post=re.compile(f"{post}$"),
            preamble=re.compile(f"(?:.*{cuts})?{openings}*"),
            toward=re.compile(f"(?!{openings}).+{one_of(words(data, 'toward'))}"),
            sure=re.compile(
                f"{one_of(word for key in ('double', 'common') for word in words(surnames, key))}"
                f"|.*{one_of(words(data, 'courtesy'))}$|.*[·•・]"
            ),
            anyone=words(data, "anyone"),
            not_names=words(data, "not_names"),
        )


def _name(surnames: Plain, data: Plain) -> str:
    family = one_of(word for key in ("double", "common", "usual") for word in words(surnames, key))
    fit = f"[{HAN}](?<![{''.join(words(data, 'unfit'))}])"
    foreign = f"[{HAN}]{{1,6}}(?:[·•・][{HAN}]{{1,8}}?){{1,3}}?"
    return f"{family}{one_of(words(data, 'courtesy'))}|{family}(?:{fit})??{fit}|{foreign}"


def _said(data: Plain) -> str:
    """What follows a name: a day, an occasion, adverbs, all of which may be missing, and a verb of saying."""
    when = f"(?:[0-9０-９]{{1,2}}{one_of(words(data, 'days'))}|{one_of(words(data, 'times'))})?"
    occasion = f"(?:{one_of(words(data, 'occasions'))}[^{EDGES}]{{1,24}}?{one_of(words(data, 'occasion_ends'))})?"
    adverbs = f"{one_of(words(data, 'adverbs'))}{{0,3}}"
    return f"{when}{occasion}{adverbs}(?!{one_of(words(data, 'not_verbs'))}){one_of(words(data, 'verbs'))}"


def people(texts: Sequence[str], frames: Frames) -> tuple[Person, ...]:
    """Who speaks in `texts`, in the order in which they are first heard, each once."""
    heard: dict[str, list[_Said]] = {}
    for number, text in enumerate(texts):
        for said in sorted(_frames_of(number, text, frames), key=lambda said: said.span.start):
            heard.setdefault(said.name or said.post, []).append(said)
    found = (_person(group, texts) for group in heard.values())
    return tuple(person for person in found if person.post or _is_sure(person.name, texts, frames))


def _is_sure(name: str, texts: Sequence[str], frames: Frames) -> bool:
    """Whether a name without a post is one: 原期表示诚意 is no word of a Mr. Yuan."""
    return frames.sure.match(name) is not None or sum(text.count(name) for text in texts) > 1


def _person(group: list[_Said], texts: Sequence[str]) -> Person:
    name = group[0].name
    post = next((said.post for said in group if said.post), "")
    places = _occurrences(name, texts) if len(name) >= SURE_NAME else tuple(said.span for said in group)
    return Person(name, post, places)


def _occurrences(name: str, texts: Sequence[str]) -> tuple[TextSpan, ...]:
    found = (
        (number, match.start()) for number, text in enumerate(texts) for match in re.finditer(re.escape(name), text)
    )
    return tuple(TextSpan(number, start, start + len(name)) for number, start in found)


def _frames_of(number: int, text: str, frames: Frames) -> Iterator[_Said]:
    for match in frames.named.finditer(text):
        name, start = match["name"], match.start("name")
        post = _post_before(text, start, frames)
        if post is not None and not name.startswith(frames.not_names):
            yield _Said(name, post, TextSpan(number, start, match.end("name")))
    for match in frames.unnamed.finditer(text):
        post = _post_before(text, match.end("head"), frames)
        if post and len(post) > len(match["head"]) and not post.startswith(frames.anyone):
            end = match.end("head")
            yield _Said("", post, TextSpan(number, end - len(post), end))


def _post_before(text: str, end: int, frames: Frames) -> str | None:
    """The post that ends at `end`; empty where there is none; None where somebody is spoken to."""
    start = max(0, end - LONGEST_POST)
    before = _CLAUSE_EDGE.split(text[start:end])
    clause = before[-1]
    if frames.toward.match(clause):
        return None
    if start and len(before) == 1:
        return _last_post(clause, frames)
    parts = clause[_length(frames.preamble.match(clause)) :].split("、")
    first = next((n for n in range(len(parts), 0, -1) if not frames.post.search(parts[n - 1])), 0)
    return "、".join(parts[first:])


def _last_post(clause: str, frames: Frames) -> str:
    found = frames.post.search(clause)
    return found[0] if found else ""


def _length(match: re.Match[str] | None) -> int:
    return match.end() if match else 0
