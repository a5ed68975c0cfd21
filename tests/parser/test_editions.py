"""Whole pages, and how much of them is right: `floors.json` refuses less, and is raised where there is more."""

import json
from pathlib import Path

import pytest
from golden import articles_of, lines_of, parts, parts_of, source_of

from reader.app import bundled
from reader.parser import parse
from reader.parser.explain import explain

EDITIONS = Path(__file__).parents[1] / "editions"
FLOORS: dict[str, dict[str, float]] = json.loads((EDITIONS / "floors.json").read_text("utf-8"))
PAGES = sorted(EDITIONS.glob("*.page"))
SCORED = {"articles": ("lines", "kind"), "titles": ("kicker", "headline", "subtitle", "column")}
SCORED |= {"credits": ("credits",), "datelines": ("dateline",)}


def scores(page: Path) -> dict[str, float]:
    """The share of lines of the right kind, and of articles whose parts are right."""
    kinds = [kind for kind, text in lines_of(page) if text.strip()]
    found = [line.label for line in explain(source_of(page), bundled.rules()).lines]
    articles = [dict(parts(article)) for article in articles_of(parse(source_of(page), bundled.rules()))]
    result = {"kinds": sum(a == b for a, b in zip(kinds, found, strict=True)) / len(kinds)}
    for name, keys in SCORED.items():
        wanted = [tuple(article.get(key, "") for key in ("lines", *keys)) for article in parts_of(page)]
        right = {tuple(article[key] for key in ("lines", *keys)) for article in articles}
        result[name] = sum(each in right for each in wanted) / len(wanted)
    return {name: round(value, 4) for name, value in result.items()}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_read_as_well_as_its_floor(page: Path) -> None:
    assert scores(page) == FLOORS[page.stem], "less is a fault; for more, raise the floor"


def test_every_page_has_a_floor() -> None:
    assert sorted(FLOORS) == [page.stem for page in PAGES]
