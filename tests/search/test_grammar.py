"""Queries as they are written: what is read, what is printed, and where a mistake stands."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.model.blocks import BlockKind
from reader.runtime.messages import catalogue
from reader.search.grammar import DEEPEST, parse_query, to_text
from reader.search.query import After, And, Before, Field, FieldName, Kind, Near, Not, Or, Phrase, Pinyin, Query, Term

TODAY = date(2021, 11, 8)
A, B, C = Term("a"), Term("b"), Term("c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("党建", Term("党建")),
        (" 党建\u3000联盟 ", And((Term("党建"), Term("联盟")))),
        ("a AND b & c", And((A, B, C))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a 或 b | c", Or((A, B, C))),
        ("a or b Or c", Or((A, B, C))),
        ('a "or" b', And((A, Phrase("or"), B))),
        (r"a \or b", And((A, Term("or"), B))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("a（b　或　c）", And((A, Or((B, C))))),
        ("-a --b －c - -", And((Not(A), Not(Not(B)), Not(C), Term("-"), Term("-")))),
        ("-(a b)", Not(And((A, B)))),
        ('"a OR b"', Phrase("a OR b")),
        (r'"say \"x\" \\"', Phrase('say "x" \\')),
        ("“红色 引擎”ｘ", And((Phrase("红色 引擎"), Term("ｘ")))),
        ("“红色引擎", Term("“红色引擎")),
        ("装载红色“引擎”", Term("装载红色“引擎”")),
        ("产业园(一期)上榜 (二期)", And((Term("产业园(一期)上榜"), Term("二期")))),
        (r"\OR \-x \title:a a\ b \\", And((Term("OR"), Term("-x"), Term("title:a"), Term("a b"), Term("\\")))),
        ("title:党建 标题： 联盟", And((Field(FieldName.TITLE, Term("党建")), Field(FieldName.TITLE, Term("联盟"))))),
        ('AUTHOR:"王 强"', Field(FieldName.AUTHOR, Phrase("王 强"))),
        ("section:(a OR -b)", Field(FieldName.SECTION, Or((A, Not(B))))),
        ("paper:~jxrb", Field(FieldName.PAPER, Pinyin("jxrb"))),
        ("kind:weather 类别：图片 kind:pub", None),
        ("kind:ad", Kind(BlockKind.ADVERTISEMENT)),
        ("kind:wea", Kind(BlockKind.WEATHER)),
        ("after:2021-11 before:2021", And((After(date(2021, 11, 1)), Before(date(2021, 1, 1))))),
        ("after:7d", After(date(2021, 11, 1))),
        ("起：昨天", After(date(2021, 11, 7))),
        ("date:2021年12月", And((After(date(2021, 12, 1)), Before(date(2022, 1, 1))))),
        ("date:20211108", And((After(TODAY), Before(date(2021, 11, 9))))),
        ("date:２０２１/１１/８", And((After(TODAY), Before(date(2021, 11, 9))))),
        ('near:(a "b c") near50:(b ~dj)', And((Near((A, Phrase("b c")), 30), Near((B, Pinyin("dj")), 50)))),
        ("~djlm ～党jian ~", And((Pinyin("djlm"), Pinyin("党jian"), Term("~")))),
        ("16:30 http://x 他说：好", And((Term("16:30"), Term("http://x"), Term("他说：好")))),
        ("，", Term("，")),
    ],
)
def test_what_is_read(text: str, expected: Query | None) -> None:
    if expected is None:
        with pytest.raises(QueryError):
            parse_query(text, TODAY)
    else:
        assert parse_query(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("", "query-term-expected", 1),
        ("  ", "query-term-expected", 3),
        ("a OR", "query-term-expected", 5),
        ("OR a", "query-term-expected", 1),
        ("or", "query-term-expected", 1),
        ("a ()", "query-term-expected", 4),
        ("a b)", "query-bracket-unopened", 4),
        ("a (b", "query-bracket-unclosed", 3),
        ('a "b', "query-quote-unclosed", 3),
        ('""', "query-quote-unclosed", 1),
        ("~123", "query-letters-expected", 2),
        ("标题：", "query-value-expected", 4),
        ("(title: )", "query-value-expected", 9),
        ("a titel:b", "query-field-unknown", 3),
        ("title:(paper:a)", "query-field-inside", 8),
        ("kind:nonsense", "query-kind-expected", 6),
        ("kind:p", "query-kind-expected", 6),
        ("after:2021-13", "query-date-expected", 7),
        ("after:99999y", "query-date-expected", 7),
        ("date:9999-12", "query-date-expected", 6),
        ("after:(", "query-date-expected", 7),
        ("a near:b", "query-near-terms", 3),
        ("near:(a)", "query-near-terms", 1),
        ("near:(a b", "query-near-terms", 1),
        ("near:(a (b c))", "query-near-terms", 9),
        ("near0:(a b)", "query-near-terms", 1),
        ("(" * 1000, "query-too-deep", DEEPEST + 1),
        ("-" * 1000 + "x", "query-too-deep", DEEPEST + 1),
    ],
)
def test_where_a_mistake_stands(text: str, message: str, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text, TODAY)
    assert (caught.value.message, caught.value.fields["column"]) == (message, column)
    assert str(column) in catalogue("en").error(caught.value)


words = st.text(st.sampled_from('ab党，。-~"“”()（） \\:：|\n') | st.characters(), min_size=1, max_size=8)
plain = (
    words.map(Term)
    | words.map(Phrase)
    | words.map(lambda word: Pinyin("a" + word))
    | st.sampled_from(["OR", "or", "ｏＲ", "AND", "或", "title:x", "titel:x", "ｎｅａｒ：x", "near5:x", "-", "\\"]).map(
        Term
    )
)


def pairs(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[tuple[Query, ...]]:
    return st.lists(inner, min_size=2, max_size=3).map(tuple)


within = st.recursive(
    plain,
    lambda inner: inner.map(Not) | st.builds(And, pairs(inner)) | st.builds(Or, pairs(inner)),
    max_leaves=4,
)
days = st.dates(date(1000, 1, 1))
leaves = (
    plain
    | st.builds(Field, st.sampled_from(FieldName), within)
    | st.builds(Kind, st.sampled_from(BlockKind))
    | st.builds(Near, pairs(plain), st.integers(1, 9999))
    | days.map(After)
    | days.map(Before)
)


queries = st.recursive(
    leaves,
    lambda inner: inner.map(Not) | st.builds(And, pairs(inner)) | st.builds(Or, pairs(inner)),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(queries)
def test_a_printed_query_is_read_again(query: Query) -> None:
    assert parse_query(to_text(query), TODAY) == query


written = st.text(st.sampled_from('ab党- ~"“”()（）\\:：|\u3000') | st.characters(), max_size=30)
pieces = st.lists(
    st.sampled_from(
        [
            "a",
            "党",
            "-",
            "~",
            '"',
            "(",
            ")",
            "OR",
            "或",
            "title:",
            "near:",
            "near9:",
            "kind:",
            "after:",
            "date:",
            "7d",
            "\\",
        ]
    ),
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(written | pieces.map(" ".join) | pieces.map("".join))
def test_any_text_is_a_query_or_a_mistake_with_its_column(text: str) -> None:
    found = read(text)
    if isinstance(found, QueryError):
        assert found.fields["column"] in range(1, len(text) + 2)
        assert catalogue("zh").error(found)
    else:
        assert parse_query(to_text(found), TODAY) == found


def read(text: str) -> Query | QueryError:
    try:
        return parse_query(text, TODAY)
    except QueryError as error:
        return error
