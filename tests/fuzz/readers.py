"""The whole reader in a pseudo-terminal: random keys, answers, pastes, sizes and stops; then it is told to end."""

import os
import random
import signal
import sys
import tempfile
import termios
from pathlib import Path

from pseudoterminal import PseudoTerminal

from fuzz.streams import stream
from reader import resources

ROOT = Path(__file__).parents[2]
EDITION = resources.folder() / resources.EDITION
SIZES = ((1, 1), (2, 3), (4, 4), (20, 5), (80, 24), (120, 40), (500, 200))


def try_one(chance: random.Random, steps: int = 40) -> int:
    """How many keys were sent. Raises AssertionError where the reader ends, hangs or leaves the terminal as it is."""
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), home)
        environment = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **folders}
        command = [sys.executable, "-m", "reader", str(EDITION)]
        with PseudoTerminal(command, *chance.choice(SIZES), environment, answers=False) as terminal:
            terminal.await_written(lambda written: b"\x1b[?2004h" in written)
            sent = sum(_step(terminal, chance) for _ in range(steps))
            number = chance.choice((signal.SIGTERM, signal.SIGHUP))
            terminal.idle(0.3)
            assert terminal.is_running(), terminal.written[-2000:]
            os.kill(terminal.process, number)
            assert terminal.status() in (0, 128 + number)
            assert b"Traceback" not in terminal.written
            assert termios.tcgetattr(terminal.descriptor)[3] & termios.ECHO
            assert terminal.written.rindex(b"\x1b[?1049l") > terminal.written.rindex(b"\x1b[?1049h")
    return sent


def _step(terminal: PseudoTerminal, chance: random.Random) -> int:
    kind, count = chance.random(), chance.randrange(1, 20)
    if kind < 0.1:
        terminal.resize(*chance.choice(SIZES))
    elif kind < 0.13:
        os.kill(terminal.process, signal.SIGSTOP)
        os.kill(terminal.process, signal.SIGCONT)
    else:
        data = stream(chance, count)
        for part in (data[at : at + 1024] for at in range(0, len(data), 1024)):
            os.write(terminal.descriptor, part)
            terminal.idle(0.001)
    terminal.idle(0.02)
    return count if kind >= 0.13 else 0
