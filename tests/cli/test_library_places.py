"""The place of the library: an option, the environment, the settings; and several places."""

import json
import os
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.runtime import library_places, paths

PAGE = "上榜\n\n■记者 胡佳英\n\n本报讯 近日，远景产业园上榜，建筑面积十五万平方米，党建联盟也在其中。\n"


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_places, "_chosen", ())
    monkeypatch.delenv("KANBAO_LIBRARY", raising=False)


def add(kanbao: RunCommand, tmp_path: Path, place: Path, day: str) -> None:
    page = tmp_path / f"{day}.txt"
    page.write_text(PAGE.replace("远景", day), "utf-8")
    (tmp_path / f"{day}.meta.yaml").write_text(f'newspaper: 平湖日报\ndate: "{day}"\npage: "1"\n', "utf-8")
    assert kanbao("add", str(page), "--library", str(place)).status == 0
    library_places.choose_places(())


def keys(kanbao: RunCommand, *options: str) -> list[str]:
    return [each["key"] for each in json.loads(kanbao("list", "--json", *options).out)]


def test_the_option_comes_before_the_environment_and_that_before_the_settings(
    kanbao: RunCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, day in (("option", "2021-11-01"), ("variable", "2021-11-02"), ("setting", "2021-11-03")):
        add(kanbao, tmp_path, tmp_path / name, day)
    assert not (paths.data_folder() / "library.db").exists()
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text(f"library: {tmp_path / 'setting'}\n")
    assert keys(kanbao) == ["平湖日报/2021-11-03/1"]
    monkeypatch.setenv("KANBAO_LIBRARY", str(tmp_path / "variable" / "library.db"))
    assert keys(kanbao) == ["平湖日报/2021-11-02/1"]
    assert keys(kanbao, "--library", str(tmp_path / "option")) == ["平湖日报/2021-11-01/1"]


def test_several_places_are_listed_searched_and_opened_as_one(
    kanbao: RunCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [tmp_path / "one", tmp_path / "two"]
    for place, day in zip(places, ("2021-11-01", "2021-11-02"), strict=True):
        add(kanbao, tmp_path, place, day)
    monkeypatch.setenv("KANBAO_LIBRARY", os.pathsep.join(map(str, [*places, tmp_path / "gone"])))
    ran = kanbao("search", "党建联盟", "--json")
    assert [hit["ref"] for hit in json.loads(ran.out)["hits"]] == ["平湖日报/2021-11-02/1#1", "平湖日报/2021-11-01/1#1"]
    assert ran.err.count("\n") == 1
    assert str(tmp_path / "gone") in ran.err
    assert kanbao("list").err.count("\n") == 1
    assert kanbao("show", "2").out.startswith("上榜")
    assert "党建联盟" in kanbao("show", "2021-11-02").out


def test_the_first_that_can_be_written_is_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, own, new = tmp_path / "archive", tmp_path / "own", tmp_path / "new"
    archive.mkdir()
    own.mkdir()
    monkeypatch.setattr(os, "access", lambda path, _: path != archive and path.exists())
    for given, expected in (
        ([archive, own], (own, (archive,))),
        ([new, own], (own, (new,))),
        ([archive, new], (new, (archive,))),
        ([archive], (archive, ())),
    ):
        library_places.choose_places(map(str, given))
        assert library_places.library_places() == expected


def test_the_examination_names_every_place_and_survives_settings_with_mistakes(
    kanbao: RunCommand, tmp_path: Path
) -> None:
    add(kanbao, tmp_path, tmp_path / "one", "2021-11-01")
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    paths.config_file().write_text(f"library: [{tmp_path / 'one'}, {tmp_path / 'gone'}]\n")
    found = {each["found"]: each["ok"] for each in json.loads(kanbao("doctor", "--json").out)}
    assert found[str(tmp_path / "gone" / "library.db")] is False
    paths.config_file().write_text("library: {}\n")
    ran = kanbao("doctor", "--json")
    assert ran.err == ""
    assert any("config.yaml" in each["found"] and not each["ok"] for each in json.loads(ran.out))
