"""What lines show by those that stand beside them: titles in groups, items that begin alike, the heads of tables."""

from reader.app import bundled
from reader.parser.features.page_features import extract_page_features

LONG = "昨天上午,市水务局的十二名职工沿着石佛河走了一整天,把两岸的排水口一个一个登记下来,共有三百六十七个。"


def clues(*lines: str) -> list[list[str]]:
    """The features of each line of a page."""
    return [seen.features for seen in extract_page_features("\n".join(lines), bundled.rules()).units]


def having(feature: str, *lines: str) -> list[int]:
    """The indices of the lines that show a feature."""
    return [at for at, found in enumerate(clues(*lines)) if feature in found]


def test_a_short_line_between_paragraphs_stands_alone() -> None:
    page = ("河水清了", "两岸绿了", LONG, "清淤不难", LONG)
    assert having("alone", *page) == [3]
    assert having("grouped", *page) == [0, 1]


def test_lines_that_stand_alone_near_each_other_and_are_as_long_do_so_again() -> None:
    assert having("alone-again", LONG, "清淤不难", LONG, LONG, "管住最难", LONG) == [1, 4]
    assert having("alone-again", LONG, "清淤不难", LONG, LONG, "管住排水口要靠两岸的人家", LONG) == []
    assert having("alone-again", LONG, "清淤不难", LONG, "本报讯 " + LONG, "管住最难", LONG) == []


def test_what_is_short_above_a_title_may_be_a_label() -> None:
    assert having("label-above", LONG, "民生调查", "你家小区装充电桩了吗", LONG) == [1]
    assert having("label-above", LONG, "河水清了", "两岸绿了", LONG) == []


def test_the_edges_of_a_page_end_at_the_first_paragraph() -> None:
    page = ("江口晚报", "要闻", LONG, LONG, LONG, LONG, "新闻热线 966988", "编辑 林平")
    assert having("at-top", *page) == [0, 1]
    assert having("at-foot", *page) == [6, 7]


def test_items_in_a_row_that_begin_alike() -> None:
    bulletins = ("教育部：今年全国招生人数比去年增加。", "铁道部：下月起调整列车时刻。")
    assert having("opens-alike", "国内速读", *bulletins) == [1, 2]
    assert having("opens-alike", "国内速读", bulletins[0], "铁道部下月起调整列车时刻。") == []
    assert having("opens-alike", "营连速写", "★某连 炊事班把菜棚建到了高原上。", "★某团 请老阿妈讲故事。") == [1, 2]
    assert having("opens-alike", "速读", "★某连 炊事班把菜棚建到了高原上。", "教育部：今年招生人数增加。") == []
    assert having("opens-alike", LONG, "“好。”他说。", "“行。”她说。") == []


def test_the_line_above_a_table_that_names_its_columns() -> None:
    rows = ("天星街 42 11 0", "石桥街 80 23 2")
    assert having("table-head", LONG, "小区 车位 电动车 已装桩", *rows) == [1]
    assert having("table-head", LONG, "小区充电桩一览", *rows) == []


def test_a_paragraph_that_ends_with_its_photographer_is_credited() -> None:
    caption = "近日,市民在新落成的江边公园里散步,园里有十二种月季开了花。林平 摄"
    assert having("credited", LONG, caption, "近日,市民在江边公园里散步,园里的月季开了花。") == [1]


def test_titles_behind_a_signed_text_are_no_verse() -> None:
    assert having("verse", LONG, "本报记者 林平", "理财大战升级", "收益能否长久", "专家说要回落", LONG) == []
    assert having("verse", "秋日", "◎李清荷", "风把叶子翻过来", "又翻过去", "像一个老人") == [2, 3, 4]
