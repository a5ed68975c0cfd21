"""Furniture: every form has examples, and what no paper printed takes no part in what is printed."""

from typing import Any

import pytest

from reader.app import bundled
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Edition, Hint, Origin
from reader.parser import parse
from reader.parser.explain import explain
from reader.parser.units.text_lines import normalized_ends
from reader.runtime import resources

FORMS: dict[str, dict[str, Any]] = resources.load("rules/furniture.yaml")["forms"]
REPORT = "本报讯(记者 林平)昨日,江口区在全区启动十项便民行动,进一步缩短办事时间,年底前全部完成。"
MORE = "行动将分三个阶段进行,每个阶段都有专人负责,市民可以随时查询进展情况,提出意见。"


def form(text: str) -> str | None:
    return bundled.rules().furniture.form(normalized_ends(text).strip())


def kinds(text: str) -> list[str]:
    return [str(line.label) for line in explain(text, bundled.rules()).lines]


def reasons(text: str) -> list[str]:
    return [line.because for line in explain(text, bundled.rules()).lines if line.label.startswith("furniture")]


def blocks(edition: Edition) -> list[tuple[str, tuple[int, ...]]]:
    return [(str(block.kind), block.lines) for page in edition.pages for block in page.blocks]


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in FORMS for text in FORMS[name]["matches"]])
def test_a_form_is_seen_in_its_examples(name: str, text: str) -> None:
    assert form(text) is not None
    assert bundled.rules().furniture.forms[name].search(normalized_ends(text).strip())


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in FORMS for text in FORMS[name]["misses"]])
def test_a_form_is_not_seen_in_its_counterexamples(name: str, text: str) -> None:
    assert not bundled.rules().furniture.forms[name].search(normalized_ends(text).strip())


@pytest.mark.parametrize(
    "row",
    [
        "上一版 下一版 返回目录",
        "3上一版  下一版4",
        "放大 缩小 默认",
        "【打印】【关闭】",
        "上一篇下一篇",
        "首页 新闻 政务 图片 要闻 专题 返回",
        "首页|国内|国际|社会|财经|体育",
        "分享到：微信 微博 QQ空间",
        "- 按日期查找",
        "新闻搜索:",
        "今日新聞 | 社論 | 評論 | 專題報導 | 國際 | 社會",
        "【PDF版】",
    ],
)
def test_rows_of_buttons(row: str) -> None:
    assert kinds(f"{row}\n江口开渔\n{REPORT}")[0] == "furniture"


@pytest.mark.parametrize(
    "row", ["新闻", "评论", "标题", "体育 教育", "要闻 国内", "第A02版：民生 上一版 下一版", "财经"]
)
def test_what_papers_print_is_no_row_of_buttons(row: str) -> None:
    assert "furniture" not in kinds(f"{row}\n江口开渔\n{REPORT}")


def test_an_article_goes_on_around_furniture() -> None:
    edition = parse(f"江口开渔\n\n{REPORT}\n\n请继续往下阅读...\n\n{MORE}", bundled.rules())
    assert blocks(edition) == [("article", (1, 3, 7)), ("furniture", (5,))]


def test_lines_about_an_article_are_shown_with_it() -> None:
    edition = parse(f"江口开渔\n2021-11-08 07:12:33 来源:江口网 作者:林平 点击:\n{MORE}\n{MORE}", bundled.rules())
    (article,) = edition.pages[0].blocks
    assert isinstance(article, Article)
    assert article.lines == (1, 2, 3, 4)
    assert [other.line for other in article.others] == [2]
    assert [(credit.role, credit.name) for credit in article.credits] == [("author", "林平")]


def test_a_stamp_above_each_title_belongs_to_the_article_below() -> None:
    text = f"2021-11-08 07:12\n江口开渔\n{REPORT}\n2021-11-07 09:00\n河东修路\n{REPORT}"
    assert blocks(parse(text, bundled.rules())) == [("article", (1, 2, 3)), ("article", (4, 5, 6))]


def test_a_text_of_nothing_but_furniture_has_one_block() -> None:
    assert blocks(parse("上一篇 下一篇\n关闭", bundled.rules())) == [("furniture", (1, 2))]


def test_pages_in_a_row_are_a_list_of_pages() -> None:
    text = f"A01版:要闻\nA02版:民生\nA03版:国际\n江口开渔\n{REPORT}"
    assert reasons(text) == ["page-list"] * 3
    assert kinds(f"A01版:要闻\n江口开渔\n{REPORT}")[0] == "header"


def test_titles_between_buttons_are_a_list_of_titles() -> None:
    text = f"上一版 下一版\n江口开渔\n河东修路\n新闻搜索\n江口开渔\n{REPORT}"
    assert kinds(text)[:4] == ["furniture", *["furniture+"] * 3]
    assert kinds(text)[4] == "title"


def test_titles_that_are_said_again_below_are_a_list() -> None:
    titles = ["江口开渔首日满舱", "河东修路提前完工", "港口三期昨日开建"]
    text = "\n".join(titles) + "".join(f"\n{title}\n{REPORT}" for title in titles)
    assert reasons(text) == ["titles-said-below"] * 3


def test_a_title_is_no_title_twice() -> None:
    assert reasons(f"• 江口开渔 首日满舱\n江口开渔\n首日满舱\n{REPORT}") == ["title-said-below"]
    assert reasons(f"江口开渔首日满舱_江口日报数字报\n\n江口开渔首日满舱\n{REPORT}") == ["title-said-below"]


