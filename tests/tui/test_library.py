"""The library on the screen: the shelf, neighbouring editions, a search in all of them."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from app_harness import SHIPPED, AppHarness, article, edition, running_app

from reader.library import Library
from reader.library.index.fulltext import FulltextResult
from reader.library.rows import EditionSummary
from reader.runtime.messages import catalogue
from reader.search.grammar import parse_query, to_text
from reader.search.query import Phrase, Query
from reader.tui import library_worker
from reader.tui.actions import editions, letter_hints
from reader.tui.layout.shelf_rows import shelf_rows
from reader.tui.layout.sparkline import bars, sparkline_rows
from reader.tui.screens.hits_screen import HitsScreen
from reader.tui.screens.library_screen import LibraryScreen
from reader.tui.screens.reading_screen import ReadingScreen
from reader.tui.screens.shelf_screen import ShelfScreen
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import text_of

NEXT = edition(article("治污再提速", "今年以来,污水治理成效明显。"))._replace(
    newspaper="嘉兴日报平湖版", date="2022-01-09"
)


@pytest.fixture
def _library() -> None:
    with Library.open() as library:
        library.add(SHIPPED, path="first.txt")
        library.add(NEXT, path="second.txt")
        library.catch_up()


async def test_without_a_library_the_reader_says_how_to_get_one() -> None:
    async with running_app(SHIPPED) as stage:
        for key in "LA[]":
            await stage.press(key)
            assert "kanbao add" in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_the_shelf_shows_papers_years_and_editions() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("L")
        assert "嘉兴日报平湖版   2 期 8 篇" in stage.text
        assert "2022   1月" in stage.text
        assert any(line.startswith("•> 2021年11月8日 星期一") for line in stage.lines)
        await stage.press("k", "enter")
        assert "治污再提速" in stage.text
        assert stage.session.edition.date == "2022-01-09"


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("size", [(120, 40), (30, 12)])
async def test_going_back_leads_from_an_edition_to_the_shelf_once(size: tuple[int, int]) -> None:
    async with running_app(SHIPPED, size) as stage:
        await stage.press("tab", "L", "k", "enter")
        assert "治污再提速" in stage.text
        await stage.press("enter", "/")
        await stage.type("污水")
        await stage.press("enter", "escape", "escape")
        assert stage.app.screen is stage.reading
        await stage.press("escape")
        assert isinstance(stage.app.screen, ShelfScreen)
        await stage.press("escape", "escape")
        assert stage.app.screen is stage.reading


@pytest.mark.usefixtures("_library")
async def test_going_back_leads_to_the_shelf_from_the_neighbours_of_what_was_opened_on_it() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("]", "escape")
        assert stage.app.screen is stage.reading
        await stage.press("L", "enter", "[", "escape")
        assert isinstance(stage.app.screen, ShelfScreen)
        assert any(line.startswith("•> 2021年11月8日 星期一") for line in stage.lines)


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(("key", "told"), [("A", "? 帮助"), ("S", "? 帮助"), ("/", "Esc 返回")])
async def test_a_long_question_leaves_room_for_the_keys_that_matter(key: str, told: str) -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press(key)
        await stage.type("平湖 OR 没有的词 OR 还有更多的词 OR 越来越多的词 OR 一直到这一行的尽头也写不完的词")
        await stage.press("enter")
        assert "平湖 OR" in stage.lines[-1]
        assert "…   " in stage.lines[-1]
        assert "Esc 返回" in stage.lines[-1]
        if key == "S":
            await stage.press("escape")
        assert "平湖 OR" in stage.lines[-1]
        assert told in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_neighbouring_editions_are_a_key_away() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.type("】")
        assert stage.session.edition.date == "2022-01-09"
        await stage.press("]")
        assert "已是最后一期" in stage.lines[-1]
        await stage.press("[")
        assert stage.session.edition.date == "2021-11-08"


async def test_pages_are_turned_in_the_order_of_their_numbers_each_once() -> None:
    with Library.open() as library:
        for number, page in enumerate(("1", "10", "2", "2", "A2", "A10")):
            made = edition(
                article(chr(0x4E00 + number * 40) * 9, "".join(chr(0x5000 + number * 40 + i) for i in range(30)))
            )
            made = made._replace(newspaper="茶报", date="2022-01-09", pages=(made.pages[0]._replace(number=page),))
            library.add(made, path=f"{number}.txt")
        keys = [listed.key for listed in library.editions()]
        assert keys == [
            f"茶报{name}"
            for name in (
                "/2022-01-09/1",
                *(f"{n}/2022-01-09/2" for n in ("", "~2")),
                "/2022-01-09/10",
                "/2022-01-09/A2",
                "/2022-01-09/A10",
            )
        ]
        first = library.edition(keys[0])
    async with running_app(first) as stage:
        seen = []
        for _ in keys[1:]:
            await stage.press("]")
            seen.append(stage.session.source)
        assert seen == keys[1:]
        await stage.press("]")
        assert "已是最后一期" in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_the_library_is_searched_and_going_back_leads_to_the_list() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水")
        assert "2 篇" in stage.lines[-1]
        assert "2021-11  " in stage.text
        assert "今年以来，污水治理" in stage.text
        await stage.press("enter", "enter")
        assert stage.session.edition.date == "2022-01-09"
        assert "/污水   1/1" in stage.lines[-1]
        await stage.press("escape")
        assert "书库" in stage.lines[-1] or "污水" in stage.lines[-1]
        assert "独山港污水零直排提档升级" in stage.text
        await stage.press("escape")
        assert stage.app.screen is stage.reading


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, list[str]]]:
    """What a library waits for that answers no question before; and the questions that it was asked."""
    goes_on, asked, search = threading.Event(), list[str](), Library.search

    def searched(library: Library, query: Query, **options: Any) -> FulltextResult:
        asked.append(to_text(query))
        goes_on.wait(20)
        return search(library, query, **options)

    monkeypatch.setattr(Library, "search", searched)
    monkeypatch.setattr(library_worker, "PATIENCE", 0.01)
    yield goes_on, asked
    goes_on.set()


async def until(stage: AppHarness, is_so: Callable[[], bool]) -> None:
    for _ in range(400):
        await stage.pilot.pause(0.01)
        if is_so():
            return
    pytest.fail(stage.text)


@pytest.mark.usefixtures("_library")
async def test_keys_do_not_wait_for_a_slow_library_and_the_last_question_is_answered(
    slow: tuple[threading.Event, list[str]],
) -> None:
    goes_on, asked = slow
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水")
        assert "污水" in stage.lines[-1]
        await until(stage, lambda: "…" in stage.lines[-1])
        await stage.type("治理成效")
        assert "污水治理成效" in stage.lines[-1]
        goes_on.set()
        await until(stage, lambda: "1 篇" in stage.lines[-1])
        assert "独山港污水" not in stage.text
        assert (asked[0], asked[-1], "污水治" in asked) == ("污", "污水治理成效", False)


@pytest.mark.usefixtures("_library")
async def test_an_answer_that_comes_when_one_has_left_disturbs_nothing(
    slow: tuple[threading.Event, list[str]],
) -> None:
    goes_on, _ = slow
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        left = stage.app.screen
        assert isinstance(left, LibraryScreen)
        await stage.type("污水")
        await stage.press("escape")
        assert stage.app.screen is stage.reading
        goes_on.set()
        await until(stage, lambda: left.search.found is not None)
        assert stage.app.screen is stage.reading
        await stage.press("A")
        assert stage.lines[-1].startswith(" 书库：污水 ")


@pytest.mark.usefixtures("_library")
async def test_the_library_is_asked_anew_and_a_hit_keeps_the_way_back_to_its_own_search() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水")
        await stage.press("enter", "enter", "A")
        assert stage.lines[-1].startswith(" 书库：污水 ")
        assert "独山港污水" in stage.text
        await stage.type("党建")
        assert stage.lines[-1].startswith(" 书库：党建 ")
        await stage.press("escape", "escape")
        assert "独山港污水" in stage.text


@pytest.mark.usefixtures("_library")
async def test_a_query_that_is_not_whole_is_told() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水 (")
        assert "第 5 列" in stage.text
        assert "独山港污水" not in stage.text
        await stage.press("enter")
        assert stage.lines[-1].startswith(" 书库：污水 (")
        await stage.press("escape")
        assert stage.app.screen is stage.reading


@pytest.mark.usefixtures("_library")
async def test_enter_goes_to_the_list_where_the_commands_are_keys() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水")
        await stage.press("enter")
        assert isinstance(stage.app.screen, LibraryScreen)
        await stage.press("o")
        assert "最相关的在前" in stage.lines[0]
        await stage.press("s")
        assert "已存到书架" in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_a_search_in_the_library_leads_back_to_where_one_was_and_is_remembered() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("3", "G", "enter", "A")
        await stage.type("再提速")
        await stage.press("enter", "enter")
        assert stage.session.edition.date == "2022-01-09"
        await stage.press("escape", "escape", "escape")
        await stage.press("escape")
        assert (stage.session.edition.date, stage.session.number) == ("2021-11-08", 3)
        await stage.press("A")
        assert stage.lines[-1].startswith(" 书库：再提速 ")
        assert "治污再提速" in stage.text
        await stage.type("污水")
        assert stage.lines[-1].startswith(" 书库：污水 ")


@pytest.mark.usefixtures("_library")
async def test_hits_are_gone_through_from_article_to_article_of_the_library() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水")
        await stage.press("enter", "enter")
        assert stage.session.edition.date == "2022-01-09"
        await stage.press("n")
        assert stage.session.edition.date == "2021-11-08"
        assert "下一篇有结果的文章：独山港污水" in stage.lines[-1]
        await stage.press("N")
        assert stage.session.edition.date == "2022-01-09"
        await stage.press("N")
        assert "已是第一处" in stage.lines[-1]


def test_bars_lie_between_the_first_month_and_the_last() -> None:
    shown = bars({"2021-11": 8, "2022-02": 1}, 80)
    assert [(bar.first, bar.after, bar.count) for bar in shown] == [
        ("2021-11", "2021-12", 8),
        ("2021-12", "2022-01", 0),
        ("2022-01", "2022-02", 0),
        ("2022-02", "2022-03", 1),
    ]
    look = DisplaySettings(catalogue("en"))
    assert text_of(sparkline_rows(shown, None, look)[1].runs).startswith("2021-11  @  .  2022-02   articles per month")
    assert text_of(sparkline_rows(shown, 3, look)[1].runs).endswith("2022-02: 1 found  Esc all")


def test_a_bar_stands_for_several_months_where_there_is_no_room() -> None:
    shown = bars({f"{year}-{month:02}": 1 for year in range(2000, 2005) for month in range(1, 13)}, 80)
    assert [bar.count for bar in shown] == [2] * 30
    assert shown[0].name == "2000-01..2000-02"


def test_one_month_needs_no_bars() -> None:
    assert bars({"2021-11": 8, "-": 1}, 80) == ()
    assert sparkline_rows((), None, DisplaySettings(catalogue("en"))) == []


@pytest.mark.usefixtures("_library")
async def test_a_bar_narrows_to_its_month_and_going_back_widens() -> None:
    async with running_app(SHIPPED) as stage:
        await found_by(stage, "污水")
        await stage.press("l")
        assert "2021-11：1 篇" in stage.text
        assert "治污再提速" not in stage.text
        await stage.press("l")
        assert "2022-01：1 篇" in stage.text
        assert "独山港污水" not in stage.text
        await stage.press("escape")
        assert "治污再提速" in stage.text
        assert "独山港污水" in stage.text


async def found_by(stage: AppHarness, text: str) -> None:
    """The hits of a search in the library."""
    editions.list_found(stage.reading, is_asking=True)
    await stage.pilot.pause()
    await stage.type(text)
    screen = stage.app.screen
    assert isinstance(screen, LibraryScreen)
    screen.status.close()
    screen.show_rows()
    screen.show_status()
    await stage.pilot.pause()


@pytest.mark.usefixtures("_library")
async def test_hits_are_ordered_refined_and_saved_on_the_shelf() -> None:
    async with running_app(SHIPPED) as stage:
        await found_by(stage, "污水")
        assert "最新的在前" in stage.lines[0]
        await stage.press("o")
        assert "最相关的在前" in stage.lines[0]
        await stage.press("s")
        assert "已存到书架" in stage.lines[-1]
        await stage.press("/")
        await stage.type("提速")
        assert "1 篇" in stage.lines[-1]
        await stage.press("escape", "L")
        assert "保存的查找" in stage.text
        await stage.press("escape", "L", "g", "enter")
        assert "独山港污水" in stage.text
        await stage.press("s", "escape", "L")
        assert "保存的查找" not in stage.text


@pytest.mark.usefixtures("_library")
async def test_the_search_that_led_to_a_hit_is_saved_there() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("s")
        assert "按 A 查找书库" in stage.lines[-1]
        await stage.press("A")
        await stage.type("污水")
        await stage.press("enter", "enter", "s")
        assert "已存到书架" in stage.lines[-1]
        await stage.press("L")
        assert "保存的查找" in stage.text


@pytest.mark.usefixtures("_library")
async def test_pinyin_is_understood_in_the_library_and_a_digit_takes_a_word() -> None:
    with Library.open() as library:
        library.add(NEXT._replace(date="2022-03-01"), raw=b"x", path="third.txt", words={"污水": 2, "污水处理": 1})
        library.catch_up()
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("wushui")
        assert "1 污水 2" in stage.text
        assert "治污再提速" in stage.text
        await stage.type("1")
        assert stage.lines[-1].startswith(" 书库：污水 ")


@pytest.mark.usefixtures("_library")
async def test_no_hits_in_the_library_are_not_the_last_word() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水 -水")
        await stage.press(*["backspace"] * 5)
        await stage.type("污水零提速")
        assert "可以改查" in stage.text
        await stage.press("enter", "enter")
        assert "没有找到" not in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_the_shelf_is_filtered_as_one_types_by_date_and_by_pinyin() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("L", "/")
        await stage.type("20220109")
        assert "2022年1月9日" in stage.text
        assert "2021年11月8日" not in stage.text
        assert stage.lines[0].endswith("1/1")
        await stage.press("enter", "escape")
        assert "2021年11月8日" in stage.text
        await stage.press("/")
        await stage.type("没有这个")
        assert "没有找到" in stage.text
        await stage.press(*["backspace"] * 4)
        await stage.type("jiaxing")
        assert "嘉兴日报" in stage.text


@pytest.mark.usefixtures("_library")
async def test_from_list_to_list_and_back_to_where_one_was() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污水")
        await stage.press("enter", "L")
        shown = [type(stage.app.screen)]
        await stage.press("A")
        shown.append(type(stage.app.screen))
        await stage.press("escape")
        shown.append(type(stage.app.screen))
        assert shown == [ShelfScreen, LibraryScreen, ReadingScreen]
        await stage.press("S")
        await stage.type("污水")
        await stage.pilot.pause()
        screen = stage.app.screen
        assert isinstance(screen, HitsScreen)
        screen.status.close()
        await stage.press("A")
        assert isinstance(stage.app.screen, LibraryScreen)


def test_an_edition_without_paper_and_date_stands_on_the_shelf_too() -> None:
    listed = EditionSummary("-/-/-", None, None, None, None, 3, 4, "page.txt", "2022-01-01")
    text = "\n".join(text_of(row.runs) for row in shelf_rows([listed], DisplaySettings(catalogue("en")), {}))
    assert "Untitled newspaper" in text


async def test_a_word_is_picked_by_its_letter_and_searched_in_the_edition() -> None:
    async with running_app(SHIPPED) as stage:
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


QUOTED = edition(
    article("双减落地", "县里印发关于“双减 双增”的意见，今起施行。"),
    article("意见不少", "双减的事，双增的事，关于的意见。"),
)._replace(newspaper="海盐日报", date="2022-02-09")


@pytest.mark.parametrize("is_in_library", [True, False])
async def test_a_title_with_quotation_marks_and_blanks_is_searched_as_it_stands(*, is_in_library: bool) -> None:
    if is_in_library:
        with Library.open() as library:
            library.add(QUOTED, path="quoted.txt")
            library.catch_up()
    async with running_app(QUOTED) as stage:
        letter_hints.search(stage.reading, "关于“双减 双增”的意见")
        await until(stage, lambda: "1 篇" in stage.lines[-1] or "1 处" in stage.lines[-1])
        assert stage.app.screen is not stage.reading
        assert "双减落地" in stage.text
        assert "意见不少" not in stage.text
        if is_in_library:
            assert parse_query(stage.reading.library_search.text, date.today()) == Phrase("关于“双减 双增”的意见")


async def test_picking_ends_without_a_trace() -> None:
    async with running_app(SHIPPED) as stage:
        before = stage.text
        for key in ("escape", "1", "enter"):
            await stage.press("f", key)
            assert stage.text == before


async def test_a_word_of_an_edition_that_is_not_in_the_library_is_searched_in_the_edition() -> None:
    with Library.open() as library:
        library.add(NEXT, path="second.txt")
        library.catch_up()
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("污水")
        await stage.press("enter", "*")
        assert isinstance(stage.app.screen, HitsScreen)
        assert "独山港污水零直排提档升级" in stage.text


@pytest.mark.usefixtures("_library")
async def test_a_word_that_only_the_edition_finds_is_listed_there(
    slow: tuple[threading.Event, list[str]],
) -> None:
    goes_on, _ = slow
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("djlm")
        await stage.press("enter", "*")
        assert "…" in stage.lines[-1]
        goes_on.set()
        await until(stage, lambda: isinstance(stage.app.screen, HitsScreen))
        await stage.pilot.pause()
        assert "党建联盟" in stage.text


@pytest.mark.usefixtures("_library")
async def test_a_word_that_is_found_when_one_has_gone_on_is_not_listed(
    slow: tuple[threading.Event, list[str]],
) -> None:
    goes_on, _ = slow
    async with running_app(SHIPPED) as stage:
        await stage.press("J", "/")
        await stage.type("污水")
        await stage.press("enter", "*", "0")
        front = stage.app.screen
        goes_on.set()
        await stage.pilot.pause(0.3)
        assert stage.app.screen is front


async def test_nothing_to_search_for_is_told() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("*")
        assert "按 f 选词" in stage.lines[-1]


@pytest.mark.usefixtures("_library")
async def test_what_was_found_is_searched_in_the_library() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("J", "/")
        await stage.type("污水")
        await stage.press("enter", "*")
        assert "2 篇" in stage.lines[-1]
        assert "治污再提速" in stage.text


@pytest.mark.usefixtures("_library")
async def test_the_shelf_is_gone_through_by_years_and_months() -> None:
    with Library.open() as library:
        for day in ("2021-11-09", "2021-10-05", "2021-10-06"):
            library.add(NEXT._replace(date=day), raw=day.encode(), path=day)
    async with running_app(SHIPPED) as stage:
        await stage.press("L", "g")
        chosen = []
        for key in "Jlhkhh":
            await stage.press(key)
            chosen.append(next(line.split()[1] for line in stage.lines if line[1:3] == "> "))
        assert chosen == [
            "2021年11月9日",
            "2021年10月6日",
            "2021年11月9日",
            "2022年1月9日",
            "2022年1月9日",
            "2022年1月9日",
        ]


@pytest.mark.usefixtures("_library")
async def test_text_is_pasted_behind_letters() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("A")
        await stage.type("污")
        await stage.paste("水\n提速")
        assert "书库：污水 " in stage.lines[-1]
        assert "2 篇" in stage.lines[-1]
