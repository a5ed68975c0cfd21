"""Pinyin as it is typed, in texts as they are printed."""

import pytest

from reader.app import bundled
from reader.runtime import resources

LINES = [
    line for path in (resources.folder() / "editions").glob("*.txt") for line in path.read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("djlm", "党建联盟"),
        ("pinghu", "平湖"),
        ("dsgz", "独山港镇"),
        ("cyl", "产业链"),
        ("wushui", "污水"),
        ("qjb", "钱江杯"),
    ],
)
def test_letters_find_their_word_in_the_shipped_page(letters: str, word: str) -> None:
    found = [LINES[place.paragraph][place.start : place.end] for place in bundled.pinyin_places(letters, LINES)]
    assert found.count(word) == sum(line.count(word) for line in LINES) > 0
    assert found.count(word) >= 0.9 * len(found)


@pytest.mark.parametrize(
    ("letters", "text", "expected"),
    [
        ("ＤＪＬＭ", "黨建“聯盟”", (0, 5)),
        ("dǎng jiàn", "黨 建", (0, 3)),
        ("xi'an", "西安", (0, 2)),
        ("xi-an", "西安", (0, 2)),
        ("nü", "女", (0, 1)),
        ("jvren", "巨人", (0, 2)),
    ],
)
def test_letters_and_texts_are_folded(letters: str, text: str, expected: tuple[int, int]) -> None:
    (place,) = bundled.pinyin_places(letters, ["", text])
    assert (place.paragraph, place.start, place.end) == (1, *expected)
