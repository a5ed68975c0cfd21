"""Searching on the screen."""

import pytest
from app_harness import SHIPPED, article, edition, running_app
from textual.events import Key

from reader.model.blocks import TextSpan
from reader.runtime.messages import catalogue
from reader.text.width import cells
from reader.tui.layout.edition_rows import context
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import Surface, TextRole
from reader.tui.style.themes import DARK


async def test_hits_are_marked_while_one_types() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("党建")
        assert stage.lines[-1].startswith(" /党建")
        assert "1/17" in stage.lines[-1]
        hit, current = (DARK.style(Surface.PAGE, ink) for ink in (TextRole.HIT, TextRole.CURRENT))
        styles = stage.styles("党建")
        assert styles.count(current) == 1
        assert styles.count(hit) > 5


async def test_hits_are_gone_through_and_the_wrap_is_told() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("党建")
        await stage.press("enter", "n", "n")
        assert "3/17" in stage.lines[-1]
        await stage.press("N", "N", "N")
        assert "17/17" in stage.lines[-1]
        assert "已过第一处" in stage.lines[-1]
        await stage.press("n")
        assert "已过最后一处" in stage.lines[-1]


async def test_escape_returns_to_where_one_was() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press("tab", "j", "j", "j")
        before = (stage.session.spot, stage.reading.article.top)
        for keys in (("escape",), ("enter", "n", "n", "n", "escape")):
            await stage.press("/")
            await stage.type("党建")
            await stage.press(*keys)
            assert (stage.session.spot, stage.reading.article.top) == before
            assert stage.session.finding is None


async def test_enter_stays_at_the_hit() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press("/")
        await stage.type("互促")
        await stage.press("enter", "enter")
        assert stage.session.finding is None
        assert "互促共赢" in stage.text
        await stage.press("n")
        assert "1/1" in stage.lines[-1]


async def test_what_is_not_found_is_told() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("火星")
        assert "没有找到" in stage.lines[-1]
        await stage.press("backspace", "backspace")
        assert "没有找到" not in stage.lines[-1]


async def test_nothing_to_step_through_is_told() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("n")
        assert "还没有查找" in stage.lines[-1]


@pytest.mark.parametrize("key", ["／", "、"])
async def test_the_keys_of_an_input_method_search_too(key: str) -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press(key)
        assert stage.reading.status.field is not None


async def test_signs_of_another_width_are_found() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("，")
        assert stage.session.finding is not None
        assert len(stage.session.finding.places) > 10


async def test_the_whole_edition_is_searched_and_a_hit_opens_in_its_place() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("S")
        await stage.type("污水")
        assert "独山港污水零直排提档升级" in stage.text
        await stage.press("down", "down", "enter")
        assert stage.app.screen is stage.reading
        assert stage.session.number == 7
        assert stage.styles("污水").count(DARK.style(Surface.PAGE, TextRole.CURRENT)) == 1
        await stage.press("escape")
        assert stage.app.screen is not stage.reading
        assert stage.session.hit_list is not None
        assert stage.session.hit_list.chosen == 2
        assert "> " in stage.text
        await stage.press("escape")
        assert stage.app.screen is stage.reading
        assert stage.session.number == 1


async def test_a_needle_of_the_list_can_be_changed() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("S")
        await stage.type("污水")
        await stage.press("enter", "escape", "S")
        await stage.type("治理")
        assert stage.session.hit_list is not None
        assert stage.session.hit_list.needle == "污水治理"


async def test_a_long_article_answers_at_its_places() -> None:
    text = "甲" * 200 + "党建"
    long = article("长文", *[text * 25] * 20)
    async with running_app(edition(long), (80, 24)) as stage:
        await stage.press("/")
        await stage.type("党建")
        await stage.press("enter", "N")
        assert "500/500" in stage.lines[-1]
        assert stage.reading.current == TextSpan(20, 25 * 202 - 2, 25 * 202)
        assert stage.styles("党建").count(DARK.style(Surface.PAGE, TextRole.CURRENT)) == 1


async def test_letters_find_by_sound_and_the_words_are_told() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("djlm")
        assert stage.session.finding is not None
        assert len(stage.session.finding.places) > 5
        assert "党建联盟" in stage.lines[-1]


async def test_the_whole_edition_is_asked_in_the_query_language() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("S")
        await stage.type("wushui author:")
        assert "第 15 列" in stage.text
        await stage.type("x")
        await stage.press(*["backspace"] * 8)
        assert stage.session.hit_list is not None
        assert stage.session.hit_list.hits
        assert "污水" in stage.lines[-1]


def test_the_places_of_several_lines_stand_below_each_other() -> None:
    look = DisplaySettings(catalogue("zh"))
    lines = [
        context("甲" * before + "党建联盟" + "乙" * 80, TextSpan(1, before, before + 4), look, 60)
        for before in (0, 3, 90)
    ]
    assert [cells(line[0][0]) for line in lines] == [20, 20, 20]
    assert [line[1] for line in lines] == [("党建联盟", TextRole.HIT)] * 3
    assert max(sum(cells(text) for text, _ in line) for line in lines) <= 60


async def test_a_hit_is_in_sight_where_the_article_was_not() -> None:
    async with running_app(SHIPPED, (30, 8)) as stage:
        await stage.press("S")
        await stage.type("党建")
        await stage.press("down", "down", "down", "enter")
        await stage.pilot.pause()
        current = DARK.style(Surface.PAGE, TextRole.CURRENT)
        assert current in stage.styles("党建")


async def test_no_hit_in_the_article_says_how_many_the_edition_has() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("污水")
        assert "本期另有" in stage.lines[-1]
        await stage.press("enter", "S")
        assert stage.session.hit_list is not None
        assert stage.session.hit_list.needle == "污水"
        assert stage.session.hit_list.hits


async def test_no_hits_in_the_edition_are_not_the_last_word() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("S")
        await stage.type("党建连盟")
        assert "可以改查" in stage.text
        await stage.press("enter")
        assert stage.session.hit_list is not None
        assert stage.session.hit_list.hits


async def test_escape_and_a_key_in_one_packet_are_two_keys() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        stage.app.post_message(Key("alt+S", "S"))
        await stage.pilot.pause()
        await stage.pilot.pause()
        assert "查找全部" in stage.lines[-1]
