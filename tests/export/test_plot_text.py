"""Counts over time: gaps are periods too, bars are never higher than the plot, and years stand where they begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.plot_text import HEIGHT, Column, Series, axis, bars, columns_of, periods


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2019", "2021", ["2019", "2020", "2021"]),
        ("2020-11", "2021-02", ["2020-11", "2020-12", "2021-01", "2021-02"]),
        ("2020-02-28", "2020-03-01", ["2020-02-28", "2020-02-29", "2020-03-01"]),
    ],
)
def test_every_period_between_two_is_there(first: str, last: str, expected: list[str]) -> None:
    assert periods(first, last) == expected


def test_neighbours_share_a_column_where_there_is_no_room() -> None:
    series = Series("桥", {"2019": 1, "2020": 2, "2021": 4})
    found = columns_of(series, {"2019": 10, "2020": 10, "2021": 40}, periods("2019", "2021"), 2)
    assert found == [Column("2019", "2020", 3, 20), Column("2021", "2021", 4, 40)]
    assert [column.per_thousand for column in found] == [150, 100]


def test_bars_are_drawn_in_eighths_and_in_ascii() -> None:
    assert bars([0, 1, 4, 8], is_ascii=False, height=1) == [" ▁▄█"]
    assert bars([0, 1, 4, 8], is_ascii=True, height=1) == [" .=@"]
    assert bars([2, 1], is_ascii=True, cells=3, height=2) == ["@@", "@@ @@"]


def test_years_stand_where_they_begin_and_there_is_room() -> None:
    months = [Column(period, period, 0, 0) for period in periods("2019-11", "2020-12")]
    assert axis(months) == "2019"
    assert axis(months, 3) == "2019  2020"


@given(st.lists(st.integers(0, 10**6), max_size=30))
def test_what_is_not_nothing_is_seen_and_the_highest_fills_the_plot(values: list[int]) -> None:
    rows = bars(values, is_ascii=True)
    assert len(rows) == HEIGHT
    lowest = rows[-1].ljust(len(values))
    assert [sign != " " for sign in lowest] == [value > 0 for value in values]
    if any(values):
        assert "@" in rows[0]
