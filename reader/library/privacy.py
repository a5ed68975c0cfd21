"""Who may read what belongs to the user: nobody else, unless the owner of a library has given it to others.

A library is shared on purpose where others may read its file and enter its folder; then the modes that its owner has
set stay. Everything else is private, also in a folder that was there with other modes.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path

from reader.errors import LibraryError
from reader.library.sharing import is_for_others
from reader.runtime.atomic_files import PRIVATE

LIBRARY = "library.db"
PRIVATE_FOLDER = 0o700
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def prepare_folder(folder: Path) -> None:
    """Makes the folder of a library, or makes the one that is there private, unless its library is shared.

    LibraryError for the folder of another user, which only a group may write that its owner has let in.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    status = folder.stat()
    if os.name != "posix":
        return
    if status.st_uid != os.getuid():
        if not status.st_mode & stat.S_IWGRP:
            raise LibraryError("library.of-another", path=folder)
        return
    if status.st_mode & OTHERS and not is_for_others(folder / LIBRARY):
        folder.chmod(PRIVATE_FOLDER)


def create_private(path: Path) -> None:
    """Makes a file before SQLite does, who would let others read it; one of a private library is made private.

    Files beside a shared library may be read by those who may read that.
    """
    library = path.with_name(LIBRARY)
    mode = stat.S_IMODE(library.stat().st_mode) if is_for_others(library) else PRIVATE
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    status = path.stat()
    if stat.S_IMODE(status.st_mode) != mode and status.st_uid == os.getuid():
        path.chmod(mode)
