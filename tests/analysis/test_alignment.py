"""Two printings of a text are cut into what is equal in both and what lies between."""

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.alignment import TextChange, changes, equal_runs

TEXTS = st.text("一二三四五。 ", max_size=60)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_runs_are_equal_ascending_and_apart(a: str, b: str, shared: str, tail: str) -> None:
    first, second = a + shared + tail, shared + b + tail
    a_at = b_at = 0
    for run in equal_runs(first, second):
        assert first[run.a : run.a + run.size] == second[run.b : run.b + run.size]
        assert (run.a >= a_at, run.b >= b_at, run.size > 0) == (True, True, True)
        a_at, b_at = run.a + run.size, run.b + run.size


@given(TEXTS, TEXTS)
def test_the_changes_turn_the_first_text_into_the_second(a: str, b: str) -> None:
    text = a
    for change in reversed(changes(a, b)):
        text = text[: change.a_start] + b[change.b_start : change.b_end] + text[change.a_end :]
    assert text == b


def test_a_lost_paragraph_is_one_insertion() -> None:
    before, lost, behind = (
        "石桥镇的三座老桥昨天全部修好。",
        "桥面用的是原来的青石,石桥镇请来了工匠。",
        "村民不用再绕路三公里。",
    )
    at = len(before)
    assert changes(before + behind, before + lost + behind) == (TextChange(at, at, at, at + len(lost)),)


def test_words_in_another_order_are_one_change() -> None:
    a, b = "形成了卓越的产业创新创业环境和氛围。", "形成了卓越的产业创业创新环境和氛围。"
    (change,) = changes(a, b)
    assert (a[change.a_start : change.a_end], b[change.b_start : change.b_end]) == ("新创业", "业创新")


def test_equal_texts_have_no_changes() -> None:
    assert changes("同一篇报道", "同一篇报道") == ()
