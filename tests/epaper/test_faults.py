"""Servers that misbehave: what a fetcher makes of them, and what the user is told."""

import gzip
from collections.abc import Callable, Mapping
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest
from fetching import START, FakeClock
from site_files import Response, Server, served

from reader.errors import FetchError
from reader.fetch import wire
from reader.fetch.cache import Cache
from reader.fetch.limits import Clock, Limits
from reader.fetch.polite import Fetcher
from reader.fetch.wire import Reach
from reader.messages import LANGUAGES, catalogue

LIMITS = Limits(connect=5.0, read=0.3, whole=1.0, size=100_000)
Send = Callable[[BaseHTTPRequestHandler], None]


def fetcher(folder: Path, time: FakeClock, limits: Limits = LIMITS, *hosts: str) -> Fetcher:
    import time as real

    clock = Clock(real.monotonic, time.sleep, lambda: time.time)
    return Fetcher(frozenset(["127.0.0.1", *hosts]), Cache(folder), limits, clock)


def failure(
    tmp_path: Path, responses: Mapping[str, Response], path: str = "/a"
) -> tuple[FetchError, Server, FakeClock]:
    time = FakeClock()
    with served(responses) as server:
        running = fetcher(tmp_path, time)
        with pytest.raises(FetchError) as raised:
            running.get(server.url(path))
        running.close()
    assert all(catalogue(language).error(raised.value) for language in LANGUAGES)
    return raised.value, server, time


@pytest.mark.parametrize("status", [400, 403, 404, 410])
def test_a_refusal_is_final(status: int, tmp_path: Path) -> None:
    error, server, _ = failure(tmp_path, {"/a": Response(b"", status)})
    assert (error.message, error.status) == ("fetch.status", status)
    assert server.paths == ["/a"]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_site_is_tried_three_times(status: int, tmp_path: Path) -> None:
    error, server, _ = failure(tmp_path, {"/a": Response(b"", status)})
    assert error.status == status
    assert server.paths == ["/a"] * 3


@pytest.mark.parametrize("value", ["7", formatdate(START + 7, usegmt=True)])
def test_a_site_that_asks_to_wait_is_waited_for(value: str, tmp_path: Path) -> None:
    _, _, time = failure(tmp_path, {"/a": Response(b"", 429, {"Retry-After": value})})
    assert 7 - 2 <= max(time.slept) <= 7


def test_a_site_that_asks_for_a_long_wait_is_left_alone(tmp_path: Path) -> None:
    error, server, _ = failure(tmp_path, {"/a": Response(b"", 503, {"Retry-After": "3600"})})
    assert (error.message, error.fields["seconds"]) == ("fetch.wait", 3600)
    assert server.paths == ["/a"]


def misbehaving(tmp_path: Path, send: Send, limits: Limits = LIMITS) -> tuple[FetchError, Server]:
    with served({}) as server:
        server.behaviour["/a"] = send
        running = fetcher(tmp_path, FakeClock(), limits)
        with pytest.raises(FetchError) as raised:
            running.get(server.url("/a"))
        running.close()
    return raised.value, server


def head(handler: BaseHTTPRequestHandler, **headers: str) -> None:
    handler.send_response(200)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def test_an_endless_response_is_cut_off(tmp_path: Path) -> None:
    def send(handler: BaseHTTPRequestHandler) -> None:
        head(handler, Connection="close")
        handler.close_connection = True
        try:
            while True:
                handler.wfile.write(b"x" * 4096)
        except OSError:
            return

    assert misbehaving(tmp_path, send)[0].message == "fetch.too-large"


def test_a_silent_server_is_given_up(tmp_path: Path) -> None:
    done = Event()

    def send(handler: BaseHTTPRequestHandler) -> None:
        head(handler, Content_Length="10")
        done.wait(20)
        handler.close_connection = True

    error, server = misbehaving(tmp_path, send)
    done.set()
    assert error.message == "fetch.failed-timeout"
    assert server.paths == ["/a"] * 3


