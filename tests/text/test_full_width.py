"""Narrow signs between Chinese are shown wide, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.full_width import full_width_punctuation

WIDE = dict(zip(",:;!?()", "，：；！？（）", strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近日,我市", "近日，我市"),
        ("好吗?!走;", "好吗？！走；"),
        ("LED!!我们", "LED！！我们"),
        ("他说:“好!”大家笑了", "他说：“好！”大家笑了"),
        ("“联盟”,又称", "“联盟”，又称"),
        ("高54.3m,地上10层,共1,324户", "高54.3m，地上10层，共1,324户"),
        ("新能源(氢能源),共七类", "新能源（氢能源），共七类"),
        ("本报讯 (记者 李一)近日", "本报讯 （记者 李一）近日"),
        ("CEO(首席执行官)说", "CEO（首席执行官）说"),
        ("甲(乙(丙)丁)", "甲（乙（丙）丁）"),
        ("甲（乙)丙", "甲（乙）丙"),
        ("网址:https://example.org/a,b?c=1:2,然后", "网址：https://example.org/a,b?c=1:2，然后"),
        ("近日, 我市", "近日， 我市"),
    ],
)
def test_signs_beside_chinese_are_wide(text: str, expected: str) -> None:
    assert expected == full_width_punctuation(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "时间16:30至17:00",
        "每台1,324元",
        "比分3:2",
        "f(x)=3, g(x)!",
        "“Hello,” he said (in Pinghu), ok?",
        "In Pinghu (平湖), people read 平湖, too",
        "第1)项",
        "信箱a(b)@example.org",
        "无“引号”。",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert text == full_width_punctuation(text)


@given(st.text("甲乙ab1 ,:;!?()，“”.。", max_size=40))
def test_one_code_point_stands_for_one_and_brackets_match(text: str) -> None:
    shown = full_width_punctuation(text)
    assert all(new in (old, WIDE.get(old)) for old, new in zip(text, shown, strict=True))
    assert shown.count("（") == shown.count("）")
