"""Whether a paragraph begins where its first sentence begins, or in the middle of one.

What is looked at is form alone: signs that cannot stand first, words cut in two, objects without their verb. Each sign
of a lost beginning has an id and a weight in `data/rules/damage.yaml`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from reader.parser.clauses import ClauseRules, is_fragment, is_object, is_short_fragment
from reader.parser.needs import Guarded
from reader.parser.roles import plain

LONGEST_LOOK = 400
"""Code points at the head of a paragraph in which a quote that is closed must have been opened."""
LONGEST_FIGURE = 12
LONGEST_NUMBER = 3
"""Code points of the number of an item: 10）."""
LONGEST_FRAME = 40
"""Code points in which both halves of a frame stand."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of characters, by their first one."""

    seconds: dict[str, str]

    @classmethod
    def from_plain(cls, text: str) -> "Pairs":
        """From words that are each a first character and all its seconds."""
        return cls({word[0]: word[1:] for word in text.split()})

    def __contains__(self, pair: str) -> bool:
        return pair[1:2] in self.seconds.get(pair[:1], "") and len(pair) > 1


@dataclass(frozen=True, slots=True)
class BeginningRules:
    """What beginnings are judged by."""

    weights: dict[str, float]
    strong: Pairs
    weak: Pairs
    inside: Pairs
    doubtful: Pairs
    openers: frozenset[str]
    persons: frozenset[str]
    """What people are called behind what they live by: 蚕农."""
    families: frozenset[str]
    """Common surnames: a name may go on with a common word (张建国)."""
    usual_families: frozenset[str]
    never: frozenset[str]
    place: re.Pattern[str]
    """What a name of a place begins a text with: 沂南县."""
    never_words: tuple[str, ...]
    never_words_before_sign: tuple[str, ...]
    frames: tuple[tuple[str, frozenset[str]], ...]
    """The second halves of frames, each with the characters of which its first half has one."""
    half: Guarded
    """Any second half of a frame."""
    locatives: frozenset[str]
    after_lone: frozenset[str]
    before_digits: frozenset[str]
    cries: frozenset[str]
    numerals: frozenset[str]
    first_signs: frozenset[str]
    opening_of: dict[str, str]
    """Opening sign by its closing sign."""
    closing: re.Pattern[str]
    """Any closing sign."""
    says: tuple[str, ...]
    addressed: tuple[str, ...]
    """What people are called behind their surname: 裘老师."""
    numbered: re.Pattern[str]
    """What numbers a thing behind its name of one character: 衡12井."""
    lone_figure: re.Pattern[str]
    """A figure with its measure and nothing more: `13%，`."""
    clauses: ClauseRules

    @classmethod
    def from_plain(cls, rules: Any, openings: Any, surnames: Any) -> "BeginningRules":
        """From `data/rules/damage.yaml`, `data/openings/openings.yaml` and `data/lexicon/surnames.yaml`."""

        def chars(key: str) -> frozenset[str]:
            return frozenset("".join(rules[key].split()))

        return cls(
            weights={sign["id"]: sign["weight"] for sign in rules["signs"]},
            strong=Pairs.from_plain(openings["strong"]),
            weak=Pairs.from_plain(openings["weak"]),
            inside=Pairs.from_plain(openings["inside"]),
            doubtful=Pairs.from_plain(openings["doubtful"]),
            openers=chars("openers"),
            persons=chars("persons"),
            families=frozenset(surnames["common"].split()),
            usual_families=frozenset([*surnames["usual"].split(), *surnames["rare"].split()])
            - chars("seldom_families"),
            never=chars("never"),
            place=re.compile(f"[\u4e00-\u9fff]{{1,3}}?[{''.join(rules['place_ends'].split())}]"),
            never_words=tuple(rules["never_words"].split()),
            never_words_before_sign=tuple(rules["never_words_before_sign"].split()),
            frames=tuple(_frame(*frame.split("=")) for frame in rules["frames"].split()),
            half=Guarded.of(
                "|".join(re.escape(frame.partition("=")[0]) for frame in rules["frames"].split()) or "(?!)"
            ),
            locatives=chars("locatives"),
            after_lone=chars("after_lone"),
            before_digits=chars("before_digits"),
            numerals=chars("numerals"),
            cries=chars("cries"),
            first_signs=chars("first_signs"),
            opening_of={pair[1]: pair[0] for pair in rules["pairs"].split()},
            closing=re.compile(f"[{re.escape(''.join(pair[1] for pair in rules['pairs'].split()))}]"),
            says=tuple(rules["says"].split()),
            addressed=tuple(rules["addressed"].split()),
            numbered=re.compile(f"[0-9]+[{''.join(rules['numbered'].split())}]"),
            lone_figure=re.compile(f"[0-9.]+(?:{'|'.join(rules['measures'].split())})、"),
            clauses=ClauseRules.from_plain(rules, openings),
        )


