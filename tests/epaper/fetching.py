"""Runs with a clock that does not wait, on a server of this machine."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader import shipped
from reader.fetch.cache import Cache
from reader.fetch.limits import Clock, Limits
from reader.fetch.polite import Asking, Fetcher
from reader.getting import Asked, Getting, Got, getting, run_name
from reader.ingest import open_edition_bytes
from reader.model import Edition

QUICK = Limits(connect=5.0, read=5.0, whole=5.0)
START = 1_636_300_800.0  # 2021-11-08 00:00 in Beijing


@dataclass
class FakeClock:
    """Goes on only when somebody sleeps."""

    time: float = START
    slept: list[float] = field(default_factory=list)

    @property
    def clock(self) -> Clock:
        """As the fetcher asks it."""
        return Clock(lambda: self.time, self.sleep, lambda: self.time)

    def sleep(self, seconds: float) -> None:
        """Goes on at once."""
        self.slept.append(seconds)
        self.time += seconds


@dataclass
class Runner:
    """Gets editions into one cache."""

    folder: Path
    time: FakeClock = field(default_factory=FakeClock)
    limits: Limits = QUICK
    hosts: frozenset[str] = frozenset(["127.0.0.1", "paper.example"])
    is_offline: bool = False
    wire: Asking | None = None
    requests: int = 0

    def get(self, asked: Asked) -> list[Got]:
        """All pages of an edition."""
        return list(self.pages(asked))

    def pages(self, asked: Asked) -> Iterator[Got]:
        """The pages one by one."""
        cache = Cache(self.folder)
        fetcher = Fetcher(self.hosts, cache, self.limits, self.time.clock, wire=self.wire, is_offline=self.is_offline)
        try:
            run: Getting = getting(asked, fetcher, shipped.families(), cache, self.time.time)
            yield from run.pages(run.front())
            cache.finished(run_name(asked))
        finally:
            self.requests = fetcher.requests
            fetcher.close()


def edition_of(got: Got) -> Edition:
    """The edition of a page, as the library would have it."""
    return open_edition_bytes(got.data, got.address)


def asked_of(url: str, options: Iterable[str] = ()) -> Asked:
    """What `kanbao get` would ask for; options as `date=2021-11-08`."""
    given = dict(option.split("=", 1) for option in options)
    return Asked(url, date=given.get("date"), page=given.get("page"))
