"""marks.db: records that are kept at once, undone, merged, and taken over from libraries of older versions."""

import os
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import LibraryError, SourceError
from reader.library import Library
from reader.marks.exchange import from_lines, to_lines
from reader.marks.records import MARKS, Record, RecordChange, Records

RECORDS = st.lists(
    st.builds(
        Record,
        st.just("search"),
        st.sampled_from("abc"),
        st.sampled_from([None, {"query": "a"}, {"query": "b"}]),
        st.integers(0, 5),
    )
)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    ticks = count(1)
    with Records.open(tmp_path, lambda: next(ticks)) as opened:
        yield opened


def states(records: Records) -> list[tuple[str, str, object]]:
    return [(each.kind, each.key, each.value) for each in records.whole()]


def test_what_is_written_is_there_for_the_next_reader(records: Records, tmp_path: Path) -> None:
    records.write([RecordChange("read", "a#b", True), RecordChange("position", "a#b", [1, 5])])
    with Records.open(tmp_path) as again:
        assert again.among("read", ["a#b", "a#c"]) == {"a#b": True}
        assert again.get("position", "a#b") == [1, 5]


def test_only_the_user_can_read_the_file(records: Records) -> None:
    assert records.path.stat().st_mode & 0o777 == 0o600


def test_a_removed_record_is_not_found_but_not_forgotten(records: Records) -> None:
    records.write([RecordChange("read", "a", True)])
    records.write([RecordChange("read", "a", None)])
    assert records.get("read", "a") is None
    assert records.every("read") == []
    assert records.whole() == [Record("read", "a", None, 2)]


def test_counts_go_by_the_part_of_the_key_before_the_article(records: Records) -> None:
    records.write(
        RecordChange("read", key, True)
        for key in ("甲报/2021-11-08/1#一", "甲报/2021-11-08/1#二", "乙报/2021-11-08/1#三", "file")
    )
    assert records.counts("read") == {"甲报/2021-11-08/1": 2, "乙报/2021-11-08/1": 1, "file": 1}


def test_many_keys_are_asked_for_in_one_call(records: Records) -> None:
    records.write(RecordChange("read", str(number), True) for number in range(2_000))
    assert len(records.among("read", map(str, range(3_000)))) == 2_000


def test_undo_and_redo_go_through_labelled_changes_only(records: Records) -> None:
    records.write([RecordChange("read", "a", True), RecordChange("read", "b", True)], "did.read")
    records.write([RecordChange("position", "a", [1, 1])])
    undone = records.undo()
    assert undone
    assert undone.label == "did.read"
    assert (records.among("read", "ab"), records.get("position", "a")) == ({}, [1, 1])
    redone = records.redo()
    assert redone
    assert redone.label == "did.read"
    assert records.among("read", "ab") == {"a": True, "b": True}
    assert records.redo() is None


def test_a_new_change_ends_what_could_be_made_again(records: Records) -> None:
    records.write([RecordChange("read", "a", True)], "did.read")
    records.undo()
    records.write([RecordChange("read", "b", True)], "did.read")
    assert records.redo() is None
    records.undo()
    assert records.undo() is None


def test_what_another_reader_changed_since_is_not_undone(records: Records, tmp_path: Path) -> None:
    records.write([RecordChange("search", "a", {"query": "x"})], "did.save")
    with Records.open(tmp_path) as other:
        other.write([RecordChange("search", "a", {"query": "y"})])
    records.undo()
    assert records.get("search", "a") == {"query": "y"}


def test_a_change_is_later_than_the_state_it_changes_even_where_the_clock_went_back(tmp_path: Path) -> None:
    with Records.open(tmp_path, lambda: 10) as records:
        records.write([RecordChange("read", "a", True)])
    with Records.open(tmp_path, lambda: 3) as records:
        records.write([RecordChange("read", "a", None)])
        assert records.whole() == [Record("read", "a", None, 11)]


@given(RECORDS, RECORDS)
def test_merging_gives_the_same_on_both_machines_and_merging_again_changes_nothing(
    mine: list[Record], other: list[Record]
) -> None:
    with Records(_blank(), Path("a")) as first, Records(_blank(), Path("b")) as second:
        first.merge(mine)
        second.merge(other)
        own = first.whole()
        first.merge(second.whole())
        second.merge(own)
        assert first.whole() == second.whole()
        assert first.merge(second.whole()) == 0


