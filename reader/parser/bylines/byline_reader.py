"""Who made an article: bylines on their own lines, at the end, and photo credits; `lead_bylines` has those in the lead.

`■记者 胡佳英 黄雨欣 通讯员 曹金凤 摄影 王 强`, `…优良家风。 记者顾凌`.
A byline is read from its role words: what stands between two of them must be names and nothing else.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.model.edition import Credit
from reader.parser.bylines.byline_grammar import BylineEntry, BylineItem, RoleWord, entries_from_items, parse_items
from reader.parser.bylines.byline_rules import (
    AUTHOR,
    LONGEST_HOUSE,
    PHOTOGRAPHER,
    REPORTER,
    BylineRules,
    Role,
    normalize,
)
from reader.parser.bylines.person_names import ALIEN, PersonName
from reader.text.han import is_han

__all__ = ["Byline", "BylineRules", "is_bare_name", "read_byline", "read_people", "read_tail"]

LONGEST_BYLINE = 120
"""Code points of the longest byline that is looked for."""
LONGEST_AGENCY = 40
"""Code points of the longest name of an agency with what stands around it."""
TAIL_WINDOW = 90
"""Code points at the end of a paragraph in which its signature stands."""
MOST_BARE_NAMES = 8
LONGEST_HAN_NAME = 4
LONGEST_CODE = 3
_DIGITS = "0123456789０１２３４５６７８９"
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


class Byline(NamedTuple):
    """Credits, and the stretch of text that says them."""

    credits: tuple[Credit, ...]
    form: str
    """The id of the form: `role` `mark-role` `bare-names` `mark-names` `photo` `agency` `editors` `code` ..."""
    is_photo: bool
    """Only people who took, drew or gave pictures."""
    certainty: float
    """1.0: it cannot be anything else; 0.5: its neighbours have to decide (bare names)."""
    start: int
    end: int


def read_byline(text: str, line: int, rules: BylineRules) -> Byline | None:
    """The byline that the whole of `text` is; None where something in it is none (记者节快乐)."""
    if not 1 < len(text) <= LONGEST_BYLINE:
        return None
    words, is_marked, is_bracketed = _bare(rules.date_before.sub("", normalize(text).strip()), rules)
    if not words:
        return None
    if rules.affixes.is_note(words, is_bracketed):
        return Byline((), "note", False, 0.9, 0, len(text))
    found = _agency(words, line, rules, is_bracketed) or read_people(words, line, rules, is_marked, is_bracketed)
    if found is None:
        return None
    people, form, certainty = found
    return Byline(people, form, form == "photo", certainty, 0, len(text))


SignedBy = tuple[tuple[Credit, ...], str, float]


def _bare(text: str, rules: BylineRules) -> tuple[str, bool, bool]:
    """`text` without the mark before it and the brackets around it; whether there were these."""
    inner = rules.without_mark(text)
    is_marked = len(inner) < len(text)
    if not rules.marks.isdisjoint(inner):
        pairs = pairwise(f"_{inner}")
        inner = "".join(" " if char in rules.marks and before in rules.before_marks else char for before, char in pairs)
    if inner[:1] == "(" and inner[-1:] == ")" and inner.count("(") == 1:
        return inner[1:-1].strip(), is_marked, True
    if inner.endswith(")"):
        head, bracket, content = inner[:-1].partition("(")
        if bracket and len(head) <= LONGEST_HOUSE and head.endswith(rules.dateline_ends):
            return content.strip(), is_marked, True
    return inner, is_marked, False


def _agency(words: str, line: int, rules: BylineRules, is_bracketed: bool) -> SignedBy | None:
    """`（中央社）`, `据新华社电`, `（传真照片）`."""
    if words in rules.pictures or (is_bracketed and words in rules.bracketed_pictures):
        return (), "photo", 0.8
    if len(words) > LONGEST_AGENCY:
        return None
    name = next((words[len(word) :] for word in rules.according if words.startswith(word)), words)
    if name.endswith(rules.agency_endings):
        for ending in rules.agency_endings:
            name = name.removesuffix(ending)
    if name in rules.agencies:
        return (Credit("agency", name, line),), "agency", 0.9
    return None


def read_people(words: str, line: int, rules: BylineRules, is_marked: bool, is_bracketed: bool) -> SignedBy | None:
    """The credits that `words`, in plain form, are as a whole, with the id of their form and how certain they are.

    `is_marked`: a mark stood before them; `is_bracketed`: they stood in brackets.
    """
    words, is_reported = rules.affixes.without_place(rules.affixes.without_source(words), rules.pattern)
    items = parse_items(_close_slashes(words), rules)
    if not items:
        return _desk(words, is_reported and is_bracketed)
    roles = [item.role for item in items if isinstance(item, RoleWord)]
    names = [item for item in items if isinstance(item, PersonName)]
    is_alone = len(names) == 1 and not (is_marked or is_bracketed)
    if is_alone and any(_is_doubtful(word, name) for word, name in pairwise(items)):
        return None
    if not roles and any(name.doubt >= ALIEN for name in names):
        return _desk(words, is_reported and is_bracketed)
    entries = entries_from_items(items) or _alone(items, words)
    is_supported = is_marked or len(roles) > 1 or _is_photographed(items)
    is_supported = is_supported or (_stand_apart(items) if roles else is_bracketed)
    if not entries or not _are_names(entries, bool(roles), is_supported, rules):
        return _desk(words, is_reported and is_bracketed)
    unsaid = REPORTER if is_reported or any(role.is_nothing for role in roles) else AUTHOR
    people = tuple(Credit(e.role or unsaid, e.name.text, line, e.rank or None, e.organisation or None) for e in entries)
    form = "role" if is_reported else _form(roles, entries, is_marked, is_bracketed)
    if form == "bare-names" and rules.affixes.region.match(words.partition(" ")[0]):
        form = "placed-name"
    return people, form, _CERTAINTY.get(form, 1.0)


def _desk(words: str, is_reported: bool) -> SignedBy | None:
    """`〔即時新聞／綜合報導〕` names nobody."""
    return ((), "desk", 0.9) if is_reported and is_han(words) else None


def _close_slashes(words: str) -> str:
    """`文 / 图` as `文/图`."""
    return "/".join(part.strip(" ") for part in words.split("/")) if "/" in words else words.strip(" ")


def _is_photographed(items: Sequence[BylineItem]) -> bool:
    """`额博 摄影`: one name, and the word behind it."""
    name, *rest = items
    word = rest[0] if len(rest) == 1 else None
    return isinstance(name, PersonName) and isinstance(word, RoleWord) and word.role.name == PHOTOGRAPHER


def _is_doubtful(word: BylineItem, name: BylineItem) -> bool:
    """Whether the only name behind a role word is rather the rest of a longer word: `版面安排`, `摄影展开幕`."""
    return (
        isinstance(word, RoleWord)
        and word.is_tight
        and isinstance(name, PersonName)
        and name.doubt > (1 if word.role.runs_on else 0)
    )


def _alone(items: Sequence[BylineItem], words: str) -> list[BylineEntry]:
    """`本报评论员` signs without a name."""
    is_alone = len(items) == 1 and isinstance(items[0], RoleWord) and items[0].role.is_alone
    return [BylineEntry(AUTHOR, PersonName(words, 0))] if is_alone and " " not in words else []


_CERTAINTY = {"bare-names": 0.5, "mark-names": 0.8, "bracket-names": 0.8, "organisation": 0.8, "placed-name": 0.8}


def _form(roles: Sequence[Role], entries: Sequence[BylineEntry], is_marked: bool, is_bracketed: bool) -> str:
    if all(entry.is_photo for entry in entries):
        return "photo"
    if any(role.is_editor for role in roles):
        return "editors"
    if roles:
        return "mark-role" if is_marked else "role"
    if any(entry.organisation for entry in entries):
        return "organisation"
    return "mark-names" if is_marked else "bracket-names" if is_bracketed else "bare-names"


def _stand_apart(items: Sequence[BylineItem]) -> bool:
    """Whether every role word is one that stands before names, and a space behind it: `记者 纳杰`."""
    words = [item for item in items if isinstance(item, RoleWord)]
    return all(word.role.runs_on and not word.is_tight for word in words)


def _are_names(entries: Sequence[BylineEntry], has_role: bool, is_supported: bool, rules: BylineRules) -> bool:
    """Whether what looks like names is names.

    Beside a role word one surname is enough, or a mark before the line; without one all names must be short and have
    surnames that are not rare.
    """
    if any(entry.name.text in rules.not_names for entry in entries):
        return False
    doubts = [entry.name.doubt for entry in entries]
    if has_role:
        return is_supported or min(doubts) < ALIEN
    limit = 2 if is_supported else 1
    return (
        max(doubts) <= limit
        and len(entries) <= MOST_BARE_NAMES
        and all(len(entry.name.text) <= LONGEST_HAN_NAME or entry.name.is_foreign for entry in entries)
    )


def read_tail(text: str, line: int, rules: BylineRules) -> Byline | None:
    """The signature at the very end of a paragraph; what stands from its `start` on is no body.

    `…优良家风。 记者顾凌`, `…三十六口。（杜中武孙传刚）`, `…现场（新华社记者 兰红光 摄）。`, and `…。②18`, which is
    an editor's code.
    """
    base = max(0, len(text) - TAIL_WINDOW)
    tail = text[base:].rstrip()
    words = _without_code(tail)
    found = _tail_bracket(words, line, rules) or _tail_words(words, line, rules)
    if found:
        return found._replace(start=base + found.start, end=len(text))
    if len(words) < len(tail) and words[-1:] in rules.stops:
        return Byline((), "code", False, 0.9, base + len(words), len(text))
    return None


def _without_code(tail: str) -> str:
    """`tail` without the editor's code at its end: ②18."""
    bare = tail.rstrip(_DIGITS)
    return bare[:-1].rstrip() if bare and bare[-1] in _CIRCLED and len(tail) - len(bare) <= LONGEST_CODE else tail


