"""What queries mean."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.model import toc
from reader.model.blocks import BlockKind, TextSpan
from reader.model.edition import Article, Credit, Edition, Page, Paragraph, SourceLine
from reader.search.document import Document, document
from reader.search.grammar import parse_query
from reader.search.match import leaves, literal_places, match
from reader.search.query import And, Not, Or, Phrase, Pinyin, Query, Term, rewrite

FOLD = bundled.fold()
TODAY = date(2021, 11, 9)

ARTICLE = Article(
    kind=BlockKind.ARTICLE,
    lines=(1, 2, 3, 4),
    because="test",
    section="要闻",
    column="【民生】",
    kicker="治水新法",
    headline="污水零直排",
    credits=(Credit("reporter", "王强", 2, organisation="共享联盟"), Credit("photographer", "李四", 2)),
    paragraphs=(Paragraph("污水处理厂,日处理5.5万吨。王强看了。", (3,)), Paragraph("第二天,再看污水。", (4,))),
    others=(SourceLine(2, "■记者 王 强 摄影 李四"),),
)
EDITION = Edition((Page((ARTICLE,), name="今日平湖报"),), newspaper="嘉兴日报", date="2021-11-08")
DOCUMENT = document(EDITION, toc.entries(EDITION)[0])


def no_sounds(letters: str, texts: Sequence[str]) -> tuple[TextSpan, ...]:
    """Pinyin that knows one word."""
    return literal_places("污水", texts, FOLD) if letters == "wushui" else ()


def found(query: str, document: Document = DOCUMENT) -> list[tuple[int, int, int]] | None:
    places = match(parse_query(query, TODAY), document, FOLD, no_sounds)
    return None if places is None else [(place.paragraph, place.start, place.end) for place in places]


def test_a_document_is_made_of_an_entry() -> None:
    assert (
        Document(
            ARTICLE.texts,
            ("王强", "共享联盟", "李四"),
            "要闻\n【民生】\n今日平湖报",
            "嘉兴日报",
            BlockKind.ARTICLE,
            date(2021, 11, 8),
        )
        == DOCUMENT
    )


@pytest.mark.parametrize("no_date", [None, "2021-11", "soon"])
def test_a_document_without_a_known_date_is_neither_after_nor_before(no_date: str | None) -> None:
    undated = document(EDITION._replace(date=no_date), toc.entries(EDITION)[0])
    assert found("after:2000 OR before:2100", undated) is None
    assert found("-after:2000", undated) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("污水", [(0, 5, 7), (1, 0, 2), (2, 6, 8)]),
        ("污水 治水", [(0, 0, 2), (0, 5, 7), (1, 0, 2), (2, 6, 8)]),
        ("污水 没有", None),
        ("没有 OR 治水", [(0, 0, 2)]),
        ("治水 OR 治水新", [(0, 0, 2), (0, 0, 3)]),
        ("治水 -没有", [(0, 0, 2)]),
        ("治水 -污水", None),
        ("-没有", []),
        ("治水新法污水", [(0, 0, 7)]),
        ("厂日", [(1, 4, 7)]),
        ("吨王", None),
        ("title:污水", [(0, 5, 7)]),
        ("title:处理", None),
        ("title:(治水 -第二)", [(0, 0, 2)]),
        ("author:王强", [(1, 15, 17), (3, 4, 7)]),
        ("author:联盟", []),
        ("author:污水", None),
        ("author:(王强 OR 李四)", [(1, 15, 17), (3, 4, 7), (3, 11, 13)]),
        ("section:民生 section:要闻", []),
        ("section:平湖", []),
        ("section:体育", None),
        ("paper:嘉興 治水", [(0, 0, 2)]),
        ("kind:article", []),
        ("kind:brief", None),
        ("after:2021-11-08 before:2021-11-09", []),
        ("after:2021-11-09", None),
        ("before:2021-11-08", None),
        ("~wushui", [(0, 5, 7), (1, 0, 2), (2, 6, 8)]),
        ("title:~wushui", [(0, 5, 7)]),
        ("~other", None),
        ("near10:(污水 吨)", None),
        ("near15:(污水 吨)", [(1, 0, 2), (1, 13, 14)]),
        ("near14:(吨 污水)", [(1, 0, 2), (1, 13, 14)]),
        ("near13:(吨 污水)", None),
        ("near9999:(吨 第二)", None),
        ("near:(污水 污水)", [(0, 5, 7), (1, 0, 2), (2, 6, 8)]),
    ],
)
def test_what_matches_and_where(query: str, expected: list[tuple[int, int, int]] | None) -> None:
    assert found(query) == expected


def test_what_is_excluded_is_not_wanted() -> None:
    query = parse_query('a -b (title:"c" OR ~d) near:(e f) kind:brief', TODAY)
    assert list(leaves(query)) == [Term("a"), Phrase("c"), Pinyin("d"), Term("e"), Term("f")]


texts = st.lists(st.text(st.sampled_from("党黨建联，。 aＡ5.%"), max_size=12), min_size=1, max_size=4)
terms = st.text(st.sampled_from("党黨建联，。 aＡ5.%"), min_size=1, max_size=3).map(Term)
queries: st.SearchStrategy[Query] = st.recursive(
    terms,
    lambda inner: (
        inner.map(Not)
        | st.builds(lambda *parts: And(parts), inner, inner)
        | st.builds(lambda *parts: Or(parts), inner, inner)
    ),
    max_leaves=5,
)


def folded(part: Query) -> Query | None:
    return Term(FOLD(part.text) or part.text) if isinstance(part, Term) else None


@settings(max_examples=200, deadline=None)
@given(queries, texts)
def test_a_folded_query_matches_the_same(query: Query, texts: list[str]) -> None:
    document = Document(tuple(texts))
    assert match(rewrite(query, folded), document, FOLD, no_sounds) == match(query, document, FOLD, no_sounds)


@settings(max_examples=100, deadline=None)
@given(queries, texts)
def test_a_document_matches_a_query_or_its_negation(query: Query, texts: list[str]) -> None:
    document = Document(tuple(texts))
    both = [match(asked, document, FOLD, no_sounds) for asked in (query, Not(query))]
    assert both.count(None) == 1