def _frame(half: str, firsts: str) -> tuple[str, frozenset[str]]:
    return half, frozenset(firsts)


def signs_of_loss(text: str, before: str | None, rules: BeginningRules, with_words: bool = True) -> Iterator[str]:
    """The ids of all that shows that the beginning of `text` is lost; `before` is the paragraph before it.

    `with_words`: whether words tell, too, and not only punctuation and figures.
    """
    end = rules.clauses.end_of_clause(text) if with_words else -1
    for sign, shows in _ALL_SIGNS if with_words else _SIGNS:
        if shows(text, end, rules):
            yield sign
    if before is not None and _closes_unopened(text, before, rules):
        yield "quote-never-opened"


def is_han(text: str) -> bool:
    """Whether `text` is not empty and of common Han characters alone."""
    return _HAN.fullmatch(text) is not None


_HAN = re.compile("[\u4e00-\u9fff]+")


def begins_word(text: str, rules: BeginningRules) -> bool:
    """Whether the first two characters of `text` begin any word."""
    return text[:2] in rules.strong or text[:2] in rules.weak


def _starts_with_sign(text: str, _: int, rules: BeginningRules) -> bool:
    return text[:1] in rules.first_signs


def _cuts_word(text: str, _: int, rules: BeginningRules) -> bool:
    """`军|袭击`: a character that opens nothing, then a common word; not `承办|法官`, where the next two are one."""
    first = text[:1]
    if not is_han(text[:3]) or first in rules.openers or begins_word(text, rules) or text[1:3] not in rules.strong:
        return False
    if (
        text[1] in rules.persons
        or rules.place.match(text)
        or (text[2:4] in rules.strong and text[3:5] not in rules.strong)
    ):
        return False
    if first in rules.usual_families:
        is_person = text.startswith(rules.addressed, 1) or any(text.startswith(rules.says, at) for at in (2, 3))
        return not is_person
    return first not in rules.families


def _is_inside_word(text: str, _: int, rules: BeginningRules) -> bool:
    """`主性`, `色列`: a pair that stands inside longer words only; `兰卡、` where a list or a particle follows."""
    pair = text[:2]
    if pair[:1] in rules.openers:
        return False
    return pair in rules.inside or (
        pair in rules.doubtful and (text[2:3] in rules.after_lone or text[2:3] in rules.first_signs)
    )


def _is_never_first(text: str, _: int, rules: BeginningRules) -> bool:
    """`的战略位置`, `以及周边`, `公里以上。`, `以来,`."""
    if text.startswith(rules.never_words):
        return True
    if text.startswith(rules.never_words_before_sign):
        return not is_han(text[2:3])
    return text[:1] in rules.never and is_han(text[:2]) and not begins_word(text, rules)


