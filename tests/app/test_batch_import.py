"""Files and folders come in, whatever is among them and whatever happens meanwhile."""

import io
import json
import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from factories import asked

from reader.analysis.edition_analysis import count_words
from reader.app import batch_import, bundled, load
from reader.app.batch_import import ImportStep, add_paths, reparse_all
from reader.app.import_jobs import files_in
from reader.app.import_report import ImportFailure, ImportReport, PassedOverFile
from reader.app.load import load_edition
from reader.errors import ReaderError
from reader.library import Library
from reader.library.index import update
from reader.library.index.database import Index
from reader.library.upsert import Outcome
from reader.model.edition import Edition, Hint, Origin
from reader.model.edition_format import to_dict
from reader.runtime import worker_pool

BODY = "本报讯 近日，我市成立了汽车产业链党建联盟，共有首批联盟单位十六家，囊括整车制造等企业。"


def page(number: int) -> str:
    return f"第{number}家企业加入党建联盟\n\n■记者 胡佳英\n\n{BODY}这是第{number}次。\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Ten pages of ten days, two of them in folders of their own."""
    folder = tmp_path / "papers"
    for number in range(10):
        place = folder / f"{number}" if number < 2 else folder
        place.mkdir(parents=True, exist_ok=True)
        (place / f"平湖日报_2021-11-{number + 1:02}_A0{number}.txt").write_text(page(number), "utf-8")
    return folder


def test_a_folder_comes_in_with_its_words(files: Path, library: Library) -> None:
    steps: list[ImportStep] = []
    report = add_paths([str(files)], library, steps.append)
    assert (report.added, report.failures) == (10, ())
    assert library.pending() == 0
    assert library.search(asked("党建联盟")).total == 10
    assert library.editions()[0].date == "2021-11-10"
    assert "联盟" in [suggestion.word for suggestion in library.suggest("lianm")]
    assert [step for step in steps if not step.is_indexing] == [ImportStep(False, done, 10) for done in range(1, 11)]
    assert steps[-1].is_indexing
    assert steps[-1].done == steps[-1].total > 0


