"""Bylines at the head of a first paragraph: `本报讯（通讯员 吴川宁 记者 王茸）`, `本报讯记者王平报道：`."""

import re

from reader.parser.bylines.byline_reader import LONGEST_BYLINE, Byline, read_people
from reader.parser.bylines.byline_rules import BylineRules, normalize

LEAD_WINDOW = 40
"""Code points of a lead in which its byline must begin."""
MOST_SPACED_TOKENS = 12


def read_lead(text: str, line: int, rules: BylineRules) -> Byline | None:
    """The byline at the head of an article's first paragraph, behind its dateline or before it.

    In brackets, `本报讯(记者 廖秋平)日前`; run on, `本报北京１月１日讯记者王建新报道：`; or in spaces,
    `本报讯 记者 王平 近日`.
    """
    if not (rules.opening.search(text, 0, LEAD_WINDOW) or rules.lead_end.search(text, 0, LEAD_WINDOW + LONGEST_BYLINE)):
        return None
    window = normalize(text[: LEAD_WINDOW + LONGEST_BYLINE])
    return (
        _bracketed_lead(window, line, rules) or _reported_lead(window, line, rules) or _spaced_lead(window, line, rules)
    )


def _bracketed_lead(window: str, line: int, rules: BylineRules) -> Byline | None:
    start = window.find("(", 0, LEAD_WINDOW)
    while start >= 0:
        end = window.find(")", start) + 1
        found = read_people(window[start + 1 : end - 1].strip(), line, rules, False, True) if end else None
        if found and (found[1] != "bracket-names" or window[:start].rstrip(" )").endswith(rules.dateline_ends)):
            return Byline(found[0], "lead-bracket", found[1] == "photo", found[2], start, end)
        start = window.find("(", start + 1, LEAD_WINDOW)
    return None


def _dateline_end(window: str, before: int, rules: BylineRules) -> int:
    """Where the dateline before offset `before` ends; 0 where there is none."""
    ends = (window.rfind(word, 0, before) + len(word) for word in rules.dateline_ends if word in window[:before])
    end = max(ends, default=0)
    return end + (window[end : end + 1] == ")")


def _reported_lead(window: str, line: int, rules: BylineRules) -> Byline | None:
    role = rules.pattern.search(window, 0, LEAD_WINDOW)
    ends = [at + len(word) for word in rules.reported if (at := window.find(word)) >= 0]
    if role and not ends:
        return _learned_lead(window, role, line, rules)
    if role is None or not ends or window[min(ends) : min(ends) + 1] not in {" ", "、", ""}:
        return None
    start, end = _dateline_end(window, role.start(), rules), min(ends)
    start += sum(len(word) for word in rules.according if window[start:end].startswith(word))
    found = read_people(window[start:end].strip(), line, rules, False, False)
    return (
        Byline(found[0], "lead-reported", False, 1.0, start, min(end + 1, len(window)))
        if found and found[1] == "role"
        else None
    )


def _learned_lead(window: str, role: re.Match[str], line: int, rules: BylineRules) -> Byline | None:
    """`本报讯记者王平从市气象局获悉`: the names end where the source begins."""
    start = _dateline_end(window, role.start(), rules)
    learned = rules.learned.search(window, role.end(), role.end() + LEAD_WINDOW) if start else None
    if learned is None:
        return None
    found = read_people(window[start : learned.start()].strip(), line, rules, False, False)
    return (
        Byline(found[0], "lead-reported", False, 0.9, start, learned.start()) if found and found[1] == "role" else None
    )


def _spaced_lead(window: str, line: int, rules: BylineRules) -> Byline | None:
    """`本报讯 记者 王平 通讯员 李南 近日`: tokens as long as they are roles and names."""
    role = rules.pattern.search(window, 0, LEAD_WINDOW)
    start = _dateline_end(window, role.start(), rules) if role else 0
    if role is None or not start or rules.rank_at_end(window[start : role.start()].strip(" /"))[0]:
        return None
    start += window[start : start + 1] == "/"
    ends = [at for at in range(role.end(), len(window)) if window[at] == " "][:MOST_SPACED_TOKENS]
    for end in reversed(ends):
        found = read_people(window[start:end].strip(), line, rules, False, False)
        if found and found[1] == "role":
            return Byline(found[0], "lead-spaced", False, 0.9, start, end)
    return None
