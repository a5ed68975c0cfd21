"""Formats for other programs: what goes out comes in again, and nothing of a source is markup."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from strategies import EDITIONS, TEXTS

from reader.app.load import load_edition_bytes
from reader.export.data_formats import selected
from reader.export.formats import FORMATS, render
from reader.export.markdown import escaped
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Diagnostic, Edition, Page, Paragraph, ParagraphRole, PlainBlock, SourceLine
from reader.model.toc import entries
from reader.runtime.messages import catalogue
from reader.text.sanitize import sanitize

MESSAGES = catalogue("en")
ATTACK = "<script>alert(1)</script> [a](javascript:x) **b** `c` &amp; <!-- --> ]]> \x1b[31m # $x$ ~~d~~ | e | www.x.cn"
ARTICLE = Article(
    BlockKind.ARTICLE,
    (1, 2, 3, 4, 5),
    "test",
    title_lines=(1,),
    kicker=ATTACK,
    headline="# 主题 <b>",
    subtitle="—— 副题",
    column="【栏】",
    paragraphs=(
        Paragraph("正文。" + ATTACK, (3,), lost_before=True),
        Paragraph("小标题", (4,), ParagraphRole.SUBHEAD),
        Paragraph("1. 第一\t条", (5,), lost_after=True, possible_gap="unknown-person"),
    ),
    others=(SourceLine(2, "■记者 王强"),),
)
WEATHER = PlainBlock(BlockKind.WEATHER, (6, 7), "test", text=("- 今天多云", "+ 明天晴"))
OTHER = PlainBlock(BlockKind.OTHER, (8,), "test", text=("其他",))
EDITION = Edition(
    (Page((ARTICLE, WEATHER), "A1", "<要闻>"), Page((OTHER,), "A2")),
    "某报",
    date="2021-11-08",
    diagnostics=(
        Diagnostic("lost-before", 3, "no-such-reason", "The beginning is lost."),
        Diagnostic("x", 8, "x", "x"),
    ),
)


def exported(name: str, edition: Edition = EDITION) -> str:
    text = render(name, edition, entries(edition), MESSAGES)
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("name", ["json", "yaml"])
@settings(max_examples=60, deadline=None)
@given(edition=EDITIONS)
def test_data_is_opened_again_as_it_was(name: str, edition: Edition) -> None:
    assert load_edition_bytes(exported(name, edition).encode(), f"edition.{name}") == edition


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"epub"}))
@settings(max_examples=30, deadline=None)
@given(edition=EDITIONS)
def test_no_format_lets_a_character_act(name: str, edition: Edition) -> None:
    text = exported(name, edition)
    assert [line for line in text.split("\n") if sanitize(line) != line] == []


def test_a_part_of_an_edition_has_its_pages_and_findings_only() -> None:
    first, second, third = entries(EDITION)
    part = selected(EDITION, [first])
    assert part.pages == (Page((ARTICLE,), "A1", "<要闻>"),)
    assert [found.line for found in part.diagnostics] == [3]
    assert selected(EDITION, [first, second, third]) == EDITION


class Texts(HTMLParser):
    """The tags of a page, and its text without white space."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html(text: str) -> Texts:
    reading = Texts()
    reading.feed(text)
    reading.close()
    return reading


def test_html_shows_the_source_and_takes_none_of_it_for_markup() -> None:
    page = exported("html")
    reading = read_html(page)
    assert not reading.tags & {"script", "b", "a", "img", "link", "iframe"}
    assert "default-src 'none'" in page
    for text in (
        ATTACK,
        "# 主题 <b>",
        "【栏】",
        "■记者 王强",
        "小标题",
        "今天多云",
        "<要闻>",
        "The beginning is lost.",
    ):
        assert sanitize(text) in reading.text
    assert reading.text.count("｢缺文｣") == 2
    assert reading.text.count("｢疑缺｣") == 1


def rendered(markdown: str) -> Texts:
    return read_html(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


def test_markdown_shows_the_source_and_takes_none_of_it_for_markup() -> None:
    page = rendered(exported("md"))
    assert page.tags <= {"h1", "h2", "h3", "p", "em", "blockquote"}
    for text in (ATTACK, "# 主题 <b>", "【栏】", "■记者 王强", "小标题", "- 今天多云", "+ 明天晴", "1. 第一␉条"):
        assert sanitize(text) in page.text


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_survives_markdown(text: str) -> None:
    page = rendered(f"{escaped(text)}\n")
    assert page.tags <= {"p"}
    assert "".join(page.text.split()) == "".join(sanitize(text).split())


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("第 #")
@example("第 ##")
@example("# #")
def test_any_text_survives_as_a_heading(text: str) -> None:
    page = rendered(f"## {escaped(text)}\n")
    assert page.tags <= {"h2"}
    assert "".join(page.text.split()) == "".join(sanitize(text).split())


def test_text_is_set_with_marks_where_words_are_lost() -> None:
    lines = exported("txt").splitlines()
    assert "某报  2021-11-08  A1  <要闻>" in lines
    assert "　　｢缺文｣正文。" in "".join(lines)
    assert any("The beginning is lost." in line for line in lines)
    assert "#2 Weather" in lines
