"""What is remembered, by kind: reading, bookmarks, searches, notes."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from reader.marks import bookmarks, notes, reading, searches
from reader.marks.records import Records
from reader.model.blocks import TextSpan

ARTICLE, OTHER = "甲报/2021-11-08/1#一", "甲报/2021-11-08/1#二"


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    ticks = count(1)
    with Records.open(tmp_path, lambda: next(ticks)) as opened:
        yield opened


def test_read_articles_are_counted_by_page(records: Records) -> None:
    reading.set_read(records, [ARTICLE, OTHER])
    assert reading.read_among(records, [ARTICLE, "x"]) == {ARTICLE}
    assert reading.read_counts(records) == {"甲报/2021-11-08/1": 2}
    reading.set_read(records, [ARTICLE], is_read=False)
    assert reading.read_counts(records) == {"甲报/2021-11-08/1": 1}


def test_every_edition_is_left_where_it_was_left_and_the_last_one_comes_first(records: Records) -> None:
    first = reading.LeftOff("甲报/2021-11-08/1", ARTICLE, reading.ReadingPosition(1, 20))
    second = reading.LeftOff("/home/u/page.txt", OTHER, reading.ReadingPosition(0, 0))
    reading.leave(records, first)
    reading.leave(records, second)
    assert reading.left_off(records, first.source) == first
    assert reading.recent(records) == (second, first)
    assert reading.positions(records, [ARTICLE]) == {ARTICLE: reading.ReadingPosition(1, 20)}


def test_an_edition_that_cannot_be_opened_again_is_not_named(records: Records) -> None:
    reading.leave(records, reading.LeftOff("", ARTICLE, reading.ReadingPosition(1, 20)))
    assert reading.recent(records) == ()
    assert reading.positions(records, [ARTICLE]) == {ARTICLE: reading.ReadingPosition(1, 20)}


def test_bookmarks_are_in_the_order_of_the_article_or_the_latest_first(records: Records) -> None:
    for start in (5, 0):
        bookmarks.add_bookmark(records, "甲报", ARTICLE, TextSpan(1, start, start), "一", f"在{start}", "did.bookmark")
    assert [each.words for each in bookmarks.bookmarks(records)] == ["在0", "在5"]
    assert [each.words for each in bookmarks.bookmarks(records, ARTICLE)] == ["在0", "在5"]
    bookmarks.remove_bookmark(records, bookmarks.bookmarks(records)[0], "did.unbookmark")
    assert [each.words for each in bookmarks.bookmarks(records)] == ["在5"]
    records.undo()
    assert len(bookmarks.bookmarks(records)) == 2


def test_a_letter_means_one_position_an_edition_and_one_everywhere(records: Records) -> None:
    here = bookmarks.Mark("a", "甲报", ARTICLE, 1, 5)
    there = bookmarks.Mark("a", "乙报", OTHER, 2, 0)
    bookmarks.set_mark(records, here, "甲报", "did.mark")
    bookmarks.set_mark(records, there, "", "did.mark")
    assert bookmarks.mark(records, "a", "甲报") == here
    assert bookmarks.mark(records, "a", "") == there
    assert bookmarks.mark(records, "b", "") is None


def test_a_saved_search_takes_the_place_of_its_namesake_and_can_be_renamed(records: Records) -> None:
    searches.save_search(records, searches.SavedSearch("港", "河口港"))
    searches.save_search(records, searches.SavedSearch("港", "河口港 -招聘", "2021-11-08T00:00:00Z"))
    searches.rename_search(records, searches.saved_searches(records)[0], "港口", "did.rename")
    assert searches.saved_searches(records) == (searches.SavedSearch("港口", "河口港 -招聘", "2021-11-08T00:00:00Z"),)
    records.undo()
    searches.remove_search(records, "港", "did.remove")
    assert searches.saved_searches(records) == ()


def test_the_history_of_searches_has_each_once_and_ends_somewhere(records: Records) -> None:
    for text in ("党建", "港", "党建", *map(str, range(searches.HISTORY))):
        searches.remember_query(records, text)
    made = searches.history(records)
    assert (made[0], len(made)) == (str(searches.HISTORY - 1), searches.HISTORY)
    assert "港" not in made


TEXTS = ("老桥修好", "三座老桥昨天修好。老桥是青石的。", "村民走过老桥。")


def note_on(span: TextSpan, text: str = "问一问") -> notes.Note:
    return notes.new_note("甲报", ARTICLE, TEXTS[0], span, TEXTS, text)


def test_a_note_is_kept_with_the_words_it_is_about(records: Records) -> None:
    note = note_on(TextSpan(1, 9, 11))
    notes.put_note(records, note, "did.note")
    notes.put_note(records, note._replace(text="已问"), "did.note")
    (kept,) = notes.notes(records, ARTICLE)
    assert (kept.quote, kept.before[-2:], kept.after[:2], kept.text) == ("老桥", "好。", "是青", "已问")
    records.undo()
    assert [each.text for each in notes.notes(records)] == ["问一问"]
    notes.remove_note(records, kept, "did.unnote")
    assert notes.notes(records) == ()


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (TEXTS, TextSpan(1, 9, 11)),
        (("老桥修好", "昨天,三座老桥修好。老桥是青石的。", "村民走过老桥。"), TextSpan(1, 10, 12)),
        (("老桥修好", "一段新的。", "三座老桥昨天修好。老桥是青石的。", "村民走过老桥。"), TextSpan(2, 9, 11)),
        (("桥修好", "三座桥修好。"), None),
        ((), None),
    ],
)
def test_a_note_finds_its_words_in_a_mended_text(texts: tuple[str, ...], place: TextSpan | None) -> None:
    assert notes.located(note_on(TextSpan(1, 9, 11)), texts) == place
