"""The rest of an edition comes while one reads, and ends with the reader."""

import time
from argparse import Namespace
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest
from site_files import read_site, served

from reader.cli.behind import fetched_meanwhile
from reader.cli.output import Output
from reader.library import Library
from reader.runtime.messages import catalogue

SITE = read_site("founder-nbs")
PATIENCE = 120
"""Seconds after which something is wrong; passing takes a few."""


def wait_for(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def options(url: str) -> Namespace:
    return Namespace(PAPER=[url], date=None, page=None, pace=0.5, refresh=False, offline=False)


def stored() -> int:
    with Library.open() as library:
        return len(library.editions())


def test_pages_come_while_one_reads(capsys: pytest.CaptureFixture[str]) -> None:
    last = list(SITE.responses)[-1]
    with served(SITE.responses) as server, fetched_meanwhile(options(server.url(SITE.asked)), Output(catalogue("en"))):
        wait_for(lambda: last in server.paths)
        wait_for(lambda: stored() == 2)
    assert capsys.readouterr().err in ("", "Not all pages have come yet; the same command goes on with them.\n")


def test_with_the_reader_the_fetching_ends(capsys: pytest.CaptureFixture[str]) -> None:
    done, last = Event(), list(SITE.responses)[-1]

    def hang(_: BaseHTTPRequestHandler) -> None:
        done.wait(PATIENCE)

    with served(SITE.responses) as server:
        server.behaviour[last] = hang
        with fetched_meanwhile(options(server.url(SITE.asked)), Output(catalogue("en"))):
            wait_for(lambda: last in server.paths)
        done.set()
    assert stored() == 1
    assert capsys.readouterr().err == "Not all pages have come yet; the same command goes on with them.\n"
