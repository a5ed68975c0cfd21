"""The line in which one types, in a window that has no room for all of it."""

import pytest
from app_harness import SHIPPED, running_app

from reader.text.width import cells


async def test_no_hint_behind_the_text_being_typed_is_told_by_half() -> None:
    async with running_app(SHIPPED, (30, 8)) as stage:
        await stage.press("/")
        await stage.type("党建")
        assert stage.lines[-1] == " /党建    1/17   Enter 确定"
        await stage.press("escape", "S")
        await stage.type("党建联盟")
        assert stage.lines[-1] == " 查找全部：党建联盟"


async def test_the_end_of_a_long_text_is_in_sight_and_the_cursor_on_it() -> None:
    async with running_app(SHIPPED, (30, 8)) as stage:
        await stage.press("/")
        await stage.type("平湖汽车产业链装载红色引擎的成立")
        assert stage.lines[-1].endswith("红色引擎的成立")
        assert cells(stage.lines[-1]) == stage.app.cursor_position.x == 27
        await stage.press("home")
        assert stage.lines[-1].startswith(" /平湖汽车")
        assert stage.app.cursor_position.x == 2


async def test_a_full_width_blank_parts_words_and_tab_does_not() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.type("党建\u3000联盟")
        assert stage.reading.status.text == "党建 联盟"
        await stage.press("tab")
        assert stage.reading.status.text == "党建 联盟"


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        ("党建\u3000联盟", "党建 联盟"),
        ("\u3000\u3000党建\t联盟\r\n平湖", "党建 联盟"),
        ("党建\r平湖", "党建"),
        ("党\x1b\u200b建", "党建"),
        ("\n", ""),
    ],
)
async def test_what_is_pasted_is_typed_as_one_line_that_can_be_shown(pasted: str, typed: str) -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("/")
        await stage.paste(pasted)
        assert stage.reading.status.text == typed
