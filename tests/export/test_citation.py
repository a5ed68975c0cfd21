"""Citations: the forms of GB/T 7714 for newspaper articles, and BibTeX."""

import json

import pytest

from reader.export.citation import Work, gb7714
from reader.export.formats import render
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Credit, Edition, Page, Paragraph, PlainBlock
from reader.model.toc import entries
from reader.runtime.messages import catalogue

MESSAGES = catalogue("en")
ADDRESS = "http://paper.people.com.cn/rmrb/html/2022-08/16/nw.D110000renmrb_20220816_3-17.htm"
WHOLE = Work(("丁文详",), "数字革命与竞争国际化", "", "中国青年报", "2000-11-20", "15", "")
ONLINE = Work(("陈缮真",), "探索微观世界的无穷奥秘（科技大观）", "", "人民日报", "2022-08-16", "17", ADDRESS)
MANY = Work(("甲一", "乙二", "丙三", "丁四"), "老桥", "青石的故事", "河口日报", "2021-03-18", "04", "")


@pytest.mark.parametrize(
    ("work", "year", "expected"),
    [
        (WHOLE, 2025, "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）."),
        (WHOLE, 2015, "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15)."),
        (ONLINE, 2025, f"陈缮真. 探索微观世界的无穷奥秘（科技大观）[N/OL]. 人民日报，2022-08-16（17）. {ADDRESS}."),
        (MANY, 2025, "甲一，乙二，丙三，等. 老桥：青石的故事[N]. 河口日报，2021-03-18（04）."),
        (MANY, 2015, "甲一, 乙二, 丙三, 等. 老桥: 青石的故事[N]. 河口日报, 2021-03-18(04)."),
        (Work((), "", "", "", "", "", ""), 2025, "[佚名]. [无题][N]. [报纸名不详]，[日期不详]（[版次不详]）."),
        (WHOLE._replace(page=""), 2015, "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20([版次不详])."),
    ],
)
def test_a_newspaper_article_is_cited_as_the_standard_has_it(work: Work, year: int, expected: str) -> None:
    assert gb7714(work, year) == expected


STORY = Article(
    BlockKind.ARTICLE,
    (1, 2, 3),
    "test",
    section="民生",
    headline="老桥 100% {修好}",
    subtitle="副题",
    credits=(Credit("photographer", "周五", 2), Credit("reporter", "林小舟", 2), Credit("correspondent", "苏明", 2)),
    paragraphs=(Paragraph("正文一。", (3,)), Paragraph("正文二。", (4,))),
)
NOTICE = PlainBlock(BlockKind.NOTICE, (9,), "test", text=("遗失声明",))
EDITION = Edition((Page((STORY, NOTICE), "04", "民生"),), "河口日报", date="2021-03-18")


def test_photographers_are_no_authors_and_notices_are_not_cited_beside_articles() -> None:
    text = render("gb7714", EDITION, entries(EDITION), MESSAGES)
    assert text == "林小舟，苏明. 老桥 100% {修好}：副题[N]. 河口日报，2021-03-18（04）.\n"
    assert "遗失声明[N]" in str(render("gb7714", EDITION, entries(EDITION)[1:], MESSAGES))


def test_bibtex_has_every_field_and_tex_reads_it_as_it_is() -> None:
    assert render("bibtex", EDITION, entries(EDITION), MESSAGES) == (
        "@article{20210318-04-1,\n  entrysubtype = {newspaper},\n  author = {林小舟 and 苏明},\n"
        "  title = {老桥 100\\% \\{修好\\}},\n  subtitle = {副题},\n  journal = {河口日报},\n  date = {2021-03-18},\n"
        "  year = {2021},\n  pages = {04},\n  language = {chinese},\n}\n"
    )


def test_bibtex_names_what_is_not_known() -> None:
    text = str(render("bibtex", Edition((Page((STORY,)),)), entries(Edition((Page((STORY,)),))), MESSAGES))
    assert text.startswith("@article{undated-nopage-1,")
    assert "note = {unknown: newspaper, date, page}" in text


def test_json_ld_is_a_news_article_of_schema_org() -> None:
    found = json.loads(render("jsonld", EDITION, entries(EDITION), MESSAGES))
    assert found == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "老桥 100% {修好}",
        "alternativeHeadline": "副题",
        "articleSection": "民生",
        "author": [{"@type": "Person", "name": "林小舟"}, {"@type": "Person", "name": "苏明"}],
        "datePublished": "2021-03-18",
        "printPage": "04",
        "inLanguage": "zh",
        "publisher": {"@type": "NewsMediaOrganization", "name": "河口日报"},
        "isPartOf": {"@type": "Newspaper", "name": "河口日报"},
        "contributor": [
            {"@type": "Role", "roleName": "photographer", "contributor": {"@type": "Person", "name": "周五"}}
        ],
        "articleBody": "正文一。\n正文二。",
    }