def test_a_server_that_drips_is_given_up(tmp_path: Path) -> None:
    done = Event()

    def send(handler: BaseHTTPRequestHandler) -> None:
        head(handler, Content_Length="1000")
        handler.close_connection = True
        try:
            while not done.wait(0.05):
                handler.wfile.write(b"x")
        except OSError:
            return

    error, _ = misbehaving(tmp_path, send, LIMITS._replace(read=5.0, whole=0.3))
    done.set()
    assert error.message == "fetch.failed-timeout"


def test_a_truncated_response_is_none(tmp_path: Path) -> None:
    def send(handler: BaseHTTPRequestHandler) -> None:
        head(handler, Content_Length="1000")
        handler.wfile.write(b"<html>")
        handler.close_connection = True

    assert misbehaving(tmp_path, send)[0].message in ("fetch.failed-truncated", "fetch.failed-broken")


def test_a_small_response_that_unpacks_to_a_huge_one_is_cut_off(tmp_path: Path) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    error, _, _ = failure(tmp_path, {"/a": Response(bomb, headers={"Content-Encoding": "gzip"})})
    assert error.message == "fetch.too-large"


@pytest.mark.parametrize(("packing", "message"), [("gzip", "fetch.failed-gzip"), ("br", "fetch.encoding")])
def test_what_cannot_be_unpacked_is_said(packing: str, message: str, tmp_path: Path) -> None:
    error, _, _ = failure(tmp_path, {"/a": Response(b"plain", headers={"Content-Encoding": packing})})
    assert error.message == message


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
def test_packed_responses_are_unpacked(packing: str, tmp_path: Path) -> None:
    import zlib

    text = "石阶".encode()
    packed = gzip.compress(text) if packing == "gzip" else zlib.compress(text)
    with served({"/a": Response(packed, headers={"Content-Encoding": packing})}) as server:
        running = fetcher(tmp_path, FakeClock())
        assert running.get(server.url("/a")).body.decode() == "石阶"
        running.close()


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("/a", "fetch.redirects"),
        ("file:///etc/passwd", "fetch.address"),
        ("gopher://127.0.0.1/", "fetch.address"),
        ("http://169.254.169.254/latest/", "fetch.elsewhere"),
        ("http://other.example/", "fetch.elsewhere"),
        ("http://[", "fetch.address"),
    ],
)
def test_redirects_lead_nowhere_else(location: str, message: str, tmp_path: Path) -> None:
    error, _, _ = failure(tmp_path, {"/a": Response(b"", 302, {"Location": location})})
    assert error.message == message


def test_redirects_on_the_same_host_are_followed(tmp_path: Path) -> None:
    with served({"/a": Response(b"", 301, {"Location": "b"}), "/b": Response(b"here")}) as server:
        running = fetcher(tmp_path, FakeClock())
        found = running.get(server.url("/a"))
        running.close()
        assert (found.reached, found.body) == (server.url("/b"), b"here")


@pytest.mark.parametrize(
    ("first", "second", "is_allowed"),
    [
        ("93.184.216.34", "93.184.216.35", True),
        ("93.184.216.34", "10.0.0.1", False),
        ("93.184.216.34", "127.0.0.1", False),
        ("93.184.216.34", "169.254.169.254", False),
        ("93.184.216.34", "::1", False),
        ("93.184.216.34", "::ffff:127.0.0.1", False),
        ("93.184.216.34", "fe80::1%eth0", False),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "192.168.0.1", False),
        ("127.0.0.1", "93.184.216.34", True),
    ],
)
def test_only_addresses_of_the_first_kind_or_public_ones_are_reached(first: str, second: str, is_allowed: bool) -> None:
    reach = Reach()
    reach.check(first, "one")
    if is_allowed:
        reach.check(second, "two")
    else:
        with pytest.raises(FetchError, match=r"fetch\.private"):
            reach.check(second, "two")


