"""What the head of a page says: `第C01版:今日平湖报`, `2021年11月26日 星期五 第3版 要闻 责任编辑…`, `平湖版`.

And where an article goes on: `（下转第四版）`, `上接A1版`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.model import Credit
from reader.parser.credits import read_byline
from reader.parser.numerals import Numerals
from reader.parser.roles import CreditRules, plain

LONGEST_HEADER = 100
"""Code points of the longest header that is looked for."""
LONGEST_NAME = 10
"""Code points of the longest name of a paper or a page."""
LONGEST_EDITION = 6
CONTINUED_WINDOW = 16
"""Code points at a line's edge in which 下转第四版 stands."""
_SIGNS = " ()、·•●|-—/▲▼▶◀>>→←↓↑■"


_BULLETS = "-•*| "
"""What converters put before a line."""


@dataclass(frozen=True, slots=True)
class Header:
    """What one line of a page's head says, or several joined."""

    newspaper: str | None = None
    date: str | None = None
    """ISO 8601."""
    number: str | None = None
    """Of the page without 第 and 版, Han numerals as digits: 2 for 第二版."""
    name: str | None = None
    """Of the page."""
    credits: tuple[Credit, ...] = ()
    certainty: float = 0.0
    """1.0: it cannot be anything else; 0.5: its place on the page has to decide."""
    because: str = ""
    """What it was told by: `number` `date` `newspaper` `name` `editors`."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """The words that say where an article goes on or comes from, and where they stand."""

    words: str
    """As printed, without brackets: 下转第四版."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MastheadRules:
    """The words of page headers, compiled from `data/rules/masthead.yaml`."""

    numerals: Numerals
    date: re.Pattern[str]
    filler: re.Pattern[str]
    """Weekdays, traditional calendar, numbers of issues."""
    number: re.Pattern[str]
    """`第C01版`, `C01`, `第四版`, `00004版`, `01`."""
    papers: frozenset[str]
    """Those that are known by name: 南方周末."""
    paper_ends: tuple[str, ...]
    paper_signs: tuple[str, ...]
    """What any paper's name ends with, where a date or a number stands beside it."""
    edition_ends: tuple[str, ...]
    today: str
    not_papers: tuple[str, ...]
    not_editions: frozenset[str]
    names: frozenset[str]
    name_ends: tuple[str, ...]
    continued: re.Pattern[str]

    @classmethod
    def from_plain(cls, rules: Any, newspapers: Any) -> "MastheadRules":
        """From the values of `data/rules/masthead.yaml` and `data/lexicon/newspapers.yaml`."""
        one = {
            key: _one_of(rules[key].split())
            for key in (
                "weekdays",
                "calendars",
                "republic",
                "continued",
                "continued_whole",
                "serials",
                "desks",
                "buttons",
            )
        }
        numerals = Numerals.from_plain(rules)
        han = numerals.all
        first, page, *sheets = rules["page_words"].split()
        year, number = f"(?:{one['republic']})?(?:[0-9]{{2,4}}|[{han}]{{1,4}})", f"(?:[0-9]{{1,2}}|[{han}]{{1,3}})"
        ends = f"(?:{page}|{'|'.join(sheets)})"
        count = f"(?:[A-Z]?[0-9]{{1,5}}|[{han}]{{1,3}})"
        return cls(
            numerals=numerals,
            date=re.compile(rules["date"].replace("{year}", year).replace("{number}", number)),
            filler=_filler(one, rules),
            number=_page_number(first, ends, page, han),
            papers=frozenset(newspapers["names"].split()),
            paper_ends=tuple(rules["paper_ends"].split()),
            paper_signs=tuple(rules["paper_signs"].split()),
            edition_ends=tuple(rules["edition_ends"].split()),
            today=rules["today"],
            not_papers=tuple(rules["not_papers"].split()),
            not_editions=frozenset(rules["not_editions"].split()),
            names=frozenset(rules["names"].split()),
            name_ends=tuple(rules["name_ends"].split()),
            continued=re.compile(
                f"(?:{one['continued']}){first}?{count}{page}|(?:{one['continued_whole']}){first}{count}{page}"
            ),
        )


