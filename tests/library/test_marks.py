"""What belongs to the user is kept, by article, through everything that happens to the editions."""

from pathlib import Path

from factories import article, edition, raw

from reader.library import Library
from reader.library.article_ids import article_keys
from reader.library.marks import LeftOff
from reader.model.blocks import TextSpan

KEY, OTHER = "平湖日报/2021-11-08/1#党建", "平湖日报/2021-11-08/1#上榜"
BODY = "成立了汽车产业链党建联盟，共有首批联盟单位十六家，囊括整车制造、汽车电子等七大类企业。"


def test_read_articles_are_known_among_many(library: Library) -> None:
    library.marks.set_read(KEY)
    library.marks.set_read(KEY)
    many = [f"{KEY}{number}" for number in range(1200)]
    assert library.marks.read_among([*many, KEY]) == {KEY}
    library.marks.set_read(KEY, is_read=False)
    assert library.marks.read_among([KEY]) == frozenset()


def test_the_last_position_counts(library: Library) -> None:
    assert library.marks.position(KEY) is None
    library.marks.set_position(KEY, TextSpan(1, 2, 2))
    library.marks.set_position(KEY, TextSpan(3, 40, 40))
    assert library.marks.position(KEY) == TextSpan(3, 40, 40)


def test_bookmarks_stand_in_the_order_of_the_article(library: Library) -> None:
    library.marks.add_bookmark(KEY, TextSpan(2, 0, 5), "b")
    first = library.marks.add_bookmark(KEY, TextSpan(1, 0, 5), "a")
    library.marks.add_bookmark(OTHER, TextSpan(1, 0, 5), "c")
    assert [mark.name for mark in library.marks.bookmarks(KEY)] == ["a", "b"]
    assert [mark.name for mark in library.marks.bookmarks()] == ["c", "a", "b"]
    library.marks.remove_bookmark(first)
    assert [(mark.name, mark.place) for mark in library.marks.bookmarks(KEY)] == [("b", TextSpan(2, 0, 5))]


def test_notes_are_kept_with_the_words_they_are_about(library: Library) -> None:
    number = library.marks.add_note(KEY, TextSpan(1, 0, 4), "党建联盟", "问一问")
    library.marks.change_note(number, "已问")
    assert [(note.quote, note.text) for note in library.marks.notes(KEY)] == [("党建联盟", "已问")]
    library.marks.remove_note(number)
    assert library.marks.notes() == ()


def test_a_saved_search_takes_the_place_of_its_namesake(library: Library) -> None:
    library.marks.save_search("每日", "党建")
    library.marks.save_search("每日", "党建 -广告")
    assert [(saved.name, saved.query) for saved in library.marks.saved_searches()] == [("每日", "党建 -广告")]
    library.marks.forget_search("每日")
    assert library.marks.saved_searches() == ()


def test_reading_goes_on_where_it_was_left(library: Library, folder: Path) -> None:
    assert library.marks.left_off() is None
    library.marks.set_left_off(LeftOff("a.txt", KEY, TextSpan(1, 0, 0)))
    library.marks.set_left_off(LeftOff("b.txt", KEY, TextSpan(2, 9, 9)))
    library.close()
    with Library.open(folder) as again:
        assert again.marks.left_off() == LeftOff("b.txt", KEY, TextSpan(2, 9, 9))


def test_marks_outlive_correction_and_removal(library: Library) -> None:
    made = edition(article("党建", BODY))
    library.add(made, raw(made))
    (key,) = library.keys("平湖日报").values()
    library.marks.add_note(key, TextSpan(1, 0, 2), "成立", "何时？")
    corrected = edition(article("党建联盟", BODY + "又及。"))
    library.add(corrected, raw(corrected))
    assert list(library.keys("平湖日报").values()) == [key]
    library.remove("平湖日报")
    assert [note.text for note in library.marks.notes(key)] == ["何时？"]


def test_a_file_that_is_only_read_has_the_keys_it_would_have_in_the_library(library: Library) -> None:
    made = edition(article("党建", BODY), article("上榜", BODY))
    library.add(made, raw(made))
    assert library.keys("平湖日报") == article_keys(made)
