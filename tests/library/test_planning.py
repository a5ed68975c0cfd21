"""What an import would make of files, and what the files of a folder have in common."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from command_result import RunCommand

from reader.app.batch_import import add_paths, reparse_all
from reader.app.import_jobs import knowing
from reader.library import Library
from reader.model.blocks import BlockKind
from reader.model.edition import Guess, Hint, Origin
from reader.parser.furniture.folder_lines import common_lines, standing_in
from reader.runtime import paths

REPORT = "本报讯(记者 林平)昨日,江口区在全区启动第{}项便民行动,进一步缩短办事时间,年底前全部完成。"


def text(number: int) -> str:
    return f"江口网新闻中心出品\n江口三月种树忙之{number}\n{REPORT.format(number)}\n"


def crawled(folder: Path, form: str, count: int = 12) -> dict[str, str]:
    """Files as a crawler names them, and the references they are to be found by."""
    wanted = {}
    for number in range(count):
        day, page = date(1998, 1, 1) + timedelta(number // 4), f"{number % 4 + 1:02}"
        path = folder / form.format(day=day, page=page)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(number), "utf-8")
        wanted[str(path)] = f"人民日报/{day}/{page}"
    return wanted


@pytest.mark.parametrize(
    "form",
    [
        "人民日报_{day}_{page}版.txt",
        "人民日报/{day:%Y/%m/%d}/{page}.txt",
        "人民日报/{day:%Y%m%d}-{page}.txt",
        "rmrb{day:%Y%m%d}{page}.txt",
    ],
)
def test_a_crawlers_folder_is_known_by_its_names(kanbao: RunCommand, tmp_path: Path, form: str) -> None:
    wanted = crawled(tmp_path / "crawl", form)
    ran = kanbao("add", "--dry-run", "--json", str(tmp_path / "crawl"))
    assert {one["path"]: one["ref"] for one in json.loads(ran.out)} == wanted
    assert ran.err == "12 files, 1 papers, 1998-01-01 to 1998-01-03, 0 doubtful. Nothing was stored.\n"
    assert not paths.data_folder().exists()


def test_what_is_doubtful_is_said(kanbao: RunCommand, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "江口日报_1998-01-02_01版.txt").write_text(text(1), "utf-8")
    (tmp_path / "page.txt").write_text(text(2), "utf-8")
    ran = kanbao("add", "--dry-run", str(tmp_path))
    assert [line.partition(", 1 articles")[2] for line in ran.out.splitlines()] == [
        "; no paper, no date, no page",
        "",
        "; the same paper, date and page as a file before",
    ]
    assert ran.status == 0


def test_paper_and_day_may_be_said_of_all_files(kanbao: RunCommand, tmp_path: Path) -> None:
    (tmp_path / "江口日报_1998-01-02_01版.txt").write_text(text(1), "utf-8")
    ran = kanbao("add", "--paper", "河口晚报", "--date", "1999-05-06", str(tmp_path))
    assert "found as 河口晚报/1999-05-06/01\n" in ran.err
    assert kanbao("add", "--date", "yesterday", str(tmp_path)).status == 2


def test_what_is_said_of_all_files_counts_more_than_what_is_known_of_one() -> None:
    said = Hint(newspaper="河口晚报")
    guessed = Hint("江口日报", "1998-01-02", "01", origin=Origin.FILE_NAME, item="2")
    guess = Guess("江口日报", "1998-01-02", "01")
    assert knowing(guessed, said) == Hint("河口晚报", item="2", guess=guess)
    assert knowing(Hint("江口日报", "1998-01-02"), said) == Hint("河口晚报", "1998-01-02")
    assert knowing(guessed, Hint()) == guessed


def test_lines_that_most_texts_have_are_common() -> None:
    texts = [text(number) for number in range(6)]
    assert common_lines(texts) == ("江口网新闻中心出品",)
    assert common_lines(texts[:4]) == ()
    assert standing_in("甲\n 江口网 新闻中心出品\n", ("江口网新闻中心出品", "乙")) == ("江口网新闻中心出品",)


def test_what_the_files_of_a_folder_have_in_common_is_furniture_also_when_all_is_parsed_anew(
    tmp_path: Path, library: Library
) -> None:
    crawled(tmp_path / "crawl", "人民日报_{day}_{page}版.txt")
    add_paths([str(tmp_path / "crawl")], library)
    before = library.edition("人民日报/1998-01-02/03")
    assert [block.kind for block in before.pages[0].blocks] == [BlockKind.FURNITURE, BlockKind.ARTICLE]
    assert before.source is not None
    assert before.source.repeated == ("江口网新闻中心出品",)
    assert reparse_all(library).unchanged == 12
    assert library.edition("人民日报/1998-01-02/03") == before
