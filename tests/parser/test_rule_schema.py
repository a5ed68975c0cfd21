"""A mistake in a changed copy of `data/` is named with its file and line."""

import shutil
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.app import bundled
from reader.errors import RulesError
from reader.parser.rule_schema import check_rules
from reader.parser.rules import FILES
from reader.runtime import resources


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_rules_have_the_fields_that_are_declared(name: str) -> None:
    check_rules(name, resources.load(f"rules/{name}.yaml"), name)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(resources.folder(), tmp_path / "data")
    return tmp_path / "data"


SLIPS = [
    ("dateline", "agency_ends:", "agency_end:", "rules.missing", "agency_ends"),
    ("dateline", "bullets:", "extra: 1\nbullets:", "rules.unknown", "extra"),
    ("masthead", "name_ends:", "name_end:", "rules.missing", "name_ends"),
    ("titles", "kicker_from: 12", "kicker_from: twelve", "rules.expected", "kicker_from"),
    ("punctuation", "label:", "labels:", "rules.missing", "label"),
    ("dressing", "desk: '", "desk: '(", "rules.expected", "desk"),
    ("credits", "side: before", "side: front", "rules.expected", "roles[0].side"),
    ("credits", "    run_on: true", "    runon: true", "rules.unknown", "roles[0].runon"),
    ("furniture", "    misses:", "    miss:", "rules.unknown", "forms.name-of-site.miss"),
    ("features", "  head: true", "  heads: true", "rules.unknown", "own-report.heads"),
    ("damage", "weight: 1.0", "weight: much", "rules.expected", "signs[0].weight"),
    ("weights", "gaps:", "gap:", "rules.missing", "gaps"),
]


@pytest.mark.parametrize(("name", "old", "new", "message", "rule"), SLIPS)
def test_a_slip_is_named(copy: Path, name: str, old: str, new: str, message: str, rule: str) -> None:
    file = copy / f"rules/{name}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(RulesError) as caught:
        bundled.rules_in(copy)
    fields = caught.value.fields
    assert (caught.value.message, fields["rule"], fields["path"]) == (message, rule, str(file))
    if message != "rules.missing":
        line = text[: text.index(old)].count("\n") + 1
        assert fields["line"] == line


def test_the_command_says_so_in_one_line(copy: Path, kanbao: RunCommand) -> None:
    file = copy / "rules/dateline.yaml"
    file.write_text(file.read_text("utf-8").replace("agency_ends:", "agency_end:", 1), "utf-8")
    said = kanbao("explain", "--diff", str(copy), str(resources.folder() / resources.EDITION))
    assert said.status == 2
    assert "'agency_ends' is missing" in said.err
    assert said.err.count("\n") == 1


def test_a_file_that_is_not_there_is_named(copy: Path) -> None:
    (copy / "rules/titles.yaml").unlink()
    with pytest.raises(RulesError) as caught:
        bundled.rules_in(copy)
    assert caught.value.fields["path"] == str(copy / "rules/titles.yaml")
