"""`kanbao get` and `kanbao URL` in the shell."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_result import RunCommand
from fetching import FakeClock
from site_files import Response, Server, read_site, served

from reader.cli import get_command
from reader.cli.arguments import parse_command
from reader.cli.asked import days_of
from reader.cli.behind import arguments_of
from reader.cli.get_command import beijing_day
from reader.cli.output import Output
from reader.errors import UsageError
from reader.fetch.limits import Clock
from reader.runtime import paths
from reader.runtime.messages import catalogue

SITE = read_site("founder-classic")


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    fake = FakeClock()
    import time as real

    monkeypatch.setattr(get_command, "system_clock", lambda: Clock(real.monotonic, fake.sleep, lambda: fake.time))
    return fake


@pytest.fixture
def server() -> Iterator[Server]:
    with served(SITE.responses) as running:
        yield running


def own_papers(text: str) -> None:
    file = paths.config_file().with_name("papers.yaml")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_an_edition_is_stored_page_by_page_and_found_by_search(kanbao: RunCommand, server: Server) -> None:
    ran = kanbao("get", server.url(SITE.asked))
    refs = ["河口晚报/2021-11-08/A01", "河口晚报/2021-11-08/A02", "河口晚报/2021-11-08/01B"]
    assert (ran.status, ran.out.split()) == (0, refs)
    assert "渡口的人" in kanbao("search", "船也不多").out
    again = kanbao("get", server.url(SITE.asked), "--json")
    assert [(each["ref"], each["outcome"]) for each in json.loads(again.out)] == [(ref, "unchanged") for ref in refs]


def test_what_is_stored_can_be_parsed_again_and_exported(kanbao: RunCommand, server: Server) -> None:
    kanbao("get", server.url(SITE.asked), "--page", "A01")
    before = kanbao("export", "A01", "-f", "json").out
    assert kanbao("rebuild").status == 0
    assert kanbao("export", "A01", "-f", "json").out == before
    first = json.loads(before)["pages"][0]["blocks"][0]
    assert first["address"] == server.url("/wb/html/2021-11/08/content_201.htm")
    assert first["area"] == [21, 200, 929, 375]
    assert "# 河埠头新修石阶" in kanbao("export", "A01#1").out


def test_an_address_alone_is_read_and_not_stored(kanbao: RunCommand, server: Server) -> None:
    ran = kanbao(server.url("/wb/html/2021-11/08/content_203.htm"))
    assert (ran.status, "船也不多。" in ran.out, "石阶" in ran.out) == (0, True, False)
    assert "石阶日前修好了" in kanbao(server.url(SITE.asked)).out
    assert not (paths.data_folder() / "library.db").exists()


def test_offline_what_has_come_is_enough(kanbao: RunCommand, server: Server) -> None:
    kanbao("get", server.url(SITE.asked))
    count = len(server.asked)
    assert kanbao("get", server.url(SITE.asked), "--offline").status == 0
    assert len(server.asked) == count


def test_the_papers_of_the_settings_are_got_by_the_names_of_the_users_own_file(
    kanbao: RunCommand, server: Server
) -> None:
    own_papers(f"我的晚报: {{entry: '{server.url(SITE.asked)}', names: [wdwb]}}\n")
    paths.config_file().write_text("papers: [wdwb]\n", "utf-8")
    assert kanbao("get").out.split()[0] == "我的晚报/2021-11-08/A01"
    assert "我的晚报" in kanbao("get", "--list").out
    assert "人民日报" in {each["name"] for each in json.loads(kanbao("get", "--list", "--json").out)}


def test_an_old_edition_is_said_to_be_old_and_never_called_todays(
    kanbao: RunCommand, server: Server, time: FakeClock
) -> None:
    assert "newest edition" not in kanbao("get", server.url(SITE.asked)).err
    time.time += 2 * 86_400
    assert "The newest edition is of 2021-11-08, not of today." in kanbao("get", server.url(SITE.asked)).err
    time.time += 30 * 86_400
    assert "32 days ago" in kanbao("get", server.url(SITE.asked)).err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["人民日"], 2, "did you mean 人民日报?"),
        (["nosuchpaper"], 2, "No paper is known as nosuchpaper"),
        (["http://"], 2, "no web address"),
        (["rmrb", "--date", "yesterday"], 2, "is no day"),
        (["rmrb", "--date", "2021-11-01..2021-12-31"], 2, "31 days at most"),
        (["rmrb", "--pace", "0.1"], 2, "0.5"),
        ([], 2, "Which paper?"),
    ],
)
def test_what_cannot_be_asked_for_is_said(kanbao: RunCommand, arguments: list[str], status: int, said: str) -> None:
    ran = kanbao("get", *arguments)
    assert (ran.status, ran.err.count("\n")) == (status, 1)
    assert said in ran.err


def test_a_day_without_an_edition_is_nothing_found(kanbao: RunCommand, server: Server) -> None:
    ran = kanbao("get", server.url(SITE.asked), "--date", "2021-11-05")
    assert (ran.status, "has no edition of 2021-11-05; the nearest known: 2021-11-08" in ran.err) == (1, True)


def test_what_a_site_refuses_is_said_in_one_line(kanbao: RunCommand) -> None:
    robots = Response(b"User-agent: *\nDisallow: /")
    with served({**SITE.responses, "/robots.txt": robots}) as server:
        ran = kanbao("get", server.url(SITE.asked))
    assert (ran.status, ran.err.count("\n"), "127.0.0.1 asks programs not to read" in ran.err) == (2, 1, True)


def test_trying_an_address_tells_what_was_recognised_and_stores_nothing(kanbao: RunCommand, server: Server) -> None:
    ran = kanbao("get", "--try", server.url(SITE.asked))
    assert ran.status == 0
    assert "founder-classic" in ran.out
    assert "河埠头新修石阶  (comment title)" in ran.out
    assert not (paths.data_folder() / "library.db").exists()


def test_a_file_and_an_e_paper_of_one_page_stand_beside_each_other(
    kanbao: RunCommand, server: Server, tmp_path: Path
) -> None:
    kanbao("get", server.url(SITE.asked), "--page", "A02")
    online = kanbao("show", "A02").out
    dump = tmp_path / "dump.txt"
    dump.write_text(f"河口晚报\n\n{online}\n本版编辑：甲乙\n", "utf-8")
    dump.with_suffix(".meta.yaml").write_text("newspaper: 河口晚报\ndate: 2021-11-08\npage: A02\n", "utf-8")
    assert kanbao("add", str(dump)).status == 0
    assert kanbao("show", "河口晚报/2021-11-08/A02").out == online
    assert kanbao("show", "河口晚报~2/2021-11-08/A02").status == 0
    kanbao("get", server.url(SITE.asked), "--page", "A02", "--refresh")
    assert len(kanbao("list").out.splitlines()) == 2


def test_days_from_one_to_another() -> None:
    assert days_of("2021-11-30..2021-12-02") == ["2021-11-30", "2021-12-01", "2021-12-02"]
    assert len(days_of("2021-12-01..2021-12-31")) == 31
    for wrong in ("2021-13-01", "2021-11-02..2021-11-01", "20211108..20211109x", ".."):
        with pytest.raises(UsageError):
            days_of(wrong)


@pytest.mark.parametrize(("seconds", "day"), [(1_636_300_799, "2021-11-07"), (1_636_300_800, "2021-11-08")])
def test_today_is_beijings_day(seconds: int, day: str) -> None:
    assert beijing_day(seconds) == day


def test_what_is_fetched_while_one_reads_is_what_was_asked_for() -> None:
    given = ["get", "--date", "2021-11-08", "--pace", "2", "--refresh", "人民日报", "rmrbhwb"]
    output = Output(catalogue("en"))
    _, first = parse_command(given, output)
    _, behind = parse_command(arguments_of(first), output)
    assert vars(behind) == {**vars(first), "no_open": True}
