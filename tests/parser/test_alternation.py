"""Many words searched for at once find what a plain alternation finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.parser.alternation import any_of

WORDS = st.lists(st.text("记者摄影/]^-", min_size=1, max_size=3), max_size=6)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.text("记者摄影/]^- ", max_size=20))
def test_finds_what_a_plain_alternation_of_the_longest_first_finds(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    assert re.findall(plain, text) == any_of(words).findall(text)


def test_prefers_the_longest_word() -> None:
    assert any_of(["摄", "摄影", "摄影记者"]).findall("摄影记者 王强 摄") == ["摄影记者", "摄"]


def test_of_no_words_finds_nothing() -> None:
    assert any_of([]).findall("记者") == []
