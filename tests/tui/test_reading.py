"""The three panes: what stands where, at every size."""

import re

import pytest
from app_harness import SHIPPED, article, edition, running_app

from reader.model.edition import Edition
from reader.text.width import cells

SIZES = [(80, 24), (120, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_fills_the_terminal_and_no_more(size: tuple[int, int]) -> None:
    async with running_app(SHIPPED, size) as stage:
        strips = stage.app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {size[0]}
        assert len(strips) == size[1]


async def test_the_line_above_tells_paper_day_page_and_progress() -> None:
    async with running_app(SHIPPED) as stage:
        assert re.split(r"\s{2,}", stage.lines[0].strip())[:-1] == [
            "嘉兴日报平湖版",
            "2021年11月8日 星期一",
            "第C01版 今日平湖报",
            "1/7",
        ]


async def test_contents_article_and_facts_stand_side_by_side() -> None:
    async with running_app(SHIPPED) as stage:
        assert stage.lines[2].startswith(" 本版")
        assert "成立党建联盟 企业合作共赢" in stage.lines[2]
        assert "版面   C01 今日平湖报" in stage.lines[2]
        assert stage.lines[3].startswith("•> 平湖汽车产业链装载红色“引")


async def test_two_panes_at_eighty_columns() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        assert (stage.reading.contents.size.width, stage.reading.article.size.width) == (24, 56)
        assert not stage.reading.facts.display
        await stage.press("i")
        assert "版面   C01" in stage.text
        assert "成立党建联盟" in stage.text


async def test_one_pane_below_seventy_columns() -> None:
    async with running_app(SHIPPED, (60, 20)) as stage:
        assert "版面" not in stage.text
        assert "本报讯" not in stage.text
        await stage.press("enter")
        assert "本报讯 近日" in stage.text
        await stage.press("tab")
        assert "版面" in stage.text
        await stage.press("escape")
        assert stage.lines[3].startswith("•> 平湖汽车")


async def test_too_small_a_terminal_says_so() -> None:
    async with running_app(SHIPPED, (19, 5)) as stage:
        assert stage.text.strip() == "太小，至少 20x5"
        await stage.pilot.resize_terminal(120, 40)
        await stage.pilot.pause()
        assert "版面" in stage.text


async def test_titles_wrap_whole_under_their_own_indent() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        left = [line[:24] for line in stage.lines]
        at = next(index for index, line in enumerate(left) if "平湖城投" in line)
        assert [left[at][:3], left[at + 1][:3]] == ["•  ", "   "]
        words = "".join(line[1:14].strip() for line in left[at : at + 2])
        assert words.startswith("平湖城投打造党史学")


async def test_paragraphs_are_set_with_two_ems_and_no_forbidden_beginnings() -> None:
    async with running_app(SHIPPED) as stage:
        text = [strip.crop(30, 90).text for strip in stage.app.screen._compositor.render_strips()][6:-1]
        assert text[0].startswith("  " + " " * 4 + "本报讯 近日，我市")
        assert [line for line in text if line.strip() and line.strip()[0] in "，。、”）》"] == []
        assert {cells(line) for line in text} == {60}


async def test_a_resize_keeps_the_reading_place() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press("tab", "space")
        before = stage.session.spot
        assert before.paragraph > 0
        for size in ((200, 50), (60, 12), (120, 40), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.pilot.pause()
        assert stage.session.spot == before


async def test_a_place_in_the_middle_is_in_sight_after_a_resize() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press("tab", *["j"] * 12)
        paragraph, offset = stage.reading.article.place
        words = stage.session.entries[0].block.texts[paragraph][offset : offset + 6]
        await stage.pilot.resize_terminal(75, 24)
        await stage.pilot.pause()
        assert stage.reading.look.shown(words)[:3] in stage.text.replace("\n", "")


async def test_the_article_follows_the_list_when_it_has_come_to_rest() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("j", "j")
        assert (stage.reading.contents.chosen, stage.session.number) == (3, 1)
        await stage.pilot.pause(0.6)
        assert stage.session.number == 3
        assert "据了解" in stage.text


async def test_enter_opens_at_once_and_the_keys_go_to_the_article() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("j", "enter")
        assert stage.session.number == 2
        assert stage.lines[-1].startswith(" 正文")


async def test_next_article_at_the_end_says_so() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("K")
        assert "已是第一篇" in stage.lines[-1]
        await stage.press("J")
        assert stage.session.number == 2
        assert "已是第一篇" not in stage.lines[-1]


async def test_read_articles_are_told_and_the_place_is_kept() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press("space", "J")
        await stage.press("K")
        assert stage.session.spot.paragraph > 0
        assert stage.session.read == {1}


async def test_the_last_line_is_reached_and_the_first_again() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press("tab", "G")
        assert "100%" in stage.lines[0]
        assert "发展格局。" in stage.text
        await stage.press("g")
        assert "成立党建联盟" in stage.text


async def test_a_hostile_source_is_shown_harmlessly() -> None:
    bad = article("\x1b]0;owned\x07标题", "[red]x[/red] \x1b[31m红 \u202e反 \x9b5n", "[bold]粗")
    async with running_app(edition(bad), (80, 24)) as stage:
        assert "[red]x[/red]" in stage.text
        assert "[bold]粗" in stage.text
        assert [char for char in stage.text if char < " " and char != "\n"] == []
        assert not set("\x1b\x07\x9b\u202e") & set(stage.text)


async def test_an_empty_edition_is_told() -> None:
    async with running_app(Edition(())) as stage:
        assert "本期没有内容" in stage.text
        await stage.press("j", "k", "enter", "J", "n", "z", "i", "w", "y", "G", "escape")


async def test_english_and_chinese_speak_for_themselves() -> None:
    async with running_app(SHIPPED, language="en") as stage:
        assert "Mon 8 Nov 2021" in stage.lines[0]
        assert "Contents" in stage.lines[-1]


async def test_where_the_line_above_is_short_the_day_stays_longest() -> None:
    async with running_app(SHIPPED, (60, 20)) as stage:
        assert "2021年11月8日 星期一" in stage.lines[0]
        assert "第C01版" not in stage.lines[0]


async def test_one_row_of_the_contents_is_marked_and_it_is_the_open_one() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press(*"JJJJJJ", "i", "i", *"KKKKK")
        marked = [line for line in stage.lines if line.startswith((" >", ">"))]
        assert len(marked) in (1, 2)
        assert stage.session.entry is not None
        assert marked[0].lstrip("> ").startswith(stage.session.entry.title[:6])


async def test_one_row_is_marked_and_it_is_the_open_article() -> None:
    async with running_app(SHIPPED) as stage:
        for key in "JJJKKJJJJKKK":
            await stage.press(key)
            marked = [line for line in stage.lines if line[1:3] == "> "]
            assert len(marked) == 1
            entry = stage.reading.session.entry
            assert entry is not None
            assert marked[0][1:].startswith("> " + entry.title[:6])
