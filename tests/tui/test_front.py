"""The front page: what it is made of, and that nothing on it is in the way of anything else."""

import pytest
from app_harness import SHIPPED, article, edition, running_app

from reader.app.session import Session
from reader.model.blocks import BlockKind
from reader.model.edition import PlainBlock
from reader.runtime.messages import catalogue
from reader.text.width import cells
from reader.tui.layout.front_page import front_page
from reader.tui.style.display_settings import DisplaySettings
from reader.tui.style.roles import TextRole


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 50)])
def test_nothing_on_the_front_page_reaches_into_the_next_column_or_past_the_edge(size: tuple[int, int]) -> None:
    title = [[("某报", TextRole.TITLE)]]
    for language in ("en", "zh"):
        look = DisplaySettings(catalogue(language))
        for row in front_page(title, Session(SHIPPED).entries, look, *size).rows:
            ends = [bit.x + sum(cells(text) for text, _ in bit.runs) for bit in row]
            assert all(end < bit.x for end, bit in zip(ends, row[1:], strict=False))
            assert all(end < size[0] for end in ends)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_from_the_last_column_there_is_no_way_to_the_right(size: tuple[int, int]) -> None:
    entries = Session(SHIPPED).entries
    page = front_page([[("某报", TextRole.TITLE)]], entries, DisplaySettings(catalogue("zh")), *size)
    articles = {entry.number for entry in entries if entry.is_article}
    last = max(story.x for story in page.stories if story.number in articles)
    for story in page.stories:
        right = page.across(story.number, 1)
        assert (right in articles) == (story.number in articles)
        assert (right == story.number) == (story.x == last) or story.number not in articles
    rows = {story.number: story.y for story in page.stories if story.number not in articles}
    assert all(rows[page.across(number, step)] == row for number, row in rows.items() for step in (-1, 1))


async def test_a_notice_that_is_cut_on_the_front_page_says_so() -> None:
    async with running_app(SHIPPED, (120, 40)) as stage:
        await stage.press("0")
        assert "友情提醒：关注天气，注意交通安全" in stage.text
    long = PlainBlock(BlockKind.NOTICE, (1,), "made", text=("停电通知" * 20,))
    async with running_app(edition(article("题", "文"), long), (120, 40)) as stage:
        await stage.press("0")
        assert "停电通.." in stage.text


async def test_the_first_story_of_the_page_stands_first_in_two_columns_too() -> None:
    short, long = article("短讯", "短。"), article("长文", "长长的故事。" * 40)
    async with running_app(edition(short, long), (90, 26)) as stage:
        await stage.press("0")
        line = next(line for line in stage.lines if "短讯" in line and "某" not in line)
        assert line.index("短讯") < line.index("长文")
