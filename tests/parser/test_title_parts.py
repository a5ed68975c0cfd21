"""Titles are taken apart as the examples beside the rules say, and the words are always the source's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app import bundled
from reader.model.edition import Article, Edition
from reader.parser import parse
from reader.parser.headers.title_parts import count_columns, split_title
from reader.runtime import resources

EXAMPLES: list[dict[str, Any]] = resources.load("rules/titles.yaml")["examples"]
COLUMNS: list[dict[str, Any]] = resources.load("rules/titles.yaml")["columns"]
PARTS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E40), min_size=1, max_size=15)
LINES = st.lists(st.lists(PARTS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["lines"][0])
def test_the_examples_are_taken_apart(example: dict[str, Any]) -> None:
    title = split_title(example["lines"], example.get("is_decked", False), bundled.rules().titles)
    assert [title.kicker, title.headline, title.subtitle] == example["parts"]


@given(LINES, st.booleans())
def test_no_word_of_a_title_is_lost_or_moved(lines: list[str], is_decked: bool) -> None:
    title = split_title(lines, is_decked, bundled.rules().titles)
    printed = " ".join(part for part in (title.kicker, title.headline, title.subtitle) if part)
    assert printed.split() == " ".join(lines).split()
    assert title.headline


def test_a_headline_alone_is_no_guess() -> None:
    assert not split_title(["古桥修缮月底完工"], False, bundled.rules().titles).is_guess


def test_where_the_parts_cannot_be_told_it_is_a_guess() -> None:
    assert split_title(["古桥修缮月底完工", "恢复通行"], False, bundled.rules().titles).is_guess


@pytest.mark.parametrize("example", COLUMNS, ids=lambda example: " / ".join(example["lines"]))
def test_labels_above_a_title_are_told_from_it(example: dict[str, Any]) -> None:
    rules = bundled.rules().titles
    assert count_columns(example["lines"], example.get("is_essay", False), rules) == example["labels"]


def test_a_letter_begins_with_a_salutation() -> None:
    plain, rules = resources.load("rules/titles.yaml"), bundled.rules().titles
    assert all(rules.salutation.match(line) for line in plain["salutations"])
    assert not any(rules.salutation.match(line) for line in plain["no_salutations"])


def test_the_salutation_is_text_and_the_place_is_part_of_the_signature() -> None:
    letter = """村口的桥何时修
编辑同志：
　　我们村口的木桥去年秋天被大水冲断了一半，孩子们上学要绕八里山路，向乡里反映过三次都没有下文。
　　请有关部门派人来看一看，早一点把桥修好，让孩子们放心上学，大人们也好出门卖菜。
　　　　　　　　　　　　山东莒南　林南平
"""
    [article] = articles(parse(letter, bundled.rules()))
    assert article.headline == "村口的桥何时修"
    assert article.paragraphs[0].text == "编辑同志："
    assert [credit.name for credit in article.credits] == ["林南平"]


def articles(edition: Edition) -> list[Article]:
    return [block for page in edition.pages for block in page.blocks if isinstance(block, Article)]
