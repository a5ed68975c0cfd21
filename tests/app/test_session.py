"""What the reader is doing: places, searches, and the way back, without a screen."""

import pytest

from reader.app.session import Position, Session
from reader.model.blocks import BlockKind, TextSpan
from reader.model.edition import Article, Edition, Page, Paragraph, PlainBlock


def article(*paragraphs: str) -> Article:
    parts = tuple(Paragraph(text, (line,)) for line, text in enumerate(paragraphs, 2))
    return Article(BlockKind.ARTICLE, (1,), "made", headline="题", paragraphs=parts)


@pytest.fixture
def session() -> Session:
    blocks = (article("甲乙甲", "甲"), article("丙"), article("乙甲"))
    return Session(Edition((Page(blocks),)))


def current(session: Session) -> TextSpan | None:
    return session.finding.place if session.finding else None


def test_the_first_entry_is_open() -> None:
    assert Session(Edition((Page((article("甲"),)),))).number == 1


def test_an_empty_edition_opens_nothing() -> None:
    session = Session(Edition(()))
    assert (session.entry, session.beside(1)) == (None, None)


def test_each_entry_keeps_its_own_place(session: Session) -> None:
    session.move(1, 2)
    session.open(2)
    assert session.spot == Position(2)
    session.open(1)
    assert session.spot == Position(1, 1, 2)


def test_a_place_behind_the_end_of_a_text_is_its_last_paragraph(session: Session) -> None:
    session.recall((), {1: Position(1, 9, 3), 2: Position(2, 1, 5), 3: Position(3, 1, 1), 7: Position(7, 1, 1)})
    assert [session.spots[number] for number in (1, 2, 3)] == [Position(1, 2), Position(2, 1, 1), Position(3, 1, 1)]
    session.move(4, 2)
    assert session.spot == Position(1, 2)


def test_an_entry_that_was_left_is_not_read_for_that(session: Session) -> None:
    session.open(2)
    assert session.read == set()


def test_an_entry_that_is_not_there_is_not_opened(session: Session) -> None:
    session.open(4)
    assert session.number == 1


def test_beside_stops_at_the_ends(session: Session) -> None:
    assert (session.beside(-1), session.beside(1)) == (None, 2)


def test_finding_starts_at_the_place_where_the_reader_is(session: Session) -> None:
    session.move(1, 1)
    session.find("甲")
    assert current(session) == TextSpan(1, 2, 3)


def test_typing_on_starts_at_the_same_place_again(session: Session) -> None:
    session.find("乙")
    session.move(2, 0)
    session.find("甲")
    assert current(session) == TextSpan(1, 0, 1)


def test_steps_go_round_and_say_so(session: Session) -> None:
    session.find("甲")
    seen = []
    for _ in range(3):
        session.step(1)
        assert session.finding is not None
        seen.append((session.finding.current, session.finding.wrapped))
    assert seen == [(1, 0), (2, 0), (0, 1)]
    session.step(-1)
    assert session.finding is not None
    assert (session.finding.current, session.finding.wrapped) == (2, -1)


def test_nothing_found_is_no_place(session: Session) -> None:
    session.find("丁")
    session.step(1)
    assert current(session) is None


def test_abandoning_goes_back_to_where_the_search_began(session: Session) -> None:
    session.move(2, 0)
    session.find("甲")
    session.move(1, 0)
    assert session.abandon() == Position(1, 2, 0)
    assert (session.spot, session.finding) == (Position(1, 2, 0), None)


def test_abandoning_opens_the_entry_where_the_search_began(session: Session) -> None:
    session.find("甲")
    session.open(3)
    session.abandon()
    assert session.number == 1


def test_staying_keeps_the_place_and_the_needle(session: Session) -> None:
    session.find("甲")
    session.move(2, 0)
    session.stay()
    assert (session.finding, session.spot) == (None, Position(1, 2, 0))
    session.step(1)
    assert current(session) == TextSpan(2, 0, 1)


def test_a_search_goes_on_in_the_next_entry(session: Session) -> None:
    session.find("甲")
    session.open(3)
    assert current(session) == TextSpan(1, 1, 2)


