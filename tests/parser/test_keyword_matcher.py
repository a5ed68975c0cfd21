"""Many words searched for at once find what a plain alternation finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.parser.matching.keyword_matcher import any_of

WORDS = st.lists(st.text("记者摄影/]^-", min_size=1, max_size=3), max_size=6)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.text("记者摄影/]^- ", max_size=20))
def test_finds_what_a_plain_alternation_of_the_longest_first_finds(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    assert re.findall(plain, text) == any_of(words).findall(text)
    assert [match.span() for match in re.finditer(plain, text)] == [m.span() for m in any_of(words).finditer(text)]


@settings(max_examples=100, deadline=None)
@given(WORDS, st.text("记者摄影/]^- ", max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_searches_where_it_is_told_to(words: list[str], text: str, start: int, end: int) -> None:
    plain = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")
    expected, found = plain.search(text, start, end), any_of(words).search(text, start, end)
    assert (expected and expected.span()) == (found and found.span())
    first, begins = plain.match(text), any_of(words).match(text)
    assert (first and first.span()) == (begins and begins.span())


def test_prefers_the_longest_word() -> None:
    assert any_of(["摄", "摄影", "摄影记者"]).findall("摄影记者 王强 摄") == ["摄影记者", "摄"]


def test_of_no_words_finds_nothing() -> None:
    assert any_of([]).findall("记者") == []
