"""What `explain` tells, and what a changed rule changes."""

from copy import deepcopy
from typing import Any

import pytest

from reader.app import bundled
from reader.parser import Rules
from reader.parser.explain import annotated, diff, explain
from reader.parser.labeller.labels import LineLabel
from reader.parser.rules import FILES, TABLES
from reader.runtime import resources

PAGE = resources.text("editions/pinghu-2021-11-08-c01.txt")


def plain_rules() -> dict[str, Any]:
    return deepcopy({name: resources.load(f"rules/{name}.yaml") for name in FILES})


def rules_with(plain: dict[str, Any]) -> Rules:
    return Rules.from_data(plain, *map(resources.load, TABLES))


def test_every_line_has_a_kind_and_a_reason() -> None:
    lines = explain(PAGE, bundled.rules()).lines
    assert [line.line for line in lines] == [n for n, line in enumerate(PAGE.split("\n"), 1) if line.strip()]
    assert all(line.because for line in lines)


def test_the_reason_is_the_clue_that_speaks_most_for_the_kind() -> None:
    because = {line.line: (line.label, line.because) for line in explain(PAGE, bundled.rules()).lines}
    assert because[9] == (LineLabel.BYLINE, "byline")
    assert because[12][0] is LineLabel.LEAD
    assert because[12][1] in {"dateline", "own-report"}
    assert because[53] == (LineLabel.TAIL, "photo-credit")
    assert because[94][0] is LineLabel.ADVERT_CONT
    assert because[94][1] in {"address", "contact"}


def test_a_close_decision_names_the_runner_up() -> None:
    lines = {line.line: line for line in explain(PAGE, bundled.rules()).lines}
    assert lines[9].runner_up is None
    plain = plain_rules()
    plain["weights"]["features"]["imprint-whole"]["imprint"] -= lines[102].margin - 1
    closer = {line.line: line for line in explain(PAGE, rules_with(plain)).lines}[102]
    assert (closer.label, closer.runner_up) == (LineLabel.IMPRINT, lines[102].runner_up or closer.runner_up)
    assert closer.runner_up not in {None, LineLabel.IMPRINT}
    assert closer.margin == pytest.approx(1)


def test_the_evidence_of_the_page_is_told() -> None:
    evidence = explain(PAGE, bundled.rules()).evidence
    assert evidence["wrapped at"] == "no"
    assert evidence["blank lines between paragraphs"] == "1"


def test_annotated_lines_have_four_columns() -> None:
    lines = [line for line in annotated(explain(PAGE, bundled.rules())) if not line.startswith("#")]
    assert {line.count(" | ") >= 3 for line in lines} == {True}


def test_the_same_rules_differ_nowhere() -> None:
    assert list(diff({"page": PAGE}, bundled.rules(), rules_with(plain_rules()))) == []


def test_a_changed_weight_shows_where_it_matters() -> None:
    plain = plain_rules()
    plain["weights"]["features"]["sponsor-words"] |= {"sponsor": -9, "sponsor+": -9}
    found = list(diff({"page": PAGE}, bundled.rules(), rules_with(plain)))
    assert {change.page for change in found} == {"page"}
    assert {change.before.line for change in found} & {22, 23}
    assert {change.before.label for change in found if change.before.line in {22, 23}} <= {
        LineLabel.SPONSOR,
        LineLabel.SPONSOR_CONT,
    }
