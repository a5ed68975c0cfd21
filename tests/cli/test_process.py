"""The program as a process: how it ends when things go wrong around it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).parents[1]
KANBAO = [sys.executable, "-m", "reader"]


def environment(**changed: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **changed}


def test_a_closed_pipe_is_no_error() -> None:
    run = subprocess.Popen([*KANBAO, "show"], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.close()
    _, err = run.communicate()
    assert (run.returncode, err) == (0, b"")


def test_a_command_leaves_nothing_for_a_terminal_that_is_gone() -> None:
    code = (
        "import os, sys; from reader.cli import run_command;"
        "gone, way_in = os.pipe(); os.close(gone);"
        "run_command._handle_errors = lambda *_: (sys.stderr.write('left'), os.dup2(way_in, 2), 0)[-1];"
        "sys.exit(run_command.run_command([]))"
    )
    ran = subprocess.run([sys.executable, "-c", code], env=environment(PYTHONUNBUFFERED=""))
    assert ran.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*KANBAO, "list"], env=environment(), stdout=full, stderr=subprocess.PIPE, text=True)
    assert run.returncode == 2
    assert run.stderr.count("\n") == 1
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "changed",
    [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}],
)
def test_an_encoding_that_cannot_say_chinese_gives_way_to_utf8(changed: dict[str, str]) -> None:
    run = subprocess.run([*KANBAO, "list"], env=environment(**changed), capture_output=True)
    assert "平湖汽车产业链" in run.stdout.decode("utf-8")
    run = subprocess.run([*KANBAO, "show", "没有"], env=environment(**changed), capture_output=True)
    assert run.returncode == 2
    assert "没有" in run.stderr.decode("utf-8")


def test_an_encoding_that_can_say_chinese_is_kept() -> None:
    run = subprocess.run([*KANBAO, "list"], env=environment(PYTHONIOENCODING="gb18030"), capture_output=True)
    assert "平湖汽车产业链" in run.stdout.decode("gb18030")


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_standard_stream_ends_without_a_traceback(closed: int) -> None:
    script = f'exec "$@" {closed}>&-'
    ran = subprocess.run(
        ["sh", "-c", script, "sh", *KANBAO, "show", "-"], env=environment(), capture_output=True, input=b""
    )
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr + ran.stdout


def test_a_mistake_of_the_program_itself_is_one_line(tmp_path: Path) -> None:
    code = (
        "import sys, reader.app.resolve as o\n"
        "def find(text): raise RuntimeError('broken')\n"
        "o.resolve = find\n"
        "from reader.cli import main\n"
        "sys.exit(main(['show', '1']))"
    )
    cache = tmp_path / "cache"
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment(XDG_CACHE_HOME=str(cache)), capture_output=True, text=True
    )
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert "Traceback" not in run.stderr
    kept = cache / "kanbao" / "mistake.txt"
    assert str(kept) in run.stderr
    assert "RuntimeError: broken" in kept.read_text()


def test_an_interrupt_ends_quietly() -> None:
    code = (
        "import sys, reader.app.resolve as o\n"
        "def find(text): raise KeyboardInterrupt\n"
        "o.resolve = find\n"
        "from reader.cli import main\n"
        "sys.exit(main(['show', '1']))"
    )
    run = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True)
    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")


def test_colour_only_on_a_terminal_that_wants_it() -> None:
    import pty

    def on_terminal(**changed: str) -> bytes:
        main, side = pty.openpty()
        run = subprocess.Popen([*KANBAO, "show", "1"], env=environment(**{"TERM": "xterm", **changed}), stdout=side)
        os.close(side)
        seen = b""
        try:
            while chunk := os.read(main, 65536):
                seen += chunk
        except OSError:
            pass
        run.wait()
        os.close(main)
        return seen

    assert b"\x1b[1m" in on_terminal()
    assert b"\x1b" not in on_terminal(NO_COLOR="1")
    assert b"\x1b" not in on_terminal(TERM="dumb")
    assert (
        b"\x1b" not in subprocess.run([*KANBAO, "show", "1"], env=environment(TERM="xterm"), capture_output=True).stdout
    )


def test_a_text_that_is_piped_in_is_read_without_a_name() -> None:
    ran = subprocess.run(KANBAO, env=environment(), input="茶山昨天开采\n".encode(), capture_output=True, check=False)
    assert (ran.returncode, "茶山昨天开采" in ran.stdout.decode()) == (0, True)


def test_without_a_terminal_and_a_text_the_shipped_edition_is_printed() -> None:
    ran = subprocess.run(KANBAO, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert (ran.returncode, "平湖" in ran.stdout.decode()) == (0, True)
