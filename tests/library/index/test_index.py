"""The index follows the library, may be lost at any time, and never decides what is found."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from factories import article, asked, edition, raw, titles

from reader.library import Library
from reader.library.index import database, update
from reader.library.index.database import Index
from reader.library.schema import APPLICATION_ID


def add(library: Library, *days: str | None) -> None:
    """An edition a day, each with two articles that hold 联盟."""
    for day in days:
        made = edition(article(f"甲{day}", f"党建联盟成立于{day}。"), article(f"乙{day}", "联盟又成立了。"), day=day)
        library.add(made, raw(made), words={"联盟": 2, "党建": 1})


def found(library: Library, query: str = "联盟") -> list[str]:
    return titles(library.search(asked(query)).hits)


DAYS = ("2021-11-03", "2021-11-01", None, "2021-11-02")
EXPECTED = [
    "甲2021-11-03",
    "乙2021-11-03",
    "甲2021-11-02",
    "乙2021-11-02",
    "甲2021-11-01",
    "乙2021-11-01",
    "甲None",
    "乙None",
]


def test_what_is_not_indexed_yet_is_found_all_the_same(library: Library) -> None:
    add(library, *DAYS)
    assert (library.pending(), found(library)) == (8, EXPECTED)


def test_hits_come_newest_first_in_the_order_of_their_editions(library: Library) -> None:
    add(library, *DAYS)
    library.catch_up()
    assert (library.pending(), found(library)) == (0, EXPECTED)


def test_whatever_the_order_in_which_editions_came(library: Library) -> None:
    for day in DAYS:
        add(library, day)
        library.catch_up()
    assert found(library) == EXPECTED
    assert [hit.split("2021")[-1] for hit in found(library, "联盟 after:2021-11-02")] == ["-11-03"] * 2 + ["-11-02"] * 2
    assert len(found(library, "联盟 before:2021-11-02")) == 2


@pytest.mark.parametrize("is_indexed", [False, True])
def test_hits_of_one_day_come_page_by_page(library: Library, is_indexed: bool) -> None:
    for page in ("B1", "A10", "A2", "A1"):
        made = edition(article(page, "联盟"), page=page)
        library.add(made, raw(made))
    if is_indexed:
        library.catch_up()
    assert found(library) == ["A1", "A2", "A10", "B1"]


def test_one_that_came_later_is_found_among_the_indexed(library: Library) -> None:
    add(library, "2021-11-03", "2021-11-01")
    library.catch_up()
    add(library, "2021-11-02", None)
    assert (library.pending(), found(library)) == (4, EXPECTED)


def test_what_was_removed_is_found_no_more_before_and_after_the_index_knows(library: Library) -> None:
    add(library, *DAYS)
    library.catch_up()
    library.remove("2021-11-02")
    expected = [title for title in EXPECTED if "11-02" not in title]
    assert (found(library), library.search(asked("联盟"), limit=1).total) == (expected, 6)
    library.catch_up()
    assert (found(library), library.search(asked("联盟"), limit=1).total) == (expected, 6)
    assert [(word.word, word.uses) for word in library.suggest("联盟")] == [("联盟", 6)]


def test_a_corrected_edition_is_found_by_its_new_words_only(library: Library) -> None:
    old, new = (edition(article("甲", text), day="2021-11-01") for text in ("党建联盟。", "企业合作共赢。"))
    library.add(old, raw(old), "/page.txt")
    library.catch_up()
    library.add(new, raw(new), "/page.txt")
    for _ in range(2):
        assert (found(library), found(library, "共赢")) == ([], ["甲"])
        library.catch_up()


def test_words_are_counted_once_whatever_happens(library: Library) -> None:
    add(library, "2021-11-01", "2021-11-02")
    library.catch_up()
    library.catch_up()
    library.rebuild()
    assert [(word.word, word.uses) for word in library.suggest("党建")] == [("党建", 2)]


def damage_missing(path: Path) -> None:
    path.unlink()


def damage_foreign(path: Path) -> None:
    path.write_text("not an index")


def damage_empty(path: Path) -> None:
    path.write_bytes(b"")


def damage_end(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))


def damage_fold(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET fold = fold + 1")
    connection.close()


def damage_library(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET library = x'00'")
    connection.close()


def damage_tables(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE doc")
        connection.execute("DROP TABLE meta")
        connection.execute("CREATE TABLE meta (layout INTEGER)")
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [damage_missing, damage_foreign, damage_empty, damage_end, damage_fold, damage_library, damage_tables],
)
def test_an_index_of_no_use_is_made_anew(folder: Path, library: Library, damage: Callable[[Path], None]) -> None:
    add(library, *DAYS)
    library.catch_up()
    library.close()
    damage(folder / "index.db")
    with Library.open(folder) as again:
        assert found(again) == EXPECTED
        again.catch_up()
        assert (again.pending(), found(again)) == (0, EXPECTED)


def test_an_index_that_knows_of_later_editions_than_the_library_is_made_anew(folder: Path, library: Library) -> None:
    add(library, "2021-11-01")
    library.close()
    backup = (folder / "library.db").read_bytes()
    with Library.open(folder) as later:
        add(later, "2021-11-02")
        later.catch_up()
    (folder / "library.db").write_bytes(backup)
    with Library.open(folder) as restored:
        add(restored, "2021-11-03")
        assert found(restored) == [title for title in EXPECTED if "11-03" in title or "11-01" in title]


def test_an_index_that_followed_more_changes_than_the_library_had_is_made_anew(folder: Path, library: Library) -> None:
    add(library, "2021-11-01", "2021-11-02")
    library.close()
    backup = (folder / "library.db").read_bytes()
    with Library.open(folder) as later:
        later.remove("2021-11-02")
        later.catch_up()
    (folder / "library.db").write_bytes(backup)
    with Library.open(folder) as restored:
        add(restored, "2021-11-03")
        restored.catch_up()
        assert found(restored) == [title for title in EXPECTED if "None" not in title]


def test_what_is_gone_is_kept_for_an_index_that_cannot_be_opened_now(folder: Path, library: Library) -> None:
    add(library, *DAYS)
    library.catch_up()
    library.remove("2021-11-02")
    library.close()
    for name in folder.glob("index.db*"):
        name.rename(folder / f"away-{name.name}")
    (folder / "index.db").mkdir()
    with Library.open(folder) as without:
        without.catch_up()
        assert without.pending() == 6
    (folder / "index.db").rmdir()
    for name in folder.glob("away-*"):
        name.rename(folder / name.name.removeprefix("away-"))
    with Library.open(folder) as again:
        again.catch_up()
        assert [(word.word, word.uses) for word in again.suggest("联盟")] == [("联盟", 6)]


def test_reading_and_searching_go_on_in_another_process_while_the_index_is_made(folder: Path, library: Library) -> None:
    add(library, *DAYS)
    library.catch_up()
    with Library.open(folder) as reading:
        assert found(reading) == EXPECTED
        seen = []
        library.rebuild(lambda done, total: seen.append((done, total, found(reading) == EXPECTED)))
        assert seen == [(0, 8, True), (8, 8, True)]
        assert found(reading) == EXPECTED


def test_a_search_sees_one_moment_however_much_is_added_meanwhile(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, "2021-11-01")
    look = update.pending

    def pending(connection: sqlite3.Connection, index: Index) -> list[update.Pending]:
        waiting = look(connection, index)
        monkeypatch.setattr(update, "pending", look)
        with Library.open(folder) as other:
            add(other, "2021-11-02")
            other.catch_up()
        return waiting

    monkeypatch.setattr(update, "pending", pending)
    answer = library.search(asked("联盟"))
    assert (titles(answer.hits), answer.total) == (["甲2021-11-01", "乙2021-11-01"], 2)
    assert library.search(asked("联盟")).total == 4


def test_a_stopped_run_goes_on_where_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "SLICE", 2)
    add(library, *DAYS)

    def stop(done: int, total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.catch_up(stop)
    assert (library.pending(), found(library)) == (4, EXPECTED)
    library.catch_up()
    assert (library.pending(), found(library)) == (0, EXPECTED)


def test_more_than_can_be_looked_through_is_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.index.fulltext.MOST_SCANNED", 4)
    add(library, *DAYS)
    answer = library.search(asked("联盟"))
    assert (titles(answer.hits), answer.unsearched, answer.total_is_exact) == (EXPECTED[:4], 4, False)


def test_the_library_is_known_by_its_mark(folder: Path, library: Library) -> None:
    with sqlite3.connect(folder / "library.db") as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_room_that_is_not_needed_is_given_back(folder: Path, library: Library) -> None:
    add(library, *(f"2021-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 11)))
    library.catch_up()
    for listed in library.editions():
        library.remove(listed.key)
    library.rebuild()
    with sqlite3.connect(folder / "index.db") as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    connection.close()


def _parts(folder: Path) -> int:
    with sqlite3.connect(folder / "index.db") as connection:
        (count,) = connection.execute("SELECT count(DISTINCT segid) FROM posting_idx").fetchone()
    connection.close()
    return int(count)


def test_what_is_taken_in_piece_by_piece_becomes_one(library: Library, folder: Path) -> None:
    for day in DAYS[:3]:
        add(library, day)
        library.catch_up()
        assert _parts(folder) == 1
    assert sorted(found(library)) == sorted(EXPECTED[:2] + EXPECTED[4:])


def test_a_small_piece_is_left_beside_a_large_one(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.index.maintenance.LEAST_WHOLE", 0.5)
    for count in (1, 2):
        add(library, DAYS[count])
        library.catch_up()
        assert _parts(folder) == count


def test_a_date_that_is_none_is_no_date() -> None:
    assert database.day_of("soon") == database.day_of(None) == 0


def _rarest(library: Library, folder: Path, tokens: Sequence[str], most: int) -> Sequence[str]:
    for day in range(1, 30):
        others = [article("乙", "人民日报")] * 3
        made = edition(article("甲", "记者党建联盟" if day == 15 else ""), *others, day=f"2021-11-{day:02}")
        library.add(made, raw(made))
    library.catch_up()
    with sqlite3.connect(folder / "index.db") as connection:
        found = Index(connection, folder).rarest(tokens, most)
    connection.close()
    return found


def test_a_long_needle_is_asked_for_by_its_rarest_pairs(library: Library, folder: Path) -> None:
    found = _rarest(library, folder, ["人民", "党建", "民日", "建联", "日报", "联盟"], 2)
    assert set(found) < {"党建", "建联", "联盟"}
    assert len(found) == 2
    assert library.search(asked("记者党建联盟")).total == 1


def test_a_pair_that_most_entries_have_is_not_asked_for_beside_a_rarer_one(library: Library, folder: Path) -> None:
    assert _rarest(library, folder, ["人民", "民日", "党建", "日报"], 3) == ["党建"]
