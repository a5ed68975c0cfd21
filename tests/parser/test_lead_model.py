"""How paragraphs begin: the pairs at their heads, what they are worth, and that the feature is seen on a page."""

import pytest

from reader.app import bundled
from reader.parser.features.page_features import extract_page_features
from reader.parser.labeller.lead_model import REACH, LeadModel, head_bigrams
from reader.runtime import resources

HEADS = LeadModel({"昨日": 2.0, "他说": -2.0, "^他": -0.3, "0月": 0.5}, -0.1)
TAIL = "，石桥街的老井边又排起了长队，等水的人家从巷口一直排到了粮站门前。"


def test_pairs_are_those_of_the_head_and_what_it_begins_with() -> None:
    assert head_bigrams("昨日下") == ["^昨", "^昨日", "昨日", "日下"]
    assert head_bigrams("6月23日") == ["^0", "^0月", "0月", "月0", "00", "0日"]
    assert len(head_bigrams("井" * 100)) == 2 + REACH - 1
    assert head_bigrams("") == ["^", "^"]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("昨日" + TAIL, "first-words"),
        ("9月" + TAIL, "first-words?"),
        ("井边" + TAIL, None),
        ("他从" + TAIL, "later-words?"),
        ("他说" + TAIL, "later-words"),
        (TAIL * 2 + "他说", None),
    ],
)
def test_the_clue_tells_how_clearly_a_paragraph_begins_in_one_way(text: str, feature: str | None) -> None:
    assert HEADS.feature(text) == feature


def clues(*lines: str) -> list[list[str]]:
    return [seen.features for seen in extract_page_features("\n".join(lines), bundled.rules()).units]


def test_the_shipped_table_knows_first_words_from_later_ones() -> None:
    first, later = "昨日，记者从市水务局获悉" + TAIL, "他说，据统计" + TAIL
    page = clues("老井复清", first, later)
    assert ("first-words" in page[1], "later-words" in page[2]) == (True, True)


def test_a_head_of_which_nothing_is_known_tells_nothing() -> None:
    assert LeadModel({"昨日": 2.0}, -3.0).feature("井边" + TAIL) is None
    assert [bundled.rules().lead_model.feature(text) for text in ("甲乙丙丁" * 10, "a" * 50, "")] == [None] * 3


def test_what_is_marked_by_a_dateline_needs_no_such_clue() -> None:
    assert [feature for feature in clues("老井复清", "本报讯 昨日" + TAIL)[1] if feature.endswith("-words")] == []


def test_a_pair_has_one_worth_and_none_is_too_small_to_tell() -> None:
    table = resources.load("openings/paragraphs.yaml")
    listed = [pair for words in table["worths"].values() for pair in words.split()]
    assert len(listed) == len(set(listed))
    assert all(abs(float(worth)) >= 0.2 for worth in table["worths"])
