"""`kanbao show --filled`: lost words as another printing has them, as that source's words."""

import json
from pathlib import Path

import pytest
from command_result import RunCommand
from factories import article, edition, raw

from reader.library import Library
from reader.model.edition import Article, Edition, Paragraph

FIRST = "石桥镇的三座老桥昨天全部修缮完工，两岸的村民不用再绕路三公里。桥面用的是原来的青石，工匠从邻县请来。"
LOST = "镇里介绍，三座桥都建于清代，去年汛期先后出现险情。"
LAST = "修缮工程历时八个月，共投入资金四百二十万元。明年还将对另外两座古桥进行加固，并在桥头设立介绍牌。"


def damaged() -> Edition:
    made = edition(article("老桥修好了", FIRST, LAST), paper="石桥日报", name="a.txt")
    (block,) = made.pages[0].blocks
    assert isinstance(block, Article)
    marked = block._replace(paragraphs=(Paragraph(FIRST, (3,)), Paragraph(LAST, (4,), lost_before=True)))
    return made._replace(pages=(made.pages[0]._replace(blocks=(marked,)),))


@pytest.fixture
def _papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    other = edition(article("三座老桥完工", FIRST, LOST + LAST), paper="河口商报", name="b.txt")
    with Library.open() as library:
        for made in (damaged(), other):
            library.add(made, raw(made))
        library.catch_up()


@pytest.mark.usefixtures("_papers")
def test_words_that_another_paper_has_at_a_mark_are_shown_as_its_words(kanbao: RunCommand) -> None:
    ran = kanbao("show", "石桥日报#1", "--filled", "--width", "0", "--plain")
    assert ran.status == 0
    assert f"〖{LOST}〗[1]{LAST}" in ran.out
    assert "[1] words of 河口商报, 2021-11-08 (河口商报/2021-11-08/1#1)" in ran.out
    assert LOST not in kanbao("show", "石桥日报#1", "--width", "0").out
    assert kanbao("search", LOST[:12], "-e", "石桥日报").status == 1


@pytest.mark.usefixtures("_papers")
def test_json_names_places_and_sources(kanbao: RunCommand) -> None:
    (found,) = json.loads(kanbao("show", "石桥日报#1", "--filled", "--json").out)
    (fill,) = found["fills"]
    assert (fill["paragraph"], fill["start"], fill["text"], fill["at_mark"]) == (2, 0, LOST, True)
    assert fill["source"] == "河口商报/2021-11-08/1#1"


@pytest.mark.usefixtures("_papers")
def test_where_nothing_was_lost_the_text_is_printed_as_it_is_with_status_1(kanbao: RunCommand) -> None:
    ran = kanbao("show", "河口商报#1", "--filled", "--width", "0", "--plain")
    assert ran.status == 1
    assert ran.out == kanbao("show", "河口商报#1", "--width", "0", "--plain").out
    assert kanbao("show", "河口商报#1", "--filled", "--json").out == "[]\n"
