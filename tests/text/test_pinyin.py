"""Pinyin: what letters find in texts, and what they do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.runtime import resources
from reader.text.pinyin import Readings
from reader.text.pinyin_segment import MOST_SEGMENTATIONS, Syllables, segmentations

READINGS = bundled.readings()
SYLLABLES = Syllables.of({reading for char in map(chr, range(0x4E00, 0xA000)) for reading in READINGS.of(char)})


def found(letters: str, text: str) -> list[str]:
    (spans,) = READINGS.find(letters, [text])
    return [text[start:end] for start, end in spans]


def taken(letters: str) -> list[list[str]]:
    return [[" ".join(part.letters for part in way) for way in group] for group in segmentations(letters, SYLLABLES)]


@pytest.mark.parametrize(
    ("char", "readings"),
    [
        ("支", ("zhi",)),
        ("重", ("zhong", "chong")),
        ("女", ("nv",)),
        ("单", ("dan", "chan", "shan")),
        ("会", ("hui", "kuai")),
        ("黨", ()),
        ("a", ()),
        ("", ()),
    ],
)
def test_common_readings(char: str, readings: tuple[str, ...]) -> None:
    assert READINGS.of(char) == readings


@pytest.mark.parametrize(
    ("letters", "text", "expected"),
    [
        ("dangjian", "成立党建联盟", ["党建"]),
        ("dangjia", "成立党建联盟", ["党建"]),
        ("dangj", "成立党建联盟", ["党建"]),
        ("djlm", "成立党建联盟", ["党建联盟"]),
        ("dsgang", "独山港镇", ["独山港"]),
        ("党jian", "党建当间", ["党建"]),
        ("党j盟", "党建盟,挡建盟", ["党建盟"]),
        ("shbs", "上海宝山", ["上海宝山"]),
        ("shbs", "书包上", ["书包上"]),
        ("lv", "绿路", ["绿"]),
        ("lu", "绿路", ["绿", "路"]),
        ("nve", "虐", ["虐"]),
        ("zhongqing", "重庆", ["重庆"]),
        ("chongqing", "重庆", ["重庆"]),
        ("xian", "西安先", ["西安", "先"]),
        ("xi'an", "西安先", ["西安"]),
        ("5gjishu", "5g技术", ["5g技术"]),
        ("jianshe", "建设,建设", ["建设", "建设"]),
        ("shui", "水,上会", ["水"]),
        ("aqsc", "安全生产", ["安全生产"]),
        ("shaq", "上海安全", ["上海安全"]),
        ("jcyba", "检察院办案", ["检察院办案"]),
        ("ban", "办案你办", ["办案你", "办"]),
        ("jiji", "积极积极机", ["积极", "积极"]),
    ],
)
def test_what_is_found(letters: str, text: str, expected: list[str]) -> None:
    assert found(letters, text) == expected


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("dj", "党建"),
        ("d", "党建"),
        ("dan", "党建"),
        ("qi", "支"),
        ("dangjian", "党。建"),
        ("shui", "上会"),
        ("dang", "大年"),
        ("uvi", "无为"),
        ("", "党"),
        ("'", "党"),
        ("dj", "\ue000\ue001"),
        ("a" * 65, "啊" * 65),
    ],
)
def test_what_is_not_found(letters: str, text: str) -> None:
    assert found(letters, text) == []


def test_whole_syllables_in_one_text_forbid_unfinished_ones_in_others() -> None:
    assert READINGS.find("dangjia", ["党家", "党建"]) == [[(0, 2)], []]


def test_nothing_is_found_across_texts() -> None:
    assert READINGS.find("dangjian", ["党", "建", "党建"]) == [[], [], [(0, 2)]]
    assert READINGS.find("\uffff", ["党", "建"]) == [[], []]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("djlm", [["d j l m"]]),
        ("jcyba", [["j c y ba", "j c y b a"], ["j c y ba"]]),
        ("dangjian", [["dang jian", "dang ji an"], ["dang ji an", "dang jian"]]),
        ("wushui", [["wu shui"], ["wu shui"]]),
        ("党jian", [["党 jian", "党 ji an"], ["党 ji an", "党 jian"]]),
        ("dj", []),
        ("v", []),
    ],
)
def test_ways_to_take_letters_apart(letters: str, expected: list[list[str]]) -> None:
    assert taken(letters) == expected


@pytest.mark.parametrize("letters", ["xian" * 16, "xian" * 15 + "v", "shanganan" * 7, "sh" * 32])
def test_letters_with_many_ways_are_bounded(letters: str) -> None:
    assert all(len(group) <= MOST_SEGMENTATIONS + 1 for group in segmentations(letters, SYLLABLES))


PAGE = "".join(path.read_text("utf-8") for path in (resources.folder() / "editions").glob("*.txt"))
RUNS = [run for run in "".join(char if READINGS.of(char) else " " for char in PAGE).split() if len(run) > 2]


@st.composite
def words(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A stretch of a shipped text, and a reading of each of its characters."""
    run = draw(st.sampled_from(RUNS))
    start = draw(st.integers(0, len(run) - 3))
    word = run[start : start + draw(st.integers(3, 5))]
    return word, [draw(st.sampled_from(READINGS.of(char))) for char in word]


@settings(max_examples=150, deadline=None)
@given(words(), st.data())
def test_every_word_is_found_by_any_of_its_readings(word: tuple[str, list[str]], data: st.DataObject) -> None:
    text, readings = word
    assert found("'".join(readings), text) == [text]
    assert found("'".join(readings)[:-1].rstrip("'") if len(readings[-1]) > 2 else "'".join(readings), text) == [text]
    assert found("".join(reading[0] for reading in readings), text) == [text]
    mixed = [char if data.draw(st.booleans()) else reading for char, reading in zip(text, readings, strict=True)]
    assert found("'".join(mixed), text) == [text]


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("abdeghijnoqsuvxz'党1。") | st.characters(), max_size=20), st.text(max_size=10))
def test_any_letters_can_be_looked_for(letters: str, text: str) -> None:
    (spans,) = READINGS.find(letters, [text])
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_readings_of_a_table() -> None:
    readings = Readings.from_data("# comment\n\na 啊\na,e 阿\n")
    assert [readings.of(char) for char in "啊阿"] == [("a",), ("a", "e")]
