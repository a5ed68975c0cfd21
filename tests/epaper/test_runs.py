"""What a run asks for, what it never asks for twice, and what becomes of it when it is stopped."""

from pathlib import Path

import pytest
from fake_wire import HOST, FakeWire, Stopped
from fetching import QUICK, START, FakeClock, Runner, edition_of
from short_form import short
from site_files import NAMES, Response, read_site

from reader.app.get_edition import Asked, Got
from reader.errors import FetchError

SITE = read_site("founder-classic")
ASKED = Asked(HOST + SITE.asked)
DELAY = b"User-agent: *\nCrawl-delay: 3\n"
CHAIN = 4
"""The entry and the three pages."""


@pytest.mark.parametrize("name", NAMES)
def test_a_run_that_is_killed_between_any_two_requests_goes_on_and_asks_for_nothing_twice(
    name: str, tmp_path: Path
) -> None:
    site = read_site(name)
    asked = Asked(HOST + site.asked)
    whole = FakeWire(site.responses)
    expected = Runner(tmp_path / "whole", wire=whole).get(asked)
    for count in range(len(whole.asked)):
        folder = tmp_path / str(count)
        folder.mkdir()
        first, rest = FakeWire(site.responses, stop_after=count), FakeWire(site.responses)
        before: list[Got] = []
        with pytest.raises(Stopped):
            before.extend(Runner(folder, wire=first).pages(asked))
        found = Runner(folder, wire=rest, time=FakeClock(START + 500)).get(asked)
        assert found == expected
        assert sorted(first.paths + rest.paths) == sorted(whole.paths)


