"""The library as rows: papers, their years as calendars, editions; and the hits of a search in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from reader.model import Place
from reader.text.width import cells
from reader.tui.heading import day
from reader.tui.inks import BLANK, Ink, Row, Run, plain
from reader.tui.lists import context, wrapped
from reader.tui.look import Look

if TYPE_CHECKING:
    from reader.library.fulltext import Hit
    from reader.library.marks import SavedSearch
    from reader.library.rows import Listed
    from reader.library.vocabulary import Suggestion as Word
    from reader.search.suggest import Suggestion

MONTH = 5
"""Cells of a month in the calendar of a year."""
DAY = 26
"""Cells for a date and its weekday."""


def shelf_rows(editions: "Sequence[Listed]", look: Look) -> list[Row]:
    """Papers with their years and editions, the newest first; the item of a row indexes `editions`."""
    numbered = sorted(enumerate(editions), key=lambda each: each[1].newspaper or "")
    rows: list[Row] = []
    for paper, group in groupby(numbered, key=lambda each: each[1].newspaper):
        members = list(group)
        articles = sum(listed.articles for _, listed in members)
        told = look.messages("shelf.paper", editions=len(members), articles=articles)
        name = look.shown(paper or look.messages("shelf.unnamed"))
        rows += [BLANK, Row(((name, Ink.TITLE), ("   " + told, Ink.DIM)))]
        for year, of_year in groupby(members, key=lambda each: (each[1].date or "")[:4]):
            editions_of_year = list(of_year)
            rows += [BLANK, *_calendar(year, [listed for _, listed in editions_of_year], look)]
            rows += [_edition(index, listed, look) for index, listed in editions_of_year]
    return rows


def _calendar(year: str, editions: "Sequence[Listed]", look: Look) -> Iterator[Row]:
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
    yield Row(((f"{year} ", Ink.LABEL), (names, Ink.DIM)))
    yield Row(((" " * 5, Ink.LABEL), (figures, Ink.TEXT)), aside=(look.messages("shelf.unit"), Ink.DIM))


def _edition(index: int, listed: "Listed", look: Look) -> Row:
    date = day(listed.date, look) if listed.date else ""
    page = look.messages("page.shown", number=listed.page) if listed.page else ""
    told = look.shown(" ".join(part for part in (page, listed.page_name or "") if part))
    gap = " " * max(2, DAY - cells(date, look.ambiguous))
    return Row(((date + gap, Ink.TEXT), (told, Ink.TEXT)), index, (str(listed.articles), Ink.DIM))


def offered_rows(words: "Sequence[Word]", look: Look, width: int) -> list[Row]:
    """Words with their counts, each with the digit that takes it, as many as fit."""
    runs: list[Run] = []
    for number, word in enumerate(words, 1):
        told: list[Run] = [
            (f"{number} ", Ink.DIM),
            (look.shown(word.word), Ink.STRONG),
            (f" {word.uses}   ", Ink.DIM),
        ]
        if cells(plain([*runs, *told]), look.ambiguous) > width:
            break
        runs += told
    return [BLANK, Row(tuple(runs))] if runs else []


def others_rows(others: "Sequence[Suggestion]", look: Look) -> list[Row]:
    """What else could be asked, why, and what it would find; the item of a row is the index of its suggestion."""
    if not others:
        return []
    from reader.search.grammar import to_text

    say = look.messages
    rows = [BLANK, Row(((say("search.ask-else"), Ink.LABEL),))]
    for index, other in enumerate(others):
        reason = say(f"suggest.{other.reason}")
        query = look.shown(to_text(other.query))
        told = (say("search.total", total=other.hits), Ink.DIM)
        rows.append(Row(((query, Ink.STRONG), ("   " + reason, Ink.DIM)), index, told))
    return rows


def saved_rows(saved: "Sequence[SavedSearch]", first: int, look: Look) -> list[Row]:
    """The saved searches under their heading; their items go on from `first`."""
    if not saved:
        return []
    rows = [Row(((look.shown(each.name), Ink.TEXT),), first + index) for index, each in enumerate(saved)]
    return [BLANK, Row(((look.messages("shelf.saved"), Ink.TITLE),)), *rows]


def found_rows(hits: "Sequence[Hit]", look: Look, width: int) -> list[Row]:
    """Hits under the editions that they stand in, each with its title and its first place."""
    rows: list[Row] = []
    edition = ""
    for index, hit in enumerate(hits):
        if hit.row.edition != edition:
            edition = hit.row.edition
            rows += [BLANK, Row(((look.shown(hit.row.edition), Ink.LABEL),))]
        title = wrapped(hit.row.title or next((text for text in hit.row.texts if text), ""), width - 12, look)[0]
        rows.append(Row(((title, Ink.STRONG),), index, (str(len(hit.places) or ""), Ink.DIM)))
        if hit.places:
            place = first_in_text(hit.places)
            around = context(hit.row.texts[place.paragraph], place, look, width - 5)
            rows.append(Row((("  ", Ink.TEXT), *around), index))
    return rows


def first_in_text(places: Sequence[Place]) -> Place:
    """The first place below the title, which is shown anyway; else the first."""
    return next((place for place in places if place.paragraph), places[0])
