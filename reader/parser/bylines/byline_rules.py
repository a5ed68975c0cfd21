"""The words of bylines, compiled from `data/rules/credits.yaml`: roles, ranks, organisations, what looks like them."""

import re
from dataclasses import dataclass
from typing import Any

from reader.parser.bylines.byline_affixes import BylineAffixes
from reader.parser.bylines.person_names import USUAL, Surnames
from reader.parser.matching.char_map import CharMap
from reader.parser.matching.keyword_matcher import KeywordMatcher, any_of

REPORTER, PHOTOGRAPHER, AUTHOR = "reporter", "photographer", "author"
_SPACES = " \t\u00a0\u3000\u2002\u2003\u2009\u200a|｜▏│:："
_BRACKETS = {**dict.fromkeys("（【〔［[", "("), **dict.fromkeys("）】〕］]", ")")}
_FULL_WIDTH = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
normalize = CharMap.from_pairs(
    _FULL_WIDTH
    | dict.fromkeys(_SPACES, " ")
    | _BRACKETS
    | dict.fromkeys("，,；;、", "、")
    | dict.fromkeys("•・‧∙·．", "·")
    | dict.fromkeys("／╱∕＼\\", "/")
)
"""Makes a text one with one kind of space, bracket, separator and dot, and plain letters."""


_LEAD_ENDS = ("reported", "dateline_ends")


@dataclass(frozen=True, slots=True)
class Role:
    """A word that says what someone did for the article."""

    name: str
    """The role of a `Credit`."""
    side: str
    """Where it stands to the names: `before`, `after` or `either`."""
    is_short: bool = False
    runs_on: bool = False
    is_photo: bool = False
    is_both: bool = False
    is_nothing: bool = False
    is_alone: bool = False
    is_editor: bool = False


