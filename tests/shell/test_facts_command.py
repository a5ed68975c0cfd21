"""What `kanbao facts` tells: what the pane of facts shows."""

import json
import subprocess
import sys
from pathlib import Path

from ran import Run

import reader
from reader.analysis.facts import facts
from reader.contents import entries
from reader.ingest import open_edition, shipped_path
from reader.shipped import fact_forms

PAGE = "茶山开采\n■记者 周敏华\n本报讯 县里的茶山昨天开采。农业农村局局长李建国说：“茶叶增产12%。”\n"


def test_an_article_is_told_as_the_screen_tells_it(kanbao: Run) -> None:
    (told,) = json.loads(kanbao("facts", "1", "--json").out)
    expected = facts(entries(open_edition(shipped_path()))[0].block, fact_forms())
    assert (told["characters"], told["minutes"]) == (expected.characters, expected.minutes)
    assert [figure["text"] for figure in told["figures"]] == [figure.text for figure in expected.figures]
    assert [credit["name"] for credit in told["credits"]] == ["胡佳英", "倪燕勤", "徐冰艳"]
    assert told["keywords"][0].keys() == {"term", "score", "count", "reasons", "places"}


def test_places_lead_to_the_words(kanbao: Run) -> None:
    for told in json.loads(kanbao("facts", "--json").out):
        texts = entries(open_edition(shipped_path()))[told["number"] - 1].block.texts
        for keyword in told["keywords"]:
            assert len(keyword["places"]) == keyword["count"]
            paragraph, start, end = keyword["places"][0]
            assert texts[paragraph][start:end].replace("\n", "") == keyword["term"]


def test_an_edition_tells_every_article_and_nothing_else(kanbao: Run) -> None:
    kinds = [told["kind"] for told in json.loads(kanbao("facts", "--json").out)]
    assert sorted(kinds) == ["article"] * 6 + ["photo_story"]
    assert json.loads(kanbao("facts", "8", "--json").out)[0]["keywords"] == []


ABSTRACT = (
    "为了提高低温条件下生活污水的脱氮效率,在某城市污水处理厂建立了移动床生物膜反应器,考察了填充率、水力停留时间和碳氮比对脱氮效果的影响,"
    "并用高通量测序分析了生物膜上微生物群落的变化.结果表明,填充率为40%时,移动床生物膜反应器的总氮去除率达到78%,反硝化细菌成为优势菌群.\n"
)


def test_an_abstract_has_ten_keywords(kanbao: Run) -> None:
    (told,) = json.loads(kanbao("facts", "-", "--json", stdin=ABSTRACT.encode()).out)
    assert len(told["keywords"]) >= 10
    assert "移动床生物膜反应器" in [keyword["term"] for keyword in told["keywords"][:5]]


def test_a_text_in_which_nothing_is_an_article_is_told_all_the_same(kanbao: Run) -> None:
    (told,) = json.loads(kanbao("facts", "-", "--json", stdin="文章来源：茶叶协会 浏览次数：100\n".encode()).out)
    assert told["kind"] == "furniture"
    assert "茶叶" in [keyword["term"] for keyword in told["keywords"]]


def test_a_text_from_standard_input_is_told_in_lines(kanbao: Run) -> None:
    lines = kanbao("facts", "-", stdin=PAGE.encode()).out.splitlines()
    assert lines[0] == "-#1  茶山开采"
    assert any("周敏华" in line for line in lines)
    assert any("12%" in line for line in lines)


def test_who_speaks_without_a_name_is_told_once(kanbao: Run) -> None:
    out = kanbao("facts", "1").out
    assert any("李志援" in line and "部长" in line for line in out.splitlines())
    assert out.count("市委组织部相关负责人") == 1


def test_the_command_itself_loads_no_segmenter() -> None:
    code = (
        "import sys; from reader.cli import main; main(['facts', '1', '--json']);"
        "sys.stderr.write(' '.join(sorted({'textual', 'rich', 'jieba', 'rjieba'} & sys.modules.keys())))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(reader.__file__).parents[1]
    )
    assert ran.stderr == ""
