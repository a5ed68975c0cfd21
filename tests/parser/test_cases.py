"""The golden cases of `tests/cases`: each is a text and what is to be made of it at once. README.md has the format."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import shipped
from reader.model import Article
from reader.parser import parse
from reader.parser.explain import explain
from reader.parser.kinds import LineKind

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.golden"))


def lines_of(case: Path) -> list[tuple[str, str]]:
    """Kind and text of every line, `` and `` for a blank one."""
    above = case.read_text("utf-8").split("\n---\n")[0]
    pairs = (line.partition("|")[::2] for line in above.splitlines() if not line.startswith("#"))
    return [(kind.strip(), text.removeprefix(" ")) for kind, text in pairs]


def parts_of(case: Path) -> list[dict[str, str]]:
    """What each article of the case is to have, in order."""
    articles = case.read_text("utf-8").rstrip("\n").split("\n---\n")[1:]
    return [dict(line.split(": ", 1) for line in article.splitlines()) for article in articles]


def source_of(case: Path) -> str:
    return "\n".join(text for _, text in lines_of(case))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_lines_are_of_the_kind_that_stands_before_them(case: Path) -> None:
    expected = [(kind, text.strip()) for kind, text in lines_of(case) if text.strip()]
    found = [(str(line.kind), line.text) for line in explain(source_of(case), shipped.rules()).lines]
    assert found == expected


@pytest.mark.parametrize("case", [case for case in CASES if parts_of(case)], ids=lambda case: case.stem)
def test_articles_have_the_parts_that_stand_below(case: Path) -> None:
    edition = parse(source_of(case), shipped.rules())
    articles = [block for page in edition.pages for block in page.blocks if isinstance(block, Article)]
    expected = parts_of(case)
    found = [
        {key: value for key, value in parts(article) if key in wanted}
        for article, wanted in zip(articles, expected, strict=True)
    ]
    assert found == expected


def parts(article: Article) -> Iterator[tuple[str, str]]:
    yield "kind", str(article.kind)
    yield "lines", " ".join(map(str, article.lines))
    yield "kicker", article.kicker
    yield "headline", article.headline
    yield "subtitle", article.subtitle
    yield "column", article.column
    yield "section", article.section or ""
    yield "dateline", article.dateline.text if article.dateline else ""
    yield "continued", article.continued or ""
    yield "credits", ", ".join(f"{credit.role} {credit.name}" for credit in article.credits)
    yield "paragraphs", str(sum(paragraph.role != "subhead" for paragraph in article.paragraphs))


def test_every_kind_of_line_has_a_case() -> None:
    shown = {kind for case in CASES for kind, _ in lines_of(case)}
    assert {kind.value for kind in LineKind} - shown == {"other", "other+"}
