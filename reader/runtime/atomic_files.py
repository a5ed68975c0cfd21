"""Files of the program's own, which others may be reading: each appears whole or not at all, and few are kept."""

import os
from pathlib import Path


def write_atomically(path: Path, content: str | bytes) -> None:
    """Writes the file, text as UTF-8, or replaces the one that is there. Raises OSError and leaves what was there."""
    aside = path.with_suffix(f".{os.getpid()}")
    try:
        aside.write_bytes(content.encode() if isinstance(content, str) else content)
        aside.replace(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def prune(folder: Path, pattern: str, most: int) -> None:
    """Removes all files of that pattern but so many that were written, or touched, last."""
    by_age = sorted(folder.glob(pattern), key=lambda file: file.stat().st_mtime_ns)
    for file in by_age[:-most]:
        file.unlink(missing_ok=True)
