"""What is offered where nothing is found."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.errors import QueryError
from reader.runtime.messages import LANGUAGES, catalogue
from reader.search.document import Document
from reader.search.grammar import parse_query, to_text
from reader.search.pinyin_typos import typos
from reader.search.query import Query
from reader.search.suggest import EACH, MOST_COUNTED, Reason, Suggestion, suggester

FOLD = bundled.fold()
TODAY = date(2021, 11, 8)
TEXTS = ("党建联盟", "平湖市成立党建联盟。污水处理厂日处理污水。", "独山港镇的污水零直排。")
DOCUMENTS = [Document(("", text), section="要闻", date=TODAY) for text in TEXTS]
CALLS: list[Query] = []


SUGGESTER = suggester(DOCUMENTS, FOLD, bundled.pinyin_places, bundled.readings())
COUNT = SUGGESTER.count


def count(query: Query) -> int:
    CALLS.append(query)
    return COUNT(query)


SUGGESTER.count = count


def suggested(text: str, *, tried: bool = False) -> list[tuple[Reason, str, int]]:
    """Suggestions that find something, or all."""
    found = SUGGESTER(parse_query(text, TODAY))
    return [(one.reason, to_text(one.query), one.hits) for one in found if one.hits or tried]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"djlm"', [(Reason.PINYIN, "党建联盟", 2)]),
        # What is found by its sound is not missing.
        ("djlm 没有", [(Reason.FEWER, "djlm", 2)]),
        ("wusui", [(Reason.SLIP, "污水", 2)]),
        ("wushiu", [(Reason.SLIP, "污水", 2)]),
        ("wuushui", [(Reason.SLIP, "污水", 2)]),
        ("五水", [(Reason.SAME_SOUND, "污水", 2)]),
        ("党建，联蒙", [(Reason.SAME_SOUND, "党建联盟", 2), (Reason.ONE_OTHER, "党建联", 2)]),
        ("“联盟。污水。”", [(Reason.PARTS, "联盟 污水", 1)]),
        ("联盟，污水", [(Reason.PARTS, "联盟 污水", 1)]),
        ("平湖市污水", [(Reason.PARTS, "平湖市 污水", 1)]),
        ("独山巷镇", [(Reason.ONE_OTHER, "near4:(独山 镇)", 1)]),
        ("平湖市政府", [(Reason.SHORTER, "平湖市", 1)]),
        ("title:污水", [(Reason.ANYWHERE, "污水", 2)]),
        ("near3:(平湖 污水)", [(Reason.APART, "平湖 污水", 1)]),
        ("独山港镇 平湖", [(Reason.FEWER, "平湖", 1), (Reason.FEWER, "独山港镇", 1)]),
        ("污水 after:2022", [(Reason.FEWER, "污水", 2)]),
        ("污水 没有", [(Reason.FEWER, "污水", 2)]),
        ("title:污水 平湖", [(Reason.ANYWHERE, "污水 平湖", 1), (Reason.FEWER, "平湖", 1)]),
        ("没有 无关", []),
    ],
)
def test_what_is_suggested(text: str, expected: list[tuple[Reason, str, int]]) -> None:
    assert suggested(text) == expected


def test_words_that_are_missing_are_mended_together() -> None:
    assert suggested('"djlm" 五水') == [(Reason.PINYIN, "党建联盟 污水", 1)]


def test_what_was_tried_in_vain_is_told_once_a_reason() -> None:
    found = suggested("title:没有", tried=True)
    assert [(reason, number) for reason, _, number in found] == [(Reason.ANYWHERE, 0)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words(language: str) -> None:
    assert [reason for reason in Reason if not catalogue(language).has(f"suggest.{reason}")] == []


def test_slips_are_heard_alike_swapped_or_one_letter_too_many() -> None:
    assert {"dangjian", "adnjian", "danjan", "danjiang"} <= set(typos("danjian"))
    assert "danjian" not in set(typos("danjian"))


WORDS = ["党建", "五水", "djlm", "wushui", "xx", "平湖市污水处理厂建设", "-党", "title:党", "near:(党 水)"]
SIGNS = ["(", ")", "OR", '"', "。", "，", "after:7d", "~dj"]
queries = st.lists(st.sampled_from(WORDS + SIGNS), min_size=1, max_size=6)


@settings(max_examples=100, deadline=None)
@given(queries.map(" ".join))
def test_suggestions_are_few_and_true(text: str) -> None:
    try:
        query = parse_query(text, TODAY)
    except QueryError:
        return
    CALLS.clear()
    found = SUGGESTER(query)
    assert len(CALLS) <= MOST_COUNTED + 40
    assert all(one.hits == count(one.query) for one in found)
    assert all(len([one for one in found if one.reason is reason]) <= EACH for reason in Reason)
    assert all(isinstance(one, Suggestion) and to_text(one.query) for one in found)
