"""The README says what the code does."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from readme_tables import README, TABLES, installed, written

from reader.cli.arguments import COMMANDS
from reader.runtime import resources
from reader.runtime.settings import CHECKS, load
from reader.search.grammar import parse_query
from reader.search.query import FieldName
from reader.tui.commands import COMMANDS as SCREEN_COMMANDS

pytestmark = pytest.mark.skipif(not README.is_file(), reason="the README stands in the checkout")


def text() -> str:
    return README.read_text("utf-8")


def test_the_tables_are_those_of_the_code() -> None:
    assert text() == written(text()), "python tests/readme_tables.py writes the tables anew"
    assert all(f"<!-- {name} -->\n|" in text() for name in TABLES)


def test_the_manual_page_and_the_completions_are_those_of_the_code() -> None:
    differing = [path for path, made in installed().items() if not path.exists() or path.read_text("utf-8") != made]
    assert differing == [], "python tests/readme_tables.py writes them anew"


def test_every_query_of_the_table_is_understood() -> None:
    table = text().partition("| Query |")[2].partition("\n\n")[0]
    first_cells = [row.split(" | ")[0] for row in table.splitlines()[2:]]
    queries = [query.replace("\\|", "|") for cell in first_cells for query in re.findall("`([^`]+)`", cell)]
    assert len(queries) > 15
    for query in queries:
        parse_query(query, date(2021, 11, 8))
    for field in (*FieldName, "kind", "after", "before", "near", "date"):
        assert f"`{field}" in table


def test_every_command_in_the_examples_is_one() -> None:
    blocks = re.findall(r"```\n(.*?)```", text(), re.DOTALL)
    called = {word for block in blocks for word in re.findall(r"kanbao ([a-z]+)\b(?!\.)", block)}
    assert called - {"page"} <= set(COMMANDS)
    assert "show" in called


def test_the_settings_of_the_example_are_good(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", text(), re.DOTALL)
    plain = yaml.safe_load(example)
    assert set(plain) <= set(CHECKS)
    assert set(plain["keys"]) <= {command.id for command in SCREEN_COMMANDS}
    file = tmp_path / "config.yaml"
    file.write_text(example, "utf-8")
    load(file)


def test_the_picture_shows_the_shipped_edition() -> None:
    picture = (README.parent / "data/screen.svg").read_text("utf-8")
    assert len(picture) < 40_000
    assert picture.startswith("<svg ")
    assert "嘉兴日报平湖版" in picture


def test_every_file_that_it_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text())
    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []


def test_every_feature_with_a_weight_is_explained() -> None:
    """In `features.yaml`, in the table of `data/README.md`, or as a length and an ending (`short/open`)."""
    table = (README.parent / "data/README.md").read_text("utf-8")
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    explained = {*re.findall(r"`([^`]+)`", " ".join(rows)), *resources.load("rules/features.yaml")}
    weighted = {name for name in resources.load("rules/weights.yaml")["features"] if "/" not in name}
    assert sorted(weighted - explained) == []
