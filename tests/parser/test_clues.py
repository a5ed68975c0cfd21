"""Every clue has examples, and they hold; every clue is weighed, and every weight is of a clue that there is."""

from typing import Any

import pytest

from reader import resources, shipped
from reader.errors import RulesError
from reader.parser.clues import Clues
from reader.parser.kinds import KINDS
from reader.parser.lines import narrow
from reader.parser.weights import Weights

CLUES: dict[str, dict[str, Any]] = resources.load("rules/clues.yaml")
WEIGHTS: dict[str, Any] = resources.load("rules/weights.yaml")

SEEN = [
    *("byline", "byline?", "photo-credit", "editors", "header", "header?"),
    *("dateline", "lead-credits", "continued-here"),
]
"""Clues of the readers of bylines, headers and datelines."""
COMPARED = [
    "inner-stop",
    "inner-comma",
    "indented",
    "flush",
    "unmarked",
    *("captioned", "caption-inside"),
    "verse",
    *("table", "item", "right-set", "above-dash", "below-notice-head"),
    *(
        "classical",
        "after-signature",
        "bullet-row",
        "brief-item",
        "below-photo-label",
        "below-editors-word",
        "parallel",
    ),
    *("digit-inside", "quote-inside", "colon-inside", "space-inside", "table-head"),
    *("first-words", "first-words?", "later-words?", "later-words"),
    *(
        "shares-nothing",
        "shares-some",
        "shares-much",
        "unsaid-below",
        "said-below?",
        "said-below",
        "said-above",
        "unsaid-label",
    ),
    *(
        "heading-mark",
        "subheading-mark",
        "labelled-text",
        "below-stamp",
        "below-rule",
        "fact-line",
        "empty-label",
        "page-mark",
    ),
    *("next-wire", "wire-item", "signed-below", "title-again", "caption-above", "below-caption"),
    *("trade?", "contact?", "notice-words?", "weather-words?", "slogan?"),
    *("alone", "alone-again", "grouped", "label-above", "opens-alike", "credited", "at-top", "at-foot"),
    *("above-stamp", "listed"),
]
"""Clues of form, and of a line's neighbours."""
SHAPES = [
    f"{size}/{ending}"
    for size in ("tiny", "terse", "short", "middling", "longish", "long", "huge")
    for ending in ("open", "stop", "cry", "comma")
]


def clues_of(text: str) -> list[str]:
    return shipped.rules().clues.of([narrow(text)])[0]


@pytest.mark.parametrize("name", CLUES)
def test_a_clue_is_seen_in_its_examples(name: str) -> None:
    assert [text for text in CLUES[name]["matches"] if name not in clues_of(text)] == []


@pytest.mark.parametrize("name", CLUES)
def test_a_clue_is_not_seen_in_its_counterexamples(name: str) -> None:
    assert [text for text in CLUES[name]["misses"] if name in clues_of(text)] == []


def test_every_clue_has_a_weight_and_every_weight_a_clue() -> None:
    assert sorted(WEIGHTS["clues"]) == sorted([*CLUES, *SEEN, *COMPARED, *SHAPES])


def test_every_kind_has_a_cost_and_steps() -> None:
    assert set(WEIGHTS["kinds"]) == set(KINDS)
    assert set(WEIGHTS["steps"]) == {"start", *KINDS}


def test_a_clue_of_words_counts_each_word_once_and_three_at_most() -> None:
    assert clues_of("电话 电话 电话").count("contact") == 1
    assert clues_of("电话 传真 网址 邮箱 微信").count("contact") == 3


def test_a_clue_without_words_and_pattern_is_refused() -> None:
    with pytest.raises(RulesError) as caught:
        Clues.from_plain({"nothing": {"matches": []}})
    assert caught.value.fields["rule"] == "nothing"


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(RulesError) as caught:
        Clues.from_plain({"broken": {"pattern": "("}})
    assert (caught.value.message, caught.value.fields["rule"]) == ("rules.pattern", "broken")


def test_a_weight_for_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(RulesError) as caught:
        Weights.from_plain({**WEIGHTS, "kinds": {"headline": 1}})
    assert caught.value.fields["kind"] == "headline"
