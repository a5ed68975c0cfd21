"""Asks the terminal, before the screen is taken, how many cells it gives an ambiguous character.

There is no way to know but to print one and to ask where the cursor is then. Inside of tmux it is tmux that answers,
and it is tmux that has to be right. The answer is remembered for each kind of terminal, and so is silence.
"""

import os
import re
import select
import sys
import time
from collections.abc import Mapping
from typing import Final

from reader.runtime.value_cache import ValueCache

SAMPLE: Final = "“"
"""Ambiguous, and in every Chinese newspaper."""
PATIENCE: Final = 0.3
"""Seconds in which a terminal has to answer."""
_KIND: Final = ("TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "LC_ALL", "LC_CTYPE", "LANG")
_REPORT: Final = re.compile(rb"\x1b\[\d+;(\d+)R")


def ambiguous_width(environment: Mapping[str, str], patience: float = PATIENCE) -> int | None:
    """1 or 2, the cells of an ambiguous character; None where the terminal does not say, or there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    answers = ANSWERS.load("") or {}
    kind = kind_of(environment)
    if kind not in answers:
        answers[kind] = ask(sys.stdin.fileno(), sys.stdout.fileno(), patience)
        ANSWERS.store("", answers)
    return answers[kind]


def kind_of(environment: Mapping[str, str]) -> str:
    """What tells terminals apart: their names, tmux, and from where a connection comes."""
    told = [environment.get(name, "") for name in _KIND]
    client = environment.get("SSH_CONNECTION", "").partition(" ")[0]
    return " ".join([*told, "tmux" if environment.get("TMUX") else "", client])


def ask(keyboard: int, screen: int, patience: float) -> int | None:
    """Print the sample on the terminal of these descriptors and read where the cursor is; the line is left empty."""
    import termios
    import tty

    before = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard, termios.TCSANOW)
        os.write(screen, f"\r{SAMPLE}\x1b[6n".encode())
        report = _answer(keyboard, time.monotonic() + patience)
        os.write(screen, b"\r\x1b[K")
    finally:
        termios.tcsetattr(keyboard, termios.TCSANOW, before)
    width = int(report[1]) - 1 if report else 0
    return width if width in (1, 2) else None


def _answer(keyboard: int, deadline: float) -> re.Match[bytes] | None:
    heard = b""
    while (left := deadline - time.monotonic()) > 0 and select.select([keyboard], [], [], left)[0]:
        heard += os.read(keyboard, 64)
        if found := _REPORT.search(heard):
            return found
    return None


def _widths(answers: Mapping[str, int | None]) -> dict[str, int | None]:
    """The answers that are answers."""
    return {kind: width for kind, width in answers.items() if width is None or width in (1, 2)}


ANSWERS: Final[ValueCache[dict[str, int | None]]] = ValueCache("terminals", decode=_widths)
