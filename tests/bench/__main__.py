"""Prints the tables: `python -m tests.bench [WHAT ...] [--runs N]`."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

from measures import Rows, commands, keys, latency, memory, start, table  # noqa: E402 - found only now

SIZES = ((80, 24), (120, 40), (200, 50))


def main() -> None:
    """Prints what is asked for, everything if nothing is."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Bytes and times, side by side.")
    parser.add_argument("--runs", type=int, default=7, help="how often a time is measured")
    parser.add_argument("what", nargs="*", metavar="WHAT", help="keys, latency, start, commands, memory")
    options = parser.parse_args()
    measures: Mapping[str, list[Callable[[], Rows]]] = {
        "keys": [lambda size=size: keys(size) for size in SIZES],  # type: ignore[misc]
        "latency": [lambda: latency(options.runs)],
        "start": [lambda: start(options.runs)],
        "commands": [lambda: commands(options.runs)],
        "memory": [memory],
    }
    for what in options.what or measures:
        for measure in measures[what]:
            print(table(list(measure())), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
