"""Full width, facts, columns, source, front page, themes, copies."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from app_harness import SHIPPED, article, edition, running_app

from reader.analysis.keywords import Keyword
from reader.model.blocks import BlockKind, TextSpan
from reader.model.edition import Credit, Edition, PlainBlock, SourceLine
from reader.runtime.settings import Settings
from reader.text.width import cells
from reader.tui.actions.display import as_copied
from reader.tui.style.roles import Surface, TextRole
from reader.tui.style.themes import DARK, NONE, THEMES

TEXT = SHIPPED.pages[0].blocks[1].texts[1]
PLACES = tuple(TextSpan(1, match.start(), match.end()) for match in re.finditer("党建联盟", TEXT))[:2]


async def keywords(edition: Edition) -> Mapping[int, Sequence[Any]]:
    return {1: (Keyword("党建联盟", 3.0, 2, (), PLACES),)}


async def test_full_width_shows_the_article_alone_and_in_the_middle() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("z")
        assert "版面" not in stage.text
        text = [line for line in stage.lines[2:-1] if line.strip()]
        assert {len(line) - len(line.lstrip()) for line in text} <= {32, 33, 36}
        await stage.press("escape")
        assert "版面" in stage.text


async def test_the_facts_can_be_hidden() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("i")
        assert "版面" not in stage.text
        await stage.press("i")
        assert "版面" in stage.text


async def test_lines_grow_and_shrink_and_the_place_stays() -> None:
    async with running_app(SHIPPED, (200, 20)) as stage:
        await stage.press("z", "space")
        before = stage.session.spot
        widest = max(cells(line.strip()) for line in stage.lines[1:-1])
        await stage.press("plus", "plus")
        assert max(cells(line.strip()) for line in stage.lines[1:-1]) > widest
        await stage.press("minus", "minus", "minus")
        assert max(cells(line.strip()) for line in stage.lines[1:-1]) < widest
        assert stage.session.spot == before


async def test_columns_are_even_and_read_downwards() -> None:
    long = article("长文", "甲" * 18 + "乙" * 20 * 9, "丙" * 18 + "丁" * 20 * 19)
    async with running_app(edition(long), (200, 50)) as stage:
        await stage.press("w")
        strips = [strip.crop(34, 166).text for strip in stage.app.screen._compositor.render_strips()]
        assert strips[2].strip() == "长文"
        body = [strip for strip in strips[4:-1] if strip.strip()]
        assert len(body) == 10
        assert body[0].split() == ["甲" * 18, "丙" * 18, "丁" * 20]
        assert body[9].split() == ["乙" * 20, "丁" * 20, "丁" * 20]


async def test_columns_are_turned_page_by_page() -> None:
    async with running_app(SHIPPED, (120, 12)) as stage:
        await stage.press("z", "w", "space")
        assert stage.reading.article.top == 10
        first = stage.text
        await stage.press("b", "j")
        assert stage.text == first


async def test_a_pane_too_narrow_for_columns_says_so() -> None:
    async with running_app(SHIPPED, (72, 24)) as stage:
        await stage.press("w")
        assert "排不下两栏" in stage.lines[-1]


async def test_the_source_stands_beside_the_article_and_follows_it() -> None:
    async with running_app(SHIPPED, (120, 20)) as stage:
        await stage.press("r")
        assert "■记者 胡佳英" in stage.text
        assert any(line.endswith("7  成立党建联盟 企业合作共赢 平湖汽车产业链装载红色“引") for line in stage.lines)
        await stage.press("space")
        assert any("> 14" in line or ">14" in line for line in stage.lines)


async def test_a_source_that_is_not_at_hand_is_told() -> None:
    async with running_app(edition(article("题", "文"))) as stage:
        await stage.press("r")
        assert "没有原文" in stage.lines[-1]


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 40), (200, 50)])
async def test_the_front_page_has_every_article_and_fits(size: tuple[int, int]) -> None:
    async with running_app(SHIPPED, size) as stage:
        await stage.press("0")
        seen = stage.text
        for _ in range(8):
            await stage.press("space")
            seen += stage.text
            assert max(cells(line) for line in stage.lines) <= size[0]
        for entry in stage.session.entries:
            if entry.is_article:
                assert stage.reading.look.shown(entry.title)[:12] in seen


async def test_the_front_page_is_moved_through_and_opens_a_story() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("0")
        assert "嘉 兴 日 报 平 湖 版" in stage.text
        assert "> 平湖汽车产业链" in stage.text
        await stage.press("l", "j")
        await stage.press("enter")
        assert stage.app.screen is stage.reading
        assert stage.session.number not in (0, 1)


async def test_themes_are_gone_through_by_key() -> None:
    async with running_app(SHIPPED) as stage:
        seen = []
        for _ in THEMES:
            await stage.press("t")
            seen.append(stage.reading.look.theme.name)
        assert seen == ["light", "contrast", "ansi", "none", "dark"]
        assert "主题：深色" in stage.lines[-1]


async def test_without_colour_no_colour_is_sent_and_states_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running_app(SHIPPED, find_keywords=keywords) as stage:
        assert stage.reading.look.theme is NONE
        await stage.press("/")
        await stage.type("党建")
        strips = stage.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour}
        assert [colour for colour in colours if not colour.is_default] == []
        assert "> 平湖汽车产业链" in stage.text


def test_every_state_differs_by_more_than_colour() -> None:
    def shape(ground: Surface, ink: TextRole) -> tuple[object, ...]:
        style = NONE.style(ground, ink)
        return style.bold, style.underline, style.reverse

    inks = (TextRole.TEXT, TextRole.KEYWORD, TextRole.WATCH, TextRole.HIT, TextRole.CURRENT)
    assert len({shape(Surface.PAGE, ink) for ink in inks}) == len(inks)
    assert shape(Surface.CHOSEN, TextRole.TEXT) != shape(Surface.SIDE, TextRole.TEXT)


async def test_the_pane_with_the_keys_is_told_in_words() -> None:
    async with running_app(SHIPPED) as stage:
        told = []
        for _ in range(3):
            told.append(stage.lines[-1].split()[0])
            await stage.press("tab")
        assert told == ["目录", "正文", "资料"]


async def test_keywords_are_marked_and_can_be_left_plain() -> None:
    async with running_app(SHIPPED, find_keywords=keywords) as stage:
        ink = DARK.style(Surface.PAGE, TextRole.KEYWORD)
        assert stage.styles("党建联盟").count(ink) == 2
        await stage.press("H")
        assert stage.styles("党建联盟").count(ink) == 0


async def test_a_keyword_chosen_among_the_facts_leads_from_place_to_place() -> None:
    async with running_app(SHIPPED, find_keywords=keywords) as stage:
        await stage.press("tab", "tab", "j")
        assert any(">党建联盟 ==========" in line for line in stage.lines)
        await stage.press("enter")
        assert stage.reading.current == PLACES[0]
        await stage.press("enter")
        assert stage.reading.current == PLACES[1]
        assert "2/2" in stage.lines[-1]


async def test_watch_words_are_marked() -> None:
    async with running_app(SHIPPED, config=Settings(watch_words=("零部件",))) as stage:
        assert stage.styles("零部件").count(DARK.style(Surface.PAGE, TextRole.WATCH)) > 3


async def test_signs_are_shown_full_width_or_as_they_are() -> None:
    async with running_app(SHIPPED) as stage:
        assert "近日，我市" in stage.text
    async with running_app(SHIPPED, config=Settings(full_width_signs=False)) as stage:
        assert "近日,我市" in stage.text


async def test_what_is_copied_is_the_source_and_the_reader_says_where_it_went(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running_app(SHIPPED) as stage:
        sent: list[str] = []
        monkeypatch.setattr(stage.app, "copy_to_clipboard", sent.append)
        await stage.press("y")
        assert sent[0].startswith("成立党建联盟 企业合作共赢\n平湖汽车产业链装载红色“引擎”\n■记者 胡佳英\n")
        assert "本报讯 近日,我市" in sent[0]
        assert "送往终端" in stage.lines[-1]


async def test_a_notice_is_copied_with_its_text_and_no_word_of_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = PlainBlock(BlockKind.NOTICE, (1, 2), "made", text=("停电通知", "明日停电"))
    async with running_app(edition(notice)) as stage:
        sent: list[str] = []
        monkeypatch.setattr(stage.app, "copy_to_clipboard", sent.append)
        for key in "yY":
            await stage.press(key)
            assert stage.lines[-1].strip() == "已把 9 字送往终端剪贴板"
        assert sent == ["停电通知\n明日停电"] * 2


def test_a_copied_paragraph_has_no_line_ends_of_ours() -> None:
    assert as_copied(article("题", "甲" * 200, "乙")) == "题\n" + "甲" * 200 + "\n乙"


def test_bylines_are_copied_where_they_stand_between_paragraphs() -> None:
    signed = article("题", "甲", "乙", "丙")._replace(
        others=(SourceLine(3, "记者 周敏华"), SourceLine(6, "编辑 李建国"))
    )
    parts = tuple(part._replace(lines=(line,)) for part, line in zip(signed.paragraphs, (2, 4, 5), strict=True))
    lines = ["题", "甲", "记者 周敏华", "乙", "丙", "编辑 李建国"]
    assert as_copied(signed._replace(paragraphs=parts)) == "\n".join(lines)


async def test_an_article_whose_lines_are_not_known_is_copied() -> None:
    made = article("题", "甲", "乙")._replace(lines=(), title_lines=(), others=(SourceLine(1, "记者 周敏华"),))
    made = made._replace(paragraphs=tuple(part._replace(lines=()) for part in made.paragraphs))
    async with running_app(edition(made)) as stage:
        await stage.press("y")
        assert "共 12 字" in stage.lines[-1]


async def test_the_mouse_works_where_it_is_wanted() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        row = next(index for index, line in enumerate(stage.lines) if "我市喜迎" in line)
        await stage.pilot.click(offset=(5, row))
        await stage.pilot.pause()
        assert stage.session.number == 3


async def test_bars_stand_under_one_another_however_long_a_term_is() -> None:
    async def found(edition: Edition) -> Mapping[int, Sequence[Any]]:
        long = Keyword("平湖市人民检察院办案用房工程", 2.0, 2, (), PLACES)
        return {1: (Keyword("党建联盟", 3.0, 2, (), PLACES), long, Keyword("平湖", 1.0, 6, (), PLACES))}

    async with running_app(SHIPPED, find_keywords=found) as stage:
        bars = [cells(line[: line.index("=")]) for line in stage.lines if "=" in line]
        assert (len(bars), len(set(bars))) == (2, 1)


async def test_a_rank_is_told_apart_from_the_name() -> None:
    made = article("题", "文")._replace(credits=(Credit("reporter", "晏飞", 1, "特派"), Credit("reporter", "林平", 1)))
    async with running_app(edition(made), (120, 40)) as stage:
        assert "晏飞（特派） 林平" in stage.text


async def test_the_front_page_says_where_text_is_lost_and_that_there_are_more_names() -> None:
    lost = article("残文", "先进装备制造业的支柱产业。")._replace(
        credits=tuple(Credit("reporter", name, 1) for name in "甲乙丙丁")
    )
    lost = lost._replace(paragraphs=(lost.paragraphs[0]._replace(lost_before=True),))
    async with running_app(edition(lost)) as stage:
        await stage.press("0")
        assert "｢缺文｣先进装备" in stage.text
        assert "甲 乙 丙 等" in stage.text
        assert f"{lost.characters} 字" in stage.text


async def test_the_limits_of_the_width_are_told() -> None:
    async with running_app(SHIPPED) as stage:
        for _ in range(12):
            await stage.press("plus")
        assert "最宽" in stage.lines[-1]
        for _ in range(30):
            await stage.press("minus")
        assert "最窄" in stage.lines[-1]


async def test_the_help_says_how_far_one_has_read() -> None:
    async with running_app(SHIPPED, (80, 24)) as stage:
        await stage.press("?")
        assert stage.lines[0].endswith("%")
        await stage.press("G")
        assert stage.lines[0].endswith("100%")


async def test_what_is_no_article_is_named_in_a_column_of_its_own() -> None:
    async with running_app(SHIPPED, language="en") as stage:
        kinds = ("Ad ", "PSA ", "Imprint ", "Weather ", "Strip ")
        named = [line[:12] for line in stage.lines if line[3:].startswith(kinds)]
        assert len(named) >= 4
        assert {line[10:12] for line in named} == {"  "}


async def test_commands_of_a_list_are_chosen_by_name_too() -> None:
    async with running_app(SHIPPED) as stage:
        await stage.press("S")
        await stage.type("党建")
        await stage.press("enter", "escape", ":")
        assert "下一处" in stage.text
        assert "分栏" not in stage.text


async def test_a_small_front_page_begins_at_its_top_in_the_order_of_the_contents() -> None:
    async with running_app(SHIPPED, (60, 15)) as stage:
        await stage.press("0")
        assert "平 湖" in stage.text.replace("嘉 兴 日 报 ", "")
        assert "平湖汽车产业链" in stage.text
    async with running_app(SHIPPED, (30, 12)) as stage:
        await stage.press("0")
        assert sum(line.startswith((">", " >")) for line in stage.lines) == 1


async def test_the_palette_cuts_no_word() -> None:
    async with running_app(SHIPPED, (80, 24), language="en") as stage:
        await stage.press(":")
        told = [line for line in stage.lines[2:-1] if line.startswith("   ") and line[3:4].strip()]
        assert sum(line.endswith("..") for line in told) > 3
        assert all(line.endswith((".", ")")) or len(line) < 60 for line in told)


async def test_lists_use_the_room_that_they_are_given_again() -> None:
    async with running_app(SHIPPED, (120, 40)) as stage:
        await stage.press("j", "j", "j")
        for size in ((20, 5), (120, 40)):
            await stage.pilot.resize_terminal(*size)
            await stage.pilot.pause()
        assert stage.lines[2].strip().startswith("本版")


async def test_what_no_paper_printed_is_hidden_and_a_key_away() -> None:
    site = PlainBlock(BlockKind.FURNITURE, (9,), "buttons", text=("首页 返回",))
    async with running_app(edition(article("一题", "正文。"), site)) as stage:
        assert "非报纸内容" not in "\n".join(stage.lines)
        await stage.press("＆")
        assert "非报纸内容" in "\n".join(stage.lines)
        await stage.press("&")
        assert "非报纸内容" not in "\n".join(stage.lines)


async def test_where_all_was_printed_that_is_said() -> None:
    async with running_app(edition(article("一题", "正文。"))) as stage:
        await stage.press("&", "2")
        assert "没有非报纸内容" in stage.lines[-1]
