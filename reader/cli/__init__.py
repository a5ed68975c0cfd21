"""The shell's side of the program: `main`, from which no traceback reaches a user."""

import atexit
import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status: 0, 1 nothing found, 2 the user has to act, 130 interrupted."""
    # Loading makes tens of thousands of lasting objects: looking through them for garbage is a seventh of a look-up.
    gc.set_threshold(50_000)
    # Nor need the interpreter look through them when all of them go.
    atexit.register(gc.freeze)
    given = sys.argv[1:] if argv is None else argv
    shown = None
    try:
        from reader.cli.cached_screen import show_cached_screen

        shown = show_cached_screen(given)
        from reader.cli.run_command import run_command

        return run_command(given, shown)
    except KeyboardInterrupt:
        return 130
    finally:
        if shown:
            from reader.runtime.last_screen import hide

            hide(shown)
