"""The golden cases of `tests/cases`: each is a text and what is to be made of it at once. README.md has the format."""

from pathlib import Path

import pytest
from golden import articles_of, lines_of, parts, parts_of, source_of

from reader.app import bundled
from reader.parser import parse
from reader.parser.explain import explain
from reader.parser.labeller.labels import LineLabel

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.golden"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_lines_are_of_the_kind_that_stands_before_them(case: Path) -> None:
    expected = [(kind, text.strip()) for kind, text in lines_of(case) if text.strip()]
    found = [(str(line.label), line.text) for line in explain(source_of(case), bundled.rules()).lines]
    assert found == expected


@pytest.mark.parametrize("case", [case for case in CASES if parts_of(case)], ids=lambda case: case.stem)
def test_articles_have_the_parts_that_stand_below(case: Path) -> None:
    expected = parts_of(case)
    named = {key for wanted in expected for key in wanted}
    found = [
        {key: value for key, value in parts(article) if value and key in named}
        for article in articles_of(parse(source_of(case), bundled.rules()))
    ]
    assert found == expected


def test_every_kind_of_line_has_a_case() -> None:
    shown = {kind for case in CASES for kind, _ in lines_of(case)}
    assert {label.value for label in LineLabel} - shown == set()
