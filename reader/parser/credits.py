"""Who made an article: bylines on lines of their own, in the lead, at the end, and photo credits.

`■记者 胡佳英 黄雨欣 通讯员 曹金凤 摄影 王 强`, `本报讯（通讯员 吴川宁 记者 王茸）`, `…优良家风。 记者顾凌`.
A byline is read from its role words: what stands between two of them must be names and nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.model import Credit
from reader.parser.byline import AUTHOR, REPORTER, Entry, Item, RoleWord, entries_of, items_of
from reader.parser.names import ALIEN, Name, is_han
from reader.parser.roles import LONGEST_HOUSE, CreditRules, Role, plain

__all__ = ["Byline", "CreditRules", "is_bare_name", "read_byline", "read_lead", "read_tail"]

LONGEST_BYLINE = 120
"""Code points of the longest byline that is looked for."""
LEAD_WINDOW = 40
"""Code points of a lead in which its byline must begin."""
TAIL_WINDOW = 90
"""Code points at the end of a paragraph in which its signature stands."""
MOST_BARE_NAMES = 8
LONGEST_HAN_NAME = 4
MOST_SPACED_TOKENS = 12
LONGEST_CODE = 3
_DIGITS = "0123456789０１２３４５６７８９"
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


@dataclass(frozen=True, slots=True)
class Byline:
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


def read_byline(text: str, line: int, rules: CreditRules) -> Byline | None:
    """The byline that the whole of `text` is; None where something in it is none (记者节快乐)."""
    if not 1 < len(text) <= LONGEST_BYLINE:
        return None
    words, is_marked, is_bracketed = _bare(rules.date_before.sub("", plain(text).strip()), rules)
    if not words:
        return None
    if rules.trimmings.is_note(words, is_bracketed):
        return Byline((), "note", False, 0.9, 0, len(text))
    found = _agency(words, line, rules, is_bracketed) or _signed(words, line, rules, is_marked, is_bracketed)
    if found is None:
        return None
    people, form, certainty = found
    return Byline(people, form, form == "photo", certainty, 0, len(text))


_Found = tuple[tuple[Credit, ...], str, float]


def _bare(text: str, rules: CreditRules) -> tuple[str, bool, bool]:
    """`text` without the mark before it and the brackets around it; whether there were these."""
    inner = text.lstrip("".join(rules.marks) + " ") if text[:1] in rules.marks else text
    is_marked = len(inner) < len(text)
    if is_marked:
        pairs = pairwise(f"_{inner}")
        inner = "".join(" " if char in rules.marks and before == " " else char for before, char in pairs)
    if inner[:1] == "(" and inner[-1:] == ")" and inner.count("(") == 1:
        return inner[1:-1].strip(), is_marked, True
    head, bracket, content = inner.removesuffix(")").partition("(")
    if bracket and inner.endswith(")") and len(head) <= LONGEST_HOUSE and head.endswith(rules.dateline_ends):
        return content.strip(), is_marked, True
    return inner, is_marked, False


def _agency(words: str, line: int, rules: CreditRules, is_bracketed: bool) -> _Found | None:
    """`（中央社）`, `据新华社电`, `（传真照片）`."""
    if words in rules.pictures or (is_bracketed and words in rules.bracketed_pictures):
        return (), "photo", 0.8
    if len(words) > LEAD_WINDOW:
        return None
    name = next((words[len(word) :] for word in rules.according if words.startswith(word)), words)
    if name.endswith(rules.agency_endings):
        for ending in rules.agency_endings:
            name = name.removesuffix(ending)
    if name in rules.agencies:
        return (Credit("agency", name, line),), "agency", 0.9
    return None


def _signed(words: str, line: int, rules: CreditRules, is_marked: bool, is_bracketed: bool) -> _Found | None:
    words, is_reported = rules.trimmings.without_place(rules.trimmings.without_source(words), rules.pattern)
    items = items_of(_close_slashes(words), rules)
    if not items:
        return _desk(words, is_reported and is_bracketed)
    is_alone = sum(isinstance(item, Name) for item in items) == 1 and not (is_marked or is_bracketed)
    if is_alone and any(_is_doubtful(word, name) for word, name in pairwise(items)):
        return None
    roles = [item.role for item in items if isinstance(item, RoleWord)]
    if not roles and any(isinstance(item, Name) and item.doubt >= ALIEN for item in items):
        return _desk(words, is_reported and is_bracketed)
    entries = entries_of(items) or _alone(items, words)
    is_supported = is_marked or (is_bracketed if len(roles) != 1 else _stand_apart(items))
    if not entries or not _are_names(entries, bool(roles), is_supported, rules):
        return _desk(words, is_reported and is_bracketed)
    unsaid = REPORTER if is_reported or any(role.is_nothing for role in roles) else AUTHOR
    people = tuple(Credit(e.role or unsaid, e.name.text, line, e.rank or None, e.organisation or None) for e in entries)
    form = "role" if is_reported else _form(roles, entries, is_marked, is_bracketed)
    if form == "bare-names" and rules.trimmings.region.match(words.partition(" ")[0]):
        form = "placed-name"
    return people, form, _CERTAINTY.get(form, 1.0)


def _desk(words: str, is_reported: bool) -> _Found | None:
    """`〔即時新聞／綜合報導〕` names nobody."""
    return ((), "desk", 0.9) if is_reported and is_han(words) else None


def _close_slashes(words: str) -> str:
    """`文 / 图` as `文/图`."""
    return "/".join(part.strip(" ") for part in words.split("/")) if "/" in words else words.strip(" ")


def _is_doubtful(word: Item, name: Item) -> bool:
    """Whether the only name behind a role word is rather the rest of a longer word: `版面安排`, `摄影展开幕`."""
    return (
        isinstance(word, RoleWord)
        and word.is_tight
        and isinstance(name, Name)
        and name.doubt > (1 if word.role.runs_on else 0)
    )


def _alone(items: Sequence[Item], words: str) -> list[Entry]:
    """`本报评论员` signs without a name."""
    is_alone = len(items) == 1 and isinstance(items[0], RoleWord) and items[0].role.is_alone
    return [Entry(AUTHOR, Name(words, 0))] if is_alone and " " not in words else []


_CERTAINTY = {"bare-names": 0.5, "mark-names": 0.8, "bracket-names": 0.8, "organisation": 0.8, "placed-name": 0.8}


def _form(roles: Sequence[Role], entries: Sequence[Entry], is_marked: bool, is_bracketed: bool) -> str:
    if all(entry.is_photo for entry in entries):
        return "photo"
    if any(role.is_editor for role in roles):
        return "editors"
    if roles:
        return "mark-role" if is_marked else "role"
    if any(entry.organisation for entry in entries):
        return "organisation"
    return "mark-names" if is_marked else "bracket-names" if is_bracketed else "bare-names"


def _stand_apart(items: Sequence[Item]) -> bool:
    """Whether every role word is one that stands before names, and a space behind it: `记者 纳杰`."""
    words = [item for item in items if isinstance(item, RoleWord)]
    return all(word.role.runs_on and not word.is_tight for word in words)


def _are_names(entries: Sequence[Entry], has_role: bool, is_supported: bool, rules: CreditRules) -> bool:
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


def read_lead(text: str, line: int, rules: CreditRules) -> Byline | None:
    """The byline at the head of an article's first paragraph, behind its dateline or before it.

    In brackets, `本报讯(记者 廖秋平)日前`; run on, `本报北京１月１日讯记者王建新报道：`; or in spaces,
    `本报讯 记者 王平 近日`.
    """
    if not (rules.opening.search(text, 0, LEAD_WINDOW) or rules.lead_end.search(text, 0, LEAD_WINDOW + LONGEST_BYLINE)):
        return None
    window = plain(text[: LEAD_WINDOW + LONGEST_BYLINE])
    return (
        _bracketed_lead(window, line, rules) or _reported_lead(window, line, rules) or _spaced_lead(window, line, rules)
    )


def _bracketed_lead(window: str, line: int, rules: CreditRules) -> Byline | None:
    start = window.find("(", 0, LEAD_WINDOW)
    while start >= 0:
        end = window.find(")", start) + 1
        found = _signed(window[start + 1 : end - 1].strip(), line, rules, False, True) if end else None
        if found and (found[1] != "bracket-names" or window[:start].rstrip(" )").endswith(rules.dateline_ends)):
            return Byline(found[0], "lead-bracket", found[1] == "photo", found[2], start, end)
        start = window.find("(", start + 1, LEAD_WINDOW)
    return None


def _dateline_end(window: str, before: int, rules: CreditRules) -> int:
    """Where the dateline before offset `before` ends; 0 where there is none."""
    ends = (window.rfind(word, 0, before) + len(word) for word in rules.dateline_ends if word in window[:before])
    end = max(ends, default=0)
    return end + (window[end : end + 1] == ")")


def _reported_lead(window: str, line: int, rules: CreditRules) -> Byline | None:
    role = rules.pattern.search(window, 0, LEAD_WINDOW)
    ends = [at + len(word) for word in rules.reported if (at := window.find(word)) >= 0]
    if role and not ends:
        return _learned_lead(window, role, line, rules)
    if role is None or not ends or window[min(ends) : min(ends) + 1] not in {" ", "、", ""}:
        return None
    start, end = _dateline_end(window, role.start(), rules), min(ends)
    start += sum(len(word) for word in rules.according if window[start:end].startswith(word))
    found = _signed(window[start:end].strip(), line, rules, False, False)
    return Byline(found[0], "lead-reported", False, 1.0, start, end + 1) if found and found[1] == "role" else None


def _learned_lead(window: str, role: re.Match[str], line: int, rules: CreditRules) -> Byline | None:
    """`本报讯记者王平从市气象局获悉`: the names end where the source begins."""
    start = _dateline_end(window, role.start(), rules)
    learned = rules.learned.search(window, role.end(), role.end() + LEAD_WINDOW) if start else None
    if learned is None:
        return None
    found = _signed(window[start : learned.start()].strip(), line, rules, False, False)
    return (
        Byline(found[0], "lead-reported", False, 0.9, start, learned.start()) if found and found[1] == "role" else None
    )


def _spaced_lead(window: str, line: int, rules: CreditRules) -> Byline | None:
    """`本报讯 记者 王平 通讯员 李南 近日`: tokens as long as they are roles and names."""
    role = rules.pattern.search(window, 0, LEAD_WINDOW)
    start = _dateline_end(window, role.start(), rules) if role else 0
    if role is None or not start or rules.rank_at_end(window[start : role.start()].strip(" /"))[0]:
        return None
    start += window[start : start + 1] == "/"
    ends = [at for at in range(role.end(), len(window)) if window[at] == " "][:MOST_SPACED_TOKENS]
    for end in reversed(ends):
        found = _signed(window[start:end].strip(), line, rules, False, False)
        if found and found[1] == "role":
            return Byline(found[0], "lead-spaced", False, 0.9, start, end)
    return None


def read_tail(text: str, line: int, rules: CreditRules) -> Byline | None:
    """The signature at the very end of a paragraph; what stands from its `start` on is no body.

    `…优良家风。 记者顾凌`, `…三十六口。（杜中武孙传刚）`, `…现场（新华社记者 兰红光 摄）。`, and `…。②18`, which is
    an editor's code.
    """
    base = max(0, len(text) - TAIL_WINDOW)
    tail = text[base:].rstrip()
    words = _without_code(tail)
    found = _tail_bracket(words, line, rules) or _tail_words(words, line, rules)
    if found:
        return replace(found, start=base + found.start, end=len(text))
    if len(words) < len(tail) and words[-1:] in rules.stops:
        return Byline((), "code", False, 0.9, base + len(words), len(text))
    return None


def _without_code(tail: str) -> str:
    """`tail` without the editor's code at its end: ②18."""
    bare = tail.rstrip(_DIGITS)
    return bare[:-1].rstrip() if bare and bare[-1] in _CIRCLED and len(tail) - len(bare) <= LONGEST_CODE else tail


