"""Regular expressions in queries, none of which can take long."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.model.blocks import TextSpan
from reader.search.grammar import parse_query, to_text
from reader.search.patterns import check_pattern, occurs_in, pattern_at, pattern_places
from reader.search.query import And, Not, Pattern, Term

TODAY = date(2022, 1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"/\d+亿/", Pattern(r"\d+亿")),
        (r"／\d+亿／", Pattern(r"\d+亿")),
        ("党建 /第.{1,3}届/ -/[甲乙]/", And((Term("党建"), Pattern("第.{1,3}届"), Not(Pattern("[甲乙]"))))),
        ("/a b/", Pattern("a b")),
        ("/usr/bin", Term("/usr/bin")),
        (r"\/甲/", Term("/甲/")),
    ],
)
def test_an_expression_stands_between_slashes(text: str, expected: object) -> None:
    query = parse_query(text, TODAY)
    assert query == expected
    assert parse_query(to_text(query), TODAY) == query


def test_places_are_those_of_the_print_in_every_width_of_digits() -> None:
    assert pattern_places(r"\d+亿", ["投资１２亿元，又5亿。", "无"]) == (TextSpan(0, 2, 5), TextSpan(0, 8, 10))


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|aa)*b", "(a*)*", "(.*)(.*)(.*)x", "((a?){50}){50}", "(a|b?)+", "a{1,9999}.*", "(?:a*b?)+"]
)
def test_what_could_take_long_is_refused(pattern: str) -> None:
    with pytest.raises(QueryError, match="query-pattern-slow"):
        check_pattern(pattern, 1)


@pytest.mark.parametrize("pattern", [r"(甲)\1", "(?=甲)", "(?<!甲)乙"])
def test_what_needs_memory_or_a_look_around_is_refused(pattern: str) -> None:
    with pytest.raises(QueryError, match="query-pattern-unknown"):
        check_pattern(pattern, 1)


@pytest.mark.parametrize("pattern", ["(", "[", "*", "a{2,1}", "(?P<"])
def test_what_is_no_expression_is_told_with_its_column(pattern: str) -> None:
    with pytest.raises(QueryError, match="query-pattern-wrong"):
        check_pattern(pattern, 3)


def test_signs_in_brackets_and_behind_a_backslash_are_no_repeats() -> None:
    assert occurs_in(r"[*+]{2}\+", ["1*++"])


@given(st.text("ab(|)*+?{}[]\\1,.^$", max_size=14))
def test_every_text_is_an_expression_or_a_query_error(pattern: str) -> None:
    try:
        check_pattern(pattern, 1)
    except QueryError:
        return
    pattern_places(pattern, ["ab" * 40])


@given(st.text("/a\\[] ", max_size=10))
def test_an_expression_is_found_between_slashes_only(text: str) -> None:
    if (found := pattern_at(text, 0)) is not None:
        assert text.startswith(f"/{found}/")
