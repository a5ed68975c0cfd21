"""The command without a name: the screen."""

import os
import sys
from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.output import Output

if TYPE_CHECKING:
    from reader.config import Config


def read(options: Namespace, output: Output) -> int:
    """Opens the screen; where there is no terminal to show it on, the text goes to standard output instead."""
    from reader.opening import find

    target = find(options.SOURCE)
    if not (output.is_terminal and _takes_keys()):
        from reader.cli.reading import print_target

        return print_target(target, output)
    config = output.config
    check_keys(config)
    from reader.session import Session
    from reader.tui.app import run

    session = Session(target.edition)
    if target.entries:
        session.open(target.entries[0].number)
    run(session, config, output.messages)
    return 0


def check_keys(config: "Config") -> None:
    """ConfigError for a command in the settings' keys that there is not."""
    if not config.keys:
        return
    from reader import locations
    from reader.errors import ConfigError
    from reader.tui.commands import COMMANDS

    known = [command.id for command in COMMANDS]
    for name in config.keys:
        if name not in known:
            from difflib import get_close_matches

            nearest = get_close_matches(name, known, n=1, cutoff=0) or known
            raise ConfigError("config.key-unknown", path=str(locations.config_file()), key=name, nearest=nearest[0])


def _takes_keys() -> bool:
    """Whether keys can be read: standard input is the terminal, or can be made to be once a text was read from it."""
    if os.environ.get("TERM", "dumb") == "dumb":
        return False
    with suppress(OSError, ValueError, AttributeError):
        if sys.stdin.isatty():
            return True
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
        return True
    return False
