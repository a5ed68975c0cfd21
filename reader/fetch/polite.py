"""The fetcher: one request at a time, at a decent pace, where robots.txt allows it, and never twice for the same."""

import re
from collections.abc import Mapping
from email.utils import formatdate, mktime_tz, parsedate_tz
from typing import NamedTuple, Protocol
from urllib.parse import urljoin, urlsplit

from reader.errors import FetchError
from reader.fetch.cache import Cache, StoredResponse
from reader.fetch.limits import LEAST_PACE, Clock, Limits
from reader.fetch.robots import DAY, SIZE, Robots
from reader.fetch.wire import Failed, Reply, Wire

_BUSY = frozenset([429, 500, 502, 503, 504])
"""Answers after which another try may help."""
_MOVED = frozenset([301, 302, 303, 307, 308])
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


class Fetched(NamedTuple):
    """What there is at an address."""

    reached: str
    """Where redirects led."""
    body: bytes
    charset: str
    """As declared; empty for none."""


class Asking(Protocol):
    """What sends requests: `Wire`, or a fake of it."""

    def get(self, url: str, headers: Mapping[str, str]) -> Reply:
        """The answer; Failed where none came whole."""

    def close(self) -> None:
        """Lets go of connections."""


class Fetcher:
    """Fetches addresses of a few hosts. One for each run; not for several threads."""

    def __init__(
        self,
        hosts: frozenset[str],
        cache: Cache,
        limits: Limits,
        clock: Clock,
        *,
        wire: Asking | None = None,
        is_offline: bool = False,
    ) -> None:
        self._hosts, self._cache, self._limits, self._clock = hosts, cache, limits, clock
        self._wire: Asking = wire or Wire(limits, clock)
        self._is_offline = is_offline
        self._robots: dict[str, Robots] = {}
        self._last: dict[str, float] = {}
        self.requests = 0
        """Sent so far, all tries and robots.txt counted."""

    def close(self) -> None:
        """Lets go of connections, and of responses that nobody has used for long."""
        self._wire.close()
        self._cache.tidy()

    def get(self, url: str, since: float = 0.0) -> Fetched:
        """What there is at `url`; what came at `since` (seconds since 1970) or later is not asked for again.

        FetchError says what prevents it: the site, its robots.txt, a limit, the network.
        """
        known = self._cache.load(url)
        if known and (self._is_offline or known.fetched >= since):
            return Fetched(known.reached, known.body, known.charset)
        if self._is_offline:
            raise FetchError("fetch.offline", url=url)
        at, reply = self._followed(url, known.conditions if known else {}, is_robots=False)
        now = self._clock.today()
        if reply.status == 304 and known:
            self._cache.keep(known._replace(fetched=now))
            return Fetched(known.reached, known.body, known.charset)
        if reply.status != 200:
            raise FetchError("fetch.status", url=url, status=reply.status)
        charset = _CHARSET.search(reply.headers.get("content-type", ""))
        modified = reply.headers.get("last-modified") or reply.headers.get("date") or formatdate(now, usegmt=True)
        stored = StoredResponse(
            url, at, reply.body, now, reply.headers.get("etag", ""), modified, charset[1] if charset else ""
        )
        self._cache.keep(stored)
        return Fetched(at, stored.body, stored.charset)

    def _followed(self, url: str, headers: Mapping[str, str], *, is_robots: bool) -> tuple[str, Reply]:
        """The answer behind redirects, and where it was."""
        at = url
        for _ in range(self._limits.redirects + 1):
            self._check_host(at, url)
            if not is_robots:
                self._check_robots(at)
            reply = self._tried(at, headers)
            if reply.status not in _MOVED or not reply.headers.get("location"):
                return at, reply
            try:
                at = urljoin(at, reply.headers["location"].strip())
            except ValueError:
                raise FetchError("fetch.address", url=reply.headers["location"]) from None
        raise FetchError("fetch.redirects", url=url)

    def _check_host(self, at: str, url: str) -> None:
        try:
            parts = urlsplit(at)
            scheme, host = parts.scheme, (parts.hostname or "").lower()
        except ValueError:
            scheme, host = "", ""
        if scheme not in ("http", "https") or not host:
            raise FetchError("fetch.address", url=at)
        if host not in self._hosts:
            raise FetchError("fetch.elsewhere", url=url, host=host)

    def _check_robots(self, url: str) -> None:
        origin = _origin(url)
        if origin not in self._robots:
            self._robots[origin] = Robots.of(self._robots_text(f"{origin}/robots.txt", origin))
        if not self._robots[origin].allow(url):
            raise FetchError("fetch.robots", url=url, host=urlsplit(url).hostname)

    def _robots_text(self, url: str, origin: str) -> str:
        """The file of the day. 4xx is none at all, 5xx means that nothing may be asked now (RFC 9309, 2.3.1)."""
        now, known = self._clock.today(), self._cache.load(url)
        if known is None or known.fetched < now - DAY:
            try:
                at, reply = self._followed(url, {}, is_robots=True)
            except FetchError as error:
                if error.message not in ("fetch.elsewhere", "fetch.redirects"):
                    raise
                at, reply = url, Reply(404, {}, b"")
            if reply.status >= 500 or reply.status == 429:
                raise FetchError("fetch.robots-not-now", host=urlsplit(origin).hostname, status=reply.status)
            known = StoredResponse(url, at, reply.body[:SIZE] if reply.status == 200 else b"", now)
            self._cache.keep(known)
        return known.body.decode("utf-8", "replace")

    def _tried(self, url: str, headers: Mapping[str, str]) -> Reply:
        """The answer of the first try that gives one that is final, or of the last."""
        reason = "broken"
        for number in range(1, self._limits.tries + 1):
            self._keep_pace(url)
            try:
                reply = self._wire.get(url, headers)
            except Failed as failed:
                reason, wait = failed.reason, 2.0 ** (number - 1)
            else:
                if reply.status not in _BUSY or number == self._limits.tries:
                    return reply
                wait = self._asked_wait(reply, number, url)
            if number < self._limits.tries:
                self._clock.sleep(wait)
        raise FetchError(f"fetch.failed-{reason}", url=url)

    def _asked_wait(self, reply: Reply, number: int, url: str) -> float:
        """Seconds that the server asks to wait, or that a further try waits by itself."""
        given = reply.headers.get("retry-after", "").strip()
        wait = 2.0 ** (number - 1)
        if given.isdecimal() and len(given) < 10:
            wait = float(given)
        elif parsed := parsedate_tz(given):
            wait = max(0.0, mktime_tz(parsed) - self._clock.today())
        if wait > self._limits.longest_wait:
            raise FetchError("fetch.wait", host=urlsplit(url).hostname, seconds=round(wait), status=reply.status)
        return wait

    def _keep_pace(self, url: str) -> None:
        """Waits until the host may be asked again, and counts the request."""
        if self.requests >= self._limits.requests:
            raise FetchError("fetch.too-many", limit=self._limits.requests)
        host, robots = (urlsplit(url).hostname or ""), self._robots.get(_origin(url))
        pace = max(LEAST_PACE, self._limits.pace, robots.delay if robots else 0.0)
        if (rest := self._since_last(host, pace)) > 0:
            self._clock.sleep(rest)
        self._last[host] = self._clock.now()
        self._cache.note_asked(host, self._clock.today())
        self.requests += 1

    def _since_last(self, host: str, pace: float) -> float:
        """Seconds still to wait; for the first request of a run by when another run asked, the pace at most."""
        if (last := self._last.get(host)) is not None:
            return last + pace - self._clock.now()
        return min(pace, self._cache.last_asked(host) + pace - self._clock.today())


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
