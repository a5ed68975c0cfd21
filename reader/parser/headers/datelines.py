"""Where a report comes from: `本报讯`, `新华社北京7月3日电`, `【路透社華盛頓廿九日電】`.

At its end it may say so, too: `（本报开罗1月5日电）`.
"""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from reader.model.edition import Dateline
from reader.parser.bylines.byline_rules import normalize
from reader.text.han import HAN

LONGEST_DATELINE = 32
"""Code points of the longest dateline that is looked for, brackets included."""
LONGEST_PLACE, LONGEST_UNDATED, LONGEST_OWN = 12, 6, 4


class FoundDateline(NamedTuple):
    """A dateline and the stretch of text that says it, brackets included."""

    dateline: Dateline
    start: int
    end: int
    """Where what follows it begins: the news, or a byline in brackets."""


@dataclass(frozen=True, slots=True)
class DatelineRules:
    """The words of datelines, compiled from `data/rules/dateline.yaml`."""

    ending: re.Pattern[str]
    """What ends a dateline, not before a character that makes another word of it."""
    sign: re.Pattern[str]
    """What every ending ends with: nothing else is looked at in a text without it."""
    starts: frozenset[str]
    """The first characters of houses and agencies."""
    known: tuple[str, ...]
    """Houses and agencies, the longest first."""
    house: tuple[str, ...]
    agency_ends: tuple[str, ...]
    according: tuple[str, ...]
    wires: frozenset[str]
    reports: frozenset[str]
    """Endings before which an agency and a day must stand."""
    not_in_place: frozenset[str]
    day: re.Pattern[str]
    """A day, with its month or without: 11月28日, 廿九日."""
    year: re.Pattern[str]
    places: re.Pattern[str]
    """Places that hold one of them all the same: 呼和浩特."""
    bullets: str
    """What may stand before a dateline."""
    not_before_wire: tuple[str, ...]
    """A place without a date behind it ends with none of these."""
    placed: re.Pattern[str]
    """What stands in brackets alone: 台北訊, 本埠訊."""
    placed_report: re.Pattern[str]
    """What says in a byline where the report comes from: 記者林平／南投報導."""
    not_places: frozenset[str]
    own: re.Pattern[str]
    """A paper's name for itself: `南都讯 记者…`."""
    not_own: tuple[str, ...]

    @classmethod
    def from_data(cls, rules: Any) -> "DatelineRules":
        """From the value of `data/rules/dateline.yaml`."""
        endings = sorted({*rules["news"].split(), *rules["wire"].split()}, key=len, reverse=True)
        reports = rules["reports"].split()
        known = (*rules["house"].split(), *rules["agencies"].split(), *rules["according"].split())
        return cls(
            ending=re.compile(
                f"(?:{'|'.join(endings)})(?![{''.join(rules['not_after'].split())}])|(?:{'|'.join(reports)})(?= |$)"
            ),
            sign=re.compile(f"[{''.join(sorted({word[-1] for word in (*endings, *reports)}))}]"),
            starts=frozenset(word[0] for word in known),
            known=tuple(sorted(known[: -len(rules["according"].split())], key=len, reverse=True)),
            house=tuple(rules["house"].split()),
            agency_ends=tuple(rules["agency_ends"].split()),
            according=tuple(rules["according"].split()),
            wires=frozenset(rules["wire"].split()) - frozenset(rules["news"].split()),
            reports=frozenset(reports),
            not_in_place=frozenset(rules["not_in_place"].split()),
            day=re.compile(rules["day"]),
            year=re.compile(rules["year"]),
            places=re.compile("|".join(rules["places_with_them"].split())),
            bullets=" " + rules["bullets"],
            not_before_wire=tuple(rules["not_before_wire"].split()),
            placed=re.compile(f"[{HAN}]{{2,5}}[{''.join(rules['placed_ends'].split())}]"),
            placed_report=re.compile(rules["placed_report"]),
            not_places=frozenset(rules["not_places"].split()),
            own=re.compile(f"([{HAN}]{{2,4}}[{''.join(rules['placed_ends'].split())}])(?= ?\\(| )"),
            not_own=tuple(rules["not_own"].split()),
        )


def read_dateline(text: str, rules: DatelineRules) -> FoundDateline | None:
    """The dateline at the head of a paragraph; its `text` is without the brackets around it."""
    if not rules.sign.search(text, 0, LONGEST_DATELINE + 1):
        return None
    window = normalize(text[: LONGEST_DATELINE + 1])
    start = len(window) - len(window.lstrip(rules.bullets))
    if (gap := window.find("  ", start)) > 0:
        window = window[:gap]
    if window[start : start + 1] == "(":
        close = window.find(")", start)
        found = _whole(text, window, start + 1, close, rules) if close > 0 else None
        if found is None and close > 0 and rules.placed.fullmatch(window, start + 1, close):
            house = next((word for word in rules.house if window.startswith(word, start + 1)), "")
            found = Dateline(text[start + 1 : close], place=window[start + 1 + len(house) : close - 1])
        if found is None and close > 0:
            ends = (match.end() for match in rules.ending.finditer(window, start + 1, close))
            found = next((_whole(text, window, start + 1, end, rules) for end in ends if window[end] == " "), None)
            return FoundDateline(found, start, start) if found else None
        return FoundDateline(found, start, _skip(text, close + 1)) if found else None
    ends = (match.end() for match in rules.ending.finditer(window, start, LONGEST_DATELINE))
    for end in ends:
        if found := _whole(text, window, start, end, rules):
            return FoundDateline(found, start, _skip(text, end))
    if (own := rules.own.match(window, start)) and _is_name(own[1], rules):
        return FoundDateline(Dateline(own[1], agency=own[1][:-1]), start, _skip(text, own.end(1)))
    return None


