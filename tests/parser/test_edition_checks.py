"""What a reader is told of an edition as a whole."""

from reader.app import bundled
from reader.parser import parse

PAGES = """南江日报 2012年5月4日 第1版

南门菜市场改建完工
本报讯（记者 李梅）昨日，南门菜市场改建完工，两百个摊位全部迁入新楼。

{paper} {date} 第2版

老桥头来了修鞋匠
本报讯（记者 丁一）昨天上午，老桥头的石阶上又坐下了那位修鞋匠。
"""


def told(paper: str, date: str) -> list[tuple[str, int]]:
    found = parse(PAGES.format(paper=paper, date=date), bundled.rules()).diagnostics
    return [(each.code, each.line) for each in found]


def test_pages_of_one_paper_and_day_are_no_matter() -> None:
    assert told("南江日报", "2012年5月4日") == []


def test_a_page_of_another_paper_or_day_is_told_where_it_begins() -> None:
    assert told("江口晚报", "2012年5月5日") == [("other-paper", 6), ("other-date", 6)]
