"""The index holds a text's characters and pairs of neighbours, and nothing across the end of a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from reader.library.index.tokens import SKIPPED, marked, needle_tokens, tokens


def held(folded: str) -> set[str]:
    return set(tokens(folded).split(" ")) - {""}


def test_characters_and_pairs_are_held() -> None:
    assert held("党建。联盟ab") == {*"党建联盟ab", "党建", "联盟", "盟a", "ab"}
    assert (held(""), held("。"), held("党"), held("\ud800𠮷")) == (set(), set(), {"党"}, {"\ud800", "𠮷", "\ud800𠮷"})
    assert set(marked("*", tokens("党建")).split(" ")) == {"*党", "*建", "*党建"}


@given(st.text("党建平。! '\"a", max_size=12), st.integers(0, 12), st.integers(1, 4))
def test_what_stands_in_a_text_has_its_tokens_there(text: str, start: int, length: int) -> None:
    assert set(needle_tokens(text[start : start + length])) <= held(text)
    assert not any(SKIPPED.intersection(token) for token in held(text))
