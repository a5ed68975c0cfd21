"""`kanbao get --beside`: the paper's own page beside a dump of it, and the words that the dump lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_result import RunCommand
from fetching import FakeClock
from site_files import Response, Server, served

from reader.cli import get_command
from reader.fetch.limits import Clock

FIRST = "本报讯 石桥镇的三座老桥昨天全部修缮完工,两岸的村民不用再绕路三公里。"
LOST = "桥面用的是原来的青石,"
SECOND = "工匠从邻县请来,修了整整八个月,一共花去四百二十万元。"
THIRD = "镇里说,明年还要修另外两座古桥,并在桥头立牌介绍来历。"
FOLDER = "/rb/pc"
PAGE = f"{FOLDER}/layout/202111/08/node_01.html"
ITEM = f"{FOLDER}/content/202111/08/content_1.html"


def html(text: str) -> Response:
    return Response(body=f"<html><head><title>河口日报</title></head><body>{text}</body></html>".encode())


SITE = {
    f"{FOLDER}/layout/index.html": html(f'<div id="list"><ul><li><a href="{PAGE}">第01版：要闻</a></li></ul></div>'),
    PAGE: html(
        f'<p>2021年11月08日</p><div><a id=pageLink href="{PAGE}">01版：要闻</a></div>'
        f'<ul class="news-list"><li><a href="{ITEM}">老桥修好</a></li></ul>'
    ),
    ITEM: html(
        f'<h1 id="Title">老桥修好</h1><div id="ozoom"><founder-content><p>{FIRST}</p>'
        f"<p>{LOST}{SECOND.replace('整整', '足足')}</p><p>{THIRD}</p></founder-content></div>"
    ),
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    fake = FakeClock()
    import time as real

    monkeypatch.setattr(get_command, "system_clock", lambda: Clock(real.monotonic, fake.sleep, lambda: fake.time))
    with served(SITE) as running:
        yield running


@pytest.fixture
def dump(tmp_path: Path) -> str:
    page = tmp_path / "page.txt"
    page.write_text(f"老桥修好\n■记者 林小舟\n{FIRST}\n{SECOND}\n{THIRD}\n", "utf-8")
    (tmp_path / "page.meta.yaml").write_text("newspaper: 河口日报\ndate: 2021-11-08\npage: '01'\n", "utf-8")
    return str(page)


def test_what_the_dump_lost_is_told_and_both_are_kept(kanbao: RunCommand, server: Server, dump: str) -> None:
    kanbao("add", dump)
    ran = kanbao("get", "--beside", "河口日报/2021-11-08/01", server.url(f"{FOLDER}/layout/index.html"))
    assert (ran.status, ran.out.splitlines()[1:]) == (
        0,
        ["    paragraph 2: 11 characters are lost here: 桥面用的是原来的青石,", "    paragraph 2: 整整 / 足足"],
    )
    listed = kanbao("list", "--json").out
    assert [each["key"] for each in json.loads(listed)] == ["河口日报/2021-11-08/01", "河口日报~2/2021-11-08/01"]


def test_it_is_told_to_programs_too(kanbao: RunCommand, server: Server, dump: str) -> None:
    ran = kanbao("get", "--json", "--beside", dump, server.url(f"{FOLDER}/layout/index.html"))
    (found,) = json.loads(ran.out)
    assert found["fills"] == [{"place": [2, 0, 0], "text": LOST, "marked": False}]
    assert found["variants"] == [{"place": [2, 10, 12], "text": "足足"}]


def test_an_edition_without_paper_or_day_is_refused(kanbao: RunCommand, tmp_path: Path) -> None:
    page = tmp_path / "x.txt"
    page.write_text("老桥修好\n■记者 林小舟\n本报讯 老桥昨天修好了。\n", "utf-8")
    ran = kanbao("get", "--beside", str(page))
    assert (ran.status, "no paper, date or page" in ran.err) == (2, True)
