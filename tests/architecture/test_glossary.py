"""The glossary of the README names things that there are, in the order of its rows once each."""

import importlib
import re
from pathlib import Path

import pytest

import reader

README = Path(reader.__file__).parents[1] / "README.md"
ROW = re.compile(r"^\| ([^|]+?) \| ([^|]+?) \| `([\w.]+)\.(\w+)` \|$")


def rows() -> list[tuple[str, str, str, str]]:
    if not README.is_file():
        return []
    part = README.read_text("utf-8").partition("## Glossary")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [(found[1], found[2], found[3], found[4]) for line in lines if (found := ROW.match(line))]


@pytest.mark.skipif(not README.is_file(), reason="the README stands in the checkout")
def test_every_term_names_something_in_the_code() -> None:
    assert len(rows()) > 10
    missing = [row for row in rows() if not hasattr(importlib.import_module(f"reader.{row[2]}"), row[3])]
    assert missing == []


def test_no_term_is_explained_twice() -> None:
    terms = [term for term, *_ in rows()]
    assert sorted(terms) == sorted(set(terms))