def _filler(one: Mapping[str, str], rules: Mapping[str, str]) -> re.Pattern[str]:
    """Weekdays, calendars, numbers of issues, buttons of web sites."""
    return re.compile(
        f"(?:{one['weekdays']})|(?:{one['calendars']})[^ ]{{2,12}}|{_fillers(rules['fillers'].split())}"
        f"|(?:{one['serials']})(?: ?[0-9][-0-9]*)?|[\u4e00-\u9fff]{{0,4}}(?:{one['desks']})"
        f"|[0-9]?(?:{one['buttons']})[0-9]?(?![^ ])|(?:www\\.|https?://)[!-~]+"
        f"|[{rules['stems']}][{rules['branches']}]{rules['year_of_cycle']}|{rules['issued']}"
    )


def _page_number(first: str, ends: str, page: str, han: str) -> re.Pattern[str]:
    beside = f"[(]?{first} ?([A-Z]?[0-9]{{1,5}}|[{han}]{{1,3}}) ?{ends}|[(]?([A-Z]?[0-9]{{1,5}}){ends}"
    return re.compile(f"{beside}|([{han}]{{1,3}}){page}(?![^ ])|([A-Z][0-9]{{1,3}})(?![^ ·/(])|([0-9]{{1,2}})(?![^ ])")


