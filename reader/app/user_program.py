"""A command of the user's own that gets a text and whose output is shown: dictionary, speech, word count.

The command line is split into arguments as a shell would, and no shell runs it: a text is never a part of a command.
"""

import os
import shlex
import signal
import subprocess
from contextlib import suppress
from typing import IO, NamedTuple

from reader.errors import UsageError

PATIENCE = 20.0
"""Seconds after which a command is ended."""
MOST = 1_000_000
"""Bytes of output that are read: more is nothing to look through."""
PLACE = "{}"
"""An argument that stands for the passage; a command that has none gets it on standard input."""
LONGEST_ARGUMENT = 100_000
"""Bytes of a passage as an argument: the system takes no more than 128 KiB."""


class ProgramOutput(NamedTuple):
    """What a command printed, errors among it."""

    text: str
    status: int
    is_late: bool = False
    """It was ended because it took too long."""
    is_cut: bool = False
    """There was more output than is shown."""


def arguments_of(command: str, passage: str) -> tuple[list[str], bytes]:
    """Arguments and standard input for a command line. UsageError where it cannot be read."""
    try:
        arguments = shlex.split(command)
    except ValueError:
        raise UsageError("program.quotes", command=command) from None
    if not arguments:
        raise UsageError("program.empty")
    given = passage.replace("\0", "")
    if PLACE in arguments[1:]:
        if len(given.encode(errors="replace")) > LONGEST_ARGUMENT:
            raise UsageError("program.long", most=LONGEST_ARGUMENT)
        # A passage that begins with a dash would be an option: a blank before it is none of its words.
        guarded = f" {given}" if given.startswith("-") else given
        return [arguments[0], *(guarded if part == PLACE else part for part in arguments[1:])], b""
    return arguments, passage.encode(errors="replace")


def run_program(command: str, passage: str, patience: float = PATIENCE) -> ProgramOutput:
    """Runs a command and waits for it, `patience` seconds at most. UsageError where there is no such program."""
    arguments, given = arguments_of(command, passage)
    import tempfile

    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as sink:
        source.write(given)
        source.seek(0)
        try:
            process = subprocess.Popen(
                arguments, stdin=source, stdout=sink, stderr=subprocess.STDOUT, start_new_session=True
            )
        except OSError as error:
            raise UsageError("program.missing", name=arguments[0], reason=error.strerror or "") from None
        is_late = _is_late(process, patience)
        text, is_cut = _read(sink)
    return ProgramOutput(text, process.returncode, is_late, is_cut)


def _is_late(process: "subprocess.Popen[bytes]", patience: float) -> bool:
    """Waits for the end; ends the program with what it started where that takes too long."""
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def _read(file: IO[bytes]) -> tuple[str, bool]:
    file.seek(0)
    data = file.read(MOST + 1)
    return data[:MOST].decode(errors="replace"), len(data) > MOST
