"""Folding: what counts as the same, and the way back to the source."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.runtime import resources
from reader.text.fold import FOLD_VERSION
from reader.text.memo import ROOM

FOLD = bundled.fold()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（Ａ股）Ｂ", "a股b"),
        ("後裏臺灣羣眾", "后里台湾群众"),
        ("1,324人次", "1324人次"),
        ("高54.3m, 涨３．５％。", "高54.3m涨3.5%。"),
        ("U.S. .5元5.元 3..5", "us5元5元35"),
        ("第一。第二！第三？", "第一。第二!第三?"),
        ("“红色” 引擎——王　强", "红色引擎王强"),
        ("16℃-20℃ ㈱ Ⅻ ㎡ ⒈", "16c20c株xiim21"),
        ("二○二一 二〇二一", "二〇二一二〇二一"),
        ("dǎng Éire e\u0301", "dangeiree"),
        ("1+1=2 ￥5", "1+1=2¥5"),
        ("■□●\n\t\u3000\u200b\x00", ""),
        ("\ud800\ue000\U0010ffff", "\ud800\ue000\U0010ffff"),
    ],
)
def test_what_counts_as_the_same(text: str, folded: str) -> None:
    assert FOLD(text) == folded
    assert FOLD.with_offsets(text).text == folded


def test_every_folded_character_knows_where_it_comes_from() -> None:
    folded = FOLD.with_offsets("(a) Ⅻ级.3.5")
    assert [(char, start) for char, start in zip(folded.text, folded.starts, strict=True)] == [
        ("a", 1),
        ("x", 4),
        ("i", 4),
        ("i", 4),
        ("级", 5),
        ("3", 7),
        (".", 8),
        ("5", 9),
    ]


def test_finds_stretches_of_the_source_that_do_not_overlap() -> None:
    assert FOLD.with_offsets("一、一，一一").find("一一") == [(0, 3), (4, 6)]
    assert FOLD.with_offsets("Ⅱ").find("i") == [(0, 1)]
    assert FOLD.with_offsets("abc").find("") == []


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    assert FOLD(FOLD(text)) == FOLD(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("一，。 ．.3５%Ⅻ℃(㈱é\u0301\n")))
def test_the_way_back_folds_to_the_same(text: str) -> None:
    folded = FOLD.with_offsets(text)
    assert folded.text == FOLD(text)
    assert list(folded.starts) == sorted(folded.starts)
    pairs = zip(folded.text, folded.starts, strict=True)
    assert [char for char, start in pairs if char not in FOLD(text[start]) and text[start] not in ".．"] == []


def test_more_text_than_is_kept_folds_the_same() -> None:
    long = "後" * ROOM
    assert FOLD.with_offsets("後").text == FOLD.with_offsets(long).text[:1] == FOLD.with_offsets("後").text


def test_another_table_has_another_version() -> None:
    table = hashlib.sha256(resources.text("fold/fold.yaml").encode()).hexdigest()
    assert (FOLD_VERSION, table[:16]) == (1, "52759fc10529bb41")


@given(st.text())
def test_a_text_of_the_same_length_keeps_its_offsets(text: str) -> None:
    assert len(FOLD.same_length(text)) == len(text)


def test_a_text_of_the_same_length_has_one_width_case_and_script() -> None:
    assert FOLD.same_length("（Ａ股）後，１") == "(a股)后,1"
