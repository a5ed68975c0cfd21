"""Editions come, are corrected, and go; what is read back is what was put in."""

import sqlite3
from pathlib import Path

import pytest
from factories import article, edition, notice, raw

from reader import sources
from reader.app import bundled
from reader.errors import LibraryError
from reader.library import Library
from reader.model.edition import Hint
from reader.parser import parse

LONG = "成立了汽车产业链党建联盟，共有首批联盟单位十六家，囊括整车制造、汽车电子等七大类企业。"
OTHER = "省经济和信息化厅公示小微企业园名单，远景产业园上榜，建筑面积十五万平方米。"
SHIPPED = Path(__file__).parents[2] / "data/editions/pinghu-2021-11-08-c01.txt"


def test_an_edition_is_read_back_as_it_was_with_its_source(library: Library) -> None:
    data = SHIPPED.read_bytes()
    source = sources.decode(data, str(SHIPPED))
    expected = parse(source.text, bundled.rules(), Hint("嘉兴日报平湖版", "2021-11-08", "C01"))._replace(source=source)
    library.add(expected, data, str(SHIPPED))
    assert expected == library.edition("C01")


def test_the_folder_is_private(folder: Path, library: Library) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_same_content_again_changes_nothing(library: Library, folder: Path) -> None:
    made = edition(article("党建", LONG))
    assert library.add(made, raw(made)).outcome == "new"
    before = library.editions()
    assert library.add(made, raw(made)).outcome == "unchanged"
    assert library.editions() == before


def test_the_same_file_under_another_name_is_one_edition(library: Library) -> None:
    one = edition(article("党建", LONG), paper=None, day=None, page=None, name="a.txt")
    other = one._replace(source=one.source and one.source._replace(name="b.txt"))
    library.add(one, raw(one), "/x/a.txt")
    assert library.add(other, raw(one), "/y/b.txt").outcome == "unchanged"
    assert [listed.key for listed in library.editions()] == ["a/-/-"]


def test_what_becomes_known_of_a_source_replaces_what_was_guessed(library: Library) -> None:
    guessed = edition(article("党建", LONG), paper=None, day=None, page=None)
    known = edition(article("党建", LONG))
    library.add(guessed, raw(guessed))
    (key,) = library.keys("page").values()
    assert library.add(known, raw(guessed)).outcome == "replaced"
    assert [listed.key for listed in library.editions()] == ["平湖日报/2021-11-08/1"]
    assert list(library.keys("平湖日报").values()) == [key]


def test_a_corrected_text_takes_the_place_of_the_old_one(library: Library) -> None:
    old, new = edition(article("党建", LONG)), edition(article("党建", LONG + "全新探索。"))
    library.add(old, raw(old))
    assert library.add(new, raw(new)).outcome == "replaced"
    assert new.pages == library.edition("平湖日报").pages
    assert len(library.editions()) == 1


def test_a_corrected_headline_keeps_the_key_of_the_article(library: Library) -> None:
    old = edition(article("党建联盟", LONG), article("上榜", OTHER))
    new = edition(
        article("新来的", "一篇与别的都不相干的短文。"), article("党健联盟成立", LONG), article("上榜", OTHER)
    )
    library.add(old, raw(old))
    before = library.keys("平湖日报")
    library.add(new, raw(new))
    after = library.keys("平湖日报")
    assert (before[1], before[2]) == (after[2], after[3])
    assert after[1] not in before.values()


def test_pages_that_bear_no_number_do_not_replace_one_another(library: Library) -> None:
    one, other = edition(article("党建", LONG), page=None), edition(article("上榜", OTHER), page=None)
    library.add(one, raw(one), "/a/page.txt")
    assert library.add(other, raw(other), "/b/page.txt").outcome == "new"
    assert [listed.key for listed in library.editions()] == ["平湖日报/2021-11-08/-", "平湖日报~2/2021-11-08/-"]
    corrected = edition(article("上榜", OTHER + "建成投产。"), page=None)
    assert library.add(corrected, raw(corrected), "/c/page.txt").key == "平湖日报~2/2021-11-08/-"
    assert len(library.editions()) == 2


