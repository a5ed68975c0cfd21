"""Furniture that only its neighbours show: lists of pages and titles, asides, legal notices, the foot of a site."""

from collections.abc import Iterator
from itertools import pairwise

from reader.parser.furniture.finder import HEAD_INSIDE, Looked, said

LONGEST_LIST = 120
MARKS = 2
"""So many heads of pages in a row are a list of them."""
CHANNELS = 3
LEAST = 4
"""Code points of a title that is known again."""
LONGEST_LABEL, MOST_IN_ASIDE = 15, 15
"""Code points of a label over an aside, and titles in it."""
MOST_TITLE_LINES = 4
FARTHEST = 40
"""Lines above an aside among which the text is looked for that it stands in."""
NAVIGATION = {"buttons", "step-to-title", "trail", "place-on-site", "search", "page-list"}
FOOT = {"rights", "step-to-title", "aside", "buttons", "tags"}


def find_page_lists(looked: Looked) -> None:
    """`A01版:重点` and the like in a row, or several in a line."""
    page = looked.rules.page
    named = [(number, line) for number, line in enumerate(looked.lines) if page in line.normalized]
    for run in _runs([number for number, line in named if looked.rules.page_mark.match(line.normalized)]):
        if len({said(looked, number) for number in run}) >= MARKS:
            looked.mark(run, "page-list")
    for number, line in named:
        if len(line.text) <= LONGEST_LIST and len(looked.rules.page_marks.findall(line.normalized)) >= MARKS:
            looked.mark([number], "page-list")


def find_channels(looked: Looked) -> None:
    """Names of channels, one a line: some in a row, or beside other furniture."""
    names = [number for number in looked.short if looked.lines[number].normalized in looked.rules.channels]
    for run in _runs(names):
        before, behind = run[0] - 1, run[-1] + 1
        beside = [n for n in (before, behind) if 0 <= n < len(looked.lines) and looked.found[n]]
        if len(run) >= CHANNELS or (len(run) > 1 and beside):
            looked.mark(run, "channels")


def find_title_lists(looked: Looked) -> None:
    """Titles in a row that are said again below, or between the buttons of a site with no text below them."""
    where = {looked.lines[number].normalized: number for number in looked.short}
    if len(where) == len(looked.short) and not any(looked.found):
        return
    where = {said(looked, number): number for number in looked.short}
    for titles in _title_runs(looked):
        run = _unlike(looked, titles)
        again = [number for number in run if _is_said_again(looked, number, where[said(looked, number)], run[-1])]
        before, behind = run[0] - 1, run[-1] + 1
        if len(again) >= 3 and 5 * len(again) >= 3 * len(run):
            looked.mark([number for number in run if number <= again[-1]], "titles-said-below")
        elif len(run) >= 3 and behind in _where(looked, again, where) and _begins_article(looked, behind):
            looked.mark(run, "titles-said-below")
        elif _is_between_buttons(looked, before, behind) and (again or len(run) > 1) and not _has_head(looked, run):
            looked.mark(run, "title-list")


def _where(looked: Looked, titles: list[int], where: dict[str, int]) -> set[int]:
    return {where[said(looked, number)] for number in titles}


def _begins_article(looked: Looked, number: int) -> bool:
    """Whether a paragraph or a byline is right below a title."""
    below = range(number + 1, min(number + 3, len(looked.lines)))
    return any(looked.is_text(n) or looked.is_signed(looked.lines[n]) for n in below)


def _unlike(looked: Looked, run: list[int]) -> list[int]:
    """The titles of a row up to the first that it says again."""
    seen: set[str] = set()
    for at, number in enumerate(run):
        text = said(looked, number)
        if text in seen:
            return run[:at]
        seen.add(text)
    return run


def _is_said_again(looked: Looked, number: int, last: int, end: int) -> bool:
    """Whether a title, no piece of a wrapped text, stands below the row of titles, too."""
    return last > end and len(looked.lines[number].text) >= LEAST and not looked.is_sentence(number)


def _has_head(looked: Looked, run: list[int]) -> bool:
    """Whether one of the lines begins a report: they are no titles, but a wrapped text."""
    return any(looked.is_marked(looked.lines[number]) for number in run)


def _is_between_buttons(looked: Looked, before: int, behind: int) -> bool:
    if before < 0 or behind >= len(looked.lines):
        return False
    above, below = looked.found[before], looked.found[behind]
    if not (above and below and {above.because, below.because} <= NAVIGATION):
        return False
    printed = next(
        (n for n in range(behind, min(behind + FARTHEST, len(looked.lines))) if looked.found[n] is None), None
    )
    return printed is not None and not looked.is_text(printed) and not looked.is_marked(looked.lines[printed])


