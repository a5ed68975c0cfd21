"""One request and its response. Every connection is checked by the address that it has really reached."""

import zlib
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, NamedTuple

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from reader.errors import FetchError
from reader.fetch.limits import USER_AGENT, Clock, Limits

CHUNK = 64 * 1024


class Reply(NamedTuple):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """By names in small letters."""
    body: bytes
    """Unpacked."""


class Failed(Exception):  # noqa: N818 - never seen outside this package
    """No whole answer came; another try may help."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Reach:
    """Which addresses connections may lead to: public ones, and those of the kind that the first one had.

    Who names a machine of their own may read it; a public site can send nobody there, by a redirect or by its name.
    """

    def __init__(self) -> None:
        self._first: str | None = None

    def check(self, address: str, host: str) -> None:
        """FetchError for an address that must not be reached."""
        kind = _kind(address)
        self._first = self._first or kind
        if kind not in ("public", self._first):
            raise FetchError("fetch.private", host=host, address=address)


def _kind(address: str) -> str:
    found = ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    if found.is_loopback:
        return "loopback"
    return "public" if found.is_global and not found.is_multicast else "private"


class Wire:
    """Connections to hosts, one each, kept open."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._limits, self._clock = limits, clock
        self._reach = Reach()
        self._pools: dict[tuple[str, str, int], HTTPConnectionPool] = {}

    def close(self) -> None:
        """Lets go of all connections."""
        for pool in self._pools.values():
            pool.close()

    def get(self, url: str, headers: Mapping[str, str]) -> Reply:
        """The answer to a request. Failed where none came whole; FetchError for what must not be asked or taken."""
        try:
            parts = urllib3.util.parse_url(url)
            target = parts.request_uri
            pool = self._pool(parts.scheme or "", parts.host or "", parts.port)
        except urllib3.exceptions.LocationParseError:
            raise FetchError("fetch.address", url=url) from None
        given = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "*/*", **headers}
        try:
            response = pool.urlopen(
                "GET", target, headers=given, retries=False, redirect=False, preload_content=False, decode_content=False
            )
            try:
                return self._read(response, url)
            finally:
                # What has not been read to its end is not fit for another request.
                response.drain_conn() if response.length_remaining == 0 else response.close()
                response.release_conn()
        except urllib3.exceptions.HTTPError as error:
            raise Failed(_reason(error)) from None

    def _pool(self, scheme: str, host: str, port: int | None) -> HTTPConnectionPool:
        if scheme not in _POOLS or not host:
            raise FetchError("fetch.address", url=f"{scheme}://{host}")
        key = (scheme, host, port or (443 if scheme == "https" else 80))
        if key not in self._pools:
            timeout = urllib3.Timeout(connect=self._limits.connect, read=self._limits.read)
            pool = _POOLS[scheme](host.strip("[]"), port, timeout=timeout, maxsize=1, block=True)
            pool.ConnectionCls = _checking(pool.ConnectionCls, self._reach)
            self._pools[key] = pool
        return self._pools[key]

    def _read(self, response: urllib3.BaseHTTPResponse, url: str) -> Reply:
        headers = {name.lower(): value for name, value in response.headers.items()}
        unpack = _unpacker(headers.get("content-encoding", ""), url)
        end = self._clock.now() + self._limits.whole
        body = bytearray()
        while chunk := response.read1(CHUNK):
            body += unpack(chunk, self._limits.size + 1 - len(body))
            if len(body) > self._limits.size:
                raise FetchError("fetch.too-large", url=url, limit=self._limits.size // 1024**2)
            if self._clock.now() > end:
                raise Failed("timeout")
        if response.length_remaining:
            raise Failed("truncated")
        return Reply(response.status, headers, bytes(body))


_POOLS: dict[str, type[HTTPConnectionPool]] = {"http": HTTPConnectionPool, "https": HTTPSConnectionPool}


def _checking(base: Any, reach: Reach) -> type[HTTPConnection | HTTPSConnection]:
    class Checked(base):  # type: ignore[misc] # one of two classes
        """A connection that asks, before anything is sent, whom it has reached."""

        def _new_conn(self) -> Any:
            sock = super()._new_conn()
            try:
                reach.check(sock.getpeername()[0], self.host)
            except BaseException:
                sock.close()
                raise
            return sock

    return Checked


def _unpacker(encoding: str, url: str) -> Any:
    """Unpacks chunk by chunk, never more than it is asked for: a small response may unpack to a huge one."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda chunk, _: chunk
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FetchError("fetch.encoding", url=url, encoding=encoding[:40])
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def unpack(chunk: bytes, most: int) -> bytes:
        try:
            return inflate.decompress(chunk, max(1, most))
        except zlib.error:
            raise Failed("gzip") from None

    return unpack


def _reason(error: urllib3.exceptions.HTTPError) -> str:
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return "name"
    if isinstance(error, urllib3.exceptions.SSLError):
        return "tls"
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "refused"
    return "timeout" if isinstance(error, urllib3.exceptions.TimeoutError) else "broken"
