"""`kanbao who`: the posts that the papers gave to a name."""

import json
from pathlib import Path

import pytest
from command_result import RunCommand
from factories import article, edition, raw

from reader.library import Library


@pytest.fixture
def _papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with Library.open() as library:
        for day, post in (("2020-01-05", "石桥镇副镇长"), ("2021-02-01", "石桥镇镇长")):
            text = f"老桥修好了。{post}王小明说：“村民不用再绕路了。”"
            made = edition(article("老桥", text), day=day, name=f"{day}.txt")
            library.add(made, raw(made))
        library.catch_up()


@pytest.mark.usefixtures("_papers")
def test_posts_are_told_with_their_days(kanbao: RunCommand) -> None:
    ran = kanbao("who", "王小明")
    assert ran.status == 0
    assert [line.split() for line in ran.out.splitlines()] == [
        ["王小明"],
        ["2020-01-05", "to", "2021-02-01,", "2", "articles"],
        ["2020:", "1", "2021:", "1"],
        ["2020-01-05", "2020-01-05", "1", "石桥镇副镇长", "平湖日报/2020-01-05/1#1"],
        ["2021-02-01", "2021-02-01", "1", "石桥镇镇长", "平湖日报/2021-02-01/1#1"],
    ]
    (found,) = json.loads(kanbao("who", "王小明", "--json").out)
    assert [post["post"] for post in found["posts"]] == ["石桥镇副镇长", "石桥镇镇长"]


@pytest.mark.usefixtures("_papers")
def test_those_who_speak_most_in_a_month_are_listed(kanbao: RunCommand) -> None:
    assert kanbao("who", "--top", "2021-02").out.split() == ["1", "王小明", "石桥镇镇长"]
    assert kanbao("who", "--top", "2019").status == 1
    assert kanbao("who", "--top", "nonsense").status == 2


@pytest.mark.usefixtures("_papers")
def test_nobody_is_status_1_and_nothing_asked_is_a_mistake(kanbao: RunCommand) -> None:
    assert kanbao("who", "李大有").status == 1
    assert kanbao("who").status == 2
    assert kanbao("who", "王小明", "--top", "2021").status == 2
