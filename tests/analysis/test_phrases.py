"""The edition's own dictionary: names of bylines, repeated strings, words in quotation marks."""

import random
import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import phrases
from reader.analysis.edition_words import PIECE, segment_texts
from reader.analysis.phrases import FARTHEST, LEAST, LONGEST, names, quoted, repeats
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Credit, Edition, Page

FILLER = "".join(map(chr, range(0x5000, 0x50F0)))
TEXTS = [
    *("独山港镇治水", "走进独山港镇", "今天独山港镇开会", "在独山港镇召开", "独山港镇污水"),
    FILLER,
]


def by_character(text: str) -> list[str]:
    return list(text)


def test_a_string_that_is_repeated_and_stands_free_is_a_phrase() -> None:
    assert repeats(TEXTS) == ("独山港镇",)


def test_a_string_that_is_not_repeated_often_enough_is_none() -> None:
    assert repeats(TEXTS[2:]) == ()


def test_a_string_that_always_has_the_same_neighbour_is_only_a_part() -> None:
    assert "山港镇" not in repeats(TEXTS)


def test_what_chance_puts_together_is_no_phrase() -> None:
    draw = random.Random(1)
    assert repeats(["".join(draw.choices("甲乙丙", k=400))]) == ()


def test_no_piece_of_a_repeated_sentence_is_a_phrase() -> None:
    assert repeats([FILLER, *[FILLER[:12]] * 5]) == ()


def test_no_phrase_begins_or_ends_with_an_unfit_character() -> None:
    assert repeats(TEXTS, frozenset("镇")) == ()


def test_only_so_much_text_is_looked_at() -> None:
    assert repeats(["，" * FARTHEST, *TEXTS]) == ()


def test_names_come_from_the_bylines() -> None:
    made_by = (Credit("reporter", "林旭东", 1), Credit("correspondent", "王", 1, organisation="市气象局"))
    edition = Edition((Page((Article(BlockKind.ARTICLE, (1,), "test", credits=made_by),)),))
    assert names(edition) == {"林旭东", "市气象局"}


def test_what_is_quoted_twice_is_a_phrase() -> None:
    assert quoted(["“碳中和”目标", "实现“碳中和”,“一次”", "“太长太长太长太长的引语”" * 2]) == {"碳中和"}


def test_phrases_and_names_are_one_word_each() -> None:
    words = segment_texts([*TEXTS, "林旭东说"], by_character, names=["林旭东"])
    assert words.of_texts[0] == ("独山港镇", "治", "水")
    assert words.of_texts[-1] == ("林旭东", "说")
    assert words.phrases == {"独山港镇": ("独", "山", "港", "镇")}


def test_a_phrase_that_mostly_ends_inside_a_word_is_none() -> None:
    def cut(text: str) -> list[str]:
        return [*filter(None, re.split("(独山)(港镇[海桥]?)", text))]

    assert "独山港镇" in segment_texts(TEXTS, cut).phrases
    inside = [text.replace("独山港镇", "独山港镇" + "海桥"[n % 2]) for n, text in enumerate(TEXTS[:4])]
    assert "独山港镇" in repeats([*inside, *TEXTS[4:]])
    assert "独山港镇" not in segment_texts([*inside, *TEXTS[4:]], cut).phrases


def plainly_repeated(text: str) -> set[str]:
    """The strings that are repeated and no mere part of one that is longer by one, counted one by one."""
    every = [text[at : at + length] for length in range(3, LONGEST + 1) for at in range(len(text) - length + 1)]
    often = {string: times for string, times in Counter(every).items() if times >= LEAST and "," not in string}
    longer = [(part, often[string]) for string in often for part in (string[1:], string[:-1])]
    return {string for string, times in often.items() if (string, times) not in longer}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["独山港镇", "汽车产", "业链", "山港", "𠀀𠀁", "一", "丁", ","]), max_size=80))
def test_all_that_is_repeated_and_no_mere_part_is_counted(parts: list[str]) -> None:
    text = ",".join(["", *parts[:5], "".join(parts), ""])
    counts, found = phrases._frequent(text.replace(",", phrases.EDGE))
    assert found == plainly_repeated(text)
    assert all(counts[string] == len(re.findall(f"(?={string})", text)) for string in counts)


@settings(max_examples=150, deadline=None)
@given(st.text("甲乙丙丁", max_size=30), st.sets(st.text("甲乙丙", min_size=1, max_size=3)), st.integers(1, 4))
def test_words_are_cut_and_joined_at_the_longest_names_from_the_left(text: str, named: set[str], length: int) -> None:
    longest_first = "|".join(sorted(named, key=len, reverse=True)) or "无"
    edges = {edge for match in re.finditer(longest_first, text) for edge in match.span()}
    inside = {at for match in re.finditer(longest_first, text) for at in range(match.start() + 1, match.end())}
    places = sorted(({*range(0, len(text), length), len(text)} | edges) - inside)
    words = segment_texts([text], lambda text: re.findall(f".{{1,{length}}}", text), named).of_texts[0]
    assert words == tuple(text[start:end] for start, end in pairwise(places))


def test_a_name_with_a_line_feed_in_it_joins_no_two_texts() -> None:
    assert segment_texts(["甲乙", "丙丁"], by_character, names=["乙\n丙"]).of_texts == (("甲", "乙"), ("丙", "丁"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("甲乙丙“”,\n", max_size=30), max_size=8), st.lists(st.text("甲乙丙", min_size=1, max_size=3)))
def test_the_words_of_each_text_joined_are_the_text(texts: list[str], named: list[str]) -> None:
    found = segment_texts(texts, by_character, names=named)
    assert ["".join(words) for words in found.of_texts] == texts


def test_a_long_text_is_cut_in_pieces() -> None:
    longest = 0

    def cut(text: str) -> list[str]:
        nonlocal longest
        longest = max(longest, len(text))
        return [text]

    segment_texts(["，" * (3 * PIECE)], cut)
    assert longest == PIECE


@pytest.mark.parametrize("text", ["", "一" * 300, "一二" * 300])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert LEAST > 1
    assert all(phrase in text for phrase in repeats([text]))
