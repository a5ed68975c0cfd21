"""What a dump lost: beginnings and ends of paragraphs, told by form; gaps, told by who speaks without introduction.

A false mark is worse than a missed one, so that nothing is marked in verse, in lists, and where ends without a stop are
the custom of the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from reader.model.edition import Diagnostic, Paragraph, ParagraphRole
from reader.parser.bylines.byline_reader import BylineRules, read_tail
from reader.parser.truncation.lost_beginnings import LostBeginningRules, evidence_of_loss
from reader.text.han import is_han

BODY = frozenset({ParagraphRole.TEXT, ParagraphRole.LEAD})
ENOUGH = 1.0
"""What the weights of the signs of a lost beginning must sum up to."""
LONGEST_LINE_OF_VERSE = 24
LEAST_VERSE = 4
"""Lines of the shortest verse."""
LEAST_CUT = 20
"""Code points of the shortest paragraph whose end can be lost."""
MOST_OPEN = 3
"""In an article where one in so many paragraphs ends without a stop, that is its custom."""
QUOTED = 3
"""A quotation may have been opened so many paragraphs before."""
EARLIEST_GAP = 2
"""Index of the first paragraph before which a gap is looked for."""
SPEAKERS_WINDOW = 2000
MOST_SPEAKERS = 8
"""Speakers of one paragraph who are looked for in those before it."""
MOST_PARAGRAPHS = 200
MOST_TEXT = 200_000
"""Code points; in what is longer, and hardly one article, no gaps are looked for."""


@dataclass(frozen=True, slots=True)
class DamageRules:
    """What damage is told by, compiled from `data/rules/damage.yaml`."""

    beginnings: LostBeginningRules
    bylines: BylineRules
    stops: frozenset[str]
    """Signs that a whole paragraph ends with."""
    full_stops: frozenset[str]
    continued: frozenset[str]
    says: tuple[str, ...]
    first_person: re.Pattern[str]
    messages: dict[str, str]
    """An English sentence for each reason."""

    @classmethod
    def from_data(cls, rules: Any, openings: Any, surnames: Any, people: BylineRules) -> "DamageRules":
        """From `data/rules/damage.yaml`, the tables of openings and surnames, and the rules of bylines."""
        return cls(
            beginnings=LostBeginningRules.from_data(rules, openings, surnames),
            bylines=people,
            stops=frozenset(rules["stops"]),
            full_stops=frozenset(rules["full_stops"]),
            continued=frozenset("".join(rules["continued"].split())),
            says=tuple(rules["says"].split()),
            first_person=re.compile(rules["first_person"]),
            messages={reason["id"]: reason["message"] for reason in [*rules["signs"], *rules["reasons"]]},
        )


def mark_damage(
    paragraphs: tuple[Paragraph, ...], rules: DamageRules, is_news: bool = True
) -> tuple[tuple[Paragraph, ...], tuple[Diagnostic, ...]]:
    """The paragraphs of one article with what is lost of them marked, and the reasons.

    Where it `is_news` in the simplified script, the words that paragraphs begin with tell; elsewhere only signs do.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    if _is_verse(paragraphs):
        return paragraphs, ()
    ends = _judge_ends(paragraphs, rules)
    gaps = len(texts) <= MOST_PARAGRAPHS and sum(map(len, texts)) <= MOST_TEXT
    marked: list[Paragraph] = []
    found: list[Diagnostic] = []
    for at, paragraph in enumerate(paragraphs):
        before = _lost_before(paragraph, "".join(texts[max(0, at - QUOTED) : at]) if at else None, rules, is_news)
        gap = _gap(at, texts, rules) if gaps and before is None else None
        after = ends and _lost_after(paragraph, rules)
        if before or after or gap:
            paragraph = paragraph._replace(lost_before=before is not None, lost_after=after, possible_gap=gap)
        marked.append(paragraph)
        found += _diagnostics(marked[-1], before, rules)
    return tuple(marked), tuple(found)


