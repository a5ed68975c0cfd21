"""The input decoder on random streams: however they are cut, the same events, and the keyboard works after them."""

import random

from fuzz.streams import stream
from reader.tui.input_decoder import PATIENCE, Event, InputDecoder, Kind
from reader.tui.terminal_events import TerminalEvents

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "iso8859-1")


def try_one(chance: random.Random) -> None:
    """Raises AssertionError, or whatever goes wrong."""
    data, encoding = stream(chance, chance.randrange(1, 30)), chance.choice(ENCODINGS)
    whole, torn, terminal = InputDecoder(encoding), InputDecoder(encoding), TerminalEvents()
    expected = whole.feed(data, 0) + whole.expire(PATIENCE)
    found: list[Event] = []
    at = 0
    while at < len(data):
        step = chance.choice((1, 2, 7, 4096))
        found += torn.feed(data[at : at + step], 0)
        at += step
    assert found + torn.expire(PATIENCE) == expected, (encoding, data)
    assert whole.feed(b"j", 2 * PATIENCE) == [Event(Kind.TYPED, "j")], (encoding, data)
    for event in expected:
        list(terminal.of(event))
