"""Sites as text files, and a server for them on this machine."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "sites"
NAMES = sorted(file.stem for file in FOLDER.glob("*.site"))


@dataclass
class Response:
    """What the server sends for a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A file: responses by path, what is asked for, what is expected."""

    responses: dict[str, Response]
    asked: str
    options: list[str]
    expected: str


def read_site(name: str) -> Site:
    """The site in a file of `tests/sites/`."""
    text, _, expectation = (FOLDER / f"{name}.site").read_text("utf-8").partition("\n---\n")
    head, _, expected = expectation.partition("\n")
    _, asked, *options = head.split()
    _, *parts = re.split(r"(?m)^== ", text)
    return Site(dict(map(_response, parts)), asked, options, expected.strip("\n"))


def _response(part: str) -> tuple[str, Response]:
    head, _, body = part.partition("\n")
    path, *words = head.split(" ")
    status, encoding, headers = 200, "utf-8", {}
    while words:
        word = words.pop(0)
        if word.endswith(":"):
            headers[word[:-1]] = " ".join(words)
            words = []
        elif word.isdigit():
            status = int(word)
        else:
            encoding = word
    return path, Response(body.rstrip("\n").encode(encoding), status, headers)


class Server:
    """A site that is served: where, and what was asked of it."""

    def __init__(self, responses: Mapping[str, Response]) -> None:
        self.responses = dict(responses)
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        """Paths with the headers of their requests, robots.txt among them."""
        self.behaviour: dict[str, Any] = {}
        """For a path, a function of the handler that sends what it wants."""
        self.port = 0

    @property
    def paths(self) -> list[str]:
        """What was asked for beside robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def served(responses: Mapping[str, Response]) -> Iterator[Server]:
    """The responses on a port of this machine, for the time of a `with`. ETags are sent and minded."""
    site = Server(responses)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers.items())))
            path = self.path.partition("?")[0]
            if path in site.behaviour:
                site.behaviour[path](self)
                return
            found = site.responses.get(path, Response(b"none", 404))
            tag = f'"{hash(found.body)}"'
            is_same = self.headers.get("If-None-Match") == tag and found.status == 200
            body = b"" if is_same else found.body
            self.send_response(304 if is_same else found.status)
            for name, value in {"ETag": tag, "Content-Type": "text/html", **found.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