@dataclass(frozen=True, slots=True)
class BylineRules:
    """What bylines are read with."""

    roles: dict[str, Role]
    """Role by its word, in plain form."""
    pattern: KeywordMatcher
    """Any of these words."""
    behind: KeywordMatcher
    """Those of them that may stand behind names."""
    opening: re.Pattern[str]
    """An opening bracket, in any form."""
    lead_end: re.Pattern[str]
    """The last character of what a byline in a lead stands behind or ends with: 讯, 报道."""
    surnames: Surnames
    ranks: tuple[str, ...]
    rank_starts: tuple[str, ...]
    house: tuple[str, ...]
    occupations: tuple[str, ...]
    organisation_ends: tuple[str, ...]
    organisation_starts: tuple[str, ...]
    agencies: frozenset[str]
    according: tuple[str, ...]
    """What may stand before the name of an agency: 据."""
    agency_endings: tuple[str, ...]
    dateline_ends: tuple[str, ...]
    reported: tuple[str, ...]
    date_before: re.Pattern[str]
    learned: re.Pattern[str]
    """What stands behind those who report from a source: 从市气象局获悉."""
    pictures: frozenset[str]
    bracketed_pictures: frozenset[str]
    """What stands for a picture's credit only in brackets."""
    not_names: frozenset[str]
    marks: frozenset[str]
    marks_and_space: str
    letters_for_marks: frozenset[str]
    """Letters that a font of signs shows as marks."""
    before_marks: frozenset[str]
    """What stands before a mark that parts: a space, and a role word of one character (`文◎林平`)."""
    stops: frozenset[str]
    organisation_signs: tuple[str, ...]
    """Ends of an organisation's name that is told by them however short it is."""
    affixes: BylineAffixes

    @classmethod
    def from_data(cls, rules: Any, surnames: Any) -> "BylineRules":
        """From the values of `data/rules/credits.yaml` and `data/lexicon/surnames.yaml`."""
        roles = {normalize(word): _role(entry) for entry in rules["roles"] for word in entry["words"].split()}
        return cls(
            roles=roles,
            pattern=any_of(roles),
            behind=any_of(word for word, role in roles.items() if role.side != "before"),
            opening=re.compile(f"[{re.escape('('.join(char for char, sign in _BRACKETS.items() if sign == '('))}]"),
            lead_end=re.compile(f"[{''.join(word[-1] for key in _LEAD_ENDS for word in rules[key].split())}]"),
            surnames=Surnames.from_data(surnames, rules["never_in_name"]),
            ranks=tuple(rules["ranks"].split()),
            rank_starts=tuple(rules["rank_starts"].split()),
            house=tuple(rules["house"].split()),
            occupations=tuple(rules["occupations"].split()),
            organisation_ends=tuple(rules["organisation_ends"].split()),
            organisation_starts=tuple(rules["organisation_starts"].split()),
            agencies=frozenset(rules["agencies"].split()),
            according=tuple(rules["according"].split()),
            agency_endings=tuple(rules["agency_endings"].split()),
            dateline_ends=tuple(rules["dateline_ends"].split()),
            reported=tuple(rules["reported"].split()),
            date_before=re.compile(rules["date_before"]),
            learned=re.compile(rules["learned"]),
            pictures=frozenset(rules["pictures"].split()),
            bracketed_pictures=frozenset(rules["bracketed_pictures"].split()),
            not_names=frozenset(rules["not_names"].split()),
            marks=frozenset(rules["marks"].strip()),
            marks_and_space=rules["marks"].strip() + " ",
            letters_for_marks=frozenset(rules["letters_for_marks"].strip()),
            before_marks=frozenset([" ", *(word for word, role in roles.items() if role.is_short and len(word) == 1)]),
            stops=frozenset(rules["stops"].strip()),
            organisation_signs=tuple(rules["organisation_signs"].split()),
            affixes=BylineAffixes.from_data(rules),
        )

    def without_mark(self, text: str) -> str:
        """`text` without the marks before it, and without the letter that a font of signs shows as one: `N本报记者`."""
        if text[:1] in self.letters_for_marks and text[1:2].isalpha() and not text[1:2].isascii():
            return text[1:]
        return text.lstrip(self.marks_and_space) if text[:1] in self.marks else text

    def begins_anew(self, text: str) -> bool:
        """Whether a line begins with a role word before names, and none in it can mean people of the line before."""
        words = self.without_mark(normalize(text))
        role = self.pattern.match(words)
        if role is None or role.end() == len(words) or self.roles[role[0]].side == "after":
            return False
        return "/" not in words and not self.behind.search(words, role.end())

    def begins_with_reporter(self, text: str) -> bool:
        """Whether the first word of a byline says that reporters follow: `本报记者 林平`, not `摄影 记者 林平`."""
        words = self.without_mark(normalize(text)).lstrip("(")
        role = self.pattern.search(words)
        if role is None or not _PARTING.isdisjoint(words[: role.start()]):
            return False
        return self.roles[role[0]].name == REPORTER

    def without_last_word(self, text: str) -> str:
        """A byline without the role word that it ends in."""
        words = normalize(text).rstrip(" )")
        found = [match for match in self.behind.finditer(words) if match.end() == len(words)]
        return words[: found[-1].start()].rstrip(" /") if found else words

    def is_organisation(self, token: str) -> bool:
        """Whether `token` names an organisation: 平湖日报, 共享联盟·路桥; the paper itself does not count."""
        return (
            token in self.agencies
            or (len(token) > 2 and token.endswith(self.organisation_signs))
            or (
                len(token) >= LEAST_ORGANISATION
                and (token.endswith(self.organisation_ends) or token.startswith(self.organisation_starts))
            )
            or (len(token) == LEAST_ORGANISATION - 1 and self._is_short_organisation(token))
        )

    def _is_short_organisation(self, token: str) -> bool:
        """Whether a token as short as a name can only be an organisation: 教务处, 宣传部; 陈立社 is a name."""
        return token.endswith(self.organisation_ends) and self.surnames.doubt(token) > USUAL

    def is_house(self, token: str) -> bool:
        """Whether `token` is the paper itself (本报), or says what someone is (工人), and names nobody."""
        return (token.startswith(self.house) and len(token) <= LONGEST_HOUSE) or token.endswith(self.occupations)

    def rank_at_end(self, token: str) -> tuple[str, str]:
        """`token` without the ranks at its end, and the ranks: 本报首席 is 本报 and 首席, 本报驻温州 驻温州."""
        rank = ""
        while token.endswith(self.ranks) and (found := next((word for word in self.ranks if token.endswith(word)), "")):
            token, rank = token[: -len(found)], found + rank
        posts = [
            place
            for word in self.rank_starts
            if (place := token.rfind(word)) >= 0 and 0 < len(token) - place <= LONGEST_POST
        ]
        at = min(posts, default=len(token))
        return token[:at], token[at:] + rank


_PARTING = frozenset(" 、/")
LEAST_ORGANISATION = 4
"""Code points of the shortest organisation that is told by its ending: 赵中心 is a name."""
LONGEST_HOUSE = 8
LONGEST_POST = 6


def _role(entry: Any) -> Role:
    flags = {"is_short": "short", "runs_on": "run_on", "is_photo": "photo", "is_both": "both", "is_nothing": "nothing"}
    flags |= {"is_alone": "alone", "is_editor": "editor"}
    return Role(entry["role"], entry["side"], **{field: bool(entry.get(key)) for field, key in flags.items()})
