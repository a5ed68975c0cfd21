"""Which part of a title is the kicker, which the headline, which the subtitle; which line is a label and no title."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

_SPACES = re.compile(r"[ \u3000]+")


@dataclass(frozen=True, slots=True)
class TitleRules:
    """What tells the parts of a title apart."""

    kicker_from: int
    """A first part of so many characters stands for itself: it is a kicker, not half of a headline."""
    kicker_line_from: int
    """The same of a first part that stands on a line of its own and is shorter than the second."""
    dashes: tuple[str, ...]
    """What a subtitle begins with."""
    kicker_ends: tuple[str, ...]
    """Words and signs that a kicker ends with."""
    occasions: tuple[str, ...]
    """What a whole line above the headline ends with: 座谈会."""
    places: re.Pattern[str]
    """A short line above the headline that says where."""
    subtitle_ends: tuple[str, ...]
    """What a subtitle ends with: 侧记."""
    speaking: re.Pattern[str]
    """A line in which someone speaks: `家长：气味刺鼻`."""
    column: re.Pattern[str]
    """A line above the title that names a column: 市场漫步, 冰点特稿第12期."""
    longest_column: int
    """A label of at most so many characters stands above the title of an essay."""
    salutation: re.Pattern[str]
    """What a letter begins with: `编辑同志：`."""
    day_behind: re.Pattern[str]
    """The day behind a title: `江口开渔(2006年11月03日)`."""
    quotes: str
    """Signs that do not count for the length."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "TitleRules":
        """From the values of `rules/titles.yaml`."""
        return cls(
            int(data["kicker_from"]),
            int(data["kicker_line_from"]),
            tuple(data["dashes"].split()),
            tuple(data["kicker_ends"].split()),
            tuple(data["occasions"].split()),
            re.compile(data["places"]),
            tuple(data["subtitle_ends"].split()),
            re.compile(data["speaking"]),
            re.compile(f"(?:{data['column_signs']}|{'|'.join(data['column_ends'].split())})$"),
            int(data["longest_column"]),
            re.compile(data["salutation"]),
            re.compile(data["day_behind"]),
            data["quotes"],
        )


class TitleParts(NamedTuple):
    """The parts of a title, in the words of the source."""

    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    is_guess: bool = False


def count_columns(lines: Sequence[str], is_essay: bool, rules: TitleRules) -> int:
    """How many of a title's first lines are labels: `市场漫步`, `青年话题`. One, or none.

    `is_essay`: a name alone signs the text, so that a short line above the title is the column's name.
    """
    if len(lines) < 2 or len(lines[0]) > rules.kicker_from or lines[1].startswith(rules.dashes):
        return 0
    is_short = len(lines[0]) <= rules.longest_column and len(lines[0]) < len(lines[1]) + 2
    return int(bool(rules.column.search(lines[0])) or (is_essay and is_short and len(lines) == 2))


def split_title(lines: Sequence[str], is_decked: bool, rules: TitleRules, is_of_site: bool = False) -> TitleParts:
    """Take a title of one or more lines apart: `成立党建联盟 企业合作共赢 平湖汽车产业链装载红色“引擎”`.

    `is_decked`: the paper sets titles in decks, the main one before the lower ones, as papers of old do.
    `is_of_site`: a site prints it, on one line with a space between the clauses of the headline.
    """
    parts, subtitle = _cut_subtitle(lines, rules)
    if not parts:
        return TitleParts("", subtitle)
    if not subtitle and (title := _by_lines([" ".join(_SPACES.split(line)) for line in lines], is_decked, rules)):
        return title
    if is_decked:
        return _decks(parts, subtitle)
    if is_of_site and len(lines) == 1 and not parts[0].endswith(rules.kicker_ends):
        return TitleParts("", " ".join(parts), subtitle)
    count, is_guess = _kicker_parts(parts, parts[0] == lines[0].strip(), rules)
    return TitleParts(" ".join(parts[:count]), " ".join(parts[count:]), subtitle, is_guess)


def _cut_subtitle(lines: Sequence[str], rules: TitleRules) -> tuple[list[str], str]:
    parts = [part for line in lines for part in _SPACES.split(line) if part]
    start = next((i for i, part in enumerate(parts) if i and part.startswith(rules.dashes)), None)
    if start is None:
        return parts, ""
    return parts[:start], " ".join(parts[start:])


def _by_lines(lines: Sequence[str], is_decked: bool, rules: TitleRules) -> TitleParts | None:
    """The parts where the lines tell them: one is the kicker, one the headline, one the subtitle."""
    match lines:
        case [first, second] if first.endswith((*rules.kicker_ends, *rules.occasions)):
            return TitleParts(first, second)
        case [first, second] if is_decked:
            return TitleParts("", first, second, True) if " " in second and " " not in first else None
        case [first, second] if rules.places.match(first):
            return TitleParts(first, second, "", True)
        case [first, second] if second.endswith(rules.subtitle_ends) or rules.speaking.match(second):
            return TitleParts("", first, second, True)
        case [first, second] if " " in first or " " in second:
            return TitleParts(first, second, "", True)
        case [first, second, third] if not is_decked and " " in first and len(third) <= len(second):
            return TitleParts(first, f"{second} {third}", "", True)
        case [first, second, *rest] if rest and not is_decked:
            return TitleParts(first, second, " ".join(rest), True)
    return None


def _decks(parts: Sequence[str], subtitle: str) -> TitleParts:
    match parts, subtitle:
        case [headline], _:
            return TitleParts("", headline, subtitle)
        case [headline, lower], "":
            return TitleParts("", headline, lower, True)
        case [kicker, headline, *lower], "":
            return TitleParts(kicker, headline, " ".join(lower), True)
        case [*kicker, headline], _:
            return TitleParts(" ".join(kicker), headline, subtitle, True)
    return TitleParts("", " ".join(parts), subtitle)


def _kicker_parts(parts: Sequence[str], is_line: bool, rules: TitleRules) -> tuple[int, bool]:
    """How many of the parts are the kicker, and whether that is a guess. `is_line`: the first is a line of its own."""
    if len(parts) == 1:
        return 0, False
    first, second = parts[0], parts[1]
    if first.endswith(rules.kicker_ends):
        return 1, False
    lengths = [_length(part, rules) for part in parts]
    if len(parts) > 2 and lengths[0] == lengths[1] and not _are_even(lengths):
        return 2, True
    is_shorter_line = is_line and rules.kicker_line_from <= len(first) < len(second) - 1
    if len(first) >= rules.kicker_from or is_shorter_line:
        return 1, True
    if is_line and first[-1] in rules.quotes and second[-1] not in rules.quotes:
        return 1, True
    return 0, len(parts) > 1


def _length(part: str, rules: TitleRules) -> int:
    return sum(char not in rules.quotes for char in part)


def _are_even(lengths: Sequence[int]) -> bool:
    return all(a == b for a, b in pairwise(lengths))
