"""The facts of an article: form only, places that can be jumped to, length and minutes."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st
from sample_blocks import article, notice

from reader.analysis.article_facts import Facts, extract_facts
from reader.app import bundled
from reader.model.blocks import BlockKind, TextSpan
from reader.model.edition import SourceLine


def of(*texts: str) -> Facts:
    return extract_facts(article(*texts), bundled.fact_forms())


def test_documents_are_gathered_with_every_place() -> None:
    told = of("解读《条例》", "《条例》施行,《关于学习〈条例〉的通知》印发。")
    assert [(document.title, document.spans) for document in told.documents] == [
        ("条例", (TextSpan(0, 2, 6), TextSpan(1, 0, 4))),
        ("关于学习〈条例〉的通知", (TextSpan(1, 7, 20),)),
    ]


def test_a_mark_that_is_never_closed_names_no_document() -> None:
    assert of("", "《条例施行,", "另一段》。").documents == ()


def test_length_counts_title_and_text_without_white_space() -> None:
    told = of("春 来", "一 二三。", "四")
    assert (told.characters, told.minutes) == (7, 1)
    assert of("题", "字" * 1000).minutes == 3


def test_bylines_are_no_text() -> None:
    block = article("题", "正文")._replace(others=(SourceLine(9, "张晓东说《书》共5家企业"),))
    told = extract_facts(block, bundled.fact_forms())
    assert (told.people, told.figures, told.documents, told.characters) == ((), (), (), 3)


def test_a_notice_has_facts_too() -> None:
    told = extract_facts(notice(BlockKind.WEATHER, "最高气温9℃"), bundled.fact_forms())
    assert [(figure.text, figure.span) for figure in told.figures] == [("9℃", TextSpan(1, 4, 6))]


PIECES = st.sampled_from(
    [*"李王说表示,,。“”《》第年25.%", "部长", "表示", "100", "万元", "家", "企业", "负责人", "、", "在", "时"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join))
def test_every_place_lies_inside_its_text_and_holds_what_is_shown(text: str) -> None:
    told, texts = of(text, text), (text, text)
    shown = [(figure.span, figure.text) for figure in told.figures]
    shown += [(place, person.name or person.post) for person in told.people for place in person.spans]
    shown += [(place, f"《{document.title}》") for document in told.documents for place in document.spans]
    assert [texts[place.paragraph][place.start : place.end] for place, _ in shown] == [words for _, words in shown]


def test_facts_need_no_segmenter() -> None:
    code = "import sys, reader.app.bundled as s; s.fact_forms(); print(sorted(m for m in sys.modules if 'jieba' in m))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
