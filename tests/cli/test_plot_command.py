"""`kanbao plot`: how often words were printed over time."""

import json
from pathlib import Path

import pytest
from command_result import RunCommand
from factories import article, edition, raw

from reader.library import Library

DAYS = ("2020-01-05", "2020-01-06", "2020-03-01", "2021-02-01")


@pytest.fixture
def _papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "60")
    with Library.open() as library:
        for number, day in enumerate(DAYS):
            words = "石桥修好了。" if number < 3 else "港口开了。"
            made = edition(article("新闻", words), article("其他", "天气晴好。"), day=day, name=f"{day}.txt")
            library.add(made, raw(made) + day.encode())
        library.catch_up()


@pytest.mark.usefixtures("_papers")
def test_csv_has_every_period_with_the_articles_of_the_library(kanbao: RunCommand) -> None:
    ran = kanbao("plot", "石桥", "--by", "month", "--csv")
    lines = ran.out.splitlines()
    assert lines[0] == "period,query,articles,all_articles,per_1000"
    assert lines[1:4] == ["2020-01,石桥,2,4,500.0", "2020-02,石桥,0,0,", "2020-03,石桥,1,2,500.0"]
    assert (len(lines), lines[-1]) == (15, "2021-02,石桥,0,2,0.0")


@pytest.mark.usefixtures("_papers")
def test_each_argument_is_a_query_of_its_own(kanbao: RunCommand) -> None:
    rows = json.loads(kanbao("plot", "石桥", "石桥 OR 港口", "--by", "year", "--json").out)
    assert [(row["query"], row["period"], row["articles"]) for row in rows] == [
        ("石桥", "2020", 3),
        ("石桥", "2021", 0),
        ("石桥 OR 港口", "2020", 3),
        ("石桥 OR 港口", "2021", 1),
    ]


@pytest.mark.usefixtures("_papers")
def test_a_plot_says_what_a_column_counts_and_its_scale(kanbao: RunCommand) -> None:
    lines = kanbao("plot", "石桥", "--by", "year", "--plain").out.splitlines()
    assert lines[0] == "石桥  3 articles, 375 per 1,000"
    assert lines[7:9] == ["  2020  2021", "  a column: 1 year(s); highest: 3 articles (2020)"]
    assert lines[-1] == "  per 1,000 articles; highest: 500 (2020)"
    assert all(line.isascii() for line in lines[1:])


@pytest.mark.usefixtures("_papers")
def test_without_a_query_all_that_the_library_has_is_plotted(kanbao: RunCommand) -> None:
    assert kanbao("plot", "--by", "year").out.startswith("All articles of the library  8\n")


@pytest.mark.usefixtures("_papers")
def test_nothing_found_is_status_1(kanbao: RunCommand) -> None:
    ran = kanbao("plot", "龘靐")
    assert (ran.status, ran.out) == (1, "")


def test_without_a_library_there_is_nothing_to_plot(kanbao: RunCommand) -> None:
    assert kanbao("plot", "石桥").status == 1
    assert kanbao("plot", "--json").out == "[]\n"
