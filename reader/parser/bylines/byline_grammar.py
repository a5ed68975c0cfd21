"""A byline taken apart: role words, organisations and names in their order, then which names each role word means.

In `新华社记者兰红光摄` one role stands before the name (记者) and one after it (摄); in `洪为亮/文 周晨阳/图`
both stand after, in `摄影 王强` before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.parser.bylines.byline_rules import AUTHOR, PHOTOGRAPHER, REPORTER, BylineRules, Role
from reader.parser.bylines.person_names import PersonName, names_of

MOST_ROLES = 20


class RoleWord(NamedTuple):
    """A role as it stands in the line."""

    role: Role
    rank: str = ""
    organisation: str = ""
    slash_before: bool = False
    slash_after: bool = False
    is_tight: bool = False
    """What follows it stands right behind it."""


class Organisation(NamedTuple):
    """An organisation that stands before names: 共享联盟·路桥."""

    text: str


BylineItem = RoleWord | Organisation | PersonName


class BylineEntry(NamedTuple):
    """One person in one role."""

    role: str
    name: PersonName
    rank: str = ""
    organisation: str = ""
    is_photo: bool = False


def parse_items(words: str, rules: BylineRules) -> list[BylineItem] | None:
    """The items of a byline in plain form; None where something in it is none."""
    found = [match for match in rules.pattern.finditer(words) if _stands_apart(words, match, rules)]
    if len(found) > MOST_ROLES:
        return None
    items: list[BylineItem] = []
    at = 0
    for match in found:
        gap, rank, organisation = _peeled(words[at : match.start()], rules)
        if at == 0 and gap and not organisation and _EDGES.isdisjoint(gap) and rules.roles[match[0]].side == "before":
            gap, organisation = "", gap
        before = _people(gap, rules)
        if before is None:
            return None
        items += [*before, RoleWord(rules.roles[match[0]], rank, organisation, *_sides(words, match))]
        at = match.end()
    rest = _people(words[at:], rules)
    return None if rest is None else [*items, *rest]


def _sides(words: str, match: re.Match[str]) -> tuple[bool, bool, bool]:
    """Whether a slash stands before and behind a role word, and whether the next word stands right behind it."""
    after = words[match.end() : match.end() + 2]
    return words[: match.start()].rstrip(" ")[-1:] == "/", after.lstrip(" ")[:1] == "/", after[:1] not in _EDGES


_NOTHING = frozenset(["", " ", "、"])
_PARTS = re.compile("[/·]")
"""What parts the names of allied houses: 齐鲁晚报·齐鲁壹点."""
_EDGES = frozenset(["", " ", "/", "、", "(", ")"])


def _stands_apart(words: str, match: re.Match[str], rules: BylineRules) -> bool:
    """Whether a short role word is one: `洪为亮/文`, `李兰红摄`; not in `张作文`, nor in the name `章 文`."""
    role = rules.roles[match[0]]
    if not role.is_short:
        return True
    before, after = words[: match.start()], words[match.end() : match.end() + 1]
    if after not in _EDGES:
        return False
    if before[-1:] not in _EDGES:
        return role.runs_on
    if before[-1:] == "/" or words[match.end() :].lstrip(" ")[:1] == "/":
        return True
    return _singles(_tokens(before[-24:])[::-1]) % 2 == 0 and _singles(_tokens(words[match.end() :][:24])) % 2 == 0


def _tokens(words: str) -> list[str]:
    return words.replace("、", " 、、 ").replace("/", " // ").split()


def _singles(tokens: Sequence[str]) -> int:
    """How many tokens of one character come first: an odd number leaves half of a padded name alone."""
    return next((count for count, token in enumerate(tokens) if len(token) != 1), len(tokens))


def _peeled(gap: str, rules: BylineRules) -> tuple[str, str, str]:
    """`gap` without rank and organisation of the role word behind it, and these two: 新华社特约[记者], 见习[记者]."""
    if gap[-1:] in _NOTHING:
        return gap, "", ""
    cut = max(gap.rfind(" "), gap.rfind("、"))
    head, space, last = (gap[:cut], gap[cut], gap[cut + 1 :]) if cut >= 0 else ("", "", gap)
    rest, rank = rules.rank_at_end(last.lstrip("/").rstrip("+"))
    if rules.is_house(rest):
        return head, rank, ""
    if rules.is_organisation(rest) or any(map(rules.is_organisation, _PARTS.split(rest)[:-1])):
        return head, rank, rest
    if rest and rank and not space and rest in rules.not_names:
        return gap, "", ""
    return head + space + rest, rank, ""


def _people(gap: str, rules: BylineRules) -> list[BylineItem] | None:
    """Organisations and names of `gap`; None where something in it is neither."""
    tokens = gap.replace("/", " ").replace("(", " ").replace(")", " ").replace("、", " 、 ").split()
    items: list[BylineItem] = []
    names: list[str] = []
    for token in tokens:
        if rules.is_organisation(token):
            people = names_of(names, rules.surnames)
            if people is None:
                return None
            items += people
            items.append(Organisation(token))
            names = []
        elif not (rules.is_house(token) or rules.affixes.region.match(token)):
            if rules.surnames.is_none(token):
                return None
            names.append(token)
    people = names_of(names, rules.surnames)
    return None if people is None else [*items, *people]


def entries_from_items(items: Sequence[BylineItem]) -> list[BylineEntry]:
    """Every person with the role that the words before and behind give; none where a role word is left with nobody.

    A word behind names also means the names before it that no other word has taken: `记者 王平 通讯员 李南 文/图`.
    """
    entries: list[BylineEntry] = []
    waiting: list[BylineEntry] = []
    for run in _role_groups(items):
        if not run.people:
            return []
        waiting += _led(run)
        if run.after:
            entries += _closed(waiting, run.after)
            waiting = []
    return entries + waiting


@dataclass(slots=True)
class _RoleGroup:
    """Names that stand together, with the role words before and behind them."""

    before: list[RoleWord] = field(default_factory=list)
    people: list[tuple[str, PersonName]] = field(default_factory=list)
    after: list[RoleWord] = field(default_factory=list)


def _role_groups(items: Sequence[BylineItem]) -> list[_RoleGroup]:
    runs = [_RoleGroup()]
    organisation = ""
    behind = _roles_stand_behind(items)
    for item, previous in zip(items, (None, *items), strict=False):
        if isinstance(item, RoleWord):
            if isinstance(previous, Organisation) and item.role.side == "after":
                runs[-1].people.append(("", PersonName(organisation, 0)))
            if runs[-1].people and (_is_trailing(item, behind) or (runs[-1].after and previous is runs[-1].after[-1])):
                runs[-1].after.append(item)
            else:
                runs += [_RoleGroup()] if runs[-1].people else []
                runs[-1].before.append(item)
            organisation = ""
        elif isinstance(item, Organisation):
            organisation = item.text
        else:
            runs += [_RoleGroup()] if runs[-1].after else []
            runs[-1].people.append((organisation, item))
    return runs


def _roles_stand_behind(items: Sequence[BylineItem]) -> bool:
    """Whether words that may stand on either side stand behind the names in this line: it ends in one."""
    return bool(items) and isinstance(items[-1], RoleWord)


def _is_trailing(word: RoleWord, behind: bool) -> bool:
    """Whether a word is about the names before it: `林平/摄影`, but not the second of `记者林平/摄影王强`."""
    if word.role.side == "either":
        return (word.slash_before and not word.is_tight) or (behind and not word.slash_after)
    return word.role.side == "after"


def _led(run: _RoleGroup) -> Iterator[BylineEntry]:
    """Its people in the role of the words before them: `摄影 记者 王强` took pictures, `文/记者 王强` is a reporter."""
    roles = [word.role for word in run.before]
    rank = "".join([word.rank for word in run.before])
    organisation = next((word.organisation for word in run.before if word.organisation), "")
    photos = [role.name for role in roles if role.is_photo]
    names = photos or [role.name for role in reversed(roles) if role.name != AUTHOR or role is roles[0]] or [""]
    is_both = any(role.is_both for role in roles)
    for own, person in run.people:
        yield BylineEntry(names[0], person, rank, own or organisation, bool(photos))
        if is_both:
            yield BylineEntry(PHOTOGRAPHER, person, rank, own or organisation, True)


def _closed(entries: list[BylineEntry], trails: Sequence[RoleWord]) -> list[BylineEntry]:
    """`entries` with the roles that the words behind them add."""
    for role in (word.role for word in trails if not word.role.is_nothing):
        if role.is_both:
            staff = [entry for entry in entries if entry.role == REPORTER] or entries
            entries = [*entries, *(entry._replace(role=PHOTOGRAPHER, is_photo=True) for entry in staff)]
        elif role.is_photo:
            entries = [entry._replace(role=role.name, is_photo=True) for entry in entries]
        else:
            entries = [entry._replace(role=entry.role or role.name) for entry in entries]
    return entries
