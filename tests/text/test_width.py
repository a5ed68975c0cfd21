"""Cells of characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size

from reader.text.width import cell_width, cells, head, is_ambiguous, tail


def test_the_toolkit_measures_every_assigned_character_alike() -> None:
    characters = (chr(code) for code in range(0x110000))
    assigned = (char for char in characters if unicodedata.category(char) != "Cn")
    assert [char for char in assigned if cell_width(char) != get_character_cell_size(char)] == []


@pytest.mark.parametrize("char", "\U0002a6d6\U00031350\U0003fffd")
def test_ideographs_are_wide_even_those_of_later_versions(char: str) -> None:
    assert cell_width(char) == 2


@pytest.mark.parametrize("char", "“”‘’—…■□○◎●℃·①Ⅱ│▁±×")
def test_ambiguous_characters_take_what_the_terminal_gives_them(char: str) -> None:
    assert (cell_width(char, 1), cell_width(char, 2), is_ambiguous(char)) == (1, 2, True)


@pytest.mark.parametrize("char", "a。，汉ﾞ\u0301\u200d")
def test_other_characters_take_the_same_everywhere(char: str) -> None:
    assert cell_width(char, 1) == cell_width(char, 2)
    assert not is_ambiguous(char)


@given(st.text(), st.sampled_from([1, 2]))
def test_a_text_takes_the_sum_of_its_characters(text: str, ambiguous: int) -> None:
    assert sum(cell_width(char, ambiguous) for char in text) == cells(text, ambiguous)


@given(st.text(), st.integers(-3, 30), st.sampled_from([1, 2]))
def test_the_beginning_and_the_end_that_have_room(text: str, room: int, ambiguous: int) -> None:
    first, last = head(text, room, ambiguous), tail(text, room, ambiguous)
    assert text.startswith(first)
    assert text.endswith(last)
    for part, longer in ((first, text[: len(first) + 1]), (last, text[len(text) - len(last) - 1 :])):
        assert cells(part, ambiguous) <= max(0, room)
        assert part == text or cells(longer, ambiguous) > room
