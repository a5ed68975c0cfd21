"""Finding what was typed: every substring, and only what a reader takes for the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.model.blocks import TextSpan
from reader.runtime import resources
from reader.search.match import literal_places

FOLD = bundled.fold()
PAGES = [path.read_text("utf-8") for path in sorted((resources.folder() / "editions").glob("*.txt"))]


def places(needle: str, *texts: str) -> list[tuple[int, int, int]]:
    return [(place.paragraph, place.start, place.end) for place in literal_places(needle, texts, FOLD)]


@pytest.mark.parametrize(
    ("needle", "text", "expected"),
    [
        ("党建联盟", "成立党建联盟,党建联盟", [(0, 2, 6), (0, 7, 11)]),
        ("黨建", "党建", [(0, 0, 2)]),
        ("“红色”引擎", "红色“引擎”", [(0, 0, 5)]),
        ("ＮＥＷＳ", "经济新闻 NEWS 大奖赛", [(0, 5, 9)]),
        ("闻news大", "经济新闻 NEWS 大奖赛", [(0, 3, 11)]),
        ("，", "一,二，三、", [(0, 1, 2), (0, 3, 4)]),
        (",", "一，", [(0, 1, 2)]),
        ('"', "“引擎”", [(0, 0, 1), (0, 3, 4)]),
        ("——", "市——院", [(0, 1, 3)]),
        (".", "54.3m", [(0, 2, 3)]),
        ("..", "等…", [(0, 1, 2)]),
        ("..", "…..", [(0, 0, 1), (0, 1, 3)]),
        ("ii", "Ⅲii", [(0, 0, 1), (0, 1, 3)]),
        (" ", "王\u3000强", [(0, 1, 2)]),
        ("。", "一。", [(0, 1, 2)]),
        ("一二", "一。二", []),
        ("一。二", "一。“二", [(0, 0, 4)]),
        ("35", "3.5", []),
        ("1324", "1,324", [(0, 0, 5)]),
        ("%", "50％", [(0, 2, 3)]),
        ("株", "㈱", [(0, 0, 1)]),
        ("赢平", "共赢\n平湖", [(0, 1, 4)]),
        ("", "一", []),
        ("二", "", []),
    ],
)
def test_what_is_found(needle: str, text: str, expected: list[tuple[int, int, int]]) -> None:
    assert places(needle, text) == expected


def test_nothing_is_found_across_texts_and_the_text_is_told() -> None:
    assert places("一二", "一", "二", "一二") == [(2, 0, 2)]


def covers(found: tuple[TextSpan, ...], start: int, end: int) -> bool:
    """Whether a place lies on the stretch that was looked for; a repeated needle may be found one period earlier."""
    return any(place.start < end and place.end > start for place in found)


texts = st.text(st.sampled_from("一二，。 ．.35５%ⅫaＡ℃é(\n…"), min_size=1, max_size=30) | st.text(
    min_size=1, max_size=30
)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_substring_is_found(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([line for page in PAGES for line in page.splitlines() if line]) | texts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 12)))
    assert covers(literal_places(text[start:end], [text], FOLD), start, end)


@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_a_folded_needle_finds_the_same(needle: str, text: str) -> None:
    if folded := FOLD(needle):
        assert places(folded, text) == places(needle, text)
