"""The command without a name: the screen."""

import os
import stat
import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.cached_screen import around, files_of
from reader.cli.keymap import checked_keys
from reader.cli.output import Output
from reader.cli.progress_note import progress_note
from reader.errors import SourceError
from reader.runtime import last_screen

if TYPE_CHECKING:
    from reader.app.resolve import Target
    from reader.app.session import Session


def read(options: Namespace, output: Output) -> int:
    """Opens the screen; where there is no terminal to show it on, the text goes to standard output instead."""
    if options.linear:
        from reader.cli.linear import linear

        return linear(options, output)
    if options.SOURCE is None and _is_piped():
        options.SOURCE = "-"
    if not (output.is_terminal and _may_take_keys()):
        from reader.cli.show import print_target

        return print_target(found(options.SOURCE, output), output)
    # How long Esc waits for the rest of a sequence: Textual's own 100 ms are felt.
    os.environ.setdefault("ESCDELAY", "25")
    try:
        return _on_screen(options.SOURCE, output)
    finally:
        last_screen.hide(output.shown)  # does nothing once the program has taken the screen over


def _on_screen(source: str | None, output: Output) -> int:
    output.tells_mistakes = False  # the screen does
    session, is_resumed = _session(source, output)
    config, of_keys = checked_keys(output.config)
    _take_keys()
    from reader.tui.app import run

    shown = output.shown
    if shown:
        shown.rests_on(files_of(session.source))
    app = run(session, config, output.messages, shown, mistakes=(*output.mistakes, *of_keys))
    if shown:
        shown.rests_on(around(source))  # not before: the program itself has changed the marks
        app.keep_screen(as_left=source is None or (is_resumed and app.session.source == session.source))
    return 0


def found(source: str | None, output: Output) -> "Target":
    """What `source` names. UsageError for the name of a command with a slip in it."""
    from reader.app.resolve import resolve

    if source and source.startswith(("http://", "https://")):
        from reader.cli.get_command import read_at

        return read_at(source, output)
    try:
        with progress_note(source, output):
            return resolve(source)
    except SourceError as error:
        from reader.cli.arguments import near, unknown

        if source and error.message == "ref.missing" and near(source):
            raise unknown(source) from None
        raise


def _session(source: str | None, output: Output) -> "tuple[Session, bool]":
    """What was named, or without a name what was read last; and whether it goes on where it was left."""
    from reader.app.resume import go_on, resume_session, source_of
    from reader.app.session import Session

    if source is None and (session := resume_session()):
        return session, True
    target = found(source, output)
    session = Session(target.edition, source_of(target))
    is_whole = len(target.entries) == len(session.entries)
    go_on(session)
    if target.entries and not is_whole:
        session.open(target.entries[0].number)
    return session, is_whole


def _may_take_keys() -> bool:
    """Whether keys can be read: from standard input, or from the terminal once a text was read from there."""
    if os.environ.get("TERM", "dumb") == "dumb":
        return False
    if _is_terminal():
        return True
    with suppress(OSError):
        os.close(os.open("/dev/tty", os.O_RDWR))
        return True
    return False


def _is_piped() -> bool:
    """Whether a text comes on standard input: from another program or a file, which is not what a scheduler gives.

    What ends without a word is none.
    """
    with suppress(OSError, ValueError, AttributeError):
        mode = os.fstat(sys.stdin.fileno()).st_mode
        # Typed as if nothing were read ahead.
        return (stat.S_ISFIFO(mode) or stat.S_ISREG(mode)) and bool(sys.stdin.buffer.peek(1))  # type: ignore[union-attr]
    return False


def _take_keys() -> None:
    """Makes standard input the terminal, where a text came from it."""
    if not _is_terminal():
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)


def _is_terminal() -> bool:
    with suppress(OSError, ValueError, AttributeError):
        return sys.stdin.isatty()
    return False
