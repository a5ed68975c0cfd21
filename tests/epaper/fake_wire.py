"""A web in memory: answers by address, the requests that were made, and a moment at which the program is stopped."""

import hashlib
from collections.abc import Mapping

from site_files import Response

from reader.fetch.wire import Reply

HOST = "http://paper.example"


class Stopped(BaseException):
    """The program was killed."""


class FakeWire:
    """Answers as a server of these responses would."""

    def __init__(self, responses: Mapping[str, Response], *, stop_after: int | None = None) -> None:
        self.responses = responses
        self.stop_after = stop_after
        self.asked: list[tuple[str, Mapping[str, str]]] = []

    @property
    def paths(self) -> list[str]:
        """What was asked for beside robots.txt."""
        return [url for url, _ in self.asked if not url.endswith("/robots.txt")]

    def get(self, url: str, headers: Mapping[str, str]) -> Reply:
        """The answer; no more after the moment."""
        if self.stop_after is not None and len(self.asked) >= self.stop_after:
            raise Stopped
        self.asked.append((url, dict(headers)))
        found = self.responses.get(url.removeprefix(HOST), Response(b"", 404))
        tag = hashlib.sha256(found.body).hexdigest()
        if headers.get("If-None-Match") == tag:
            return Reply(304, {"etag": tag}, b"")
        given = {name.lower(): value for name, value in found.headers.items()}
        return Reply(found.status, {"etag": tag, **given}, found.body)

    def close(self) -> None:
        """Nothing is open."""