def find_asides(looked: Looked) -> None:
    """A label over titles of other articles, and these; the article goes on around them."""
    for number, line in enumerate(looked.lines):
        if len(line.normalized) <= LONGEST_LABEL and line.normalized.strip(_FRAME) in looked.rules.asides:
            looked.mark([number], "aside")
            looked.mark(_titles_of_aside(looked, number), "aside")


def _titles_of_aside(looked: Looked, label: int) -> list[int]:
    titles: list[int] = []
    number = label + 1
    while number < len(looked.lines) and len(titles) < MOST_IN_ASIDE and looked.may_be_title(number):
        if looked.is_header(looked.lines[number]) or looked.is_signed(looked.lines[number]):
            break
        titles.append(number)
        number += 1
    if number == len(looked.lines) or looked.found[number] is not None or not titles:
        return titles
    above = next((n for n in range(label - 1, max(label - 1 - FARTHEST, -1), -1) if looked.found[n] is None), None)
    if above is None or not looked.is_text(above):
        return titles
    below = looked.lines[number]
    begins = looked.is_marked(below) or looked.is_signed(below)
    gaps = [looked.lines[n].gap for n in titles]
    if begins or (len(titles) > 1 and gaps[-1] > min(gaps[1:])):
        return titles[: _first_of_title(gaps)]
    return titles


def _first_of_title(gaps: list[int]) -> int:
    """Where the title begins that stands behind the list: below the last line that is set apart, or the last line."""
    at = len(gaps) - 1
    while at > 0 and gaps[at] == 0 and len(gaps) - at < MOST_TITLE_LINES:
        at -= 1
    return at if gaps[at] else len(gaps) - 1


def find_rights(looked: Looked) -> None:
    """The numbered sentences of a legal notice."""
    if not any(found and found.because == "rights" for found in looked.found):
        return
    for before, here in pairwise(range(len(looked.lines))):
        above = looked.found[before]
        if above and above.because == "rights" and looked.rules.numbered.match(looked.lines[here].normalized):
            looked.mark([here], "rights")


def find_foot(looked: Looked) -> None:
    """What stands behind the last text and below the legal notice or the steps to other articles."""
    end = next((n for n in range(len(looked.lines) - 1, -1, -1) if _is_printed_text(looked, n)), -1)
    first = next(
        (n for n in range(end + 1, len(looked.lines)) if (found := looked.found[n]) and found.because in FOOT), None
    )
    if end < 0 or first is None:
        return
    for number in range(first + 1, len(looked.lines)):
        if looked.found[number] is not None:
            continue
        line = looked.lines[number]
        if looked.is_signed(line) or looked.is_header(line) or looked.signs.imprint.match(line.normalized):
            return
        looked.mark([number], "foot")


def _is_printed_text(looked: Looked, number: int) -> bool:
    return looked.found[number] is None and (looked.is_text(number) or looked.is_sentence(number))


def find_days(looked: Looked) -> None:
    """A day between a title and its text, where the title is the first that the site shows: no head of a page."""
    for number in looked.short:
        line = looked.lines[number]
        if looked.found[number] is not None or not looked.rules.day_inside.search(line.normalized):
            continue
        is_day = looked.rules.day.match(line.normalized) is not None
        if not (is_day or looked.is_header(line)):
            continue
        if _is_below_title(looked, number) and _is_above_text(looked, number):
            looked.mark([number], "day" if is_day else HEAD_INSIDE)


def find_front_matter(looked: Looked) -> None:
    """The rules above and below the fields of a file: `---`."""
    for number, line in enumerate(looked.lines):
        if line.normalized[:3] in _RULES and not line.normalized.strip(line.normalized[0]):
            beside = [n for n in (number - 1, number + 1) if 0 <= n < len(looked.lines)]
            if any((found := looked.found[n]) and found.because == "fields" for n in beside):
                looked.mark([number], "fields")


def _is_below_title(looked: Looked, number: int) -> bool:
    for at in range(number - 1, max(number - 4, -1), -1):
        if looked.found[at] is not None:
            return at < number - 1
        if not looked.may_be_title(at) or looked.is_header(looked.lines[at]):
            return False
    return 0 < number < 4


def _is_above_text(looked: Looked, number: int) -> bool:
    below = range(number + 1, min(number + 4, len(looked.lines)))
    printed = [n for n in below if looked.found[n] is None]
    heads = any(looked.is_header(looked.lines[n]) for n in printed)
    return not heads and any(looked.is_text(n) for n in printed)


def _title_runs(looked: Looked) -> Iterator[list[int]]:
    titles = [
        n
        for n in range(len(looked.lines))
        if looked.may_be_title(n) and not looked.rules.page_mark.match(looked.lines[n].normalized)
    ]
    return iter(_runs(titles))


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


_RULES = {"---", "===", "***", "+++"}
_FRAME = ":：>》»【】[]■◆●▶ |-·•"
