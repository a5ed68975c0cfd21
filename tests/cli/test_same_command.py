"""`kanbao same`: where else the library has a text."""

import json
from pathlib import Path

import pytest
from command_result import RunCommand
from factories import article, edition, raw

from reader.library import Library

TEXT = (
    "本报讯 石桥镇的三座老桥昨天全部修缮完工，两岸的村民不用再绕路三公里。桥面用的是原来的青石，工匠从邻县请来。"
    "镇里介绍，三座桥都建于清代，去年汛期先后出现险情。修缮工程历时八个月，共投入资金四百二十万元，由县里补助。"
    "据了解，石桥镇明年还将对另外两座古桥进行加固，并在桥头设立介绍牌，让游客知道它们的来历，记住修桥的人。"
)
OTHER = "记者昨日从港务部门获悉，河口港去年货物吞吐量首次突破百万吨，同比增长一成半，集装箱航线增加到六条。"


@pytest.fixture
def _papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with Library.open() as library:
        for paper, headline, text in (
            ("石桥日报", "老桥修好了", TEXT),
            ("河口商报", "三座老桥完工", TEXT[:90]),
            ("远景晚报", "港口", OTHER),
        ):
            made = edition(article(headline, text), paper=paper, name=f"{paper}.txt")
            library.add(made, raw(made))
        library.catch_up()


@pytest.mark.usefixtures("_papers")
def test_other_printings_are_listed_with_shares_and_other_titles(kanbao: RunCommand) -> None:
    ran = kanbao("same", "石桥日报#1")
    assert ran.status == 0
    assert [line.split() for line in ran.out.splitlines()] == [
        ["石桥日报/2021-11-08/1#1", "老桥修好了"],
        ["1", "河口商报/2021-11-08/1#1", "100%", "57%", "in", "part,", "another", "title"],
        ["三座老桥完工"],
    ]
    assert kanbao("show", "1").out.startswith("三座老桥完工")


@pytest.mark.usefixtures("_papers")
def test_json_has_the_figures(kanbao: RunCommand) -> None:
    (found,) = json.loads(kanbao("same", "石桥日报#1", "--json").out)
    assert found["ref"] == "石桥日报/2021-11-08/1#1"
    (printing,) = found["same"]
    assert printing["newspaper"] == "河口商报"
    assert printing["date"] == "2021-11-08"
    assert (printing["extent"], printing["same_headline"], printing["share_of_other"]) == ("part", False, 1.0)


@pytest.mark.usefixtures("_papers")
def test_nothing_found_is_status_1(kanbao: RunCommand) -> None:
    ran = kanbao("same", "远景晚报#1")
    assert (ran.status, ran.out) == (1, "")
    assert "no other printing" in ran.err
    assert kanbao("same", "远景晚报#1", "--json").out == "[]\n"


@pytest.mark.usefixtures("_papers")
def test_all_pairs_are_printed(kanbao: RunCommand) -> None:
    ran = kanbao("same", "--all")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.split() == ["57%", "100%", "石桥日报/2021-11-08/1#1", "河口商报/2021-11-08/1#1", "老桥修好了"]
    pair = json.loads(kanbao("same", "--all", "--json").out)
    assert pair["refs"] == ["石桥日报/2021-11-08/1#1", "河口商报/2021-11-08/1#1"]


@pytest.mark.usefixtures("_papers")
def test_all_and_a_reference_are_not_asked_together(kanbao: RunCommand) -> None:
    ran = kanbao("same", "--all", "石桥日报")
    assert ran.status == 2
    assert "--all" in ran.err


def test_without_a_library_nothing_is_found(kanbao: RunCommand) -> None:
    assert kanbao("same").status == 1
    assert kanbao("same", "--all").status == 1
