"""Backup, restore, verify, and a damaged library saved, as the shell does them."""

import json
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.app.resolve import source_bytes
from reader.library import Library
from reader.marks.records import RecordChange, Records
from reader.runtime import paths

PAGE = "上榜\n\n■记者 胡佳英\n\n本报讯 近日，远景产业园上榜，建筑面积十五万平方米，党建联盟也在其中。\n"
DAYS = ("2021-11-08", "2021-11-09", "2021-11-10")


@pytest.fixture
def added(kanbao: RunCommand, tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for day in DAYS:
        (folder / f"{day}.txt").write_text(PAGE.replace("远景", f"远景{day}"), "utf-8")
        (folder / f"{day}.meta.yaml").write_text(f'newspaper: 平湖日报\ndate: "{day}"\npage: "1"\n', "utf-8")
    assert kanbao("add", str(folder)).status == 0
    with Records.open() as records:
        records.write([RecordChange("read", "键", True)])
    return folder


def library_file() -> Path:
    return paths.data_folder() / "library.db"


def listed(kanbao: RunCommand) -> list[str]:
    return [edition["key"] for edition in json.loads(kanbao("list", "--json").out)]


def spoil(statement: str) -> None:
    with closing(sqlite3.connect(library_file())) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_backup_brings_everything_back(kanbao: RunCommand, added: Path, tmp_path: Path) -> None:
    archive = tmp_path / "saved.zip"
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text("measure: 30\n")
    before = listed(kanbao)
    assert kanbao("backup", str(archive)).status == 0
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    with zipfile.ZipFile(archive) as opened:
        assert set(opened.namelist()) == {"manifest.json", "library.db", "marks.db", "config.yaml"}
    kanbao("remove", "2021-11-08", "2021-11-09")
    paths.config_file().write_text("measure: 40\n")
    with Records.open() as records:
        records.write([RecordChange("read", "键", None)])
    refused = kanbao("restore", str(archive))
    assert (refused.status, len(refused.err.splitlines())) == (2, 1)
    assert len(listed(kanbao)) == 1
    assert kanbao("restore", str(archive), "--force").status == 0
    assert listed(kanbao) == before
    assert kanbao("search", "远景").out.count("2021-11") >= 3
    assert paths.config_file().read_text() == "measure: 30\n"
    with Records.open() as records:
        assert records.get("read", "键") is True


def test_a_backup_is_made_while_another_writes(kanbao: RunCommand, added: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(library_file(), isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM edition")
        assert kanbao("backup", str(tmp_path / "saved.zip")).status == 0
        writer.execute("ROLLBACK")
    library_file().unlink()
    kanbao("restore", str(tmp_path / "saved.zip"), "--force")
    assert len(listed(kanbao)) == 3


def test_a_backup_is_put_in_the_place_of_a_library_that_cannot_be_read(
    kanbao: RunCommand, added: Path, tmp_path: Path
) -> None:
    kanbao("backup", str(tmp_path / "saved.zip"))
    library_file().write_bytes(b"\x5a" * 100 + library_file().read_bytes()[100:])
    ran = kanbao("list")
    assert (ran.status, len(ran.err.splitlines())) == (2, 1)
    assert "damaged" in ran.err
    assert kanbao("doctor").status == 2
    assert kanbao("restore", str(tmp_path / "saved.zip"), "--force").status == 0
    assert len(listed(kanbao)) == 3


def test_a_damaged_backup_changes_nothing(kanbao: RunCommand, added: Path, tmp_path: Path) -> None:
    archive = tmp_path / "saved.zip"
    kanbao("backup", str(archive))
    with zipfile.ZipFile(archive) as good, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, data.replace(b"kanm", b"kanx") if name == "marks.db" else data)
    kanbao("remove", "2021-11-08")
    ran = kanbao("restore", str(tmp_path / "bad.zip"), "--force")
    assert (ran.status, "marks.db" in ran.err) == (2, True)
    assert len(listed(kanbao)) == 2
    (tmp_path / "no.zip").write_bytes(b"PK")
    assert kanbao("restore", str(tmp_path / "no.zip"), "--force").status == 2
    assert kanbao("restore", str(tmp_path / "missing.zip")).status == 2


def test_a_backup_replaces_a_backup_and_nothing_else(kanbao: RunCommand, added: Path, tmp_path: Path) -> None:
    page = added / f"{DAYS[0]}.txt"
    before = page.read_bytes()
    assert kanbao("backup", str(page)).status == 2
    assert page.read_bytes() == before
    assert [kanbao("backup", str(tmp_path / "saved.zip")).status for _ in range(2)] == [0, 0]
    assert [path.name for path in tmp_path.glob(".backup*")] == []


def test_verification_counts_and_names(kanbao: RunCommand, added: Path) -> None:
    assert kanbao("verify").status == 0
    spoil("UPDATE content SET source = x'00' WHERE edition = 2")
    ran = kanbao("verify")
    assert ran.status == 2
    assert "平湖日报/2021-11-09/1" in ran.err
    assert "3, damaged: 1" in ran.err


def test_the_source_comes_out_as_it_went_in(kanbao: RunCommand, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(PAGE.replace("\n", "\r\n").encode("gb18030") + b"\xff\r\n")
    kanbao("add", str(page))
    with Library.open() as library:
        key = library.editions()[0].key
    assert source_bytes(key) == source_bytes(str(page)) == page.read_bytes()


def test_the_editions_of_a_damaged_library_move_into_a_new_one(kanbao: RunCommand, added: Path) -> None:
    before = listed(kanbao)
    with Library.open() as library:
        keys = library.keys(before[0])
    spoil("DELETE FROM content WHERE edition = 1")
    assert kanbao("rebuild").status == 2
    ran = kanbao("rebuild", "--from", str(library_file()))
    assert ran.status == 0
    assert "whole: 2; parsed anew from what was left: 1; there already: 0; lost: 0" in ran.err
    assert listed(kanbao) == before
    with Library.open() as library:
        assert library.keys(before[0]) == keys
    assert kanbao("doctor").err == ""
    assert kanbao("search", "党建联盟").out.count("2021-11") >= 3
    assert library_file().with_name("library.db.damaged-1").exists()


def test_a_library_is_saved_into_one_that_is_there(kanbao: RunCommand, added: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    kanbao("backup", str(tmp_path / "saved.zip"))
    with zipfile.ZipFile(tmp_path / "saved.zip") as archive:
        other.write_bytes(archive.read("library.db"))
    kanbao("remove", "2021-11-08")
    ran = kanbao("rebuild", "--from", str(other))
    assert "whole: 1; parsed anew from what was left: 0; there already: 2; lost: 0" in ran.err
    assert kanbao("rebuild", "--from", str(tmp_path / "none.db")).status == 2


def test_where_nothing_can_be_saved_nothing_is_changed(kanbao: RunCommand, added: Path) -> None:
    library_file().write_bytes(b"\x5a" * 4096)
    assert kanbao("rebuild", "--from", str(library_file())).status == 2
    assert library_file().read_bytes() == b"\x5a" * 4096


def test_a_library_elsewhere_comes_back_where_it_was_and_stays_shared(
    kanbao: RunCommand, added: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "elsewhere" / "library.db"
    kanbao("backup", str(tmp_path / "saved.zip"))
    monkeypatch.setenv("KANBAO_LIBRARY", str(place))
    assert kanbao("restore", str(tmp_path / "saved.zip"), "--force").status == 0
    assert len(listed(kanbao)) == 3
    place.parent.chmod(0o755)
    place.chmod(0o644)
    assert kanbao("restore", str(tmp_path / "saved.zip"), "--force").status == 0
    assert stat.S_IMODE(place.stat().st_mode) == 0o644
    assert list(place.parent.glob(".restore*")) == []