def test_the_same_file_is_the_same_edition_however_much_was_changed(library: Library) -> None:
    one, other = edition(article("党建", LONG), page=None), edition(article("上榜", OTHER), page=None)
    library.add(one, raw(one), "/a/page.txt")
    assert library.add(other, raw(other), "/a/page.txt").outcome == "replaced"


def test_another_text_of_the_same_name_never_takes_the_place_of_an_edition(library: Library) -> None:
    good = edition(article("党建", LONG))
    several = edition(article("上榜", OTHER), article("党建", LONG), article("连载", OTHER[::-1] + LONG[::-1]))
    library.add(good, raw(good), "/a/page.txt")
    added = library.add(several, raw(several), "/a/pages.txt")
    assert (added.key, added.outcome, added.stands_beside) == ("平湖日报~2/2021-11-08/1", "new", True)
    assert good.pages == library.edition("平湖日报/2021-11-08/1").pages
    assert library.add(good, b"copy\n" + raw(good), "/b/page.txt").outcome == "unchanged"
    assert len(library.editions()) == 2


def test_one_edition_in_two_files_of_different_form_is_one(library: Library) -> None:
    made = edition(article("党建", LONG))
    library.add(made, raw(made), "/a/page.txt")
    for _ in range(2):
        assert library.add(made, b'{"format": "..."}', "/a/page.json").outcome == "unchanged"
        assert library.add(made, raw(made), "/a/page.txt").outcome == "unchanged"
    renamed = edition(article("党建", LONG), page="2")
    assert library.add(renamed, b"{}", "/a/page.json").outcome == "new"


def test_two_articles_of_one_headline_have_keys_of_their_own(library: Library) -> None:
    made = edition(article("简讯", LONG), article("简讯", OTHER), notice("遗失声明"), notice("遗失声明"))
    library.add(made, raw(made))
    assert len(set(library.keys("平湖日报").values())) == 4


def test_removing_takes_the_edition_and_nothing_else(library: Library) -> None:
    one, other = edition(article("党建", LONG)), edition(article("上榜", OTHER), day="2021-11-09")
    library.add(one, raw(one))
    library.add(other, raw(other))
    assert library.remove("2021-11-08") == "平湖日报/2021-11-08/1"
    assert [listed.date for listed in library.editions()] == ["2021-11-09"]


def test_an_article_alone_is_not_removed(library: Library) -> None:
    made = edition(article("党建", LONG))
    library.add(made, raw(made))
    with pytest.raises(LibraryError) as raised:
        library.remove("平湖日报#1")
    assert raised.value.message == "library.not-an-edition"
    assert len(library.editions()) == 1


def test_editions_are_listed_newest_first_and_those_without_a_date_last(library: Library) -> None:
    for day in ("2021-11-07", None, "2021-11-09"):
        made = edition(article("党建", LONG), day=day)
        library.add(made, raw(made) + str(day).encode())
    assert [listed.date for listed in library.editions()] == ["2021-11-09", "2021-11-07", None]


def test_a_failed_addition_leaves_nothing(library: Library, folder: Path) -> None:
    made = edition(article("党建", LONG))
    with sqlite3.connect(folder / "library.db") as other:
        other.execute("CREATE TRIGGER refuse BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(LibraryError):
        library.add(made, raw(made))
    assert library.editions() == ()


def test_another_article_in_the_place_of_one_has_a_key_of_its_own(library: Library) -> None:
    old, new = edition(article("党建联盟", LONG)), edition(article("上榜", OTHER))
    library.add(old, raw(old), "/page.txt")
    before = library.keys("平湖日报")
    library.add(new, raw(new), "/page.txt")
    assert not set(before.values()) & set(library.keys("平湖日报").values())