def _diagnostics(paragraph: Paragraph, before: str | None, rules: DamageRules) -> Iterator[Diagnostic]:
    if before is not None:
        yield Diagnostic("lost-before", paragraph.lines[0], before, rules.messages[before])
    gap = paragraph.possible_gap
    if gap is not None:
        yield Diagnostic("possible-gap", paragraph.lines[0], gap, rules.messages[gap])
    if paragraph.lost_after:
        yield Diagnostic("lost-after", paragraph.lines[-1], "no-final-stop", rules.messages["no-final-stop"])


def _texts_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [p.text for p in paragraphs if p.role in BODY]


def _is_verse(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether most paragraphs are as short as lines of verse or the items of a list."""
    texts = _texts_of(paragraphs)
    return len(texts) >= LEAST_VERSE and 2 * sum(len(text) <= LONGEST_LINE_OF_VERSE for text in texts) > len(texts)


def is_literary(texts: Sequence[str], rules: DamageRules) -> bool:
    """Whether someone tells of himself: one character in a hundred is 我, 我国 and the like left aside."""
    return 100 * sum(len(rules.first_person.findall(text)) for text in texts) > sum(map(len, texts))


def _lost_before(paragraph: Paragraph, before: str | None, rules: DamageRules, is_news: bool) -> str | None:
    """The weightiest reason to think that the beginning is lost, where the reasons are enough."""
    if paragraph.role not in BODY or paragraph.text[:1] in rules.bylines.marks:
        return None
    signs = list(evidence_of_loss(paragraph.text, before, rules.beginnings, is_news))
    weights = rules.beginnings.weights
    if not signs or sum(weights[sign] for sign in signs) < ENOUGH:
        return None
    return max(signs, key=lambda sign: weights[sign])


def _judge_ends(paragraphs: Sequence[Paragraph], rules: DamageRules) -> bool:
    """Whether a missing stop means anything here: the article uses full stops, and seldom ends without one."""
    texts = _texts_of(paragraphs)
    is_open = sum(_ends_open(text, rules) for text in texts)
    return any(not rules.full_stops.isdisjoint(text) for text in texts) and (
        is_open <= 1 or MOST_OPEN * is_open < len(texts)
    )


def _ends_open(text: str, rules: DamageRules) -> bool:
    body = text.rstrip()
    return bool(body) and body[-1] not in rules.stops


def _lost_after(paragraph: Paragraph, rules: DamageRules) -> bool:
    """Whether a paragraph of some length breaks off: its last character is a word's or a comma, and no signature."""
    text = paragraph.text.rstrip()
    if paragraph.role not in BODY or len(text) < LEAST_CUT or not _ends_open(text, rules):
        return False
    if rules.full_stops.isdisjoint(text) and not is_han(text[-1:]):
        return False
    return rules.continued.isdisjoint(text[-8:]) and read_tail(text, 0, rules.bylines) is None


def _gap(at: int, texts: Sequence[str], rules: DamageRules) -> str | None:
    """`unknown-speaker` where someone is quoted by name alone whom nothing before has named."""
    if at < EARLIEST_GAP:
        return None
    text = texts[at][:SPEAKERS_WINDOW]
    speakers = islice(_speakers(text, rules), MOST_SPEAKERS)
    strangers = (name for start, name in speakers if not _is_named(name, start, at, texts))
    return "unknown-speaker" if next(strangers, None) else None


def _is_named(name: str, start: int, at: int, texts: Sequence[str]) -> bool:
    return name in texts[at][:start] or any(name in text for text in texts[:at])


def _speakers(text: str, rules: DamageRules) -> Iterator[tuple[int, str]]:
    """Names right behind a stop and right before a verb of saying, with their offsets: `。”张晓东说`."""
    surnames = rules.bylines.surnames
    for verb in rules.says:
        end = text.find(verb)
        while end >= 0:
            for size in (3, 2):
                start = end - size
                name = text[max(start, 0) : end]
                if start > 0 and text[start - 1] in rules.stops and is_han(name) and surnames.doubt(name) <= 1:
                    if name not in rules.bylines.not_names and surnames.never.isdisjoint(name):
                        yield start, name
                    break
            end = text.find(verb, end + len(verb))
