"""The shell over the library: add, list, show, search, remove, rebuild."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.app import batch_import
from reader.app.batch_import import ImportStep
from reader.app.import_report import ImportReport
from reader.library import Library
from reader.runtime import paths

SHIPPED = Path(__file__).parents[2] / "data/editions"
PAGE = "上榜\n\n■记者 胡佳英\n\n本报讯 近日，远景产业园上榜，建筑面积十五万平方米，党建联盟也在其中。\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE, "utf-8")
    (folder / "page.meta.yaml").write_text('newspaper: 平湖日报\ndate: "2021-11-09"\npage: "1"\n', "utf-8")
    return folder


def test_without_a_library_the_shell_reads_the_shipped_edition_and_makes_none(kanbao: RunCommand) -> None:
    assert kanbao("search", "钱江杯").status == 0
    assert kanbao("list").status == 0
    assert not paths.data_folder().exists()


def test_editions_are_added_and_listed(kanbao: RunCommand, files: Path) -> None:
    ran = kanbao("add", str(SHIPPED), str(files))
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        f"{SHIPPED / 'pinghu-2021-11-08-c01.txt'}: found as 嘉兴日报平湖版/2021-11-08/C01",
        f"{files / 'page.txt'}: found as 平湖日报/2021-11-09/1",
        "2 added, 0 replaced, 0 there already.",
    ]
    ran = kanbao("list")
    assert [line.split() for line in ran.out.splitlines()] == [
        ["1", "平湖日报/2021-11-09/1", "1", "art."],
        ["2", "嘉兴日报平湖版/2021-11-08/C01", "7", "art.", "今日平湖报"],
    ]
    listed = json.loads(kanbao("list", "--json").out)
    assert [edition["key"] for edition in listed] == ["平湖日报/2021-11-09/1", "嘉兴日报平湖版/2021-11-08/C01"]


def test_what_was_listed_is_opened_by_its_number_and_by_parts_of_its_reference(kanbao: RunCommand, files: Path) -> None:
    kanbao("add", str(SHIPPED), str(files))
    kanbao("list")
    assert kanbao("list", "2").out.split()[1] == "嘉兴日报平湖版/2021-11-08/C01#1"
    assert kanbao("show", "平湖日报#1").out.startswith("上榜")
    assert kanbao("show", "C01#2").out.startswith("我市一产业园")
    assert kanbao("show", "2021-11").status == 2
    assert kanbao("list", "2021-11#1").status == 2
    assert kanbao("show", "2020").status == 2


def test_a_part_that_several_editions_answer_to_lists_and_searches_them_all(kanbao: RunCommand, files: Path) -> None:
    (files / "other.txt").write_text(PAGE.replace("上榜", "入选"), "utf-8")
    (files / "other.meta.yaml").write_text('newspaper: 人民日报\ndate: "2021-11-09"\npage: "1"\n', "utf-8")
    kanbao("add", str(SHIPPED), str(files))
    kanbao("list")
    ran = kanbao("list", "平湖")
    assert [line.split()[1] for line in ran.out.splitlines()] == [
        "平湖日报/2021-11-09/1",
        "嘉兴日报平湖版/2021-11-08/C01",
    ]
    assert kanbao("show", "1").out == kanbao("show", "平湖日报").out
    found = json.loads(kanbao("search", "党建联盟", "-e", "平湖", "--json").out)
    assert [hit["ref"] for hit in found["hits"]] == ["平湖日报/2021-11-09/1#1", "嘉兴日报平湖版/2021-11-08/C01#1"]
    assert json.loads(kanbao("search", "党建联盟", "-n", "1", "-e", "平湖", "--json").out)["total"] == 2
    assert kanbao("search", "党建联盟", "-e", "平湖#1").status == 2


def test_the_whole_library_is_searched(kanbao: RunCommand, files: Path) -> None:
    kanbao("add", str(SHIPPED), str(files))
    found = json.loads(kanbao("search", "党建联盟", "--json").out)
    assert [hit["ref"] for hit in found["hits"]] == ["平湖日报/2021-11-09/1#1", "嘉兴日报平湖版/2021-11-08/C01#1"]
    assert (found["total"], found["total_is_exact"]) == (2, True)
    first = found["hits"][0]
    assert first["matched"] == "党建联盟"
    assert first["matches"][0] == [first["paragraph"], first["start"], first["end"]]
    best = json.loads(kanbao("search", "党建联盟", "--sort", "relevance", "--json").out)
    assert best["hits"][0]["ref"] == "嘉兴日报平湖版/2021-11-08/C01#1"


@pytest.mark.parametrize("letters", ["djlm", "pinghu", "dsgz", "cyl", "wushui", "qjb"])
def test_pinyin_finds_its_words_in_the_library(kanbao: RunCommand, letters: str) -> None:
    kanbao("add", str(SHIPPED))
    found = json.loads(kanbao("search", letters, "--json").out)
    words = {
        "djlm": "党建联盟",
        "pinghu": "平湖",
        "dsgz": "独山港镇",
        "cyl": "产业链",
        "wushui": "污水",
        "qjb": "钱江杯",
    }
    assert words[letters] in found["read_as"]
    assert words[letters] in {hit["matched"] for hit in found["hits"]}


def test_nothing_found_is_status_1(kanbao: RunCommand) -> None:
    kanbao("add", str(SHIPPED))
    assert kanbao("search", "没有这样的话").status == 1
    assert kanbao("search", "--json", "~bpmf").status == 1


def test_bad_files_are_told_one_line_each(kanbao: RunCommand, files: Path) -> None:
    (files / "\x1b[31mbad.txt").write_bytes(b"")
    ran = kanbao("add", str(files), "--json")
    assert ran.status == 2
    assert "\x1b" not in ran.err
    assert ran.err.splitlines()[0].endswith("bad.txt holds no text.")
    report = json.loads(ran.out)
    assert (report["added"], len(report["failures"])) == (1, 1)
    assert kanbao("add", str(files)).status == 2


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (ImportStep(False, 1, 3), "Stopped after 1 of 3 files. What was added stays; the same command goes on.\n"),
        (
            ImportStep(True, 1, 3),
            "All files are added, but not all are in the index; the next kanbao add goes on with it.\n",
        ),
    ],
)
def test_an_import_that_is_interrupted_says_how_far_it_was(
    kanbao: RunCommand, files: Path, monkeypatch: pytest.MonkeyPatch, step: ImportStep, told: str
) -> None:
    def add_paths(
        paths: list[str], library: Library, tell: Callable[[ImportStep], None], known: object
    ) -> ImportReport:
        tell(step)
        raise KeyboardInterrupt

    monkeypatch.setattr(batch_import, "add_paths", add_paths)
    ran = kanbao("add", str(files))
    assert (ran.status, ran.out, ran.err) == (130, "", told)


def test_damaged_bytes_are_counted(kanbao: RunCommand, files: Path) -> None:
    page = files / "page.txt"
    page.write_bytes(page.read_bytes().replace("近日".encode(), b"\xff\xfe\xff"))
    assert "without their characters, shown as �: 3\n" in kanbao("add", str(files)).err
    assert "Damaged" not in kanbao("add", str(SHIPPED)).err


@pytest.mark.parametrize(("count", "named"), [(10, 10), (11, 0)])
def test_a_few_that_were_added_are_named_with_their_references(
    kanbao: RunCommand, tmp_path: Path, count: int, named: int
) -> None:
    for number in range(count):
        (tmp_path / f"平湖日报_2021-11-{number + 1:02}_A01.txt").write_text(PAGE + f"这是第{number}次。\n", "utf-8")
    told = kanbao("add", str(tmp_path)).err
    assert (told.count(": found as 平湖日报/2021-11-"), f"{count} added" in told) == (named, True)
    assert "found as" not in kanbao("add", str(tmp_path)).err


def test_an_empty_folder_is_status_1(kanbao: RunCommand, tmp_path: Path) -> None:
    assert kanbao("add", str(tmp_path)).status == 1


def test_standard_input_is_added(kanbao: RunCommand) -> None:
    assert kanbao("add", "-", stdin=PAGE.encode()).status == 0
    assert kanbao("search", "远景产业园").status == 0


def test_editions_are_removed(kanbao: RunCommand, files: Path) -> None:
    kanbao("add", str(SHIPPED), str(files))
    ran = kanbao("remove", "平湖日报/2021-11-09")
    assert ran.err == "Taking out 平湖日报/2021-11-09/1\nTaken out: 1\n"
    assert kanbao("search", "远景产业园上榜").status == 1
    assert kanbao("remove", "平湖日报/2021-11-09").status == 2


def _keys(kanbao: RunCommand) -> list[str]:
    return [listed["key"] for listed in json.loads(kanbao("list", "--json").out)]


def test_a_number_removes_what_was_listed_under_it_and_is_no_part_of_a_reference(
    kanbao: RunCommand, files: Path
) -> None:
    kanbao("add", str(SHIPPED), str(files))
    for number in ("09", "11", "9" * 5000):
        ran = kanbao("remove", number)
        assert (ran.status, "nothing was listed" in ran.err) == (2, True)
    every = _keys(kanbao)
    for number in ("0", "09", " 11", "2021", "9" * 5000):
        ran = kanbao("remove", number)
        assert (ran.status, "went up to 2" in ran.err) == (2, True)
    assert _keys(kanbao) == every
    assert kanbao("remove", "2", "2").err == f"Taking out {every[1]}\nTaken out: 1\n"
    assert _keys(kanbao) == every[:1]


def test_nothing_is_removed_where_one_of_the_names_leads_to_nothing(kanbao: RunCommand, files: Path) -> None:
    kanbao("add", str(SHIPPED), str(files))
    every = _keys(kanbao)
    assert kanbao("remove", "1", "3").status == 2
    kanbao("list", "2")
    ran = kanbao("remove", every[0], "1")
    assert (ran.status, f"{every[1]}#1 is one article of {every[1]};" in ran.err) == (2, True)
    assert _keys(kanbao) == every


def test_the_number_of_what_is_gone_removes_no_other_whose_reference_has_it(kanbao: RunCommand, files: Path) -> None:
    meta = (files / "page.meta.yaml").read_text("utf-8").replace('"1"', '"12"')
    (files / "other.meta.yaml").write_text(meta, "utf-8")
    (files / "other.txt").write_text("落成\n\n■记者 王强\n\n本报讯 昨日，体育馆落成，首场比赛随即开始。\n", "utf-8")
    kanbao("add", str(files))
    assert _keys(kanbao) == ["平湖日报/2021-11-09/1", "平湖日报/2021-11-09/12"]
    kanbao("remove", "1")
    assert kanbao("remove", "1").status == 2
    assert _keys(kanbao) == ["平湖日报/2021-11-09/12"]


def test_the_index_is_made_anew(kanbao: RunCommand) -> None:
    kanbao("add", str(SHIPPED))
    (paths.data_folder() / "index.db").unlink()
    assert kanbao("search", "钱江杯").status == 0
    told = "Editions that are understood differently now: 0\nEditions in the index: 1\n"
    assert kanbao("rebuild").err == told
    with Library.open() as library:
        assert library.pending() == 0


def test_the_names_of_pages_are_sections_to_search_in_a_library_of_before_too_once_it_is_made_anew(
    kanbao: RunCommand,
) -> None:
    kanbao("add", str(SHIPPED))
    assert json.loads(kanbao("search", "栏目:今日平湖", "--json").out)["total"] == 13
    with sqlite3.connect(paths.data_folder() / "library.db") as connection:
        connection.execute("UPDATE entry SET section = ''")
    kanbao("rebuild")
    assert json.loads(kanbao("search", "section:今日平湖", "--json").out)["total"] == 13


def test_a_library_that_is_none_is_named_and_left_alone(kanbao: RunCommand) -> None:
    path = paths.data_folder() / "library.db"
    path.parent.mkdir(parents=True)
    path.write_text("my shopping list")
    ran = kanbao("add", str(SHIPPED))
    assert (ran.status, path.read_text()) == (2, "my shopping list")
    assert str(path) in ran.err
    assert kanbao("show", str(SHIPPED / "pinghu-2021-11-08-c01.txt")).status == 0


def test_the_doctor_looks_at_the_library(kanbao: RunCommand) -> None:
    def told() -> dict[str, tuple[str, bool]]:
        return {line["what"]: (line["found"], line["ok"]) for line in json.loads(kanbao("doctor", "--json").out)}

    path = paths.data_folder() / "library.db"
    assert told()["library"] == (f"{path} -", True)
    kanbao("add", str(SHIPPED))
    assert told()["holds"] == ("1 editions, 7 articles", True)
    assert told()["index"][1]
    (paths.data_folder() / "index.db").unlink()
    assert not told()["index"][1]
    path.write_bytes(path.read_bytes()[:9000] + b"\xff" * 20_000)
    found, is_well = told()["library"]
    assert ("damaged" in found, is_well) == (True, False)