def _one_of(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _fillers(words: Sequence[str]) -> str:
    """A pattern for 第1234期 from 第期, and for CN33-0039 from CN."""
    framed = [f"{re.escape(word[:-1])}[0-9]{{1,6}}{word[-1]}" for word in words if not word.isascii()]
    return "|".join([*framed, *(f"{word}[- ]?[0-9][-0-9]{{3,12}}" for word in words if word.isascii())])


NOTHING = Header()
_SPACED = re.compile("(?<![^ ])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![^ ])")
"""A name of two characters, spaced: `要 闻`."""


def read_header(text: str, line: int, rules: MastheadRules, people: CreditRules) -> Header | None:
    """What `text`, a whole line, says as part of a page's head; None where anything is left over."""
    if not 1 < len(text) <= LONGEST_HEADER:
        return None
    words = plain(text).strip()
    header, rest = NOTHING, _SPACED.sub(r"\1\2", words.replace(">", " ").replace("»", " ")).lstrip(_BULLETS)
    names: list[str] = []
    while rest:
        header, rest, name = _next(header, rest, line, rules, people)
        if name:
            names.append(name)
        elif name is None:
            return None
        rest = rest.lstrip(_SIGNS)
    found = _named(header, names, rules)
    return None if found and found.because == "filler" and not any(map(str.isdigit, words)) else found


def _next(
    header: Header, rest: str, line: int, rules: MastheadRules, people: CreditRules
) -> tuple[Header, str, str | None]:
    """`header` with the next part of `rest`, what is left, and the name that the part is; None where it is nothing."""
    if match := rules.date.match(rest):
        day = rules.numerals.iso(match)
        return replace(header, date=header.date or day), rest[match.end() :], "" if day else None
    if match := rules.filler.match(rest):
        return replace(header, because=header.because or "filler"), rest[match.end() :], ""
    if header.number is None and (match := rules.number.match(rest)):
        number, left = rules.numerals.page(str(match[match.lastindex or 0])), rest[match.end() :]
        is_sure = match.lastindex in _SURE_NUMBERS and not left[:1].isalnum()
        return replace(header, number=number, because="page" if is_sure else "sheet"), left, ""
    if people.pattern.match(rest):
        for end in _ends_of_editors(rest, rules):
            if (found := read_byline(rest[:end].strip(), line, people)) and found.form == "editors":
                return replace(header, credits=header.credits + found.credits), rest[end:], ""
    name, _, left = rest.partition(" ")
    name = name.strip("()")
    return header, left, name if _may_be_name(name) else None


_SIGNS_BETWEEN = "■"
"""What parts the names of editors: ■责编/林平 ■版式/赵新."""
_SURE_NUMBERS = (1, 2, 3)
"""The groups of `number` that stand beside 版."""


def _ends_of_editors(rest: str, rules: MastheadRules) -> Iterator[int]:
    """Where the names of editors may end: at the end, or before a date, a page's number or a sign."""
    yield len(rest)
    for at in range(1, len(rest)):
        if rest[at] in _SIGNS_BETWEEN or (
            rest[at - 1] == " " and (rules.date.match(rest, at) or rules.number.match(rest, at))
        ):
            yield at


def _may_be_name(name: str) -> bool:
    return 1 < len(name.replace("·", "")) <= LONGEST_NAME and all(char.isalnum() or char in "·/" for char in name)


def _named(header: Header, names: Sequence[str], rules: MastheadRules) -> Header | None:
    """`header` with its names told apart: the paper's, the page's; None where one is neither, or it says nothing."""
    number = header.number or ""
    is_lettered = number.isascii() and number[:1].isalpha()
    has_paper = any(is_paper(name, rules) for name in names)
    is_paged = header.because == "page" or is_lettered or bool(number and (header.date or has_paper))
    if len(names) == 2 and header.date and is_paged and not has_paper:
        header, names = replace(header, newspaper=names[0]), names[1:]
    for name in names:
        is_beside = (header.date or is_paged) and name.endswith(rules.paper_signs) and not name.startswith(rules.today)
        if (is_paper(name, rules) or is_beside) and not header.newspaper:
            header = replace(header, newspaper=name)
        elif header.name or not (is_paged or _is_page_name(name, rules)):
            return None
        else:
            header = replace(header, name=name)
    return _judged(header)


def is_paper(name: str, rules: MastheadRules) -> bool:
    """Whether a word is the name of a newspaper: one of those that are known, or of their form."""
    return name in rules.papers or (
        name.endswith(rules.paper_ends)
        and 2 < len(name) <= LONGEST_NAME
        and not name.startswith(rules.today)
        and not any(word in name for word in rules.not_papers)
    )


def _is_page_name(name: str, rules: MastheadRules) -> bool:
    today = name.startswith(rules.today) and len(name) > len(rules.today) + 1
    edition = name.endswith(rules.edition_ends) and 2 < len(name) <= LONGEST_EDITION and name not in rules.not_editions
    is_known = not rules.names.isdisjoint(name.split("·"))
    return is_known or today or edition or (name.endswith(rules.name_ends) and len(name) <= LONGEST_EDITION)


def _judged(header: Header) -> Header | None:
    """`header` with how sure it is and why; None where what it says is too little."""
    told = [header.newspaper, header.date, header.name, header.number]
    count = sum(part is not None for part in told)
    if count == 0 and header.credits:
        return replace(header, certainty=0.4, because="editors")
    if count == 0 and header.because == "filler":
        return replace(header, certainty=0.5)
    if count == 0 or (count == 1 and header.number and header.because != "page"):
        return None
    is_bare = count == 1 and not header.because
    because = "number" if header.number else "date" if header.date else "newspaper" if header.newspaper else "name"
    certainty = (
        1.0 if (count > 1 and header.because == "page") or count > 2 else _CERTAINTY[because] + 0.1 * (count - 1)
    )
    return replace(header, certainty=min(certainty, 1.0) - (0.2 if is_bare and header.date else 0.0), because=because)


_CERTAINTY = {"number": 0.7, "date": 0.8, "newspaper": 0.6, "name": 0.5}


def join_headers(headers: Sequence[Header]) -> Header:
    """What consecutive lines say together; the first to say a thing wins."""
    joined = Header()
    for header in headers:
        joined = Header(
            joined.newspaper or header.newspaper,
            joined.date or header.date,
            joined.number or header.number,
            joined.name or header.name,
            joined.credits + header.credits,
            max(joined.certainty, header.certainty),
            joined.because or header.because,
        )
    return joined


def read_continuation(text: str, rules: MastheadRules) -> Continuation | None:
    """`（下转第四版）` or `上接A1版` at the beginning or the end of `text`."""
    for base, edge in ((0, text[:CONTINUED_WINDOW]), (max(0, len(text) - CONTINUED_WINDOW), text[-CONTINUED_WINDOW:])):
        words = plain(edge)
        match = rules.continued.search(words)
        if match is None:
            continue
        before, after = words[: match.start()].rstrip(_SIGNS), words[match.end() :].lstrip(_SIGNS)
        start, end = base + len(before), base + len(words) - len(after)
        is_framed = words[match.end() : match.end() + 1] == ")" or not (before and after)
        if is_framed and (start == 0 or end == len(text)):
            return Continuation(edge[match.start() : match.end()], start, end)
    return None
