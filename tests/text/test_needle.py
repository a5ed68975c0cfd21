"""What is found in print without folding it is what folding finds."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app import bundled

FOLD = bundled.fold()
ODD = "一二，。 ．.3５1⒈%Ⅻix℃c(㈱株式会社㍿é\u0301ﾞ㊗祝日㏠黨党…\n_ﾟ'\ue000"
"""Characters that are dropped, become others or several, and what some of them become."""


def by_folding(needle: str, texts: list[str]) -> list[tuple[int, int, int]]:
    return [(at, *span) for at, text in enumerate(texts) for span in FOLD.with_offsets(text).find(needle)]


def agree(needle: str, texts: list[str]) -> None:
    printed = FOLD.printed(needle)
    assert printed.spans(texts) == by_folding(needle, texts)
    assert printed.occurs_in(texts) == any(needle in FOLD(text) for text in texts)


@settings(max_examples=1000, deadline=None)
@given(st.text(ODD, min_size=1, max_size=4), st.lists(st.text(ODD, max_size=14), max_size=3))
def test_print_tells_what_folding_tells(printed: str, texts: list[str]) -> None:
    if needle := FOLD(printed):
        agree(needle, texts)


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("党建", "黨、\n建和党“建”"),
        ("党祝", "党㊗、祝"),
        ("党党", "党。党党党"),
        ("25", "2.5 2..5 2、5"),
        ("式会", "㍿"),
        ("11日", "1㏠"),
        ("news", "ＮＥ－ＷＳ"),
        ("2.5", "２．５2..5 2、．5 2….5"),
        ("建。平", "党建。平湖。“平"),
        ("a\ue000b", "a\ue000、b"),
    ],
)
def test_what_print_makes_hard(needle: str, text: str) -> None:
    agree(needle, [text, text])


CHANGED = [(char, folded) for char in map(chr, range(sys.maxunicode + 1)) if (folded := FOLD(char)) != char]


def test_whatever_is_dropped_may_stand_between() -> None:
    assert [
        char for char, folded in CHANGED if not folded and not FOLD.printed("党建").occurs_in([f"党{char}建"])
    ] == []


def test_characters_are_found_in_their_other_forms() -> None:
    some = [(char, folded) for char, folded in CHANGED if folded][::7]
    assert [char for char, folded in some if FOLD.printed(folded).spans([f"\n{char}"]) != [(0, 1, 2)]] == []
