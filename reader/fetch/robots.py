"""What a site asks of programs in robots.txt, by RFC 9309: asked for once a day, and kept to."""

from typing import TYPE_CHECKING, NamedTuple

from reader.fetch.limits import USER_AGENT

if TYPE_CHECKING:
    from protego import Protego

DAY = 24 * 3600
SIZE = 512 * 1024
"""Bytes of the file that are looked at; RFC 9309 asks for 500 KiB at least."""


class Robots(NamedTuple):
    """The rules of one site."""

    rules: "Protego"

    @classmethod
    def of(cls, text: str) -> "Robots":
        """From the text of the file; an empty one allows everything."""
        from protego import Protego

        return cls(Protego.parse(text))

    def allow(self, url: str) -> bool:
        """Whether the address may be asked for."""
        return bool(self.rules.can_fetch(url, USER_AGENT))

    @property
    def delay(self) -> float:
        """Seconds between two requests, where the file asks for some; a minute at most."""
        return min(60.0, float(self.rules.crawl_delay(USER_AGENT) or 0.0))
