"""The queries that the README shows are read as what it says of them."""

import re
from datetime import date
from pathlib import Path

import pytest

from reader.search.grammar import parse_query, to_text
from reader.search.query import Term

README = Path(__file__).parents[2] / "README.md"
ROW = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)
TODAY = date(2021, 11, 8)


def shown() -> list[str]:
    table = README.read_text("utf-8").partition("\n## Searching\n")[2].partition("\n## ")[0]
    return [query for cell in ROW.findall(table) for query in re.findall(r"`([^`]+)`", cell)]


def test_the_readme_shows_queries() -> None:
    assert len(shown()) > 15


@pytest.mark.parametrize("query", shown())
def test_a_query_of_the_readme_is_no_mere_word(query: str) -> None:
    read = parse_query(query, TODAY)
    assert not isinstance(read, Term)
    assert parse_query(to_text(read), TODAY) == read
