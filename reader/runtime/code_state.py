"""The state of the program's own files: what changes when the code or the data that make a cached value change."""

import os
from functools import cache
from pathlib import Path
from zlib import crc32

from reader import __version__
from reader.runtime import resources

SOURCES = (".py", ".yaml", ".txt")
WITHOUT_SOURCE = "__pycache__"
_PACKAGE = Path(__file__).parents[1]


@cache
def code_state(packages: tuple[str, ...], data: tuple[str, ...]) -> str:
    """The version and a checksum of the files in these packages of `reader` and these folders of `data/`.

    Names, times and sizes of all files at any depth, and no contents: at every start some hundred files are looked at.
    What was installed from a wheel is replaced as a whole, so that one file tells for the code.
    """
    is_installed = resources.folder().parent == _PACKAGE
    folders = [f"{resources.folder()}/{name}" for name in data]
    folders += [] if is_installed else [f"{_PACKAGE}/{name}" for name in packages]
    files = _files(folders)
    if is_installed:
        status = os.stat(f"{_PACKAGE}/__init__.py")  # noqa: PTH116 - a path costs more than the look
        files.append(f"{status.st_mtime_ns} {status.st_ino}")
    files.sort()
    return f"{__version__} {crc32(chr(10).join(files).encode(errors='surrogateescape')):08x}"


def _files(folders: list[str]) -> list[str]:
    """Name, time and size of each file below these folders."""
    found: list[str] = []
    for folder in folders:  # grows while it is gone through
        for entry in os.scandir(folder):
            if entry.name.endswith(SOURCES):
                status = entry.stat()
                found.append(f"{entry.path}{status.st_mtime_ns} {status.st_size}")
            elif "." not in entry.name and entry.name != WITHOUT_SOURCE and entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
    return found
