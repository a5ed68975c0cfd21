"""Lines of known label become blocks."""

from collections.abc import Sequence

from reader.app import bundled
from reader.parser.assembly.block_builder import BlockBuilder, group_into_blocks
from reader.parser.features.page_features import extract_page_features
from reader.parser.labeller.labels import LineLabel

STRIP, COLUMN, TITLE, LEAD = LineLabel.STRIP, LineLabel.COLUMN, LineLabel.TITLE, LineLabel.LEAD


def _drafts(*lines: tuple[LineLabel, str]) -> Sequence[BlockBuilder]:
    seen = extract_page_features("\n".join(text for _, text in lines), bundled.rules()).units
    return group_into_blocks(seen, [label for label, _ in lines])[0].blocks


def _titled(title: str) -> list[tuple[LineLabel, str]]:
    return [(TITLE, title), (LEAD, "本报讯 昨日下午，村口的老桥修好了。")]


def test_a_strip_above_one_article_is_its_column_and_no_section_of_those_behind_it() -> None:
    drafts = _drafts(
        (STRIP, "教师随笔"), *_titled("省道改造完工"), (COLUMN, "家常话"), *_titled("水渠修好"), *_titled("县里修路")
    )
    assert [draft.labels for draft in drafts] == [[COLUMN, TITLE, LEAD], [COLUMN, TITLE, LEAD], [TITLE, LEAD]]
    assert [draft.section for draft in drafts] == [None, None, None]


def test_a_strip_above_several_articles_is_their_section() -> None:
    drafts = _drafts(
        *[(STRIP, "教师随笔"), *_titled("省道改造完工"), (COLUMN, "家常话"), *_titled("水渠修好")],
        *[(STRIP, "百姓大讲堂"), *_titled("县里修路"), *_titled("镇上通车")],
    )
    assert [draft.section for draft in drafts] == [None, None, None, "百姓大讲堂", "百姓大讲堂"]
    assert STRIP is drafts[2].label
