"""The library on the screen: the shelf, neighbouring editions, a search in all of them."""

from dataclasses import replace

import pytest
from stage import SHIPPED, article, edition, on_stage

from reader.library import Library
from reader.library.rows import Listed
from reader.messages import catalogue
from reader.tui.inks import plain
from reader.tui.look import Look
from reader.tui.shelf_rows import months_row, shelf_rows

NEXT = replace(
    edition(article("治污再提速", "今年以来,污水治理成效明显。")), newspaper="嘉兴日报平湖版", date="2022-01-09"
)


@pytest.fixture
def _library() -> None:
    with Library.open() as library:
        library.add(SHIPPED, path="first.txt")
        library.add(NEXT, path="second.txt")
        library.catch_up()


async def test_without_a_library_the_reader_says_how_to_get_one() -> None:
    async with on_stage(SHIPPED) as stage:
        for key in "LA[]":
            await stage.press(key)
            assert "kanbao add" in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_the_shelf_shows_papers_years_and_editions() -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.press("L")
        assert "嘉兴日报平湖版   2 期 8 篇" in stage.text
        assert "2022   1月" in stage.text
        assert any(line.startswith(" > 2021年11月8日 星期一") for line in stage.lines)
        await stage.press("k", "enter")
        assert "治污再提速" in stage.text
        assert stage.session.edition.date == "2022-01-09"


@pytest.mark.usefixtures("_library")
async def test_neighbouring_editions_are_a_key_away() -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.type("】")
        assert stage.session.edition.date == "2022-01-09"
        await stage.press("]")
        assert "已是最后一期" in stage.lines[-1]
        await stage.press("[")
        assert stage.session.edition.date == "2021-11-08"


@pytest.mark.usefixtures("_library")
async def test_the_library_is_searched_and_going_back_leads_to_the_list() -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水")
        assert "2 篇" in stage.lines[-1]
        assert "2021-11  " in stage.text
        assert "今年以来，污水治理" in stage.text
        await stage.press("enter")
        assert stage.session.edition.date == "2022-01-09"
        assert "/污水   1/1" in stage.lines[-1]
        await stage.press("escape")
        assert "书库" in stage.lines[-1] or "污水" in stage.lines[-1]
        assert "独山港污水零直排提档升级" in stage.text
        await stage.press("escape")
        assert stage.app.screen is stage.reading


@pytest.mark.usefixtures("_library")
async def test_a_query_that_is_not_whole_is_told() -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水 (")
        assert stage.app.screen is not stage.reading
        await stage.press("escape")
        assert stage.app.screen is stage.reading


def test_bars_lie_between_the_first_month_and_the_last() -> None:
    rows = months_row({"2021-11": 8, "2022-02": 1}, 80)
    assert plain(rows[1].runs) == "2021-11  @  .  2022-02"


def test_one_month_needs_no_bars() -> None:
    assert months_row({"2021-11": 8, "-": 1}, 80) == []


def test_an_edition_without_paper_and_date_stands_on_the_shelf_too() -> None:
    listed = Listed("-/-/-", None, None, None, None, 3, 4, "page.txt", "2022-01-01")
    text = "\n".join(plain(row.runs) for row in shelf_rows([listed], Look(catalogue("en"))))
    assert "Papers without a name" in text


async def test_a_word_is_picked_by_its_letter_and_searched_in_the_edition() -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.press("f")
        picks = stage.reading.picks
        assert "李志援" in picks.values()
        assert "" not in picks.values()
        letter = next(letter for letter, term in picks.items() if term == "李志援")
        assert f"{letter} 志援非常看好" in stage.text.replace("\n", "")
        await stage.press(letter)
        assert stage.session.hit_list is not None
        assert stage.session.hit_list.needle == "李志援"
        await stage.press("escape")
        assert "李志援非常" in stage.text.replace("\n", "")


async def test_picking_ends_without_a_trace() -> None:
    async with on_stage(SHIPPED) as stage:
        before = stage.text
        for key in ("escape", "1", "enter"):
            await stage.press("f", key)
            assert stage.text == before


async def test_nothing_to_search_for_is_told() -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.press("*")
        assert "按 f 选词" in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_what_was_found_is_searched_in_the_library() -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.press("J", "/")
        await stage.type("污水")
        await stage.press("enter", "*")
        assert "2 篇" in stage.lines[-1]
        assert "治污再提速" in stage.text
