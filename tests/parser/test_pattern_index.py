"""A pattern is tried wherever it may match: what the sieve keeps back has no match."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.parser.matching import regex_prefilter
from reader.parser.matching.pattern_index import PatternIndex
from reader.parser.matching.regex_prefilter import PrefilteredPattern, class_members, class_pattern, requirements_of
from reader.runtime import resources

CLUES: dict[str, dict[str, Any]] = resources.load("rules/features.yaml")
PATTERNS = {name: feature["pattern"] for name, feature in CLUES.items() if "pattern" in feature}


def sieve(patterns: Mapping[str, str]) -> PatternIndex:
    return PatternIndex.of((name, need) for name, pattern in patterns.items() for need in requirements_of(pattern))


SIEVE = sieve(PATTERNS)
EXAMPLES = sorted({text for feature in CLUES.values() for text in [*feature["matches"], *feature["misses"]]})
OWN = sorted(set("".join(PATTERNS.values())) | set(" 12３２５。,一"))
"""The characters of the patterns themselves, among them those that are signs there."""
PIECES = st.one_of(st.text(OWN, max_size=4), st.sampled_from(EXAMPLES).flatmap(lambda text: st.just(text[:6])))
LINES = st.one_of(
    st.sampled_from(EXAMPLES),
    st.lists(PIECES, max_size=8).map("".join),
    st.tuples(st.sampled_from(EXAMPLES), st.integers(0, 90), st.text(OWN, max_size=2)).map(
        lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :]
    ),
).filter(lambda text: text != "" and not text.endswith("\n"))

FORMS = st.sampled_from(
    [
        *("a", "b", "ab", "[bc]", "[^a]", "[a-c0]", ".", r"\d", r"\D", r"\s", r"\S", r"\w", r"[^\da]"),
        *("(?:ab|c)", "(a|)", "(?=a)", "(?!b)", "(?<=a)b"),
    ]
)
COUNTS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{0,2}", "+?"])
SEQUENCES = st.lists(st.tuples(FORMS, COUNTS).map(lambda pair: f"(?:{pair[0]}){pair[1]}"), max_size=4).map("".join)
BRANCHES = st.tuples(st.sampled_from(["", "^"]), SEQUENCES, st.sampled_from(["", "$"])).map("".join)
ANY_PATTERN = st.one_of(
    BRANCHES, st.lists(BRANCHES, min_size=2, max_size=3).map("|".join), BRANCHES.map("^(?:{})$".format)
)


@given(LINES)
@settings(max_examples=400, deadline=None)
def test_a_clue_that_is_kept_back_does_not_match(text: str) -> None:
    tried = SIEVE.candidates(text)
    assert [name for name, pattern in PATTERNS.items() if re.search(pattern, text) and name not in tried] == []


@given(st.lists(ANY_PATTERN, min_size=1, max_size=3), st.text("abc0 _é٣,", min_size=1, max_size=6))
@settings(max_examples=600, deadline=None)
def test_any_pattern_that_is_kept_back_does_not_match(patterns: list[str], text: str) -> None:
    named = {str(number): pattern for number, pattern in enumerate(patterns)}
    tried = sieve(named).candidates(text)
    assert [name for name, pattern in named.items() if re.search(pattern, text) and name not in tried] == []


@given(st.lists(SEQUENCES, min_size=1, max_size=3), st.text("abc0 _é٣,", max_size=6))
@settings(max_examples=400, deadline=None)
def test_a_guarded_pattern_finds_what_it_finds_without_its_guard(branches: list[str], text: str) -> None:
    pattern = "|".join(branches)
    expected, found = re.search(pattern, text), PrefilteredPattern.of(pattern).search(text)
    assert (expected and expected.span()) == (found and found.span())


@pytest.mark.parametrize(
    ("pattern", "text", "tried"),
    [
        ("^公 ?告$", "公告", True),
        ("^公 ?告$", "公 告 栏", False),
        ("^公", "办公", False),
        ("告$", "告示", False),
        ("^(?:公告|通告)", "通知", True),
        ("[0-9]{7}", "电话85012345", True),
        ("[0-9]{7}", "电话号码没有", False),
        ("[0-9]{7}", "第3版", False),
        ("资料来源|制表", "我市举行会议", False),
        (r"^\S{4} \S{4}$", "海潮新崛起奋斗", False),
        ("(?i)A", "a", True),
    ],
)
def test_a_pattern_is_tried_where_its_needs_are_met(pattern: str, text: str, tried: bool) -> None:
    assert (sieve({"it": pattern}).candidates(text) == ("it",)) is tried


def test_what_is_derived_is_what_a_match_must_have() -> None:
    (need,) = requirements_of("^[公通]告.{0,3}栏$")
    assert (need.least, need.most) == (3, 6)
    assert need.first is not None
    assert class_members(need.first) == {"公", "通"}
    assert [char for char in "公通告" if re.match(class_pattern(need.first), char)] == ["公", "通"]


def test_few_patterns_are_tried_on_a_title() -> None:
    assert len(SIEVE.candidates("我市召开经济工作会议")) < 5


def test_a_text_of_any_length_is_sorted() -> None:
    assert sieve({"long": "^a{200,300}$"}).candidates("a" * 250) == ("long",)


def test_patterns_match_without_the_inside_of_re(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regex_prefilter, "_parser", None)
    assert list(requirements_of("^公告$")) == [regex_prefilter.Requirement()]
    assert PrefilteredPattern.of("[0-9]元").search("一碗5元") is not None
    with pytest.raises(re.error):
        list(requirements_of("("))
