"""Other printings of an article say where, how much and under which title; a run over all can be stopped."""

from collections.abc import Callable

import pytest
from factories import article, edition, raw

from reader.app.all_reprints import all_reprints
from reader.app.other_printings import other_printings
from reader.library import Library
from reader.library.reprint_index import ReprintIndex
from reader.model.toc import entries

TEXTS = (
    "本报讯 石桥镇的三座老桥昨天全部修缮完工，两岸的村民不用再绕路三公里。桥面用的是原来的青石，工匠从邻县请来。",
    "镇里介绍，三座桥都建于清代，去年汛期先后出现险情。修缮工程历时八个月，共投入资金四百二十万元。",
)
ELSEWHERE = "记者昨日从港务部门获悉，河口港去年货物吞吐量首次突破百万吨，同比增长一成半，集装箱航线增加到六条。"


def put(library: Library, paper: str, headline: str, *texts: str, day: str = "2021-11-08") -> None:
    made = edition(article(headline, *texts), paper=paper, day=day, name=f"{paper}{day}.txt")
    library.add(made, raw(made))
    library.catch_up()


def test_a_printing_says_where_when_how_much_and_whether_the_title_is_the_same(library: Library) -> None:
    put(library, "石桥日报", "老桥修好了", *TEXTS)
    put(library, "河口商报", "三座老桥完工", TEXTS[1], day="2021-11-10")
    put(library, "远景晚报", "港口货物", ELSEWHERE)
    (entry,) = entries(library.edition("石桥日报"))
    (found,) = other_printings(library, entry)
    assert (found.ref, found.paper, found.date) == ("河口商报/2021-11-10/1#1", "河口商报", "2021-11-10")
    assert (found.title, found.has_same_title, found.overlap.is_whole) == ("三座老桥完工", False, False)
    assert found.overlap.other == 1.0


def test_articles_that_share_only_their_byline_are_no_reprints(library: Library) -> None:
    put(library, "石桥日报", "老桥", "本报讯（记者王小明 通讯员李大有）老桥修好了。")
    put(library, "河口商报", "港口", "本报讯（记者王小明 通讯员李大有）港口开了。")
    (entry,) = entries(library.edition("石桥日报"))
    assert other_printings(library, entry) == ()


def test_a_stopped_run_goes_on_and_what_came_or_went_since_is_considered(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(library, "石桥日报", "老桥修好了", *TEXTS * 4)
    put(library, "河口商报", "三座老桥完工", *TEXTS * 4)
    compare = ReprintIndex.compare
    monkeypatch.setattr(ReprintIndex, "compare", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(all_reprints(library, lambda *_: None))
    monkeypatch.setattr(ReprintIndex, "compare", compare)
    steps: list[str] = []
    (pair,) = all_reprints(library, lambda key, *_: steps.append(key))
    assert (pair.own.newspaper, pair.other.newspaper) == ("石桥日报", "河口商报")
    assert steps == ["same.comparing"]
    put(library, "远景晚报", "老桥又修好了", *TEXTS * 4, day="2021-11-01")
    assert {pair.own.newspaper for pair in all_reprints(library, lambda *_: None)} == {"远景晚报", "石桥日报"}
    library.remove("远景晚报")
    assert len(list(all_reprints(library, lambda *_: None))) == 1


def interrupted(*_: Callable[..., object]) -> None:
    raise KeyboardInterrupt