def _breaks_frame(text: str, end: int, rules: BeginningRules) -> bool:
    """`遥感监测为核心的管理`: the second half of a frame (以…为核心) without the first one."""
    clause = text[: end if end >= 0 else LONGEST_FRAME]
    if not rules.half.search(clause):
        return False
    places = ((clause.find(half), firsts) for half, firsts in rules.frames)
    return any(at >= 0 and firsts.isdisjoint(clause[:at]) for at, firsts in places)


def _breaks_number(text: str, _: int, rules: BeginningRules) -> bool:
    """`00万个`, `0年来`, `.5亿亩`, `13%，`: the end of a figure, or one alone. `0.5`, `08:30` are whole."""
    if text[:1].isalpha():
        return False
    words = plain(text[:2])
    if words[:1].isdigit() and rules.lone_figure.match(plain(text[:LONGEST_FIGURE])):
        return True
    return (words[:1] == "." and words[1:].isdigit()) or (
        words[:1] == "0" and not words[1:].isdigit() and words[1:] != "."
    )


def _is_lone(text: str, _: int, rules: BeginningRules) -> bool:
    """`责,提出意见`, `长10.0%`, `区的仓库`: the last character of a word."""
    first, second = text[:1], text[1:2]
    if not is_han(first) or second in _SPEAKING:
        return False
    if second == LISTING:
        return False
    if second in rules.first_signs or second in rules.clauses.stops:
        return first not in rules.cries and first not in rules.numerals
    if second.isdigit():
        return first not in rules.before_digits and not rules.numbered.match(plain(text[1:LONGEST_FIGURE]))
    if second not in rules.after_lone or begins_word(text, rules):
        return False
    if first in rules.locatives:
        return True
    return first not in rules.openers and first not in rules.families and first not in rules.usual_families


def _closes_unopened(text: str, before: str, rules: BeginningRules) -> bool:
    """Whether the first quote or bracket that is closed was opened neither here nor in the paragraphs before.

    A bracket behind a number opens nothing and closes nothing: `1）选种`.
    """
    if not rules.closing.search(text, 0, LONGEST_LOOK):
        return False
    closed = [(text.find(sign, 0, LONGEST_LOOK), sign, opening) for sign, opening in rules.opening_of.items()]
    unopened = [found for found in closed if found[0] >= 0 and text.find(found[2], 0, found[0]) < 0]
    unopened = [found for found in unopened if not _is_of_a_year(text, found[0])]
    if not unopened:
        return False
    at, sign, opening = min(unopened)
    if at <= LONGEST_NUMBER and plain(sign) == ")" and (text[at - 1 : at].isnumeric() or text[:at].isascii()):
        return False
    return before.count(opening) <= before.count(sign)


def _is_of_a_year(text: str, at: int) -> bool:
    """Whether the sign is the apostrophe of `’97中国旅游年`."""
    return text[at] == "’" and text[at + 1 : at + 3].isdecimal()


_Sign = Callable[[str, int, BeginningRules], bool]
"""Whether a text shows it, given where its first clause ends."""

LISTING = "、"
"""What parts the items of a list: 葱、姜切末. A single character before it is no end of a word."""
_SPEAKING = {" ", *(char for char, becomes in plain.of.items() if becomes == " ")}
"""What stands behind a speaker or a label: 问：, 图："""
_SIGNS: tuple[tuple[str, _Sign], ...] = (("sign-first", _starts_with_sign), ("broken-number", _breaks_number))
_WORD_SIGNS: tuple[tuple[str, _Sign], ...] = (
    ("cut-word", _cuts_word),
    ("inside-word", _is_inside_word),
    ("never-first", _is_never_first),
    ("broken-frame", _breaks_frame),
    ("lone-character", _is_lone),
    ("short-fragment", lambda text, end, rules: is_short_fragment(text, end, rules.clauses)),
    ("fragment", lambda text, end, rules: is_fragment(text, end, rules.clauses)),
    ("object-first", lambda text, end, rules: is_object(text, end, rules.clauses)),
)
_ALL_SIGNS = (*_SIGNS, *_WORD_SIGNS)
