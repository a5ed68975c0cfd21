"""Titles are taken apart as the examples beside the rules say, and the words are always the source's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import resources, shipped
from reader.parser.titles import count_columns, split_title

EXAMPLES: list[dict[str, Any]] = resources.load("rules/titles.yaml")["examples"]
COLUMNS: list[dict[str, Any]] = resources.load("rules/titles.yaml")["columns"]
PARTS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E40), min_size=1, max_size=15)
LINES = st.lists(st.lists(PARTS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["lines"][0])
def test_the_examples_are_taken_apart(example: dict[str, Any]) -> None:
    title = split_title(example["lines"], example.get("is_decked", False), shipped.rules().titles)
    assert [title.kicker, title.headline, title.subtitle] == example["parts"]


@given(LINES, st.booleans())
def test_no_word_of_a_title_is_lost_or_moved(lines: list[str], is_decked: bool) -> None:
    title = split_title(lines, is_decked, shipped.rules().titles)
    printed = " ".join(part for part in (title.kicker, title.headline, title.subtitle) if part)
    assert printed.split() == " ".join(lines).split()
    assert title.headline


def test_a_headline_alone_is_no_guess() -> None:
    assert not split_title(["古桥修缮月底完工"], False, shipped.rules().titles).is_guess


def test_where_the_parts_cannot_be_told_it_is_a_guess() -> None:
    assert split_title(["古桥修缮月底完工", "恢复通行"], False, shipped.rules().titles).is_guess


@pytest.mark.parametrize("example", COLUMNS, ids=lambda example: " / ".join(example["lines"]))
def test_labels_above_a_title_are_told_from_it(example: dict[str, Any]) -> None:
    rules = shipped.rules().titles
    assert count_columns(example["lines"], example.get("is_essay", False), rules) == example["labels"]