def _tail_bracket(tail: str, line: int, rules: CreditRules) -> Byline | None:
    if ")" not in plain(tail[-2:]):
        return None
    words = plain(tail)
    inside = words[:-1] if tail[-1:] in rules.stops else words
    start = inside.rfind("(")
    if not inside.endswith(")") or start < 0:
        return None
    content = inside[start + 1 : -1].strip()
    if rules.trimmings.is_note(content, True):
        return Byline((), "tail-note", False, 0.9, start, len(tail))
    found = _agency(content, line, rules, True) or _signed(content, line, rules, False, True)
    before = tail[:start].rstrip()
    if found is None or (found[1] == "bracket-names" and before[-1:] not in rules.stops):
        return None
    return Byline(found[0], f"tail-{found[1]}", found[1] == "photo", max(found[2], 0.8), start, len(tail))


def _tail_words(tail: str, line: int, rules: CreditRules) -> Byline | None:
    start = max((tail.rfind(stop) for stop in rules.stops), default=-1) + 1
    rest = plain(tail[start:])
    if not 0 < start < len(tail) or rest.endswith(")"):
        return None
    found = _signed(rest.strip(), line, rules, False, False)
    if found is None or (found[1] == "bare-names" and not rest.startswith(" ")):
        return None
    return Byline(found[0], f"tail-{found[1]}", found[1] == "photo", found[2], start, len(tail))


def is_bare_name(text: str, rules: CreditRules) -> bool:
    """Whether `text` is one name and nothing more: `彬之` is none (no surname), `张广平` and `王 强` are."""
    found = read_byline(text, 0, rules)
    return found is not None and found.form in {"bare-names", "bracket-names"} and len(found.credits) == 1
