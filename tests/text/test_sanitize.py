"""Untrusted text is harmless to print, and keeps its offsets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.sanitize import HIDDEN, sanitize
from reader.text.width import cell_width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b]0;owned\x07[red]x", "␛]0;owned␇[red]x"),
        ("a\tb\nc\x00\x7f", "a␉b␊c␀␡"),
        ("\x9b31m", HIDDEN + "31m"),
        ("甲\u202e乙\u2066丙\u200b丁\ufeff", f"甲{HIDDEN}乙{HIDDEN}丙{HIDDEN}丁{HIDDEN}"),
        ("\u2028\u2029", "␊␊"),
        ("\ud800", "\ufffd"),
        ("本报讯　“e\u0301”", "本报讯　“e\u0301”"),
    ],
)
def test_what_is_shown(text: str, expected: str) -> None:
    assert expected == sanitize(text)


def test_no_control_and_no_hidden_character_is_left() -> None:
    harmful = {"Cc", "Cs", "Zl", "Zp"}
    shown = [sanitize(chr(code)) for code in range(0x110000)]
    assert [char for char in shown if unicodedata.category(char) in harmful] == []
    assert [char for char in shown if unicodedata.category(char) == "Cf" and cell_width(char) == 0] == []
    assert [char for char in shown if unicodedata.bidirectional(char) in {"RLE", "LRE", "RLO", "LRO", "PDF"}] == []


@given(st.text(st.characters()))
def test_one_code_point_stands_for_one(text: str) -> None:
    shown = sanitize(text)
    assert len(text) == len(shown)
    assert shown == sanitize(shown)
    shown.encode()