@pytest.fixture
def _folders(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()


pytestmark = pytest.mark.usefixtures("_folders")


def test_the_contents_are_there_after_two_requests(tmp_path: Path) -> None:
    wire = FakeWire(SITE.responses)
    first = next(iter(Runner(tmp_path, wire=wire).pages(ASKED)))
    assert len(wire.paths) == 2 + first.items


def test_the_second_time_only_the_entry_and_the_pages_are_asked_for_and_only_for_what_is_new(tmp_path: Path) -> None:
    first = Runner(tmp_path, wire=FakeWire(SITE.responses)).get(ASKED)
    wire = FakeWire(SITE.responses)
    second = Runner(tmp_path, wire=wire, time=FakeClock(START + 3600)).get(ASKED)
    assert second == first
    assert len(wire.asked) == CHAIN
    assert all("If-None-Match" in headers for _, headers in wire.asked)


def test_without_an_etag_the_date_of_the_response_makes_a_request_conditional(tmp_path: Path) -> None:
    bare = {path: Response(found.body, headers={"ETag": ""}) for path, found in SITE.responses.items()}
    Runner(tmp_path, wire=FakeWire(bare)).get(ASKED)
    wire = FakeWire(bare)
    Runner(tmp_path, wire=wire, time=FakeClock(START + 3600)).get(ASKED)
    assert all(headers["If-Modified-Since"].startswith("Sun, 07 Nov 2021 16:0") for _, headers in wire.asked)


def test_offline_nothing_is_asked_for(tmp_path: Path) -> None:
    first = Runner(tmp_path, wire=FakeWire(SITE.responses)).get(ASKED)
    wire = FakeWire(SITE.responses)
    assert Runner(tmp_path, wire=wire, is_offline=True).get(ASKED) == first
    assert wire.asked == []
    with pytest.raises(FetchError, match=r"fetch\.offline"):
        Runner(tmp_path, wire=wire, is_offline=True).get(Asked(HOST + "/other/index.htm"))


def test_a_refresh_asks_for_everything_once(tmp_path: Path) -> None:
    Runner(tmp_path, wire=FakeWire(SITE.responses)).get(ASKED)
    wire = FakeWire(SITE.responses)
    Runner(tmp_path, wire=wire, time=FakeClock(START + 3600)).get(ASKED._replace(is_refresh=True))
    assert sorted(wire.paths) == sorted(HOST + path for path in SITE.responses)


def test_one_page_costs_the_way_to_it_and_its_items(tmp_path: Path) -> None:
    wire = FakeWire(SITE.responses)
    found = Runner(tmp_path, wire=wire).get(ASKED._replace(page="a02"))
    assert [got.label.number for got in found] == ["A02"]
    assert len(wire.paths) == 5
    with pytest.raises(FetchError, match=r"get\.no-page"):
        Runner(tmp_path, wire=wire).get(ASKED._replace(page="77"))


@pytest.mark.parametrize(("robots", "pace", "least"), [(b"", 1.0, 1.0), (b"", 0.1, 0.5), (DELAY, 1.0, 3.0)])
def test_no_request_follows_another_sooner_than_the_pace(
    robots: bytes, pace: float, least: float, tmp_path: Path
) -> None:
    time = FakeClock()
    wire = FakeWire({**SITE.responses, "/robots.txt": Response(robots)})
    Runner(tmp_path, wire=wire, time=time, limits=QUICK._replace(pace=pace)).get(ASKED)
    assert time.slept == [least] * (len(wire.asked) - 1)


def test_nor_does_the_first_request_of_a_run_follow_the_last_of_another_sooner(tmp_path: Path) -> None:
    time = FakeClock()
    Runner(tmp_path, wire=FakeWire(SITE.responses), time=time).get(ASKED)
    slept = len(time.slept)
    time.time += 0.25
    Runner(tmp_path, wire=FakeWire(SITE.responses), time=time).get(ASKED)
    assert time.slept[slept] == 0.75


def test_a_day_is_got_by_the_front_page_of_the_newest(tmp_path: Path) -> None:
    site = read_site("founder-new")
    other = {path.replace("202111/08", "202111/05"): found for path, found in site.responses.items()}
    other = {
        path: Response(found.body.replace(b"202111/08", b"202111/05").replace(b"2021-11-08", b"2021-11-05"))
        for path, found in other.items()
        if "/05/" in path
    }
    wire = FakeWire({**site.responses, **other})
    found = Runner(tmp_path, wire=wire).get(Asked(HOST + site.asked, date="2021-11-05"))
    assert {got.date for got in found} == {"2021-11-05"}
    assert len(found) == 4


CALENDAR = "".join(
    f"<period><period_date>2021-11-{day}</period_date><front_page>node_01.html</front_page></period>"
    for day in ("01", "03", "04", "08")
)


@pytest.mark.parametrize("is_moved", [False, True])
def test_without_an_edition_on_the_day_the_nearest_are_named(is_moved: bool, tmp_path: Path) -> None:
    site = read_site("founder-new")
    front = "/rb/pc/layout/202111/08/node_01.html"
    responses = {**site.responses, "/rb/pc/layout/202111/period.xml": Response(f"<l>{CALENDAR}</l>".encode())}
    if is_moved:
        responses["/rb/pc/layout/202111/05/node_01.html"] = Response(b"", 302, {"Location": front})
    with pytest.raises(FetchError) as raised:
        Runner(tmp_path, wire=FakeWire(responses)).get(Asked(HOST + site.asked, date="2021-11-05"))
    assert raised.value.message == "get.no-edition"
    assert raised.value.fields["nearest"] == "2021-11-03, 2021-11-04, 2021-11-08"


def test_a_page_that_leads_to_another_day_is_not_taken(tmp_path: Path) -> None:
    moved = {**SITE.responses, "/wb/html/2021-11/08/node_3.htm": Response(b"", 302, {"Location": "../07/node_3.htm"})}
    moved["/wb/html/2021-11/07/node_3.htm"] = SITE.responses["/wb/html/2021-11/08/node_3.htm"]
    pages = Runner(tmp_path, wire=FakeWire(moved)).pages(ASKED)
    assert next(pages).label.number == "A01"
    with pytest.raises(FetchError, match=r"get\.other-day"):
        next(pages)


def test_an_item_that_is_gone_is_noted_and_three_in_a_row_end_the_run(tmp_path: Path) -> None:
    site = read_site("founder-new")
    items = [path for path in site.responses if "content_10" in path]
    one = {path: found for path, found in site.responses.items() if path != items[1]}
    got = Runner(tmp_path / "whole", wire=FakeWire(one)).get(Asked(HOST + site.asked))[0]
    assert [(each.title, each.error.status) for each in got.missing] == [("菜市搬进新棚", 404)]
    none = {path: found for path, found in site.responses.items() if path not in items}
    with pytest.raises(FetchError, match=r"fetch\.status"):
        Runner(tmp_path, wire=FakeWire(none)).get(Asked(HOST + site.asked))


def test_an_item_leads_to_its_edition(tmp_path: Path) -> None:
    site = read_site("founder-classic")
    path = "/wb/html/2021-11/08/content_203.htm"
    linked = site.responses[path].body.replace(b"</BODY>", "<A href=node_2.htm>第A01版：头版</A></BODY>".encode("gbk"))
    wire = FakeWire({**site.responses, path: Response(linked)})
    found = Runner(tmp_path, wire=wire).get(Asked(HOST + path))
    assert [got.label.number for got in found] == ["A01", "A02", "01B"]


def test_a_site_that_is_no_e_paper_is_said_to_be_none(tmp_path: Path) -> None:
    wire = FakeWire({"/": Response("<html><p>欢迎光临</p></html>".encode())})
    with pytest.raises(FetchError, match=r"get\.unknown"):
        Runner(tmp_path, wire=wire).get(Asked(f"{HOST}/"))


def test_an_item_of_a_system_that_is_not_known_is_known_by_its_comment(tmp_path: Path) -> None:
    text = SITE.responses["/wb/html/2021-11/08/content_201.htm"].body
    wire = FakeWire({"/show.php": Response(text)})
    (found,) = Runner(tmp_path, wire=wire).get(Asked(f"{HOST}/show.php"))
    edition = edition_of(found)
    assert (edition.date, found.items) == ("2021-11-08", 1)
    assert "[article] show.php" in short(edition)
    assert "headline: 河埠头新修石阶" in short(edition)


def test_a_host_that_nobody_named_is_not_asked(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"fetch\.elsewhere"):
        Runner(tmp_path, wire=FakeWire({}), hosts=frozenset(["other.example"])).get(ASKED)
