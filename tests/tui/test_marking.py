"""Read and unread, undo, bookmarks, marks and jumps, as keys make them."""

from pathlib import Path

import pytest
from app_harness import SHIPPED, AppHarness, article, edition, running_app

from reader.app.session import Session
from reader.marks.bookmarks import bookmarks
from reader.marks.reading import READ
from reader.marks.records import Records
from reader.tui.screens.places_screen import PlacesScreen

LONG = [f"第{number}段，" + "长长的正文" * 30 for number in range(12)]
MADE = edition(article("甲题", *LONG), article("乙题", "短文。"), article("丙题", *LONG))


def signs(stage: AppHarness) -> list[str]:
    """The first character of the titles of the contents, with the sign before it."""
    return [line[:5].replace(">", " ").replace(" ", "")[:-1] for line in stage.lines if "题" in line[:6]]


async def test_unread_articles_have_a_sign_and_are_counted() -> None:
    async with running_app(MADE) as stage:
        assert signs(stage) == ["•甲", "•乙", "•丙"]
        assert any("3/3" in line for line in stage.lines)
        await stage.press("J")
        assert stage.session.read == {1}
        assert signs(stage) == ["甲", "•乙", "•丙"]
        assert any("2/3" in line for line in stage.lines)


async def test_resting_in_the_list_reads_nothing() -> None:
    async with running_app(MADE) as stage:
        await stage.press("j")
        await stage.pilot.pause(0.6)
        assert stage.session.number == 2
        await stage.press("j", "k", "K")
        assert stage.session.read == set()


async def test_an_article_is_read_when_its_end_is_seen() -> None:
    async with running_app(MADE, (80, 24)) as stage:
        await stage.press("enter")
        assert stage.session.read == set()
        await stage.press("G")
        assert stage.session.read == {1}
        await stage.press("K", "escape", "j", "enter")
        assert stage.session.read == {1, 2}


async def test_what_is_marked_unread_by_hand_stays_so_while_it_is_open() -> None:
    async with running_app(MADE) as stage:
        await stage.press("j", "enter")
        assert stage.session.read == {2}
        await stage.press("x", "j")
        assert stage.session.read == set()


async def test_next_and_previous_unread_go_round_the_ends() -> None:
    async with running_app(MADE) as stage:
        await stage.type("。")
        assert (stage.session.number, stage.session.read) == (2, {1})
        await stage.type("..")
        assert (stage.session.number, stage.session.read) == (3, {1, 2})
        await stage.type(",")
        assert stage.session.number == 3
        assert "没有未读文章" in stage.lines[-1]


@pytest.mark.parametrize(("answer", "read"), [("1", {1, 2, 3}), ("2", {1, 2}), ("２", {1, 2})])
async def test_all_or_those_above_are_marked_read_and_unread_again(answer: str, read: set[int]) -> None:
    async with running_app(MADE) as stage:
        stage.reading.open(3)
        await stage.type(f"X{answer}")
        assert stage.session.read == read
        assert "按 u 撤销" in stage.lines[-1]
        await stage.type("u")
        assert stage.session.read == set()
        assert f"已撤销：{len(read)} 篇标为已读" in stage.lines[-1]
        await stage.type("U")
        assert stage.session.read == read
        await stage.type("U")
        assert "没有可重做" in stage.lines[-1]
    with Records.open() as records:
        assert len(records.every(READ)) == len(read)


async def test_unread_articles_alone_can_be_listed() -> None:
    async with running_app(MADE) as stage:
        await stage.type("x&1")
        assert signs(stage) == ["甲", "•乙", "•丙"]  # the open one stays in sight
        await stage.type("J")
        assert signs(stage) == ["•乙", "•丙"]
        await stage.type("&1")
        assert signs(stage) == ["甲", "•乙", "•丙"]


async def test_a_bookmark_is_set_listed_opened_and_removed() -> None:
    async with running_app(MADE, (80, 24)) as stage:
        await stage.press("enter", "space")
        spot = stage.session.spot
        await stage.type("！再看看")
        await stage.press("enter", "J")
        await stage.type("M")
        assert isinstance(stage.app.screen, PlacesScreen)
        assert "再看看" in stage.text
        await stage.press("enter")
        assert stage.session.spot == spot
        await stage.type("Md")
        assert "再看看" not in stage.text
        await stage.type("u")
        assert "再看看" in stage.text
    with Records.open() as records:
        assert [each.words for each in bookmarks(records)] == ["再看看"]


async def test_a_mark_is_gone_to_and_jumps_lead_back_and_forward() -> None:
    async with running_app(MADE, (80, 24)) as stage:
        await stage.press("enter", "space")
        marked = stage.session.spot
        await stage.type("ma")
        await stage.type(">>")
        left = stage.session.spot
        assert left.entry == 3
        await stage.type("'a")
        assert stage.session.spot == marked
        await stage.press("ctrl+o")
        assert stage.session.spot == left
        await stage.press("ctrl+k")
        assert stage.session.spot == marked
        await stage.type("'z")
        assert "没有标记 z" in stage.lines[-1]


async def test_a_capital_mark_leads_to_another_edition(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(SHIPPED.source.text if SHIPPED.source else "", "utf-8")
    async with running_app(MADE) as stage:
        await stage.type("mA")
        stage.reading.read(Session(SHIPPED, str(file)))
        await stage.type("mB")
        await stage.press("ctrl+o")
        assert stage.session.edition is MADE
        await stage.type("'B")
        assert stage.session.source == str(file)