def _is_name(own: str, rules: DatelineRules) -> bool:
    return rules.not_in_place.isdisjoint(own) and not own.endswith(rules.not_own)


def read_place_in_byline(text: str, rules: DatelineRules) -> FoundDateline | None:
    """`南投報導` at the end of `記者林平／南投報導`."""
    found = rules.placed_report.search(text)
    if found is None or found[2] in rules.not_places:
        return None
    return FoundDateline(Dateline(found[1], place=found[2]), *found.span(1))


def _skip(text: str, end: int) -> int:
    """Past the white space behind a dateline."""
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def read_end_dateline(text: str, rules: DatelineRules) -> FoundDateline | None:
    """The dateline in brackets at the end of a report: `（本报开罗1月5日电）`."""
    trimmed = text.rstrip()
    base = max(0, len(trimmed) - LONGEST_DATELINE)
    if normalize(trimmed[-1:]) != ")":
        return None
    window = normalize(trimmed[base:])
    start = window.rfind("(")
    if not window.endswith(")") or start < 0:
        return None
    inside = trimmed[base:]
    found = _wire(inside, window, start, rules) or _whole(inside, window, start + 1, len(window) - 1, rules)
    return FoundDateline(found, base + start, len(text)) if found else None


def _wire(text: str, window: str, start: int, rules: DatelineRules) -> Dateline | None:
    """`（十五日專電）`, `（十五日中央社電）`: the day, the agency if it is no wire of the paper's own, and 電."""
    said = text[start + 1 : -1].strip()
    day = rules.day.match(window, start + 1)
    wire = max((word for word in rules.wires if window.endswith(f"{word})")), key=len, default="")
    if day is None or not wire:
        return None
    agency = said[day.end() - start - 1 : len(said) - len(wire)]
    return Dateline(said, agency=agency or None, date=day[0]) if not agency or agency.startswith(rules.known) else None


def _whole(text: str, window: str, start: int, end: int, rules: DatelineRules) -> Dateline | None:
    """The dateline that the stretch from `start` to `end` is as a whole; None where it is none."""
    said = window[start:end].strip()
    endings = [match for match in rules.ending.finditer(said) if match.end() == len(said)]
    if not endings:
        return None
    shift = start + len(window[start:end]) - len(window[start:end].lstrip(" "))
    head = said[: endings[0].start()].rstrip(" ")
    behind = _agency_behind(head, rules)
    date = _date_at_end(head[:behind], rules)
    place_end = date[0] if date else len(head)
    agency_start, agency_end = _agency(head[:place_end], rules) if behind == len(head) else (behind, len(head))
    place = head[_start(head, rules) if agency_end > place_end else agency_end : place_end].strip(" ·、/")
    is_framed = window[start - 1 : start] == "("
    if not _is_dateline(head[agency_start:agency_end], place, date is not None, endings[0][0], is_framed, rules):
        return None
    return Dateline(
        text=text[shift : shift + len(said)],
        agency=None if head.startswith(rules.house) else text[shift + agency_start : shift + agency_end] or None,
        place=None if place in rules.not_places else place or None,
        date=text[shift + date[0] : shift + date[1]] if date else None,
    )


def _date_at_end(head: str, rules: DatelineRules) -> tuple[int, int] | None:
    """Where the date at the end of `head` stands: 11月28日, 廿九日."""
    found = next((match for match in rules.day.finditer(head) if match.end() == len(head)), None)
    if found is None:
        return None
    year = next((match for match in rules.year.finditer(head) if match.end() == found.start()), None)
    return (year or found).start(), found.end()


def _agency_behind(head: str, rules: DatelineRules) -> int:
    """Where the agency begins that stands behind the date: `曼谷九日法新電`; at the end where there is none."""
    name = next((word for word in rules.known if head.endswith(word)), "")
    at = len(head) - len(name)
    return at if name and _date_at_end(head[:at], rules) else len(head)


def _start(head: str, rules: DatelineRules) -> int:
    """Behind the word that says that others are quoted."""
    return next((len(word) for word in rules.according if head.startswith(word)), 0)


def _agency(head: str, rules: DatelineRules) -> tuple[int, int]:
    """Where the agency at the beginning of `head` stands."""
    start = _start(head, rules)
    if head.startswith(rules.known, start):
        return start, start + next(len(word) for word in rules.known if head.startswith(word, start))
    if head.endswith(rules.agency_ends):
        return start, len(head)
    ends = [at + len(word) for word in rules.agency_ends if (at := head.find(word, start + 1)) > 0]
    return (start, min(ends)) if ends else (start, start)


def _is_dateline(agency: str, place: str, is_dated: bool, ending: str, is_framed: bool, rules: DatelineRules) -> bool:
    if (
        len(place) > LONGEST_PLACE
        or not rules.not_in_place.isdisjoint(rules.places.sub("", place))
        or not _is_plain(place)
    ):
        return False
    if any(map(str.isdigit, agency)):
        return False
    if ending in rules.reports:
        return is_dated and bool(agency) and not place
    if is_dated:
        return bool(agency or (place and (is_framed or ending in rules.wires)))
    is_wired = ending in rules.wires and not place.endswith(rules.not_before_wire) and len(place) <= LONGEST_UNDATED
    is_own = agency in rules.house and ending not in rules.wires and len(place) <= LONGEST_OWN
    is_own = is_own and not (place + ending).endswith(rules.not_own)
    return bool(agency) and (not place or is_wired or is_own)


def _is_plain(place: str) -> bool:
    return all(char.isalpha() or char in " ·/" for char in place)
