"""A reader that is killed has lost nothing that it had a moment to write, and the next start goes on there."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudoterminal import PseudoTerminal

from reader.app.load import bundled_edition_path
from reader.app.resume import resume_session
from reader.marks.bookmarks import BOOKMARK, MARK
from reader.marks.reading import EDITION, READ, left_off
from reader.marks.records import Records
from reader.model.toc import entries

ENVIRONMENT = {"TERM": "xterm-256color", "LANG": "zh_CN.UTF-8"}
PATIENCE = 60.0


def article_left(records: Records) -> str:
    """The headline's part of the key of the article at which the shipped edition was left."""
    found = left_off(records, str(Path(bundled_edition_path()).absolute()))
    return found.article.partition("#")[2] if found else ""


MOMENTS: dict[str, tuple[str, Callable[[Records], bool]]] = {
    "opened": ("", lambda records: bool(records.every(EDITION))),
    "next": ("J", lambda records: article_left(records).startswith("我市一产业园")),
    "read": ("JJ", lambda records: len(records.every(READ)) == 2),
    "marked": ("Jma", lambda records: bool(records.every(MARK)) and len(records.every(READ)) == 1),
    "bookmarked": ("JJB党建\r", lambda records: bool(records.every(BOOKMARK)) and len(records.every(READ)) == 2),
    "undone": ("xu.", lambda records: article_left(records).startswith("我市一产业园")),
}
"""Keys, and what is on the disk once they were noted."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_noted_survives_a_kill(moment: str) -> None:
    keys, is_noted = MOMENTS[moment]
    command = [sys.executable, "-m", "reader"]
    with PseudoTerminal(command, 100, 30, ENVIRONMENT) as terminal:
        terminal.step(awaited="平湖汽车产业链", limit=PATIENCE)
        for key in keys:
            terminal.step(key, quiet=0.05)
        until = time.monotonic() + PATIENCE
        while not _holds(is_noted) and time.monotonic() < until:
            terminal.idle(0.05)
        os.kill(terminal.process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            terminal.status()
    assert _holds(is_noted)
    session = resume_session()
    assert session is not None
    wanted = {"opened": 1, "next": 2, "read": 3, "marked": 2, "bookmarked": 3, "undone": 2}[moment]
    assert session.number == wanted
    assert session.entry == entries(session.edition)[wanted - 1]


def _holds(is_noted: Callable[[Records], bool]) -> bool:
    with Records.open() as records:
        return is_noted(records)
