"""Every character becomes what it is to become, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parser.bylines.byline_rules import normalize
from reader.parser.matching.char_map import CharMap
from reader.parser.units.text_lines import normalize_width

TEXTS = st.text(
    st.one_of(st.characters(min_codepoint=0xFF00, max_codepoint=0xFF60), st.sampled_from("记者 ,，（〔・\u3000"))
)


@given(TEXTS)
def test_every_character_is_changed_by_itself(text: str) -> None:
    for forms in (normalize_width, normalize):
        assert forms(text) == text.translate({ord(char): becomes for char, becomes in forms.of.items()})


def test_signs_of_one_meaning_become_one() -> None:
    assert normalize("〔记者：王　强，李 明〕") == "(记者 王 强、李 明)"
    assert normalize_width("Ｂ２：要闻　今日") == "B2:要闻 今日"


def test_what_changes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="become something"):
        CharMap.from_pairs({"a": "b", "b": "c"})
