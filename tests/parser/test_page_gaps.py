"""What blank lines mean on a page is told by where they stand."""

from reader.app import bundled
from reader.parser.features.page_features import extract_page_features

ARTICLE = """{title}
本报记者 林平
昨天,北门老街的修缮工程动工,七十二间老屋将按原样修好,住户先搬到附近的周转房里住上一年。
新屋已经选好,街道为每户准备了搬家的车,老人由志愿者陪着走,东西一件也不会少,请大家放心。"""
TITLES = ("老街修缮动工", "龙舟回来了", "社区食堂开门", "小学生学编竹篮")


def gaps(between: str) -> set[str]:
    page = between.join(ARTICLE.format(title=title) for title in TITLES)
    return set(extract_page_features(page, bundled.rules()).gaps)


def test_a_page_that_sets_titles_apart_begins_nothing_without_a_blank_line() -> None:
    assert gaps("\n\n") == {"strict", "apart"}


def test_a_page_without_blank_lines_tells_nothing_by_them() -> None:
    assert gaps("\n") == {"solid"}
