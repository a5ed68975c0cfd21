"""Counts and sequences: what stands before a command."""

import pytest
from app_harness import article, edition, running_app

from reader.runtime.settings import Settings
from reader.tui.key_reader import KeyReader, Meaning, is_sequence
from reader.tui.layout.panes import Pane

LONG = edition(*(article(f"第{n}篇", *(f"第{p}段。又一句。" * 12 for p in range(30))) for n in range(1, 13)))


def test_digits_are_a_count_and_a_nought_only_behind_another() -> None:
    keys = KeyReader()
    assert [keys.press(key, {}) for key in "0120"] == [Meaning.KEY, *[Meaning.PENDING] * 3]
    assert keys.count == 120


def test_full_width_digits_count_too() -> None:
    keys = KeyReader()
    keys.press("１", {})
    keys.press("０", {})
    assert keys.count == 10


def test_escape_drops_what_is_pending() -> None:
    keys = KeyReader()
    keys.press("5", {})
    assert keys.press("escape", {}) is Meaning.CANCELLED
    assert not keys.is_pending


@pytest.mark.parametrize(("typed", "expected"), [("s", Meaning.SEQUENCE), ("g", Meaning.KEY), ("x", Meaning.UNBOUND)])
def test_a_sequence_goes_on_or_does_not(typed: str, expected: Meaning) -> None:
    keys = KeyReader()
    assert keys.press("g", {"gs": "theme"}) is Meaning.PENDING
    assert keys.press(typed, {"gs": "theme"}) is expected


def test_names_of_keys_are_no_sequences() -> None:
    assert [is_sequence(each) for each in ("gs", "f1", "up", "g", "tab", "]]")] == [
        True,
        False,
        False,
        False,
        False,
        True,
    ]


async def test_a_count_repeats_a_move() -> None:
    async with running_app(LONG) as stage:
        await stage.press("4", "J")
        assert stage.session.number == 5
        await stage.press("2", "K", "K")
        assert stage.session.number == 2


async def test_a_count_goes_to_a_row() -> None:
    async with running_app(LONG) as stage:
        await stage.press("1", "0", "G")
        assert stage.reading.contents.chosen == 10
        await stage.press("enter", "2", "0", "G")
        assert stage.reading.article.top == 19


async def test_a_percentage_goes_down_the_article() -> None:
    async with running_app(LONG) as stage:
        await stage.press("5", "0", "percent_sign")
        assert stage.reading.article.top == stage.reading.article.rows // 2


async def test_half_pages() -> None:
    async with running_app(LONG) as stage:
        await stage.press("enter", "ctrl+d")
        assert stage.reading.article.top == 20
        await stage.press("ctrl+u")
        assert stage.reading.article.top == 0


async def test_paragraphs_and_sentences() -> None:
    async with running_app(LONG) as stage:
        await stage.press("enter")
        await stage.type("}}")
        assert stage.reading.article.place[0] == 2
        await stage.type("）")
        assert stage.reading.article.place == (2, stage.reading.article.place[1])
        assert stage.reading.article.place[1] > 0
        await stage.type("「")
        assert stage.reading.article.place == (2, 0)


async def test_the_footer_shows_how_a_sequence_goes_on() -> None:
    async with running_app(LONG, config=Settings(keys={"theme": "gs"}), language="en") as stage:
        await stage.press("enter", "G", "g")
        assert "s Theme" in stage.lines[-1]
        assert "g To the top" in stage.lines[-1]
        assert stage.reading.article.top > 0
        await stage.press("s")
        assert stage.reading.look.theme.name == "light"
        await stage.press("g", "g")
        assert stage.reading.article.top == 0


async def test_g_is_immediate_where_no_sequence_begins_with_it() -> None:
    async with running_app(LONG) as stage:
        await stage.press("enter", "G", "g")
        assert stage.reading.article.top == 0


async def test_a_key_without_meaning_says_so_once() -> None:
    async with running_app(LONG, language="en") as stage:
        await stage.type("Q")
        assert "Q is not bound" in stage.lines[-1]
        await stage.press("j")
        await stage.type("的")
        assert "input method" in stage.lines[-1]


async def test_space_at_the_end_goes_on_at_the_second_press() -> None:
    async with running_app(edition(article("甲", "短。"), article("乙", "短。")), language="en") as stage:
        await stage.press("space")
        assert "Space again" in stage.lines[-1]
        assert stage.session.number == 1
        await stage.press("space")
        assert stage.session.number == 2
        await stage.press("space")
        await stage.press("space")
        assert "last article" in stage.lines[-1]


async def test_a_count_of_pages_does_not_leave_the_article() -> None:
    async with running_app(LONG) as stage:
        await stage.press("9", "9", "space")
        assert stage.session.number == 1
        assert stage.reading.view.focus is Pane.LIST
