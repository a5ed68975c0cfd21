"""What keys cost in bytes, on the shipped edition in a terminal of 120 by 40 cells with all colours."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudoterminal import Cost, PseudoTerminal

from reader import resources
from reader.messages import catalogue

ENVIRONMENT = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "PYTHONPATH": str(Path(__file__).parents[2]),
    "NO_COLOR": "",
}
WAITING = catalogue("en")("facts.keywords-coming")
"""Stands in the facts until the keywords are there."""


@pytest.fixture
def terminal() -> Iterator[PseudoTerminal]:
    page = resources.folder() / "editions" / "pinghu-2021-11-08-c01.txt"
    with PseudoTerminal([sys.executable, "-m", "reader", str(page)], 120, 40, ENVIRONMENT) as terminal:
        yield terminal


def started(terminal: PseudoTerminal) -> int:
    """The bytes of a start, until the keywords are there."""
    terminal.step(awaited="平湖汽车产业链", quiet=1)
    for _ in range(40):
        if WAITING not in terminal.text():
            break
        terminal.idle(0.5)
    terminal.idle(0.5)
    return len(terminal.written)


def test_what_keys_cost(terminal: PseudoTerminal) -> None:
    assert started(terminal) <= 16_000
    for key in "jjk":
        assert terminal.step(key, quiet=0.15).bytes <= 300
    terminal.step("k\r", quiet=1)
    page = terminal.step(" ")
    assert page.bytes <= 4_300
    assert page.writes == 1
    terminal.step("b")
    # A line moves every row; each keyword in sight takes some bytes of its own.
    assert max(terminal.step("j").bytes for _ in range(3)) <= 3_600
    terminal.step("H")
    assert max(terminal.step("k").bytes for _ in range(3)) <= 3_379
    terminal.step("z")
    for key in "jjk":
        assert terminal.step(key).bytes <= 660


def test_nothing_is_sent_while_nothing_happens(terminal: PseudoTerminal) -> None:
    started(terminal)
    assert terminal.step("\x1b[<35;40;12M\x1b[<35;41;12M") == Cost(0, 0.0)
    assert terminal.idle(2.0) == 0
