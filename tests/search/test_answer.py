"""What is typed finds as it is, or by sound."""

from datetime import date

import pytest

from reader.app import bundled
from reader.search.answer import Typed, answer, typed_places
from reader.search.document import Document
from reader.search.grammar import parse_query, to_text
from reader.search.pinyin_rewrite import as_pinyin, in_words
from reader.search.query import Pinyin, Term

FOLD = bundled.fold()
DOCUMENTS = (
    Document(("黨建聯盟", "党建联盟成立,党建引领。")),
    Document(("NEWS 大奖赛", "污水零直排,五水共治,污水。")),
    Document(("", "无关。")),
)


def typed(text: str) -> Typed:
    return typed_places(text, DOCUMENTS[1].texts, FOLD, bundled.pinyin_places)


def spans(found: Typed) -> list[tuple[int, int, int]]:
    return [(place.paragraph, place.start, place.end) for place in found.spans]


def test_what_stands_as_it_is_typed_wins() -> None:
    assert spans(typed("news")) == [(0, 0, 4)]
    assert typed("news").heard == ()


def test_letters_that_do_not_stand_there_are_taken_for_pinyin() -> None:
    assert spans(typed("wushui")) == [(1, 0, 2), (1, 6, 8), (1, 11, 13)]
    assert typed("wushui").heard == ("污水", "五水")


@pytest.mark.parametrize("asked", ["~wushui", "～wushui"])
def test_after_a_tilde_letters_are_pinyin(asked: str) -> None:
    assert typed(asked) == typed("wushui")


@pytest.mark.parametrize("nothing", ["", "~", "没有", "zzz", "～"])
def test_nothing_is_found_for_what_is_not_there(nothing: str) -> None:
    assert typed(nothing) == Typed(())


@pytest.mark.parametrize(
    ("text", "indexes", "read_as"),
    [
        ("党建", [0], "党建"),
        ("黨建 “ＮＥＷＳ”，", [], '党建 "ＮＥＷＳ" ，'),
        ("djlm", [0], "党建联盟"),
        ("~wushui", [1], "污水 OR 五水"),
        ("wushui news", [1], "(污水 OR 五水) news"),
        ("title:djlm", [0], "title:党建联盟"),
        ("wushui djlm", [], "~wushui ~djlm"),
        ("wushui OR djlm", [0, 1], "(污水 OR 五水) OR 党建联盟"),
        ("near:(djlm 成立)", [0], "near:(党建联盟 成立)"),
        ("near:(wushui 共治)", [1], "near:(污水 共治) OR near:(五水 共治)"),
        ('"djlm"', [], '"djlm"'),
        ("-djlm", [0, 1, 2], "-djlm"),
        ("xyz", [], "~xyz"),
    ],
)
def test_what_a_query_finds_and_what_it_was_taken_for(text: str, indexes: list[int], read_as: str) -> None:
    found = answer(parse_query(text, date(2021, 1, 1)), DOCUMENTS, FOLD, bundled.pinyin_places)
    assert ([hit.at for hit in found.hits], to_text(found.read_as)) == (indexes, read_as)


def test_only_what_is_not_found_is_taken_for_pinyin() -> None:
    query = parse_query("a b 党 title:c", date(2021, 1, 1))
    meant = as_pinyin(query, lambda term: term == Term("a"))
    assert meant == parse_query("a ~b 党 title:~c", date(2021, 1, 1))
    assert as_pinyin(query, lambda term: True) is None


def test_pinyin_of_no_word_stays() -> None:
    assert in_words(Pinyin("x"), lambda letters: ()) == Pinyin("x")
