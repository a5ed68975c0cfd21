"""The state of the program's own files: what changes when the code or the data that make a cached value change."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zlib import crc32

from reader import __version__
from reader.runtime import resources

WITHOUT_SOURCE = "__pycache__"
_PACKAGE = Path(__file__).parents[1]


@cache
def code_state(packages: tuple[str, ...], data: tuple[str, ...]) -> str:
    """The version and a checksum of the files in these packages of `reader` and these folders of `data/`.

    Names, times and sizes of all files at any depth, and no contents: at every start some hundred files are looked at.
    """
    folders = [*(_PACKAGE / name for name in packages), *(resources.folder() / name for name in data)]
    files = "\n".join(sorted(line for folder in folders for line in _files(str(folder))))
    return f"{__version__} {crc32(files.encode(errors='surrogateescape')):08x}"


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != WITHOUT_SOURCE:
                    yield from _files(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path} {status.st_mtime_ns} {status.st_size}"
