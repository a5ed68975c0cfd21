"""Going from the hits of one entry to those of the next."""

import pytest

from reader.app.listed_hits import hit_beside


@pytest.mark.parametrize(
    ("number", "current", "by", "expected"),
    [(1, 0, 1, None), (1, 1, 1, 2), (4, 0, -1, 1), (4, 2, 1, None), (1, 0, -1, None), (9, 0, 1, None)],
)
def test_past_the_hits_of_an_entry_come_those_of_the_next(number: int, current: int, by: int, expected: int) -> None:
    assert hit_beside([1, 1, 4, 4, 4], number, current, by) == expected
