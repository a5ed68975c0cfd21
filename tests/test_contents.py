"""The table of contents and the texts that places index."""

from reader.contents import edition_ref, entries, sections
from reader.model import Article, BlockKind, Edition, Page, Paragraph, PlainBlock, Source, SourceLine


def article(line: int, section: str | None, headline: str) -> Article:
    return Article(
        BlockKind.ARTICLE,
        (line,),
        "test",
        section=section,
        headline=headline,
        kicker="引题",
        paragraphs=(Paragraph("正文。", (line,)),),
        others=(SourceLine(line, "■记者 王强"),),
    )


WEATHER = PlainBlock(BlockKind.WEATHER, (2,), "test", text=("今天多云", "明天晴"))
EDITION = Edition(
    (
        Page((article(1, None, "一"), WEATHER, article(3, "经济", "二"), article(4, "经济", "三")), "A1"),
        Page((article(5, None, "四"),), "A2"),
    ),
    newspaper="某报",
    date="2021-11-08",
)


def test_articles_are_numbered_before_everything_else() -> None:
    assert [(entry.number, entry.title) for entry in entries(EDITION)] == [
        (1, "一"),
        (2, "二"),
        (3, "三"),
        (4, "四"),
        (5, "今天多云"),
    ]


def test_a_reference_names_paper_date_page_and_number() -> None:
    assert [entry.ref for entry in entries(EDITION)][3:] == ["某报/2021-11-08/A2#4", "某报/2021-11-08/A1#5"]


def test_a_reference_has_dashes_for_what_is_unknown_and_the_file_for_the_paper() -> None:
    source = Source("page.txt", "utf-8", "0" * 64, 1)
    assert edition_ref(Edition((Page(()),))) == "-/-/-"
    assert edition_ref(Edition((Page(()),), source=source)) == "page/-/-"


def test_sections_keep_the_order_of_the_page_and_put_the_rest_last() -> None:
    assert [
        (section.label, section.is_news, [entry.title for entry in section.entries]) for section in sections(EDITION)
    ] == [
        (None, True, ["一"]),
        ("经济", True, ["二", "三"]),
        (None, True, ["四"]),
        (None, False, ["今天多云"]),
    ]


def test_texts_are_the_title_the_paragraphs_and_the_other_lines() -> None:
    assert article(1, None, "主题").texts == ("引题\n主题", "正文。", "■记者 王强")
    assert WEATHER.texts == ("", "今天多云", "明天晴")


def test_what_no_paper_printed_is_last_of_all_under_its_own_label() -> None:
    site = PlainBlock(BlockKind.FURNITURE, (1,), "buttons", text=("首页 返回",))
    edition = Edition((Page((site, article(2, None, "一"), WEATHER)),))
    assert [entry.title for entry in entries(edition)] == ["一", "今天多云", "首页 返回"]
    assert [section.is_furniture for section in sections(edition)] == [False, False, True]
