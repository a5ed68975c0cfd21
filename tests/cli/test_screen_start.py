"""The screen as a process on a terminal of its own."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import reader

ROOT = Path(reader.__file__).parents[1]
PATIENCE = 60.0
"""Seconds until the test gives up; nothing is asserted about time."""


START = "import os, runpy; os.open(os.ttyname(1), os.O_RDWR); runpy.run_module('reader', run_name='__main__')"
"""The first terminal that the leader of a session opens becomes its controlling one."""


def on_screen(arguments: Sequence[str], expected: str, stdin: bytes | None = None) -> tuple[bytes, int]:
    """What the program sent until `expected` was seen and `q` pressed, and its exit status."""
    terminal, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", START, *arguments],
        stdin=side if stdin is None else subprocess.PIPE,
        stdout=side,
        stderr=side,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"},
        start_new_session=True,
    )
    os.close(side)
    if process.stdin is not None:
        process.stdin.write(stdin or b"")
        process.stdin.close()
    seen = _until_left(terminal, expected.encode())
    os.close(terminal)
    try:
        return seen, process.wait(PATIENCE / 4)
    finally:
        process.kill()


def _until_left(terminal: int, expected: bytes) -> bytes:
    seen, end, is_asked_to_leave = b"", time.monotonic() + PATIENCE, False
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:  # the program has closed its side
                break
        if expected in seen and not is_asked_to_leave:
            is_asked_to_leave = True
            os.write(terminal, b"q")
    return seen


def test_the_shipped_edition_opens_and_q_leaves() -> None:
    seen, status = on_screen([], "平湖")
    assert status == 0
    assert b"Traceback" not in seen


def test_a_text_from_standard_input_is_read_with_keys_from_the_terminal() -> None:
    seen, status = on_screen(["-"], "茶山开采", "茶山开采\n■记者 周敏华\n本报讯 县里的茶山昨天开采。\n".encode())
    assert status == 0
    assert "周敏华".encode() in seen


def test_a_text_that_is_piped_is_read_without_being_asked_for() -> None:
    seen, status = on_screen([], "茶山开采", "茶山开采\n■记者 周敏华\n本报讯 县里的茶山昨天开采。\n".encode())
    assert status == 0
    assert "周敏华".encode() in seen


def test_an_empty_pipe_is_no_text() -> None:
    seen, status = on_screen([], "平湖", b"")
    assert status == 0
    assert b"Traceback" not in seen


def test_a_large_file_is_said_to_be_read(tmp_path: Path) -> None:
    page = tmp_path / "large.txt"
    page.write_text("茶山开采\n■记者 周敏华\n" + "本报讯 县里的茶山昨天开采。\n" * 12_000, "utf-8")
    seen, status = on_screen([str(page)], "周敏华")
    assert status == 0
    assert b"large.txt ..." in seen.partition(b"\x1b[K")[0]


def test_no_sequence_of_a_source_reaches_the_terminal() -> None:
    seen, status = on_screen(["-"], "[red]x", b"\x1b]0;owned\x07[red]x")
    assert status == 0
    assert b"\x1b]0;" not in seen