def test_words_are_counted_without_what_only_weighs_them(
    files: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    word_tools = bundled.word_tools
    monkeypatch.setattr(bundled, "word_tools", None)
    assert add_paths([str(files)], library).failures == ()
    edition = library.edition("2021-11-10")
    monkeypatch.setattr(bundled, "word_tools", word_tools)
    assert count_words(edition, bundled.cutting_tools()) == count_words(edition, bundled.word_tools())


def test_again_changes_nothing_and_reads_nothing(
    files: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_paths([str(files)], library)
    before = library.editions()
    monkeypatch.setattr(batch_import, "load_edition_bytes", None)
    assert add_paths([str(files)], library).unchanged == 10
    assert library.editions() == before


def test_a_page_and_what_was_parsed_of_it_are_one_edition(files: Path, library: Library) -> None:
    path = files / "平湖日报_2021-11-05_A04.txt"
    plain = to_dict(load_edition(str(path)))
    path.with_suffix(".json").write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
    first = add_paths([str(files)], library)
    assert (first.added, first.replaced, first.unchanged) == (10, 0, 1)
    assert add_paths([str(files)], library).unchanged == 11


def parsed(path: Path, **source: object) -> str:
    """What `kanbao parse` prints, with a headline mended by hand."""
    plain = to_dict(load_edition(str(path)))
    plain["pages"][0]["blocks"][0]["headline"] = "手改的标题"
    return json.dumps({**plain, "source": {**plain["source"], **source}}, ensure_ascii=False)


def headline(library: Library) -> str:
    return library.search(asked("第4次"))[0][0].row.title


def added_twice(files: Path, library: Library) -> tuple[ImportReport, ImportReport]:
    first, second = (add_paths([str(files)], library) for _ in range(2))
    assert (second.added, second.replaced, second.passed_over) == (0, 0, first.passed_over)
    return first, second


@pytest.mark.parametrize("ending", [".json", ".yaml"])
def test_what_was_parsed_and_mended_counts_while_it_is_of_the_text_beside_it(
    files: Path, library: Library, ending: str
) -> None:
    path = files / "平湖日报_2021-11-05_A04.txt"
    path.with_suffix(ending).write_text(parsed(path), "utf-8")
    first, _ = added_twice(files, library)
    assert (headline(library), first.passed_over) == ("手改的标题", ())


@pytest.mark.parametrize("ending", [".json", ".yaml"])
def test_a_text_that_was_corrected_counts_more_than_what_was_parsed_of_it_before(
    files: Path, library: Library, ending: str
) -> None:
    path = files / "平湖日报_2021-11-05_A04.txt"
    path.with_suffix(ending).write_text(parsed(path), "utf-8")
    add_paths([str(files)], library)
    path.write_text(page(4).replace("第4家", "第四家"), "utf-8")
    report = add_paths([str(files)], library)
    assert (report.replaced, headline(library)) == (1, "第四家企业加入党建联盟")
    first, _ = added_twice(files, library)
    assert first.passed_over == (PassedOverFile(str(path.with_suffix(ending)), str(path)),)
    assert headline(library) == "第四家企业加入党建联盟"
    path.with_suffix(ending).write_text(parsed(path), "utf-8")
    first, _ = added_twice(files, library)
    assert (headline(library), first.passed_over) == ("手改的标题", ())


@pytest.mark.parametrize("ending", [".json", ".yaml"])
def test_what_names_no_text_counts_for_the_one_beside_it(files: Path, library: Library, ending: str) -> None:
    path = files / "平湖日报_2021-11-05_A04.txt"
    path.with_suffix(ending).write_text(parsed(path, sha256=""), "utf-8")
    add_paths([str(files)], library)
    first, _ = added_twice(files, library)
    assert headline(library) == "手改的标题"
    assert first.passed_over == (PassedOverFile(str(path), str(path.with_suffix(ending))),)


def test_of_two_files_of_what_was_parsed_the_first_counts(files: Path, library: Library) -> None:
    path = files / "平湖日报_2021-11-05_A04.txt"
    path.with_suffix(".json").write_text(parsed(path), "utf-8")
    path.with_suffix(".yaml").write_text(parsed(path).replace("手改", "又改"), "utf-8")
    first, _ = added_twice(files, library)
    assert headline(library) == "手改的标题"
    assert first.passed_over == (PassedOverFile(str(path.with_suffix(".yaml")), str(path.with_suffix(".json"))),)


def test_what_was_mended_by_hand_stays_so_when_all_is_parsed_again(files: Path, library: Library) -> None:
    path = files / "平湖日报_2021-11-05_A04.txt"
    path.with_suffix(".yaml").write_text("# mended by hand\n" + parsed(path), "utf-8")
    add_paths([str(path.with_suffix(".yaml"))], library)
    before = library.editions()
    assert reparse_all(library).unchanged == 1
    assert (library.editions(), headline(library)) == (before, "手改的标题")


def test_a_file_of_another_text_is_said_to_be_kept_beside(files: Path, library: Library) -> None:
    add_paths([str(files)], library)
    other = files / "else" / "平湖日报_2021-11-05_A04.txt"
    other.parent.mkdir()
    other.write_text("茶山开采\n\n■记者 周敏华\n\n本报讯 县里的茶山昨天开采，茶农们一早就上了山。\n", "utf-8")
    report = add_paths([str(other)], library)
    assert [(one.path, one.key) for one in report.beside] == [(str(other), "平湖日报~2/2021-11-05/A04")]
    assert (report.added, report.replaced) == (1, 0)


FORECAST = "天气预报\n\n今天多云到阴，有时有小雨，偏东风三到四级，最高气温十五度。\n"


def forecasts(folder: Path, days: tuple[int, ...]) -> list[Path]:
    """The same words on several days."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"2025-03-{day}-04.txt" for day in days]
    for path in paths:
        path.write_text(FORECAST, "utf-8")
    return paths


def test_the_same_text_on_three_days_is_three_editions(tmp_path: Path, library: Library) -> None:
    paths = forecasts(tmp_path / "weather", (18, 19, 20))
    report = add_paths([str(tmp_path / "weather")], library)
    assert (report.added, report.unchanged) == (3, 0)
    assert [listed.date for listed in library.editions()] == ["2025-03-20", "2025-03-19", "2025-03-18"]
    assert library.search(asked("date:2025-03-19 小雨")).total == 1
    assert [(twin.path, twin.shares_marks) for twin in report.twins] == [(str(path), False) for path in paths[1:]]
    keys = [library.keys(day)[1] for day in ("2025-03-18", "2025-03-19", "2025-03-20")]
    assert len(set(keys)) == 3
    assert add_paths([str(tmp_path / "weather")], library).unchanged == 3


def test_a_file_renamed_to_another_day_is_found_there_with_its_marks(tmp_path: Path, library: Library) -> None:
    (path,) = forecasts(tmp_path, (18,))
    add_paths([str(path)], library)
    keys = library.keys("2025-03-18")
    renamed = path.rename(tmp_path / "2025-03-19-04.txt")
    report = add_paths([str(renamed)], library)
    old = "2025-03-18-04/2025-03-18/04"
    assert [(twin.of, twin.shares_marks) for twin in report.twins] == [(old, True)]
    library.remove(old)
    assert [listed.date for listed in library.editions()] == ["2025-03-19"]
    assert library.keys("2025-03-19") == keys


def test_a_name_that_tells_the_day_of_a_text_without_one_is_taken_up(tmp_path: Path, library: Library) -> None:
    unnamed = tmp_path / "page.txt"
    unnamed.write_text(FORECAST, "utf-8")
    add_paths([str(unnamed)], library)
    (path,) = forecasts(tmp_path, (18,))
    assert add_paths([str(path)], library).replaced == 1
    assert [listed.date for listed in library.editions()] == ["2025-03-18"]
    report = add_paths([str(unnamed), str(path)], library)
    assert (report.unchanged, report.added) == (2, 0)
    assert [(same.path, same.other) for same in report.same] == [(str(unnamed), str(path))]


def test_a_corrected_file_replaces_its_edition(files: Path, library: Library) -> None:
    add_paths([str(files)], library)
    (files / "平湖日报_2021-11-05_A04.txt").write_text(page(4).replace("这是", "更正："), "utf-8")
    report = add_paths([str(files)], library)
    assert (report.added, report.replaced, report.unchanged) == (0, 1, 9)
    assert library.search(asked("更正")).total == 1


def test_what_becomes_known_beside_a_file_is_taken_up(files: Path, library: Library) -> None:
    path = files / "平湖日报_2021-11-05_A04.txt"
    add_paths([str(path)], library)
    path.with_suffix(".meta.yaml").write_text('newspaper: 嘉兴日报\ndate: "2021-11-06"\npage: C01\n', "utf-8")
    add_paths([str(path)], library)
    assert "嘉兴日报/2021-11-06/C01" in [listed.key for listed in library.editions()]


def test_what_is_corrected_beside_a_file_is_taken_up_field_by_field(files: Path, library: Library) -> None:
    path = files / "page.txt"
    path.write_text(page(4), "utf-8")
    for told, key in (
        ("newspaper: 嘉兴日报", "嘉兴日报/-/-"),
        ("newspaper: 平湖日报\ndate: 2021-11-06", "平湖日报/2021-11-06/-"),
        ("newspaper: 平湖日报\ndate: 2021-11-06\npage: C01", "平湖日报/2021-11-06/C01"),
        ("newspaper: 平湖日报\ndate: 2021-11-06\npage: C02\nname: 要闻", "平湖日报/2021-11-06/C02"),
    ):
        path.with_suffix(".meta.yaml").write_text(told, "utf-8")
        add_paths([str(path)], library)
        assert add_paths([str(path)], library).unchanged == 1
        assert [listed.key for listed in library.editions()] == [key]
    assert library.editions()[0].page_name == "要闻"


def test_bad_files_are_told_and_stop_nothing(files: Path, library: Library) -> None:
    (files / "0" / "empty.txt").write_text("", "utf-8")
    (files / "1" / "picture.jpg").write_bytes(bytes(range(256)) * 20)
    (files / "z.txt").symlink_to("nowhere.txt")
    report = add_paths([str(files), str(files / "missing.txt")], library)
    assert report.added == 10
    assert [(Path(failure.path).name, failure.message) for failure in report.failures] == [
        ("z.txt", "source.missing"),
        ("empty.txt", "source.empty"),
        ("picture.jpg", "source.binary"),
        ("missing.txt", "source.missing"),
    ]
    assert report.failures[0].error.fields["path"] == report.failures[0].path


NO_EDITIONS = {
    "bomb.yaml": "format: kanbao-edition/1\na: &a [x, x]\nb: [*a, *a]\n",
    "tag.yaml": "format: kanbao-edition/1\nnewspaper: !!timestamp x\n",
    "long.yaml": "format: kanbao-edition/1\npages: " + "9" * 5_000,
    "list.yaml": "? [a]\n: b\n",
    "deep.json": '{"pages": ' + "[" * 100_000,
    "long.json": '{"format": "kanbao-edition/1", "pages": ' + "9" * 5_000 + "}",
    "twice.json": '{"format": "kanbao-edition/1", "pages": [], "pages": []}',
    "half.json": '{"format": "kanbao-edition/1", "newspaper": "\\ud800"}',
}


def test_no_file_of_plain_values_is_a_mistake_of_the_program(files: Path, library: Library) -> None:
    for name, text in NO_EDITIONS.items():
        (files / name).write_text(text, "utf-8")
    (files / "平湖日报_2021-11-05_A04.meta.yaml").write_text("page: !!bool x", "utf-8")
    report = add_paths([str(files)], library)
    assert report.added == 9
    assert len(report.failures) == len(NO_EDITIONS) + 1
    assert {failure.message for failure in report.failures} == {
        *("yaml.alias", "yaml.tag", "yaml.number", "yaml.key", "yaml.deep", "yaml.twice", "exchange.half")
    }


def test_a_mistake_of_the_program_costs_one_file(
    files: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_edition_bytes(data: bytes, path: str, hint: object) -> object:
        raise RecursionError("too deep")

    monkeypatch.setattr(batch_import, "load_edition_bytes", open_edition_bytes)
    report = add_paths([str(files / "0")], library)
    assert [failure.message for failure in report.failures] == ["import.mistake"]


def test_folders_are_walked_by_name_without_what_is_hidden(files: Path) -> None:
    for name in (".hidden.txt", "x.meta.yaml"):
        (files / name).write_text("x", "utf-8")
    (files / ".git").mkdir()
    (files / ".git" / "config.txt").write_text("x", "utf-8")
    os.mkfifo(files / "pipe.txt")
    found = [Path(path).name for path in files_in([str(files), "-"])]
    assert found == [f"平湖日报_2021-11-{day:02}_A0{day - 1}.txt" for day in (3, 4, 5, 6, 7, 8, 9, 10, 1, 2)] + ["-"]


def test_standard_input_is_added(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2):
        text = page(number).replace(BODY, "上榜，建筑面积十五万平方米，项目一期于四月开工建设。" if number else BODY)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert add_paths(["-"], library).added == 1
    assert len(library.editions()) == 2


def test_the_index_follows_an_import_without_looking_through_the_whole_library_again(
    files: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_import, "MOST_INDEXED", 3)
    monkeypatch.setattr(update, "MOST_SEGMENTS", 2)
    looked_through, pending = list[int](), update.pending

    def looking(library: sqlite3.Connection, index: Index, after: int = 0) -> list[update.Pending]:
        found = pending(library, index, after)
        looked_through.append(len(found))
        return found

    monkeypatch.setattr(update, "pending", looking)
    names = [str(path) for path in sorted(files.rglob("*.txt"), reverse=True)]
    assert add_paths(names, library).added == 10
    # In threes; what is left in the end; and all of it, because it came in too mixed an order.
    assert looked_through == [3, 3, 3, 1, 10]
    assert (library.pending(), library.search(asked("党建联盟")).total) == (0, 10)


def test_many_files_are_read_in_several_processes(
    files: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_pool, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(worker_pool, "_cores", lambda: 2)
    (files / "0" / "empty.txt").write_text("", "utf-8")
    report = add_paths([str(files)], library)
    assert (report.added, [failure.message for failure in report.failures]) == (10, ["source.empty"])
    assert library.search(asked("党建联盟")).total == 10


def test_towards_the_end_the_index_takes_in_less_at_a_time(
    files: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_import, "LEAST_INDEXED", 1)
    taken: list[int] = []
    take_in = update._take_in

    def taking(*arguments: Any) -> None:
        taken.append(len(arguments[2]))
        take_in(*arguments)

    monkeypatch.setattr(update, "_take_in", taking)
    assert add_paths([str(files)], library).added == 10
    assert taken == [3, 2, 2, 1, 1, 1]
    assert library.pending() == 0


def absolute(number: int) -> int:
    return abs(number)


@pytest.mark.parametrize(("size", "together"), [(0, 4), (3, 4), (5, 2), (10, 1), (100, 1)])
def test_small_tasks_are_handed_over_together_and_not_too_far_ahead(
    monkeypatch: pytest.MonkeyPatch, size: int, together: int
) -> None:
    for name, value in {"_cores": lambda: 2, "AHEAD": 3, "TOGETHER": 10, "MOST_TOGETHER": 4}.items():
        monkeypatch.setattr(worker_pool, name, value)
    tasks = iter(range(-50, 0))
    with worker_pool.WorkerPool(absolute, 50, lambda _: size) as workers:
        results = workers.map(tasks)
        assert next(results) == 50
        next_drawn = 50 - 6 * together
        assert next(tasks) == -next_drawn
        assert list(results) == [number for number in range(49, 0, -1) if number != next_drawn]


def died(_: object) -> None:
    os._exit(9)


def test_a_process_that_is_lost_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "_cores", lambda: 2)
    with worker_pool.WorkerPool(died, 100, abs) as workers, pytest.raises(ReaderError) as raised:
        list(workers.map(range(100)))
    assert raised.value.message == "import.process-lost"


ORPHANS = r"""
import os, sys, time
from reader.runtime import worker_pool
def work(number):
    os.write(1, f"{os.getpid()}\n".encode())  # at once: two processes write
    time.sleep(60)
if __name__ == "__main__":
    worker_pool._cores = lambda: 2
    with worker_pool.WorkerPool(work, 100, abs) as workers:
        list(workers.map(range(100)))
"""


def test_no_process_outlives_the_one_that_imports(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS, "utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as importing_process:
        assert importing_process.stdout
        worker = int(importing_process.stdout.readline())
        importing_process.kill()
    for _ in range(100):
        if not is_alive(worker):
            return
        time.sleep(0.05)
    pytest.fail("a worker is still there")


def is_alive(process: int) -> bool:
    """Whether a process runs: one that has ended and waits to be collected does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    if not Path("/proc/self/stat").exists():
        return True
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8")
    except (FileNotFoundError, ProcessLookupError):  # it went between the two looks
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def test_killed_at_any_moment_nothing_is_torn_or_lost(tmp_path: Path) -> None:
    files = tmp_path / "papers"
    files.mkdir()
    for number in range(120):
        (files / f"平湖日报_2021-{number // 28 + 1:02}-{number % 28 + 1:02}_1.txt").write_text(page(number), "utf-8")
    script = Path(__file__).with_name("killed_import.py")
    arguments = [sys.executable, str(script), str(files), str(tmp_path / "kanbao"), "50"]
    run = subprocess.run(arguments, capture_output=True, text=True, timeout=240)
    assert (run.stdout, run.stderr) == ("", "")


def test_readers_and_an_import_at_once(
    files: Path, folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "SLICE", 3)
    monkeypatch.setattr(batch_import, "MOST_INDEXED", 6)
    ended, counts, wrong = threading.Event(), [], []

    def read() -> None:
        try:
            with Library.open(folder) as own:
                while not ended.is_set():
                    counts.append(own.search(asked("党建联盟")).total)
                    own.editions()
        except Exception as error:
            wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    report = add_paths([str(files)], library)
    ended.set()
    for reader in readers:
        reader.join()
    assert (wrong, report.added) == ([], 10)
    assert max(counts) <= 10


def test_two_imports_at_once_make_one_library(files: Path, folder: Path) -> None:
    reports = []

    def add() -> None:
        with Library.open(folder) as own:
            reports.append(add_paths([str(files)], own))

    together = [threading.Thread(target=add) for _ in range(2)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert sum(report.added for report in reports) == 10
    with Library.open(folder) as library:
        assert (len(library.editions()), library.pending()) == (10, 0)
        assert library.search(asked("党建联盟")).total == 10


def test_what_is_stored_is_parsed_by_the_rules_of_today(
    files: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (files / "平湖日报_2021-11-05_A04.meta.yaml").write_text(
        'newspaper: 嘉兴日报\ndate: "2021-11-05"\nname: 要闻\n', "utf-8"
    )
    add_paths([str(files)], library)
    before, keys = library.editions(), library.keys("2021-11-05")
    assert (batch_import.reparse_all(library).unchanged, library.editions()) == (10, before)

    def open_edition_bytes(data: bytes, path: str, hint: Hint) -> Edition:
        if "11-05" in path:
            assert (hint.newspaper, hint.name, hint.origin) == ("嘉兴日报", "要闻", Origin.HINT)
            data = data.replace("近日，".encode(), b"")
        return load.load_edition_bytes(data, path, hint)

    monkeypatch.setattr(batch_import, "load_edition_bytes", open_edition_bytes)
    report = batch_import.reparse_all(library)
    assert (report.failures, report.replaced, report.unchanged, library.pending()) == ((), 1, 9, 0)
    assert (library.search(asked("近日")).total, library.search(asked("党建联盟")).total) == (9, 10)
    assert (library.keys("2021-11-05"), len(library.editions())) == (keys, 10)
    assert [listed.path for listed in library.editions()] == [listed.path for listed in before]


def test_what_is_no_job_any_more_passes_as_it_is() -> None:
    failure = ImportFailure("x", "source.empty", {"path": "x"})
    assert [batch_import.prepare_job(failure), batch_import.prepare_job(Outcome.UNCHANGED)] == [
        failure,
        Outcome.UNCHANGED,
    ]
