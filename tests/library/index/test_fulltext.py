"""The index finds what `search.match` finds, no more and no less, and says how sure its numbers are."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import article, asked, edition, notice, raw, titles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.app import bundled
from reader.library import Library, rows
from reader.library.index import fulltext
from reader.model.blocks import BlockKind
from reader.model.edition import Edition
from reader.model.toc import entries
from reader.parser import parse
from reader.search.document import document
from reader.search.match import match
from reader.search.query import After, And, Before, Field, FieldName, Kind, Near, Not, Or, Phrase, Query, Term

SHIPPED = Path(__file__).parents[3] / "data/editions/pinghu-2021-11-08-c01.txt"

LETTERS = "党建黨设平湖。，“” a1.5％%㈠Ⅱ'\"-\n"
"""Few enough to meet often: scripts, barriers, signs that fold to nothing, to more, and to what SQL would mind."""
TEXTS = st.text(LETTERS, max_size=12)
NEEDLES = st.text(LETTERS, min_size=1, max_size=4)
DAYS = st.sampled_from([None, "2021-11-07", "2021-11-08", "2021-11-09"])
BLOCKS = st.one_of(
    st.builds(article, TEXTS, TEXTS, TEXTS, author=TEXTS, section=st.one_of(st.none(), TEXTS)),
    st.builds(notice, TEXTS, TEXTS),
)
EDITIONS = st.lists(
    st.tuples(st.sampled_from(["平湖", "党报", None]), DAYS, st.lists(BLOCKS, max_size=3), TEXTS), max_size=5
)

LITERALS = st.one_of(st.builds(Term, NEEDLES), st.builds(Phrase, NEEDLES))


def _compound(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    some = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(And, some), st.builds(Or, some), st.builds(Not, inner))


QUERIES: st.SearchStrategy[Query] = st.recursive(
    st.one_of(
        LITERALS,
        st.builds(Near, st.lists(LITERALS, min_size=2, max_size=2).map(tuple), st.integers(1, 9)),
        st.builds(Field, st.sampled_from(FieldName), st.recursive(LITERALS, _compound, max_leaves=4)),
        st.builds(Kind, st.sampled_from([BlockKind.ARTICLE, BlockKind.NOTICE])),
        st.builds(After, st.just(date(2021, 11, 8))),
        st.builds(Before, st.just(date(2021, 11, 8))),
    ),
    _compound,
    max_leaves=5,
)


def scanned(editions: list[Edition], query: Query) -> list[str]:
    """The references of all entries that match."""
    return sorted(
        entry.ref
        for made in editions
        for entry in entries(made)
        if match(query, document(made, entry), bundled.fold(), bundled.pinyin_places) is not None
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITIONS, st.lists(QUERIES, min_size=1, max_size=8), st.integers(0, 5))
def test_the_index_finds_what_matches(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[str | None, str | None, list[object], str]],
    queries: list[Query],
    indexed: int,
) -> None:
    editions = [
        edition(*blocks, paper=paper, day=day, page=str(at), page_name=name)  # type: ignore[arg-type] # blocks of both kinds
        for at, (paper, day, blocks, name) in enumerate(made)
    ]
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        for at, one in enumerate(editions):
            library.add(one, raw(one) + str(at).encode())
            if at < indexed:
                library.catch_up()
        for query in queries:
            expected = scanned(editions, query)
            answer = library.search(query, limit=1000)
            assert expected == sorted(hit.row.ref for hit in answer.hits)
            assert (answer.total, answer.total_is_exact) == (len(expected), True)
            best = library.search(query, limit=1000, best_first=True)
            assert expected == sorted(hit.row.ref for hit in best.hits)
            short = library.search(query, limit=1)
            assert [hit.row.ref for hit in short.hits] == [hit.row.ref for hit in answer.hits[:1]]
            assert not short.total_is_exact or short.total == len(expected)
            assert sum(library.months(query).values()) == sum(hit.row.date is not None for hit in answer.hits)


@pytest.fixture(scope="module")
def shipped_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Edition]]:
    made = parse(SHIPPED.read_text("utf-8"), bundled.rules())._replace(newspaper="嘉兴日报平湖版", date="2021-11-08")
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        library.add(made, SHIPPED.read_bytes())
        library.catch_up()
        yield library, made


def test_every_substring_of_the_shipped_edition_is_found(shipped_library: tuple[Library, Edition]) -> None:
    library, made = shipped_library
    texts = [(entry.ref, at, text) for entry in entries(made) for at, text in enumerate(entry.block.texts) if text]
    draw = random.Random(1)
    for _ in range(500):
        ref, paragraph, text = draw.choice(texts)
        start = draw.randrange(len(text))
        end = min(len(text), start + draw.randint(1, 8))
        found = {hit.row.ref: hit.places for hit in library.search(Phrase(text[start:end])).hits}
        assert ref in found, text[start:end]
        assert any(place.paragraph == paragraph for place in found[ref])


def test_a_hit_tells_its_places(shipped_library: tuple[Library, Edition]) -> None:
    library, _ = shipped_library
    hit = library.search(asked("钱江杯")).hits[0]
    places = {hit.row.texts[place.paragraph][place.start : place.end] for place in hit.places}
    assert places == {"钱江杯"}


@pytest.fixture
def many(library: Library) -> Library:
    """300 articles on 党建 in ten months, every third on 党建联盟."""
    for month in range(1, 11):
        blocks = [
            article(f"第{number}篇", "党建联盟" if number % 3 == 0 else "党建和联盟", "其余") for number in range(30)
        ]
        made = edition(*blocks, day=f"2021-{month:02}-01")
        library.add(made, raw(made) + str(month).encode())
    library.catch_up()
    return library


def test_a_total_is_exact_where_the_index_alone_decides(many: Library) -> None:
    answer = many.search(asked("党建"), limit=5)
    assert (len(answer.hits), answer.total, answer.total_is_exact) == (5, 300, True)


def test_asking_the_index_for_more_on_the_way_loses_no_hit_and_no_order(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 5):
        texts = ["党建联盟" if number % 3 == 0 else "党建联，建联盟。" for number in range(30)]
        made = edition(*[article(f"第{number}篇", text) for number, text in enumerate(texts)], day=f"2021-11-0{day}")
        library.add(made, raw(made))
    library.catch_up()
    expected = library.search(asked("党建联盟")).hits
    monkeypatch.setattr(fulltext, "FEW_KEPT", 2)
    monkeypatch.setattr(fulltext, "LEAST_AT_ONCE", 3)
    assert len(expected) == 40
    assert [expected[:limit] for limit in (1, 5, 40)] == [
        library.search(asked("党建联盟"), limit=limit).hits for limit in (1, 5, 40)
    ]


def test_a_total_is_exact_where_the_rest_can_be_verified(many: Library) -> None:
    answer = many.search(asked("党建联"), limit=5)
    assert (answer.total, answer.total_is_exact) == (100, True)


def test_a_total_beyond_that_is_said_to_be_none(many: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.index.fulltext.MOST_VERIFIED", 10)
    answer = many.search(asked("党建联"), limit=5)
    assert not answer.total_is_exact
    assert answer.total >= 100


def test_a_total_beyond_what_is_counted_is_an_estimate(many: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.index.fulltext.MOST_COUNTED", 120)
    answer = many.search(asked("党建"), limit=5)
    assert (answer.total, answer.total_is_exact) == (300, False)
    monkeypatch.setattr("reader.library.index.fulltext.MOST_ESTIMATED", 50)
    answer = many.search(asked("党建联 after:2021-02-01"), limit=5)
    assert (answer.total, answer.total_is_exact) == (90, False)


@pytest.fixture
def misleading(library: Library) -> Library:
    """The two rarest pairs of 党建联盟 stand in 300 articles, all of it in the oldest thirty of them only."""
    others = [article("别的", "联盟")] * 100
    for month in range(1, 11):
        texts = "党建。建联。" + ("党建联盟" if month == 1 else "")
        made = edition(*others, *[article(f"第{number}篇", texts) for number in range(30)], day=f"2021-{month:02}-01")
        library.add(made, raw(made))
    library.catch_up()
    return library


def test_where_rare_tokens_let_too_much_through_the_index_is_asked_for_all(
    misleading: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def texts(library: sqlite3.Connection, some: list[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
        read.extend(some)
        return asked_for(library, some)

    asked_for = rows.texts
    monkeypatch.setattr(rows, "texts", texts)
    answer = misleading.search(asked("党建联盟"), limit=10)
    assert (len(answer.hits), answer.total, answer.total_is_exact) == (10, 30, True)
    assert len(read) < 70


def test_months_are_counted(many: Library) -> None:
    assert many.months(asked("党建 after:2021-09-01")) == {"2021-09": 30, "2021-10": 30}


def test_one_edition_is_searched_in_its_order(many: Library) -> None:
    answer = many.search(asked("党建联盟"), editions=["2021-03-01"])
    assert titles(answer.hits) == [f"第{number}篇" for number in range(0, 30, 3)]


@pytest.mark.parametrize("query", ["党建联盟", "-党建联盟", "title:第3篇", "党建联盟 after:2021-02-01 before:2021-04"])
def test_several_editions_are_searched_with_the_index_as_without_it(
    many: Library, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    days = ["2021-03-01", "2021-01-01"]
    looked_through = many.search(asked(query), editions=days)
    assert looked_through.total == sum(many.search(asked(query), editions=[day]).total for day in days)
    monkeypatch.setattr(fulltext, "MOST_AT_ONCE", 1)
    assert many.search(asked(query), editions=days) == looked_through


def test_the_best_hit_has_the_words_in_its_title_or_often(library: Library) -> None:
    made = edition(
        article("别的", "党建只在这里说到一次。" + "其余都是别的事。" * 30),
        article("又一篇", "党建，党建，还是党建。"),
        article("党建联盟成立", "企业合作共赢。"),
    )
    library.add(made, raw(made))
    answer = library.search(asked("党建"), best_first=True)
    assert titles(answer.hits) == ["党建联盟成立", "又一篇", "别的"]


@pytest.mark.parametrize(("query", "total"), [("before:2021-11-08", 2), ("党 -党建设", 2), ("title:党建", 1)])
def test_totals_count_nothing_that_only_seems_to_match(library: Library, query: str, total: int) -> None:
    dated = edition(article("党建。建设"), article("建设", "党建"), day="2021-11-07")
    undated = edition(article("平湖"), day=None)
    for made in (dated, undated):
        library.add(made, raw(made))
    library.catch_up()
    assert library.search(asked(query), limit=1).total == total


@pytest.mark.parametrize(
    ("query", "total"), [("title:(党建 -联盟)", 1), ("title:(党建 OR -联盟)", 2), ("title:(党建 (平湖 OR -联盟))", 1)]
)
def test_what_a_title_excludes_may_stand_in_the_text(library: Library, query: str, total: int) -> None:
    made = edition(article("党建", "联盟"), article("党建联盟", "其余"))
    library.add(made, raw(made))
    library.catch_up()
    assert library.search(asked(query)).total == total


def test_a_period_is_asked_of_the_index(many: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.index.fulltext.MOST_VERIFIED", 0)
    for query in ("党 date:2021-03", "(党 (date:2021-03 after:2021-02))"):
        answer = many.search(asked(query), limit=5)
        assert (answer.total, answer.total_is_exact) == (30, True)


def test_the_words_of_titles_are_counted_without_reading_texts_that_have_them(library: Library) -> None:
    blocks = [article("党建" if number < 3 else "其余", "党建" + "文" * number) for number in range(200)]
    made = edition(*blocks)
    library.add(made, raw(made))
    library.catch_up()
    answer = library.search(asked("title:党建"), limit=1)
    assert (len(answer.hits), answer.total, answer.total_is_exact) == (1, 3, True)
    assert library.search(asked("title:党 建"), limit=1).total == 3
