"""Lines of Chinese: what they may begin and end with, and what stays whole."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.linebreak import line_break_boundaries

from reader.runtime import resources
from reader.text.linebreak import NO_END, NO_START, break_lines, may_break
from reader.text.width import cell_width, cells

WORDS = """
本报讯 近日 我市 成立 了 汽车 产业链 党建 联盟 的 在 — —— …… 。 ， 、 ； ： ？ ！ “ ” ‘ ’ （ ） 《 》 【 】
, : ; ! ? ( ) . % ℃ · ～ - / 2021年 11月 16家 3.5亿元 54.3m 1,324 16:30 27436.259 22.5% 33批次,1324人次 -5℃ 50%
￥300 G60 5G LED COVID-19 state-of-the-art café e\u0301 a@b.org １９９８ 3万亿元 第3版 x http://example.org/a?b=1 文/图
"""
PARAGRAPHS = st.lists(st.sampled_from([*WORDS.split(), " ", "　"]), max_size=40).map("".join)
ANYTHING = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("“”——……，。()a1 　\u0301中")))
WIDTHS = st.integers(1, 200)


def lines(text: str, width: int, indent: int = 0, ambiguous: int = 1) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width, indent=indent, ambiguous=ambiguous)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("　 ", 10, [""]),
        ("本报讯 近日,我市", 10, ["本报讯 近", "日,我市"]),
        ("本报讯 近日,我市", 12, ["本报讯 近日,", "我市"]),
        ("平湖成立联盟,共有", 12, ["平湖成立联", "盟,共有"]),
        ("平湖成立“联盟”", 10, ["平湖成立", "“联盟”"]),
        ("平湖成立(联盟)。", 10, ["平湖成立", "(联盟)。"]),
        ("这是首次——平湖", 9, ["这是首次", "——平湖"]),
        ("这是首次……平湖", 9, ["这是首", "次……平湖"]),
        ("从北京—上海", 6, ["从北", "京—上", "海"]),
        ("每台高54.3m", 8, ["每台高", "54.3m"]),
        ("产值约3.5亿元", 10, ["产值约", "3.5亿元"]),
        ("产值约有3万亿元", 12, ["产值约有", "3万亿元"]),
        ("每台只要1,324元", 12, ["每台只要", "1,324元"]),
        ("共检查33批次,1324人次", 17, ["共检查33批次,", "1324人次"]),
        ("时间是16:30至", 8, ["时间是", "16:30至"]),
        ("增长了22.5%", 8, ["增长了", "22.5%"]),
        ("气温降到-5℃", 10, ["气温降", "到-5℃"]),
        ("采用LED灯", 6, ["采用", "LED灯"]),
        ("访问http://a.org/b", 14, ["访问", "http://a.org/b"]),
        ("今年是１９９８年", 10, ["今年是", "１９９８年"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("abcde。", 5, ["abcd", "e。"]),
        ("中文", 1, ["中", "文"]),
        ("e\u0301e\u0301", 1, ["e\u0301", "e\u0301"]),
        ("说“好”", 1, ["说", "“", "好", "”"]),
    ],
)
def test_where_lines_end(text: str, width: int, expected: list[str]) -> None:
    assert expected == lines(text, width)


def test_the_first_line_leaves_room_for_its_indent() -> None:
    assert lines("平湖平湖平湖", 6, indent=2) == ["平湖", "平湖平", "湖"]
    assert lines("平湖平湖", 6, indent=200) == ["平", "湖平湖"]


def test_ambiguous_signs_take_what_the_terminal_gives_them() -> None:
    assert lines("平湖“联盟”平湖", 8, ambiguous=2) == ["平湖“联", "盟”平湖"]
    assert lines("平湖“联盟”平湖", 7, ambiguous=1) == ["平湖“联", "盟”平湖"]


@settings(max_examples=200, deadline=None)
@given(st.one_of(PARAGRAPHS, ANYTHING), WIDTHS, st.integers(0, 8), st.sampled_from([1, 2]))
def test_lines_are_the_paragraph_and_fit(text: str, width: int, indent: int, ambiguous: int) -> None:
    spans = break_lines(text, width, indent=indent, ambiguous=ambiguous)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[a:b].strip() == "" for a, b in zip(edges[::2], edges[1::2], strict=True))
    for number, (start, end) in enumerate(spans):
        room = width - indent if number == 0 else width
        characters = sum(1 for char in text[start:end] if cell_width(char))
        assert cells(text[start:end], ambiguous) <= room or characters <= 1
        assert start < end or len(spans) == 1


@settings(max_examples=200, deadline=None)
@given(PARAGRAPHS, WIDTHS)
def test_edges_are_forbidden_and_words_cut_only_where_nothing_else_was_left(text: str, width: int) -> None:
    for (start, _), (after, _) in pairwise(break_lines(text, width)):
        if not may_break(text, after):
            inside = range(start + 1, after)
            assert [place for place in inside if text[place] not in " 　" and may_break(text, place)] == []


@settings(max_examples=200, deadline=None)
@given(PARAGRAPHS, WIDTHS)
def test_a_mark_is_never_parted_from_its_base(text: str, width: int) -> None:
    assert all(cell_width(line[0]) for line in lines(text, width) if line)


def is_a_known_difference(text: str, place: int) -> bool:
    """Where UAX #14 keeps together what print parts: quotation marks, dashes, a comma before a figure, sums."""
    before, after = text[place - 1], text[place]
    return before in ",:;!?.)…”’“‘%℃ 　—·-" or after in "“‘—(￥"


@settings(max_examples=150, deadline=None)
@given(PARAGRAPHS)
def test_every_place_to_break_is_one_of_the_unicode_standard(text: str) -> None:
    allowed = set(line_break_boundaries(text))
    ours = [place for place in range(1, len(text)) if may_break(text, place)]
    assert [text[p - 3 : p + 3] for p in ours if p not in allowed and not is_a_known_difference(text, p)] == []


def test_the_shipped_page_has_no_forbidden_edge_at_any_width() -> None:
    page = resources.text("editions/pinghu-2021-11-08-c01.txt").split("\n")
    found = [
        (width, indent, text[start - 5 : start + 5])
        for text in page
        for width in range(20, 101)
        for indent in (0, 4)
        for (_, end), (start, _) in pairwise(break_lines(text, width, indent=indent))
        if text[start] in NO_START or text[end - 1] in NO_END or not may_break(text, start)
    ]
    assert found == []