def test_the_places_of_a_keyword_end_with_their_entry(session: Session) -> None:
    session.find_places("甲", [TextSpan(1, 0, 1), TextSpan(1, 2, 3)])
    assert current(session) == TextSpan(1, 0, 1)
    session.open(2)
    assert session.finding is None


def test_everything_is_searched_in_the_order_of_the_contents(session: Session) -> None:
    session.find_everywhere("甲")
    assert session.hit_list is not None
    assert [(hit.entry, hit.place.paragraph) for hit in session.hit_list.hits] == [(1, 1), (1, 1), (1, 2), (3, 1)]


def test_nothing_is_found_for_nothing(session: Session) -> None:
    session.find_everywhere("")
    assert session.hit_list is not None
    assert session.hit_list.hits == ()


def test_a_hit_opens_in_its_place_and_is_remembered(session: Session) -> None:
    session.find_everywhere("甲")
    session.open_hit(3)
    assert (session.number, current(session)) == (3, TextSpan(1, 1, 2))
    assert session.finding is not None
    assert session.finding.is_from_list
    assert session.hit_list is not None
    assert session.hit_list.chosen == 3
    assert session.abandon() == Position(1)


def test_a_needle_is_found_whatever_its_width() -> None:
    session = Session(Edition((Page((article("共16家，囊括"),)),)))
    session.find("１６家,囊")
    assert current(session) == TextSpan(1, 1, 6)


def test_letters_are_taken_for_pinyin_and_the_words_are_told() -> None:
    session = Session(Edition((Page((article("党建联盟"),)),)))
    session.find("djlm")
    assert current(session) == TextSpan(1, 0, 4)
    assert session.finding is not None
    assert session.finding.heard == ("党建联盟",)


def test_everything_is_asked_in_the_query_language(session: Session) -> None:
    session.find_everywhere("甲 -丙 -title:甲 (乙 OR 丁)")
    assert session.hit_list is not None
    assert [(hit.entry, hit.place.start) for hit in session.hit_list.hits] == [
        (1, 0),
        (1, 1),
        (1, 2),
        (1, 0),
        (3, 0),
        (3, 1),
    ]
    assert session.hit_list.read_as == ""
    session.open_hit(4)
    session.open(1)
    assert session.finding is not None
    assert len(session.finding.places) == 4


def test_an_entry_that_matches_without_a_place_is_listed_at_its_title(session: Session) -> None:
    session.find_everywhere("kind:article")
    assert session.hit_list is not None
    assert [(hit.entry, hit.place) for hit in session.hit_list.hits] == [(n, TextSpan(0, 0, 0)) for n in (1, 2, 3)]


def test_what_a_query_was_taken_for_is_told() -> None:
    session = Session(Edition((Page((article("党建联盟"),)),)))
    session.find_everywhere("djlm")
    assert session.hit_list is not None
    assert session.hit_list.read_as == "党建联盟"


def test_a_mistake_in_a_query_keeps_the_hits_before(session: Session) -> None:
    session.find_everywhere("甲")
    session.find_everywhere("甲 OR")
    assert session.hit_list is not None
    assert session.hit_list.mistake is not None
    assert len(session.hit_list.hits) == 4


def test_what_no_paper_printed_is_passed_over_until_it_is_asked_for() -> None:
    site = PlainBlock(BlockKind.FURNITURE, (9,), "buttons", text=("首页 返回",))
    session = Session(Edition((Page((site, article("甲"), article("乙"))),)))
    session.open(2)
    assert (session.beside(1), len(session.sections)) == (None, 1)
    session.shows_furniture = True
    assert (session.beside(1), len(session.sections)) == (3, 2)
    session.open(3)
    session.shows_furniture = False
    assert session.beside(-1) == 2


def test_an_edition_of_nothing_but_furniture_shows_it() -> None:
    session = Session(Edition((Page((PlainBlock(BlockKind.FURNITURE, (9,), "buttons", text=("首页",)),)),)))
    assert (session.number, len(session.sections)) == (1, 1)