def test_an_aside_ends_where_the_next_article_begins() -> None:
    inside = f"江口开渔\n{REPORT}\n相关新闻:\n旧仓库起火 两小时扑灭\n{MORE}"
    assert blocks(parse(inside, bundled.rules())) == [("article", (1, 2, 5)), ("furniture", (3, 4))]
    behind = f"江口开渔\n\n{REPORT}\n\n相关新闻\n旧仓库起火 两小时扑灭\n\n河东修路提前完工\n\n{REPORT}"
    assert blocks(parse(behind, bundled.rules())) == [("article", (1, 3)), ("furniture", (5, 6)), ("article", (8, 10))]


def test_lines_that_stand_again_and_again_are_running_heads() -> None:
    page = f"河东社区之声 总第12期\n江口开渔\n{REPORT}\n{MORE}\n{MORE}\n{MORE}\n"
    assert reasons(page * 3) == ["running-head"] * 3
    assert reasons((f"■记者 倪雨伦\n{REPORT}\n{MORE}\n{MORE}\n{MORE}\n") * 4) == []


def test_what_most_files_of_a_folder_have_is_furniture() -> None:
    text = f"江口网新闻中心\n江口开渔\n{REPORT}"
    assert blocks(parse(text, bundled.rules(), Hint(repeated=("江口网新闻中心",)))) == [
        ("furniture", (1,)),
        ("article", (2, 3)),
    ]
    head = f"江口日报\n江口开渔\n{REPORT}"
    assert blocks(parse(head, bundled.rules(), Hint(repeated=("江口日报",))))[0] == (BlockKind.MASTHEAD, (1,))


def test_what_is_below_a_legal_notice_is_the_foot_of_the_site() -> None:
    text = f"江口开渔\n{REPORT}\n{MORE}\n版权所有 江口网\n新媒体\n江口三月看花去"
    assert blocks(parse(text, bundled.rules()))[1:] == [("furniture", (4, 5, 6))]


def test_the_line_above_a_stamp_is_a_title() -> None:
    text = f"大学生村官林平:秀水河畔的时代足音\n2009-06-17 09:09:45 来源:江口网\n{MORE}\n{MORE}"
    assert kinds(text)[0] == "title"


def test_what_furniture_knows_of_paper_day_and_page_is_taken_where_nothing_else_says_it() -> None:
    folio = f"江口开渔\n《江口日报》（2014年10月20日 第 10 版）\n{REPORT}"
    edition = parse(folio, bundled.rules())
    assert (edition.newspaper, edition.date, edition.pages[0].number) == ("江口日报", "2014-10-20", "10")
    guess = Hint(date="2020-01-02", origin=Origin.FILE_NAME)
    assert parse(folio, bundled.rules(), guess).date == "2020-01-02"
    assert parse(f"2011年3月4日 第3版\n{folio}", bundled.rules()).date == "2011-03-04"
    site = parse(f"江口开渔\n来源:江口日报 时间:2022-03-08 10:20\n{REPORT}", bundled.rules())
    assert (site.newspaper, site.date) == ("江口日报", "2022-03-08")


def test_where_furniture_speaks_of_several_days_it_tells_none() -> None:
    text = f"江口开渔\n2021-11-08 07:12\n{REPORT}\n河东修路\n2021-11-07 09:00\n{REPORT}"
    assert parse(text, bundled.rules()).date is None


SITE = [
    *("江口网", "* 首页", "* 新闻", "* 体育", "* 视频", "江口网 > 新闻 > 正文", "江口开渔首日满舱"),
    *(
        "2019-09-26 10:56:28 江口时报网",
        REPORT,
        MORE,
        MORE,
        "(责编：林平)",
        "热点推荐",
        "* 江口三月看花去",
        "关注江口网",
    ),
    "江口网公司简介写得很长很长,一共写了二十多个字,其中没有一句是新闻,也没有谁会去读它。",
    *("* 河东修路提前完工", "* 港口三期昨日开建", "* 旧仓库起火两小时扑灭", "版权所有 江口网"),
]


def test_around_the_only_article_of_a_page_all_is_of_the_site() -> None:
    edition = parse("\n".join(SITE), bundled.rules())
    assert blocks(edition) == [
        ("furniture", (1, 2, 3, 4, 5, 6)),
        ("article", (7, 9, 10, 11, 12)),
        ("furniture", (8,)),
        ("furniture", tuple(range(13, 21))),
    ]


def test_a_report_below_links_is_no_foot_of_a_site() -> None:
    text = "\n".join([*SITE[:14], "河东修路提前完工", REPORT, MORE, "* 江口三月看花去"])
    assert [kind for kind, _ in blocks(parse(text, bundled.rules()))].count("article") == 2


def test_a_list_of_titles_ends_where_one_of_them_begins_an_article() -> None:
    titles = ["江口开渔首日满舱", "河东修路提前完工", "港口三期昨日开建"]
    assert reasons("\n".join([*titles, titles[0], REPORT, MORE])) == ["titles-said-below"] * 3


def test_a_line_of_text_with_the_remains_of_tags_is_no_way_through_a_site() -> None:
    text = f"第6版(国际)<br/>专栏:<br/><br/>江口开渔<br/>{REPORT}"
    assert reasons(text) == []
