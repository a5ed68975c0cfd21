"""What another printing has otherwise: other words, words left out, which paragraph answers which."""

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.printing_differences import Omission, OtherWords, differences
from reader.app import bundled

FOLD = bundled.fold()
OWN = ("石桥镇的三座老桥昨天全部修缮完工，两岸的村民不用再绕路三公里。", "桥面用的是原来的青石，工匠从邻县请来。")


def test_the_same_text_in_another_script_and_other_signs_does_not_differ() -> None:
    other = tuple(text.replace("，", ",").replace("桥", "橋") for text in OWN)
    found = differences(OWN, other, FOLD)
    assert (found.words, found.omissions, found.answering) == ((), (), {0: 0, 1: 1})


def test_other_words_and_words_left_out_are_placed_in_the_other_printing() -> None:
    other = ("石桥镇的三座老桥日前全部修缮完工。", OWN[1])
    found = differences(OWN, other, FOLD)
    assert found.words == (OtherWords(0, 8, 10),)
    assert found.omissions == (Omission(0, 16, 13),)


def test_a_paragraph_that_is_left_out_answers_nothing() -> None:
    found = differences(OWN, OWN[1:], FOLD)
    assert found.answering == {1: 0}
    assert found.omissions == (Omission(0, 0, 29),)


texts = st.lists(st.text("石桥镇三座老，。 ", max_size=12), max_size=4)


@given(texts, texts)
def test_places_are_within_their_paragraphs(own: list[str], other: list[str]) -> None:
    found = differences(own, other, FOLD)
    assert all(0 <= each.start < each.end <= len(other[each.paragraph]) for each in found.words)
    assert all(0 <= each.offset <= len(other[each.paragraph]) for each in found.omissions)
