"""The shipped page, line by line: what every change to the rules must keep."""

import pytest

from reader.app import bundled
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Block, Edition
from reader.parser import parse
from reader.runtime import resources


@pytest.fixture(scope="module")
def edition() -> Edition:
    return parse(resources.text("editions/pinghu-2021-11-08-c01.txt"), bundled.rules())


def articles(edition: Edition) -> list[Article]:
    return [block for block in blocks(edition) if isinstance(block, Article)]


def blocks(edition: Edition) -> list[Block]:
    return [block for page in edition.pages for block in page.blocks]


def test_every_block_has_its_kind_and_lines(edition: Edition) -> None:
    expected = [
        (BlockKind.MASTHEAD, (5,)),
        (BlockKind.ARTICLE, (7, 9, 10, 12, 14, 16, 18, 20)),
        (BlockKind.SPONSOR_STRIP, (22, 23)),
        (BlockKind.ARTICLE, (25, 27, 29, 31)),
        (BlockKind.ARTICLE, (33, 35, 37, 39)),
        (BlockKind.ARTICLE, (41, 43, 45, 47)),
        (BlockKind.PHOTO_STORY, (49, 51, 53)),
        (BlockKind.ARTICLE, (55, 57, 59, 60, 62, 64, 66, 68, 70)),
        (BlockKind.ARTICLE, (74, 76, 78, 79, 81, 83, 85, 87, 89)),
        (BlockKind.ADVERTISEMENT, (93, 94, 95, 96)),
        (BlockKind.WEATHER, (97, 98)),
        (BlockKind.PUBLIC_SERVICE_AD, (100, 101)),
        (BlockKind.PUBLISHER, (102,)),
    ]
    assert [(block.kind, block.lines) for block in blocks(edition)] == expected


def test_titles_are_taken_apart(edition: Edition) -> None:
    expected = [
        ("成立党建联盟 企业合作共赢", "平湖汽车产业链装载红色“引擎”"),
        ("", "我市一产业园 成省数字化示范"),
        ("", "我市喜迎 “钱江杯”双丰收"),
        ("", "我市一项目获 省科技厅攻关立项"),
        ("", "技术提升 助力“碳中和”"),
        ("点燃“兴趣之火” 激发“奋进之力”", "平湖城投打造党史学习教育“活课堂”"),
        ("打通治污“最后一米”", "独山港污水零直排提档升级"),
    ]
    assert [(article.kicker, article.headline) for article in articles(edition)] == expected
