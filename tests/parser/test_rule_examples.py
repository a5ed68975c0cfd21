"""The examples that stand beside the rules of bylines, datelines and page headers say the truth."""

import re
from typing import Any

import pytest

from reader.app import bundled
from reader.model.edition import Dateline
from reader.parser.bylines.byline_reader import read_byline
from reader.parser.headers.datelines import read_dateline, read_end_dateline, read_place_in_byline
from reader.parser.headers.page_header import read_continuation, read_header
from reader.parser.rules import Rules
from reader.runtime import resources

CREDITS = resources.load("rules/credits.yaml")
DATELINE = resources.load("rules/dateline.yaml")
MASTHEAD = resources.load("rules/masthead.yaml")


@pytest.fixture(scope="module")
def rules() -> Rules:
    return bundled.rules()


def examples(key: str) -> list[Any]:
    return [
        pytest.param(text, "photographer" if entry.get("both") else entry["role"], id=f"{entry['id']}:{text}")
        for entry in CREDITS["roles"]
        for text in entry[key]
    ]


@pytest.mark.parametrize(("text", "role"), examples("matches"))
def test_the_examples_of_a_role_are_read_with_it(text: str, role: str, rules: Rules) -> None:
    byline = read_byline(text, 1, rules.bylines)
    assert byline is not None
    assert role in {credit.role for credit in byline.credits}


@pytest.mark.parametrize(("text", "role"), examples("misses"))
def test_the_counterexamples_of_a_role_are_no_bylines(text: str, role: str, rules: Rules) -> None:
    assert read_byline(text, 1, rules.bylines) is None


def expected_dateline(entry: dict[str, str | None]) -> Dateline | None:
    text = entry["dateline"]
    return None if text is None else Dateline(text, entry.get("agency"), entry.get("place"), entry.get("date"))


@pytest.mark.parametrize("entry", DATELINE["examples"], ids=lambda entry: entry["text"])
def test_datelines_at_the_head(entry: dict[str, str | None], rules: Rules) -> None:
    found = read_dateline(entry["text"] or "", rules.datelines)
    assert (found.dateline if found else None) == expected_dateline(entry)


@pytest.mark.parametrize("entry", DATELINE["byline_examples"], ids=lambda entry: entry["text"])
def test_places_at_the_end_of_bylines(entry: dict[str, str | None], rules: Rules) -> None:
    found = read_place_in_byline(entry["text"] or "", rules.datelines)
    assert (found.dateline if found else None) == expected_dateline(entry)


@pytest.mark.parametrize("entry", DATELINE["end_examples"], ids=lambda entry: entry["text"])
def test_datelines_at_the_end(entry: dict[str, str | None], rules: Rules) -> None:
    found = read_end_dateline(entry["text"] or "", rules.datelines)
    assert (found.dateline if found else None) == expected_dateline(entry)


@pytest.mark.parametrize("entry", MASTHEAD["examples"], ids=lambda entry: entry["text"])
def test_page_headers(entry: dict[str, str], rules: Rules) -> None:
    header = read_header(entry["text"], 1, rules.page_header, rules.bylines)
    assert header is not None
    told = {key: getattr(header, key) for key in ("newspaper", "date", "number", "name") if getattr(header, key)}
    editors = {credit.role: credit.name for credit in header.credits if credit.role == "editor"}
    assert {"text": entry["text"], **told, **editors} == entry


@pytest.mark.parametrize("text", MASTHEAD["misses"])
def test_what_is_no_page_header(text: str, rules: Rules) -> None:
    assert read_header(text, 1, rules.page_header, rules.bylines) is None


@pytest.mark.parametrize("entry", MASTHEAD["continued_examples"], ids=lambda entry: entry["text"])
def test_continuations(entry: dict[str, str], rules: Rules) -> None:
    found = read_continuation(entry["text"], rules.page_header)
    assert found is not None
    assert found.words == entry["continued"]


@pytest.mark.parametrize("text", MASTHEAD["continued_misses"])
def test_what_is_no_continuation(text: str, rules: Rules) -> None:
    assert read_continuation(text, rules.page_header) is None


FORMS = {
    "dressing": re.Pattern.fullmatch,
    "punctuation": re.Pattern.search,
}
"""Files whose patterns have examples, and how these are looked at."""


def forms(key: str) -> list[Any]:
    return [
        pytest.param(file, name, text, id=f"{file}.{name}:{text}")
        for file in FORMS
        for name, said in resources.load(f"rules/{file}.yaml")["examples"].items()
        for text in said[key]
    ]


def found(file: str, name: str, text: str) -> bool:
    pattern = re.compile(resources.load(f"rules/{file}.yaml")[name])
    return FORMS[file](pattern, text) is not None


@pytest.mark.parametrize(("file", "name", "text"), forms("matches"))
def test_the_examples_of_a_pattern_match(file: str, name: str, text: str) -> None:
    assert found(file, name, text)


@pytest.mark.parametrize(("file", "name", "text"), forms("misses"))
def test_the_counterexamples_of_a_pattern_do_not(file: str, name: str, text: str) -> None:
    assert not found(file, name, text)
