"""The shelf counts what is unread, and what saved searches find that is new."""

import pytest
from app_harness import AppHarness, running_app
from factories import article, edition, raw

from reader.library import Library
from reader.marks.reading import set_read
from reader.marks.records import Records
from reader.marks.searches import SavedSearch, save_search

DAYS = ("2021-11-08", "2021-11-09")
MADE = {day: edition(article("党建联盟", "成立联盟。"), article("上榜", f"{day}上榜。"), day=day) for day in DAYS}


@pytest.fixture(autouse=True)
def filled() -> None:
    """A library of two editions, one article of the older one read."""
    with Library.open() as library, Records.open() as records:
        for day, made in MADE.items():
            library.add(made, raw(made))
            library._connection.execute("UPDATE edition SET added = ? WHERE date = ?", (f"{day}T08:00:00Z", day))
        library.catch_up()
        set_read(records, [library.keys(f"平湖日报/{DAYS[0]}")[1]])
        save_search(records, SavedSearch("联盟", "联盟", f"{DAYS[0]}T08:00:00Z"))
        save_search(records, SavedSearch("错", "标题:"))


def row(stage: AppHarness, words: str) -> str:
    return next(line for line in stage.lines if words in line)


async def test_unread_articles_are_counted_for_each_edition_and_hits_for_each_search() -> None:
    async with running_app(MADE[DAYS[1]], (100, 30)) as stage:
        await stage.press("x", "L")
        await stage.pilot.pause()
        assert row(stage, "11月9日").startswith("•> ")
        assert "1/2" in row(stage, "11月9日")
        assert "1/2" in row(stage, "11月8日")
        assert "2 篇，新 1 篇" in row(stage, "联盟")
        assert row(stage, "错").strip() == "错"


async def test_a_saved_search_that_was_opened_has_nothing_new() -> None:
    async with running_app(MADE[DAYS[1]], (100, 30)) as stage:
        await stage.press("L", "g", "enter", "escape", "L")
        await stage.pilot.pause()
        assert "新" not in row(stage, "联盟")


async def test_an_edition_that_is_all_read_has_no_sign() -> None:
    async with running_app(MADE[DAYS[1]], (100, 30)) as stage:
        await stage.press("X", "1", "L")
        assert row(stage, "11月9日").startswith(" > ")


async def test_from_the_shelf_an_edition_is_opened_where_it_was_left() -> None:
    async with running_app(MADE[DAYS[1]], (100, 30)) as stage:
        await stage.press("L", "j", "enter", "J")
        assert (stage.session.edition.date, stage.session.number) == (DAYS[0], 2)
        stage.reading.archive.records.write([])
    async with running_app(MADE[DAYS[1]], (100, 30)) as stage:
        await stage.press("L", "j", "enter")
        assert stage.session.edition.date == DAYS[0]
