"""Numbers of pages and dates, in ASCII and in Han digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parser.headers.numerals import Numerals
from reader.runtime import resources

NUMERALS = Numerals.from_data(resources.load("rules/masthead.yaml"))


@pytest.mark.parametrize(
    ("printed", "value"),
    [("26", 26), ("二〇二一", 2021), ("三十六", 36), ("廿九", 29), ("十", 10), ("元", 1), ("十廿", 0), ("一二十", 0)],
)
def test_digits_of_either_kind_have_a_value(printed: str, value: int) -> None:
    assert NUMERALS.number(printed) == value


def test_the_number_of_a_page_is_told_in_digits() -> None:
    assert [NUMERALS.page(printed) for printed in ("十二", "A03", "04", "十十")] == ["12", "A03", "04", "十十"]


@given(st.text(NUMERALS.all, min_size=1, max_size=4))
def test_nothing_that_looks_like_a_number_is_refused(printed: str) -> None:
    assert NUMERALS.number(printed) >= 0
