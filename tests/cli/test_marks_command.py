"""Marks are carried to another machine, and saved searches asked from the shell."""

import json
from pathlib import Path

import pytest
from command_result import RunCommand
from factories import article, edition, raw

from reader.library import Library
from reader.marks.reading import set_read
from reader.marks.records import Records
from reader.marks.searches import SavedSearch, save_search

BODY = "成立了汽车产业链党建联盟，共有首批联盟单位十六家。"


def test_marks_merged_twice_are_merged_once(
    kanbao: RunCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Records.open() as records:
        set_read(records, ["平湖日报/2021-11-08/1#党建", "平湖日报/2021-11-08/1#上榜"])
        set_read(records, ["平湖日报/2021-11-08/1#上榜"], is_read=False)
        own = records.whole()
    file = tmp_path / "marks.jsonl"
    assert kanbao("marks", "export", str(file)).status == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert kanbao("marks", "export").out == file.read_text("utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    assert "2 of them newer" in kanbao("marks", "merge", str(file)).err
    assert "0 of them newer" in kanbao("marks", "merge", str(file)).err
    with Records.open() as records:
        assert records.whole() == own


@pytest.mark.parametrize("content", [None, b"\xff", b"{}", b'{"format": "kanbao-marks/1"}\n[]'])
def test_a_file_that_holds_no_marks_is_named_and_changes_nothing(
    kanbao: RunCommand, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "marks.jsonl"
    if content is not None:
        file.write_bytes(content)
    ran = kanbao("marks", "merge", str(file))
    assert (ran.status, ran.err.count("\n"), str(file) in ran.err) == (2, 1, True)
    with Records.open() as records:
        assert records.whole() == []


def save(query: str = "联盟") -> None:
    with Records.open() as records:
        save_search(records, SavedSearch("党建", query))


def add(headline: str, date: str) -> None:
    made = edition(article(headline, BODY), day=date)
    with Library.open() as library:
        library.add(made, raw(made))
        library.catch_up()
        library._connection.execute("UPDATE edition SET added = ? WHERE date = ?", (f"{date}T08:00:00Z", date))


def test_new_hits_of_a_saved_search_are_listed_once(kanbao: RunCommand) -> None:
    save()
    add("党建联盟", "2021-11-08")
    assert kanbao("search", "--saved", "党建", "--new").status == 0
    assert kanbao("search", "--saved", "党建", "--new").status == 1
    add("又一联盟", "2021-11-09")
    found = json.loads(kanbao("search", "--saved", "党建", "--new", "--json").out)
    assert [hit["headline"] for hit in found["hits"]] == ["又一联盟"]
    assert kanbao("search", "--saved", "党建", "--new", "--json").status == 1
    assert json.loads(kanbao("search", "--saved", "党建", "--json").out)["total"] == 2


def test_without_a_library_a_saved_search_has_nothing_new(kanbao: RunCommand) -> None:
    save()
    assert kanbao("search", "--saved", "党建", "--new").status == 1


@pytest.mark.parametrize("call", ["search", "search --new x", "search --saved 党建 x", "search --saved 无此"])
def test_a_call_without_something_to_find_says_what_is_missing(kanbao: RunCommand, call: str) -> None:
    save()
    ran = kanbao(*call.split())
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
