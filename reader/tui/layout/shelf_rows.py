"""The library as rows: papers, their years as calendars, editions; and the hits of a search in it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from reader.model.blocks import TextSpan
from reader.text.width import cells
from reader.tui.layout.edition_rows import context, unread_sign, wrapped
from reader.tui.layout.heading import day
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import BLANK_ROW, ListRow, StyledRun, TextRole, text_of

if TYPE_CHECKING:
    from reader.app.saved_search import SearchCount
    from reader.library.index.fulltext import LibraryHit
    from reader.library.index.vocabulary import WordSuggestion as Word
    from reader.library.rows import EditionSummary
    from reader.marks.searches import SavedSearch
    from reader.search.suggest import Suggestion

MONTH = 5
"""Cells of a month in the calendar of a year."""
DAY = 26
"""Cells for a date and its weekday."""


def edition_label(listed: "EditionSummary", look: DisplaySettings) -> str:
    """What a filter of the shelf is compared with: the paper, the date in both forms, the page."""
    date = f"{listed.date} {day(listed.date, look)}" if listed.date else ""
    return " ".join(part for part in (listed.newspaper, date, listed.page, listed.page_name, listed.key) if part)


def shelf_rows(
    editions: "Sequence[EditionSummary]",
    look: DisplaySettings,
    unread: Mapping[str, int],
    shown: Collection[int] | None = None,
) -> list[ListRow]:
    """Papers with their years and editions, the newest first; the item of a row indexes `editions`.

    Of `shown` only, where that is given. `unread` is the number of unread articles by the key of the edition.
    """
    fitting = (each for each in enumerate(editions) if shown is None or each[0] in shown)
    numbered = sorted(fitting, key=lambda each: each[1].newspaper or "")
    rows: list[ListRow] = []
    for paper, group in groupby(numbered, key=lambda each: each[1].newspaper):
        members = list(group)
        articles = sum(listed.articles for _, listed in members)
        told = look.messages("shelf.paper", editions=len(members), articles=articles)
        name = look.shown(paper or look.messages("shelf.unnamed"))
        rows += [BLANK_ROW, ListRow(((name, TextRole.TITLE), ("   " + told, TextRole.DIM)))]
        for year, of_year in groupby(members, key=lambda each: (each[1].date or "")[:4]):
            editions_of_year = list(of_year)
            rows += [BLANK_ROW, *_calendar(year, [listed for _, listed in editions_of_year], look)]
            rows += [
                _edition(index, listed, look, unread.get(listed.key, listed.articles))
                for index, listed in editions_of_year
            ]
    return rows


def _calendar(year: str, editions: "Sequence[EditionSummary]", look: DisplaySettings) -> Iterator[ListRow]:
    """The months of a year, and below each the number of its articles."""
    if not year.isdigit():
        return
    months = look.messages("date.months").split()
    counts: Counter[int] = Counter()
    for listed in editions:
        month = (listed.date or "")[5:7]
        counts[int(month) if month.isdigit() else 0] += listed.articles
    names = "".join(" " * (MONTH - cells(name, look.ambiguous)) + name for name in months)
    figures = "".join(f"{counts[month] or '-':>{MONTH}}" for month in range(1, 13))
    yield ListRow(((f"{year} ", TextRole.LABEL), (names, TextRole.DIM)))
    yield ListRow(
        ((" " * 5, TextRole.LABEL), (figures, TextRole.TEXT)), aside=(look.messages("shelf.unit"), TextRole.DIM)
    )


def _edition(index: int, listed: "EditionSummary", look: DisplaySettings, unread: int) -> ListRow:
    date = day(listed.date, look) if listed.date else ""
    page = look.messages("page.shown", number=listed.page) if listed.page else ""
    told = look.shown(" ".join(part for part in (page, listed.page_name or "") if part))
    gap = " " * max(2, DAY - cells(date, look.ambiguous))
    ink = TextRole.TEXT if unread else TextRole.DIM
    count = f"{unread}/{listed.articles}" if unread else str(listed.articles)
    sign = unread_sign(look) if unread else ""
    return ListRow(((date + gap, ink), (told, ink)), index, (count, TextRole.DIM), sign)


def offered_rows(words: "Sequence[Word]", look: DisplaySettings, width: int) -> list[ListRow]:
    """Words with their counts, each with the digit that takes it, as many as fit."""
    runs: list[StyledRun] = []
    for number, word in enumerate(words, 1):
        told: list[StyledRun] = [
            (f"{number} ", TextRole.DIM),
            (look.shown(word.word), TextRole.STRONG),
            (f" {word.uses}   ", TextRole.DIM),
        ]
        if cells(text_of([*runs, *told]), look.ambiguous) > width:
            break
        runs += told
    return [BLANK_ROW, ListRow(tuple(runs))] if runs else []


def mistake_rows(mistake: str, look: DisplaySettings, width: int) -> list[ListRow]:
    """What is wrong with a query, on as many lines as it takes."""
    return [BLANK_ROW, *(ListRow(((line, TextRole.DAMAGE),)) for line in wrapped(mistake, width, look))]


def others_rows(others: "Sequence[Suggestion]", look: DisplaySettings) -> list[ListRow]:
    """What else could be asked, why, and what it would find; the item of a row is the index of its suggestion."""
    if not others:
        return []
    from reader.search.grammar import to_text

    say = look.messages
    rows = [BLANK_ROW, ListRow(((say("search.ask-else"), TextRole.LABEL),))]
    for index, other in enumerate(others):
        reason = say(f"suggest.{other.reason}")
        query = look.shown(to_text(other.query))
        told = (say("search.total", total=other.hits), TextRole.DIM)
        rows.append(ListRow(((query, TextRole.STRONG), ("   " + reason, TextRole.DIM)), index, told))
    return rows


def saved_rows(
    saved: "Sequence[SavedSearch]", first: int, look: DisplaySettings, counts: "Mapping[str, SearchCount]"
) -> list[ListRow]:
    """The saved searches, with what they find where that is known; their items go on from `first`."""
    if not saved:
        return []
    rows = [_saved(each, first + index, look, counts.get(each.name)) for index, each in enumerate(saved)]
    return [BLANK_ROW, ListRow(((look.messages("shelf.saved"), TextRole.TITLE),)), *rows]


def _saved(search: "SavedSearch", item: int, look: DisplaySettings, count: "SearchCount | None") -> ListRow:
    name = ((look.shown(search.name), TextRole.TEXT),)
    if count is None:
        return ListRow(name, item)
    total = str(count.total) if count.is_exact else f"~{count.total}"
    told = look.messages("shelf.new", total=total, new=count.new) if count.new else total
    return ListRow(
        name, item, (told, TextRole.STRONG if count.new else TextRole.DIM), unread_sign(look) if count.new else ""
    )


def found_rows(hits: "Sequence[LibraryHit]", look: DisplaySettings, width: int) -> list[ListRow]:
    """Hits under the editions that they stand in, each with its title and its first place."""
    rows: list[ListRow] = []
    edition = ""
    for index, hit in enumerate(hits):
        if hit.row.edition != edition:
            edition = hit.row.edition
            rows += [BLANK_ROW, ListRow(((look.shown(hit.row.edition), TextRole.LABEL),))]
        title = wrapped(hit.row.title or next((text for text in hit.row.texts if text), ""), width - 12, look)[0]
        rows.append(ListRow(((title, TextRole.STRONG),), index, (str(len(hit.places) or ""), TextRole.DIM)))
        if hit.places:
            place = first_in_text(hit.places)
            around = context(hit.row.texts[place.paragraph], place, look, width - 5)
            rows.append(ListRow((("  ", TextRole.TEXT), *around), index))
    return rows


def first_in_text(places: Sequence[TextSpan]) -> TextSpan:
    """The first place below the title, which is shown anyway; else the first."""
    return next((place for place in places if place.paragraph), places[0])
