"""One command from its arguments to its exit status, whatever goes wrong on the way."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.arguments import parse_command
from reader.cli.output import Output, open_streams
from reader.errors import ReaderError
from reader.runtime.messages import Messages, catalogue, language_of

if TYPE_CHECKING:
    from reader.runtime.last_screen import SavedScreen

FOUND, NOTHING, ACT, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses."""


def run_command(argv: Sequence[str], shown: "SavedScreen | None" = None) -> int:
    """Runs the command that `argv` names. Everything that goes wrong ends as one line on standard error.

    `shown` is the kept screen that the terminal shows already.
    """
    open_streams()
    try:
        return _handle_errors(argv, shown)
    except BrokenPipeError:
        return FOUND
    except SystemExit as end:  # help was asked for and given
        return int(end.code or FOUND)
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        _flush_streams()


def _handle_errors(argv: Sequence[str], shown: "SavedScreen | None") -> int:
    messages = catalogue(language_of(os.environ))
    output = Output(messages, shown)
    try:
        status = _command(argv, output)
        output.flush()
        return status
    except ReaderError as error:
        return _print_error(output, output.messages.error(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        _flush_streams()
        reason = error.strerror or type(error).__name__
        name = f"{os.fsdecode(error.filename)}: " if error.filename else ""
        return _print_error(output, messages("error.system", reason=f"{name}{reason}"))
    except Exception as error:  # the last resort: a mistake of this program's own
        return _print_error(output, _report_bug(error, messages))


def _command(argv: Sequence[str], output: Output) -> int:
    command, options = parse_command(argv, output)
    status: int = command(options, output)
    return status


def _print_error(output: Output, text: str) -> int:
    with suppress(OSError, ValueError):
        output.flush()
    with suppress(OSError, ValueError):
        output.narrate(f"kanbao: {text}")
    return ACT


def _report_bug(error: Exception, messages: Messages) -> str:
    """One line about a mistake of the program's own; its traceback goes to a file in the cache."""
    from traceback import format_exception

    from reader.runtime import atomic_files, paths

    name = type(error).__name__
    with suppress(OSError):
        if folder := paths.cache_folder():
            path = folder / "mistake.txt"
            atomic_files.write_atomically(path, "".join(format_exception(error)).encode(errors="backslashreplace"))
            return messages("error.own-kept", name=name, path=path)
    return messages("error.own", name=name)


def _flush_streams() -> None:
    """Writes what is left; where a pipe is closed or a terminal gone, leaves nothing for the interpreter to write."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