def _blank() -> sqlite3.Connection:
    from reader.library.connection import in_memory
    from reader.marks.marks_file import MIGRATIONS

    connection = in_memory()
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    return connection


def test_an_export_holds_everything_and_is_read_again(records: Records) -> None:
    records.write(
        [RecordChange("read", "甲报#一", True), RecordChange("search", "港", {"query": "河口港", "seen": ""})]
    )
    records.write([RecordChange("read", "甲报#一", None)])
    assert list(from_lines(to_lines(records.whole()), "marks.jsonl")) == records.whole()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], None),
        (["看报"], "marks.format"),
        (['{"format": "kanbao-edition/1"}'], "marks.format"),
        (['{"format": "kanbao-marks/1"}', "[1]"], "marks.record"),
        (['{"format": "kanbao-marks/1"}', '{"kind":"read","key":"a","value":{},"at":1}'], "marks.record"),
        (['{"format": "kanbao-marks/1"}', '{"kind":"note","key":"a","value":{"text":1},"at":1}'], "marks.record"),
        (['{"format": "kanbao-marks/1"}', '{"kind":"read","key":"a","value":true,"at":1e300}'], "marks.record"),
        (['{"format": "kanbao-marks/1"}', "[" * 100_000], "marks.record"),
    ],
)
def test_a_file_that_holds_anything_else_is_refused_with_its_line(lines: list[str], message: str | None) -> None:
    if message is None:
        assert list(from_lines(lines, "x")) == []
        return
    with pytest.raises(SourceError) as error:
        list(from_lines(lines, "x"))
    assert error.value.message == message


def test_marks_of_an_older_library_are_taken_over_once(tmp_path: Path) -> None:
    with Library.open(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "library.db") as old:
        old.execute("INSERT INTO read VALUES ('甲报#一', '2021-11-08T00:00:00Z')")
        old.execute("INSERT INTO position VALUES ('甲报#二', 1, 5, 5, '2021-11-08T00:00:01Z')")
        old.execute("INSERT INTO bookmark VALUES (7, '甲报#一', 1, 0, 4, '青石', '2021-11-08T00:00:02Z')")
        old.execute("INSERT INTO note VALUES (1, '甲报#一', 1, 0, 3, '本报讯', '一条', '2021-11-08T00:00:03Z')")
        old.execute("INSERT INTO saved_search VALUES ('港', '河口港', '2021-11-08T00:00:04Z')")
        old.execute("INSERT INTO left_off VALUES (1, '甲报', '甲报#二', 1, 5, 5, '2021-11-08T00:00:05Z')")
    old.close()
    with Records.open(tmp_path) as records:
        assert states(records) == [
            ("bookmark", "library-7", {"article": "甲报#一", "span": [1, 0, 4], "words": "青石"}),
            ("edition", "甲报", {"article": "甲报#二", "position": [1, 5]}),
            ("note", "library-1", {"article": "甲报#一", "span": [1, 0, 3], "quote": "本报讯", "text": "一条"}),
            ("position", "甲报#二", [1, 5]),
            ("read", "甲报#一", True),
            ("search", "港", {"query": "河口港"}),
        ]
        assert records.whole()[-1].at == 1636329604_000000
        records.write([RecordChange("read", "甲报#一", None)])
    with Records.open(tmp_path) as records:
        assert records.get("read", "甲报#一") is None


def test_a_file_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / MARKS).write_text("看报" * 1_000)
    with pytest.raises(LibraryError) as error, Records.open(tmp_path):
        pass
    assert error.value.message == "marks.foreign"
    assert (tmp_path / MARKS).read_text() == "看报" * 1_000


def test_marks_of_a_newer_version_are_refused(records: Records, tmp_path: Path) -> None:
    with sqlite3.connect(records.path) as file:
        file.execute("PRAGMA user_version = 99")
    file.close()
    with pytest.raises(LibraryError) as error, Records.open(tmp_path):
        pass
    assert error.value.message == "library.newer"


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_written_changes_last_as_long_as_the_program(records: Records, tmp_path: Path) -> None:
    records.write([RecordChange("read", "a", True)])
    records.close()
    tmp_path.chmod(0o500)
    with Records.open(tmp_path) as again:
        again.write([RecordChange("read", "b", True)])
        assert (again.is_read_only, again.among("read", "ab")) == (True, {"a": True, "b": True})
    tmp_path.chmod(0o700)
