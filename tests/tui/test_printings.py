"""The same text in other papers: among the facts, and beside the article with the differences marked."""

from collections.abc import Callable

import pytest
from app_harness import SHIPPED, AppHarness, article, edition, running_app

from reader.library import Library
from reader.tui.screens import reading_screen

TEXTS = (
    "本报讯 石桥镇的三座老桥昨天全部修缮完工，两岸的村民不用再绕路三公里。桥面用的是原来的青石，工匠从邻县请来。",
    "镇里介绍，三座桥都建于清代，去年汛期先后出现险情。修缮工程历时八个月，共投入资金四百二十万元。",
)
OWN = edition(article("老桥修好了", *TEXTS))._replace(newspaper="石桥日报", date="2021-11-08")
OTHER = edition(article("三座老桥完工", TEXTS[0].replace("昨天", "日前")))._replace(
    newspaper="河口商报", date="2021-11-10"
)


@pytest.fixture
def _printed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_screen, "REST", 0.01)
    with Library.open() as library:
        library.add(OWN, b"1", path="first.txt")
        library.add(OTHER, b"2", path="second.txt")
        library.catch_up()


async def until(stage: AppHarness, is_so: Callable[[], bool]) -> None:
    for _ in range(100):
        if is_so():
            return
        await stage.pilot.pause(0.05)
    raise AssertionError(stage.text + repr(stage.reading.learned._printings))


@pytest.mark.usefixtures("_printed_twice")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_papers_that_print_the_same_are_among_the_facts_and_opened_beside(size: tuple[int, int]) -> None:
    async with running_app(OWN, size) as stage:
        await until(stage, lambda: bool(stage.reading.learned.printings(1)))
        await stage.press("l", "l")
        assert "另见于 1 种报纸" in stage.text
        await stage.press("j", "enter")
        assert "三座老桥完工" in stage.text
        assert "{日前}" in stage.text.replace("\n", "")
        await stage.press("~")
        assert "三座老桥完工" not in stage.text
        await stage.press("~")
        assert "三座老桥完工" in stage.text
        await stage.press("escape")
        assert "三座老桥完工" not in stage.text


@pytest.mark.usefixtures("_printed_twice")
async def test_the_source_and_another_printing_take_turns() -> None:
    with_source = OWN._replace(source=SHIPPED.source)
    async with running_app(with_source) as stage:
        await until(stage, lambda: bool(stage.reading.learned.printings(1)))
        await stage.press("~", "r")
        assert "三座老桥完工" not in stage.text
        assert stage.reading.source.display
        await stage.press("~")
        assert "三座老桥完工" in stage.text


async def test_without_another_printing_the_key_says_so() -> None:
    async with running_app(OWN) as stage:
        await stage.press("~")
        assert "没有发现这篇稿子的其他刊载" in stage.lines[-1]
