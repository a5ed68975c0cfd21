"""Regular expressions asked of the library, which its index knows nothing of."""

from datetime import date

import pytest

from reader.library import Library
from reader.library.index import fulltext
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Edition, Page, Paragraph
from reader.search.grammar import parse_query


def _edition(day: int, text: str) -> Edition:
    story = Article(
        BlockKind.ARTICLE, (1, 2), "made", title_lines=(1,), headline=f"题{day}", paragraphs=(Paragraph(text, (2,)),)
    )
    return Edition((Page((story,), "01", "要闻"),), "某报", None, f"2021-11-{day:02}")


@pytest.fixture
def library() -> Library:
    found = Library.open()
    for day, text in enumerate(("投资12亿元。", "投资不少。", "又投资5亿元。"), 1):
        found.add(_edition(day, text), path=f"{day}.txt")
    found.catch_up()
    return found


def _dates(library: Library, text: str) -> list[str | None]:
    with library:
        return [hit.row.date for hit in library.search(parse_query(text, date(2022, 1, 1))).hits]


def test_an_expression_is_found_in_the_library(library: Library) -> None:
    assert _dates(library, r"/\d+亿/") == ["2021-11-03", "2021-11-01"]


def test_an_expression_joins_words_and_conditions(library: Library) -> None:
    assert _dates(library, r"投资 -/\d+亿/") == ["2021-11-02"]


def test_no_more_than_the_newest_are_looked_at_and_that_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fulltext, "MOST_TRIED", 2)
    with library:
        found = library.search(parse_query(r"/\d+亿/", date(2022, 1, 1)))
    assert ([hit.row.date for hit in found.hits], found.looked_at) == (["2021-11-03"], 2)
