"""What the path of a file says of the page in it: `人民日报/1998/02/03/04.txt`, `rmrb2021110801.txt`.

A crawler names files and folders by paper, day, page and article, in some order of its own.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from reader.model.edition import Hint, Origin

FOLDERS = 6
"""So many folders above a file are looked at."""
SHORTEST, LONGEST = 3, 12
"""Code points of a paper's name."""
_YEAR, _MONTH, _DAY = r"((?:18|19|20)\d\d)", "(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
_DATES = (
    re.compile(r"(?<!\d)((?:18|19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=\d{2}(?!\d)|\d{4}(?!\d)|(?!\d))"),
    re.compile(rf"(?<!\d){_YEAR}[-_.年]{_MONTH}[-_.月]{_DAY}(?!\d)日?"),
)
_AT_DAY, _AT_MONTH, _AT_YEAR = (
    re.compile(f"{part}{sign}?") for part, sign in ((_DAY, "日"), (_MONTH, "月"), (_YEAR, "年"))
)
_AT_YEAR_MONTH = re.compile(rf"{_YEAR}[-_.年]?(0[1-9]|1[0-2])月?")
_AT_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])日?")
_PAGE = re.compile(
    r"(?:^|[-_. (（])(?:[Pp](?:age)?[-_ ]?|第)?([A-Za-z]{0,2}\d{1,3})版?(?=$|[-_. )）])|第?([A-Za-z]{0,2}\d{1,3})版"
)
_GLUED = re.compile(r"^(\d\d)(\d\d)?(?!\d)")
_LETTERED = re.compile(r"^([A-Za-z]\d{1,3})(?=$|[-_. ])")
_ITEM = re.compile(r"^[-_.](?:no|No|article|art)?[-_.]?(\d{1,3})(?=$|[-_. ])")
_BETWEEN = re.compile(r"[-_.\s()（）【】\[\]《》]+|第?[A-Za-z]{0,2}\d{1,3}版")


class PaperNames(NamedTuple):
    """The names of papers, from `data/lexicon/newspapers.yaml`."""

    names: Collection[str]
    others: Collection[str]
    """What ends as their names do, and is none."""
    ends: tuple[str, ...]
    editions: tuple[str, ...]
    """What the edition of a county ends with: 嘉兴日报平湖版."""
    letters: Mapping[str, str]

    @classmethod
    def from_data(cls, plain: Mapping[str, Any]) -> "PaperNames":
        """From the value of the YAML file."""
        return cls(
            frozenset(plain["names"].split()),
            frozenset(plain["not_papers"].split()),
            tuple(plain["ends"].split()),
            tuple(plain["editions"].split()),
            plain["letters"],
        )

    def paper(self, word: str) -> str | None:
        """The paper that a word of a path names."""
        if word.isascii():
            return self.letters.get(word.lower())
        if word in self.names:
            return word
        ends_alike = word.endswith(self.ends) or (
            word.endswith(self.editions) and any(end in word for end in self.ends)
        )
        is_name = ends_alike and SHORTEST <= len(word) <= LONGEST and word.isalpha()
        return word if is_name and word not in self.others else None


def guess_from_path(folders: Sequence[str], stem: str, papers: PaperNames) -> Hint:
    """Paper, day, page and number of the article, as far as the names of a file and its folders have them."""
    every = [*folders[-FOLDERS:], stem]
    day, at, before, rest = _dated(every)
    words = [word for part in (before, rest if at == len(every) - 1 else stem) for word in _BETWEEN.split(part)]
    named = [*words, *(word for folder in reversed(every[:-1]) for word in (folder, *_BETWEEN.split(folder)))]
    paper = next((found for word in named if word and (found := papers.paper(word.strip("0123456789")))), None)
    page, item = _paged(rest, every[at + 1 :]) if day else _numbered(stem, paper)
    return Hint(paper, day, page, origin=Origin.FILE_NAME, item=item)


def _dated(every: Sequence[str]) -> tuple[str | None, int, str, str]:
    """The day, the place of the part that ends it, and what stands in that part before and behind it."""
    for at in range(len(every) - 1, -1, -1):
        for pattern in _DATES:
            for found in pattern.finditer(every[at]):
                if day := _day(found[1], found[2], found[3]):
                    return day, at, every[at][: found.start()], every[at][found.end() :]
    for at in range(len(every) - 1, 0, -1):
        if day := _in_folders(every[: at + 1]):
            return day, at, "", ""
    return None, len(every) - 1, every[-1], ""


def _in_folders(parts: Sequence[str]) -> str | None:
    """The day that folders end with: 1998/02/03, 1998-02/03, 1998/0203."""
    *_, above, last = parts
    if (found := _AT_MONTH_DAY.fullmatch(last)) and (year := _AT_YEAR.fullmatch(above)):
        return _day(year[1], found[1], found[2])
    if not (found := _AT_DAY.fullmatch(last)):
        return None
    if both := _AT_YEAR_MONTH.fullmatch(above):
        return _day(both[1], both[2], found[1])
    month = _AT_MONTH.fullmatch(above)
    year = _AT_YEAR.fullmatch(parts[-3]) if len(parts) > 2 else None
    return _day(year[1], month[1], found[1]) if month and year else None


def _day(year: str, month: str, day: str) -> str | None:
    from datetime import date

    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _paged(rest: str, behind: Sequence[str]) -> tuple[str | None, str | None]:
    """The page and the number of the article behind a day, in the same part of the path or in those below it."""
    if glued := _GLUED.match(rest) or _LETTERED.match(rest):
        page, left = glued[1], rest[glued.end(1) :]
        if glued.lastindex == 2:  # 2021110801 02 in one: page and article
            return page.upper(), glued[2]
        return page.upper(), _item(left, behind)
    for number, part in enumerate([rest, *behind]):
        if found := _PAGE.search(part):
            page = found[1] or found[2]
            return page.upper(), _item(part[found.end() :], [] if number == 0 else behind[number:])
    return None, None


def _item(left: str, behind: Sequence[str]) -> str | None:
    if found := _ITEM.match(left):
        return found[1]
    return behind[0] if behind and behind[0].isdigit() and len(behind[0]) <= 3 else None


def _numbered(stem: str, paper: str | None) -> tuple[str | None, str | None]:
    """A page without a day: only where it says that it is one, or a paper stands before it."""
    found = re.search(r"第?([A-Za-z]{0,2}\d{1,3})版", stem)
    return (found[1].upper(), None) if found and paper else (None, None)
