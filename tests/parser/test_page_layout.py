"""What the page as a whole shows, and wrapped lines joined with the way back kept."""

import pytest

from reader.app import bundled
from reader.model.edition import Article, Hint, Origin
from reader.parser import parse
from reader.parser.features.page_features import extract_page_features

TEXT = (
    "市交通局负责人表示,线路走向将充分听取群众意见,方案公示期为十五天,欢迎市民到村委会和乡政府提出自己的建议。"
    "今年全市将新购纯电动公交车一百八十辆,新建候车亭四百二十个,票价统一为两元,老年人凭证免费乘坐。"
)


def wrapped(width: int, indent: str = "", paragraphs: int = 4) -> str:
    text = indent + TEXT
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    return "\n".join(["公交改造启动", "■记者 陆晓峰", *lines * paragraphs])


@pytest.mark.parametrize("width", [17, 22, 30, 38])
def test_a_column_is_recognised_by_its_width(width: int) -> None:
    assert extract_page_features(wrapped(width), bundled.rules()).layout.wrapped_at == width


def test_paragraphs_on_one_line_are_no_column() -> None:
    text = "\n".join(["公交改造启动", "■记者 陆晓峰", *[TEXT, TEXT[:50], TEXT[:70]] * 5])
    assert extract_page_features(text, bundled.rules()).layout.wrapped_at is None


def test_latin_letters_may_count_half() -> None:
    half = "农机装上BeiDou导航和SmartFarm系统以后春耕播种的效率和质量都有了明显的提升而成本却下降了不少" * 12
    lines: list[str] = []
    line, cells = "", 0
    for char in half:
        if cells + 1 + (not char.isascii()) > 40:
            lines, line, cells = [*lines, line], "", 0
        line, cells = line + char, cells + 1 + (not char.isascii())
    layout = extract_page_features("\n".join(["公交改造启动", "■记者 陆晓峰", *lines, line]), bundled.rules()).layout
    assert (layout.counts_cells, layout.wrapped_at in (39, 40)) == (True, True)


def test_wrapped_lines_become_paragraphs_that_know_their_lines() -> None:
    (article,) = [block for page in parse(wrapped(22), bundled.rules()).pages for block in page.blocks]
    assert isinstance(article, Article)
    lines = -(-len(TEXT) // 22)
    first = article.paragraphs[0]
    assert (first.text, first.lines) == (TEXT, tuple(range(3, 3 + lines)))
    assert first.line_starts == tuple(range(0, len(TEXT), 22))


def test_white_space_begins_a_paragraph_where_the_page_is_indented() -> None:
    text = "\n".join(["公交改造启动", "■记者 陆晓峰", *["　　" + TEXT[:20], TEXT[20:42], TEXT[42:58] + "。"] * 4])
    (article,) = [block for page in parse(text, bundled.rules()).pages for block in page.blocks]
    assert isinstance(article, Article)
    assert [len(paragraph.lines) for paragraph in article.paragraphs] == [3, 3, 3, 3]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [(Origin.HINT, ("江口日报", Origin.HINT)), (Origin.FILE_NAME, ("临江晚报", Origin.TEXT))],
)
def test_a_hint_wins_over_the_text_and_the_text_over_a_files_name(origin: Origin, expected: tuple[str, Origin]) -> None:
    text = "临江晚报\n2018年6月12日 星期二\nA07 教育\n\n公交改造启动\n■记者 陆晓峰\n" + TEXT
    edition = parse(text, bundled.rules(), Hint("江口日报", "2020-01-01", origin=origin))
    assert (edition.newspaper, edition.newspaper_origin) == expected


def test_an_empty_text_is_an_edition_without_pages() -> None:
    assert parse(" \n\n", bundled.rules()).pages == ()


def test_the_script_is_told_by_the_whole_page() -> None:
    simplified, traditional = "昨天上午，石桥街的老井边排起长队。", "昨日上午，石橋街的老井邊排起長隊。"
    page = "\n".join([simplified] * 70 + [traditional] * 200)
    assert extract_page_features(page, bundled.rules()).layout.traditional
    assert not extract_page_features("\n".join([simplified] * 270), bundled.rules()).layout.traditional
