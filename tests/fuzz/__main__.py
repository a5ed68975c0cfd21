"""Random input for as long as one likes: `python -m tests.fuzz --seconds 60 [--seed N] [--part inputs|readers]`.

Prints the seed and how much was tried; the seed of what failed gives the same input again.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz import inputs, readers

PARTS: dict[str, Callable[[random.Random], object]] = {"inputs": inputs.try_one, "readers": readers.try_one}


def main() -> int:
    """Runs until time is over or something fails."""
    parser = argparse.ArgumentParser(prog="tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--part", choices=PARTS)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    chosen = [options.part] if options.part else list(PARTS)
    for name in chosen:
        until = time.monotonic() + options.seconds / len(chosen)
        while time.monotonic() < until:
            seed = options.seed + counts[name]
            try:
                PARTS[name](random.Random(seed))
            except Exception:
                print(f"failed: --part {name} --seed {seed}, after {dict(counts)}")
                raise
            counts[name] += 1
    print(f"seed {options.seed}: {dict(counts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
