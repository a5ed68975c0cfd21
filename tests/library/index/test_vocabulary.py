"""What is typed leads to words of the library."""

from pathlib import Path

import pytest
from factories import article, edition, raw

from reader.library import Library

WORDS = {"党建": 3, "党校": 2, "独山港": 5, "独山": 1, "都市": 4, "港口": 1, "电视": 2, "干部": 6}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = edition(article("甲", "乙"))
    library = Library.open(tmp_path)
    library.add(made, raw(made), words=WORDS)
    library.catch_up()
    return library


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dangjian", ["党建"]),
        ("dangj", ["党建", "党校"]),
        ("dsgang", ["独山港"]),
        ("党jian", ["党建"]),
        ("党", ["党建", "党校"]),
        ("独shan", ["独山港", "独山"]),
        # Of two words side by side the end and the beginning are no word.
        ("独山du", []),
        ("dushigan", []),
        ("d", []),
    ],
)
def test_letters_and_characters_lead_to_words(library: Library, typed: str, expected: list[str]) -> None:
    with library:
        assert expected == [suggestion.word for suggestion in library.suggest(typed)]
