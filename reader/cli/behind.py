"""The rest of an edition fetched while its first page is read."""

import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from reader.cli.output import Output

PATIENCE = 5
"""Seconds that the other process has to end."""


def arguments_of(options: Namespace) -> list[str]:
    """The command that goes on with what these options ask for, without the screen."""
    given = [("--date", options.date), ("--page", options.page), ("--pace", options.pace)]
    named = [f"{name}={value}" for name, value in given if value is not None]
    flags = [f"--{name}" for name in ("refresh", "offline") if getattr(options, name)]
    return ["get", "--no-open", *named, *flags, "--", *options.PAPER]


@contextmanager
def fetched_meanwhile(options: Namespace, output: Output) -> Iterator[None]:
    """Fetches what is left in a process of its own for the time of a `with`; pages are in the library as they come.

    It ends with the reader, so that nobody's network is used without their knowing; the same command goes on then.
    """
    # -P: what lies in the folder that the user happens to be in is not run.
    command = [sys.executable, "-P", "-m", "reader", *arguments_of(options)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield
    finally:
        if process.poll() is None:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            if process.poll() is None:
                process.kill()
                process.wait()
            output.narrate(output.messages("get.stopped"))
