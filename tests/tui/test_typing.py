"""The line in which one types, in a window that has no room for all of it."""

import pytest
from stage import SHIPPED, article, edition, on_stage
from textual.events import Resize
from textual.geometry import Size

from reader.text.width import cells
from reader.tui.field import LONGEST
from reader.tui.inks import plain
from reader.tui.lists import MOST_HITS, hit_rows
from reader.tui.widgets.status_line import StatusLine


async def test_no_hint_behind_the_text_being_typed_is_told_by_half() -> None:
    async with on_stage(SHIPPED, (30, 8)) as stage:
        await stage.press("/")
        await stage.type("党建")
        assert stage.lines[-1] == " /党建    1/17   Enter 确定"
        await stage.press("escape", "S")
        await stage.type("党建联盟")
        assert stage.lines[-1] == " 查找全部：党建联盟"


async def test_the_end_of_a_long_text_is_in_sight_and_the_cursor_on_it() -> None:
    async with on_stage(SHIPPED, (30, 8)) as stage:
        await stage.press("/")
        await stage.type("平湖汽车产业链装载红色引擎的成立")
        assert stage.lines[-1].endswith("红色引擎的成立")
        assert cells(stage.lines[-1]) == stage.app.cursor_position.x == 27
        await stage.press("home")
        assert stage.lines[-1].startswith(" /平湖汽车")
        assert stage.app.cursor_position.x == 2


async def test_a_full_width_blank_parts_words_and_tab_does_not() -> None:
    async with on_stage(SHIPPED) as stage:
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
    async with on_stage(SHIPPED) as stage:
        await stage.press("/")
        await stage.paste(pasted)
        assert stage.reading.status.text == typed


@pytest.mark.parametrize("prompt", ["/", "S", ":"])
async def test_a_long_paste_is_typed_up_to_a_limit_which_is_said(prompt: str) -> None:
    async with on_stage(SHIPPED, (80, 24)) as stage:
        await stage.press(prompt)
        await stage.paste("党" * 1_000_000)
        status = stage.app.screen.query_one(StatusLine)
        assert len(status.text) == LONGEST
        assert "最多 1000 字" in stage.lines[-1]
        await stage.press("backspace")
        assert len(status.text) == LONGEST - 1
        assert "最多" not in stage.lines[-1]


@pytest.mark.parametrize("width", range(1, 9))
async def test_hits_are_listed_in_windows_of_any_width(width: int) -> None:
    async with on_stage(SHIPPED) as stage:
        await stage.press("S")
        await stage.type("平湖")
        await stage.press("enter")
        await stage.press("S")
        stage.app.post_message(Resize(Size(width, 3), Size(width, 3)))
        await stage.pilot.pause(0.1)
        assert stage.app.size.width == width


async def test_more_hits_than_anyone_reads_are_counted_and_not_listed() -> None:
    text = "平湖" * (MOST_HITS + 5)
    async with on_stage(edition(article("题", text))) as stage:
        await stage.press("S")
        await stage.type("平湖")
        await stage.press("ctrl+n", *["pagedown"] * 1)
        assert f"{MOST_HITS + 5} 处" in stage.lines[-1]
        rows = hit_rows(stage.session.hit_list, stage.session.entries, stage.app.look, 60)  # type: ignore[arg-type]
        assert sum(row.item is not None for row in rows) == MOST_HITS
        assert plain(rows[-1].runs) == "另有 5 处，请缩小范围"
