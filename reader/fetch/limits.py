"""How much is fetched, how long is waited, how often is tried; and the clock by which that goes."""

import time
from collections.abc import Callable
from typing import NamedTuple

from reader import __version__

USER_AGENT = f"kanbao/{__version__} (newspaper reader for the terminal; one page at a time)"
"""How requests name themselves: as what they are. The name before the slash is what robots.txt may address."""


class Clock(NamedTuple):
    """The time, and waiting; a test has one of its own."""

    now: Callable[[], float] = time.monotonic
    """Seconds since some moment."""
    sleep: Callable[[float], None] = time.sleep
    today: Callable[[], float] = time.time
    """Seconds since 1970, UTC."""


class Limits(NamedTuple):
    """Bounds of one run."""

    pace: float = 1.0
    """Least seconds between the beginnings of two requests to one host."""
    connect: float = 10.0
    """Seconds until a connection stands."""
    read: float = 20.0
    """Seconds without a byte."""
    whole: float = 60.0
    """Seconds for one response."""
    size: int = 4 * 1024 * 1024
    """Bytes of a response, unpacked."""
    requests: int = 400
    """Requests of one edition."""
    tries: int = 3
    redirects: int = 8
    longest_wait: float = 120.0
    """Seconds that a server may ask to wait; beyond that the run ends."""


LEAST_PACE = 0.5
"""Seconds: no setting goes below it."""
