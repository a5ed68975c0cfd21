"""No copy of what was removed stays in the cache."""

import json
from pathlib import Path

from command_result import RunCommand

from reader.app.forget_copies import forget_copies
from reader.epaper.bundle import Bundle, Response, written
from reader.fetch.cache import Cache, StoredResponse
from reader.runtime import paths

PAGE = "上榜\n\n■记者 胡佳英\n\n本报讯 近日，远景产业园上榜，建筑面积十五万平方米，党建联盟也在其中。\n"


def cache() -> Path:
    folder = paths.cache_folder()
    assert folder
    return folder


def held() -> bytes:
    return b"".join(path.read_bytes() for path in cache().rglob("*") if path.is_file())


def test_no_text_and_no_name_of_what_was_removed_stays(kanbao: RunCommand, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    (tmp_path / "page.meta.yaml").write_text('newspaper: 平湖日报\ndate: "2021-11-09"\npage: "1"\n', "utf-8")
    kanbao("add", str(page))
    kanbao("show", str(page))
    kanbao("list")
    (cache() / "screens").mkdir()
    (cache() / "screens" / "1.json").write_text("远景产业园")
    (cache() / "keywords-1.json").write_text("远景产业园")
    assert "平湖日报" in json.loads((cache() / "listing-any.json").read_text())[1][0]
    kanbao("remove", "1")
    said = [json.dumps("远景产业园")[1:-1].encode(), "远景产业园".encode(), json.dumps("平湖日报")[1:-1].encode()]
    assert [word for word in said if word in held()] == []
    assert "has been removed" in kanbao("show", "1").err


def test_the_responses_of_an_e_paper_that_was_removed_go_and_others_stay() -> None:
    addresses = ("https://paper.example/1.html", "https://paper.example/2.html")
    responses = Cache(cache())
    for address in addresses:
        responses.keep(StoredResponse(address, address, b"body", 1.0))
    forget_copies(["平湖日报/2021-11-09/1"], [written(Bundle((Response(addresses[0], "body"),)))])
    assert [responses.load(address) is not None for address in addresses] == [False, True]
