"""A command of the user's own gets a text; no shell reads it, and it cannot run for ever."""

import sys
import time

import pytest

from reader.app.user_program import LONGEST_ARGUMENT, MOST, arguments_of, run_program
from reader.errors import UsageError

PYTHON = f'"{sys.executable}" -c '


def test_the_passage_comes_on_standard_input_or_as_an_argument() -> None:
    assert arguments_of("wc -m", "平湖") == (["wc", "-m"], "平湖".encode())
    assert arguments_of("look -x {} y", "平湖") == (["look", "-x", "平湖", "y"], b"")


@pytest.mark.parametrize("passage", ["$(touch x); `id` | cat > y", "'\"; rm -rf ~", "a\nb"])
def test_nothing_in_a_passage_is_interpreted(passage: str) -> None:
    assert arguments_of("look {}", passage)[0] == ["look", passage]
    script = "import sys; sys.stdout.write(sys.argv[1])"
    assert run_program(f"{PYTHON}'{script}' {{}}", passage).text == passage


def test_a_passage_is_no_option_and_no_program() -> None:
    assert arguments_of("look {}", "--output=x")[0] == ["look", " --output=x"]
    assert arguments_of("{} x", "rm")[0] == ["{}", "x"]


def test_the_output_holds_errors_and_the_status() -> None:
    found = run_program(f"{PYTHON}'import sys; print(len(sys.stdin.read())); sys.exit(3)'", "平湖")
    assert (found.text, found.status) == ("2\n", 3)


def test_what_does_not_end_is_ended() -> None:
    started = time.monotonic()
    assert run_program(f"{PYTHON}'import time; time.sleep(600)'", "", 0.2).is_late
    assert time.monotonic() - started < 300


def test_more_output_than_anyone_reads_is_cut() -> None:
    found = run_program(f"{PYTHON}'print(\"x\" * {MOST + 5})'", "")
    assert (len(found.text), found.is_cut) == (MOST, True)


@pytest.mark.parametrize("command", ["", "no-such-program-at-all", "'open"])
def test_a_mistake_is_one_error(command: str) -> None:
    with pytest.raises(UsageError):
        run_program(command, "")


def test_a_passage_that_is_too_long_for_an_argument_is_an_error() -> None:
    with pytest.raises(UsageError):
        arguments_of("look {}", "x" * (LONGEST_ARGUMENT + 1))