def _tail_bracket(tail: str, line: int, rules: BylineRules) -> Byline | None:
    if ")" not in normalize(tail[-2:]):
        return None
    words = normalize(tail)
    inside = words[:-1] if tail[-1:] in rules.stops else words
    start = inside.rfind("(")
    if not inside.endswith(")") or start < 0:
        return None
    content = inside[start + 1 : -1].strip()
    if rules.affixes.is_note(content, True):
        return Byline((), "tail-note", False, 0.9, start, len(tail))
    found = _agency(content, line, rules, True) or read_people(content, line, rules, False, True)
    before = tail[:start].rstrip()
    if found is None or (found[1] == "bracket-names" and before[-1:] not in rules.stops):
        return None
    return Byline(found[0], f"tail-{found[1]}", found[1] == "photo", max(found[2], 0.8), start, len(tail))


def _tail_words(tail: str, line: int, rules: BylineRules) -> Byline | None:
    start = max((tail.rfind(stop) for stop in rules.stops), default=-1) + 1
    rest = normalize(tail[start:])
    if not 0 < start < len(tail) or rest.endswith(")"):
        return None
    found = read_people(rest.strip(), line, rules, False, False)
    if found is None or (found[1] == "bare-names" and not rest.startswith(" ")):
        return None
    return Byline(found[0], f"tail-{found[1]}", found[1] == "photo", found[2], start, len(tail))


def is_bare_name(text: str, rules: BylineRules) -> bool:
    """Whether `text` is one name and nothing more: `彬之` is none (no surname), `张广平` and `王 强` are."""
    found = read_byline(text, 0, rules)
    return found is not None and found.form in {"bare-names", "bracket-names"} and len(found.credits) == 1