def test_what_counts_is_the_address_that_is_reached_and_not_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = iter(["public", "loopback"])
    monkeypatch.setattr(wire, "_kind", lambda _: next(kinds))
    redirect = Response(b"", 302, {"Location": "http://localhost:PORT/b"})
    with served({"/robots.txt": Response(b""), "/a": redirect, "/b": Response(b"secret")}) as server:
        redirect.headers["Location"] = f"http://localhost:{server.port}/b"
        running = fetcher(tmp_path, FakeClock(), LIMITS, "localhost")
        with pytest.raises(FetchError, match=r"fetch\.private"):
            running.get(server.url("/a"))
        running.close()
        assert server.paths == ["/a"]


def test_robots_that_forbid_are_obeyed(tmp_path: Path) -> None:
    robots = Response(b"User-agent: *\nDisallow: /a\nAllow: /a/b$\n")
    error, server, _ = failure(tmp_path, {"/robots.txt": robots, "/a": Response(b"x")})
    assert error.message == "fetch.robots"
    assert server.paths == []


def test_robots_for_this_program_count_more_than_those_for_all(tmp_path: Path) -> None:
    robots = Response(b"User-agent: *\nDisallow: /\n\nUser-agent: kanbao\nAllow: /\n")
    with served({"/robots.txt": robots, "/a": Response(b"x")}) as server:
        running = fetcher(tmp_path, FakeClock())
        assert running.get(server.url("/a")).body == b"x"
        running.close()


@pytest.mark.parametrize(("status", "is_asked"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_without_robots_all_is_allowed_and_while_they_cannot_be_had_nothing(
    status: int, is_asked: bool, tmp_path: Path
) -> None:
    with served({"/robots.txt": Response(b"", status), "/a": Response(b"x")}) as server:
        running = fetcher(tmp_path, FakeClock())
        if is_asked:
            running.get(server.url("/a"))
        else:
            with pytest.raises(FetchError, match=r"fetch\.robots-not-now"):
                running.get(server.url("/a"))
        running.close()
        assert server.paths == ["/a"] * is_asked


def test_robots_are_asked_for_once_a_day(tmp_path: Path) -> None:
    time = FakeClock()
    with served({"/a": Response(b"x"), "/b": Response(b"y")}) as server:
        for hours in (0, 1, 24):
            time.time += hours * 3600
            running = fetcher(tmp_path, time)
            running.get(server.url("/a"), since=time.time)
            running.get(server.url("/b"), since=time.time)
            running.close()
        assert [path for path, _ in server.asked].count("/robots.txt") == 2


def test_there_is_an_end_to_requests(tmp_path: Path) -> None:
    with served({f"/{number}": Response(b"x") for number in range(9)}) as server:
        running = fetcher(tmp_path, FakeClock(), LIMITS._replace(requests=5))
        for number in range(4):
            running.get(server.url(f"/{number}"))
        with pytest.raises(FetchError, match=r"fetch\.too-many"):
            running.get(server.url("/4"))
        running.close()
        assert len(server.asked) == 5


def test_requests_say_what_they_are(tmp_path: Path) -> None:
    with served({"/a": Response(b"x")}) as server:
        running = fetcher(tmp_path, FakeClock())
        running.get(server.url("/a"))
        running.close()
        assert {headers["User-Agent"].partition("/")[0] for _, headers in server.asked} == {"kanbao"}
        assert not any("Cookie" in headers for _, headers in server.asked)


def test_where_nobody_listens_it_is_said(tmp_path: Path) -> None:
    with served({}) as server:
        url = server.url("/a")
    running = fetcher(tmp_path, FakeClock())
    with pytest.raises(FetchError, match=r"fetch\.failed-refused"):
        running.get(url)
    running.close()


def test_a_damaged_cache_is_no_cache(tmp_path: Path) -> None:
    with served({"/a": Response(b"x")}) as server:
        for _ in range(2):
            running = fetcher(tmp_path, FakeClock())
            assert running.get(server.url("/a")).body == b"x"
            running.close()
            for file in (tmp_path / "web").glob("*.response"):
                file.write_bytes(file.read_bytes()[:9])
        assert server.paths == ["/a", "/a"]
