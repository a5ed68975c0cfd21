"""Movements of a cursor by character, word, clause, sentence and paragraph."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import motions
from reader.text.motions import Starts, TextPlace

TEXTS = ("题目", "他说：“好！”平湖市, 2021年。第二句；末句", "再一段。")
UNITS: list[Starts] = [motions.characters, motions.runs, motions.clauses, motions.sentences, motions.paragraphs]


def units(text: str, starts: Starts) -> list[str]:
    bounds = [*starts(text), len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        (motions.runs, ["他说", "：“", "好", "！”", "平湖市", ", ", "2021", "年", "。", "第二句", "；", "末句"]),
        (motions.clauses, ["他说：", "“好！”", "平湖市, ", "2021年。", "第二句；", "末句"]),
        (motions.sentences, ["他说：“好！”", "平湖市, 2021年。", "第二句；", "末句"]),
        (motions.paragraphs, [TEXTS[1]]),
    ],
)
def test_what_units_are(starts: Starts, expected: Sequence[str]) -> None:
    assert units(TEXTS[1], starts) == expected


def test_words_are_those_that_were_found() -> None:
    starts = motions.words({"平湖市委": (0, 2)})
    assert (units("平湖市委", starts), units("平湖市", starts)) == (["平湖", "市委"], ["平湖市"])


def test_the_unit_at_a_character_has_no_blanks_at_its_end() -> None:
    assert motions.unit_at("ab  cd", 0, motions.runs) == (0, 2)


texts = st.lists(st.text("甲乙丙。，！”ab1 \n", max_size=12), min_size=1, max_size=4).filter(any)


@given(texts, st.sampled_from(UNITS))
def test_going_on_reaches_the_end_and_going_back_the_beginning(given_texts: list[str], starts: Starts) -> None:
    place = motions.first_place(given_texts)
    for move, end in (
        (motions.next_unit, motions.last_place(given_texts)),
        (motions.previous_unit, motions.first_place(given_texts)),
    ):
        seen = set()
        while place not in seen:
            seen.add(place)
            assert 0 <= place.offset < len(given_texts[place.text])
            place = move(given_texts, place, starts)
        assert place == end


@given(texts)
def test_all_from_the_first_to_the_last_place_is_everything(given_texts: list[str]) -> None:
    first, last = motions.first_place(given_texts), motions.last_place(given_texts)
    taken = "".join(given_texts[each][start:end] for each, start, end in motions.stretches(given_texts, last, first))
    assert taken == "".join(given_texts)


def test_a_passage_begins_and_ends_with_the_characters_at_its_places() -> None:
    assert list(motions.stretches(TEXTS, TextPlace(0, 1), TextPlace(2, 0))) == [
        (0, 1, 2),
        (1, 0, len(TEXTS[1])),
        (2, 0, 1),
    ]
