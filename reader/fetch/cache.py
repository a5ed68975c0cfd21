"""Responses in the private cache: each a file that appears whole, so that what has come is there after any stop."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.runtime import atomic_files

DAY = 24 * 3600
"""Seconds after which a run that was stopped is not gone on with."""
MOST = 6_000
"""Responses that are kept; those that were used least recently go first."""

MOST_HOSTS = 100


class StoredResponse(NamedTuple):
    """A response that came earlier."""

    url: str
    """That was asked for."""
    reached: str
    """Where redirects led."""
    body: bytes
    fetched: float
    """Seconds since 1970, UTC: when it came, or was last found unchanged."""
    etag: str = ""
    modified: str = ""
    """Last-Modified or, without one, the server's date: what If-Modified-Since takes (RFC 9110, 13.1.3)."""
    charset: str = ""
    """As the response declared it."""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask only for what is new."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


class Cache:
    """A folder of responses; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder and folder / "web"
        if self._folder:
            with suppress(OSError):
                self._folder.mkdir(mode=0o700, exist_ok=True)

    def load(self, url: str) -> StoredResponse | None:
        """The response for an address; None where there is none, or a damaged one."""
        if self._folder is None:
            return None
        with suppress(OSError, ValueError, TypeError):
            head, _, body = self._file(url).read_bytes().partition(b"\n")
            found = StoredResponse(body=body, **json.loads(head))
            return found if found.url == url else None
        return None

    def keep(self, stored: StoredResponse) -> None:
        """Keeps a response, or what is newly known of it."""
        if self._folder is None:
            return
        head = {name: value for name, value in stored._asdict().items() if name != "body"}
        with suppress(OSError):
            atomic_files.write_atomically(self._file(stored.url), json.dumps(head).encode() + b"\n" + stored.body)

    def tidy(self) -> None:
        """Lets the oldest go where there are too many."""
        if self._folder:
            with suppress(OSError):
                atomic_files.prune(self._folder, "*.response", MOST)
                atomic_files.prune(self._folder, "*.host", MOST_HOSTS)

    def last_asked(self, host: str) -> float:
        """When a host was asked last, by any run, seconds since 1970; 0 where that is not known."""
        if self._folder is not None:
            with suppress(OSError, ValueError):
                return float(self._host(host).read_text())
        return 0.0

    def note_asked(self, host: str, now: float) -> None:
        """Notes that a host is asked now."""
        if self._folder is not None:
            with suppress(OSError):
                atomic_files.write_atomically(self._host(host), repr(now))

    def _host(self, host: str) -> Path:
        return self._file(host).with_suffix(".host")

    def begun(self, what: str, now: float) -> float:
        """When fetching `what` began, seconds since 1970: earlier than now if that was stopped less than a day ago."""
        if self._folder is None:
            return now
        file = self._run(what)
        with suppress(OSError, ValueError):
            began = float(file.read_text())
            if now - DAY < began <= now:
                return began
        with suppress(OSError):
            atomic_files.write_atomically(file, repr(now))
        return now

    def finished(self, what: str) -> None:
        """All of it has come: the next time begins anew."""
        if self._folder:
            with suppress(OSError):
                self._run(what).unlink(missing_ok=True)

    def _run(self, what: str) -> Path:
        return self._file(what).with_suffix(".run")

    def _file(self, url: str) -> Path:
        return (self._folder or Path()) / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.response"
