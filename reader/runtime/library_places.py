"""Where the libraries are: `--library`, the environment, the settings, or the user's own data folder.

Of several the first that can be written is one's own; the others are read.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reader.runtime import paths

VARIABLE = "KANBAO_LIBRARY"
"""Places parted as those of PATH are."""
FILE = "library.db"


class LibraryPlaces(NamedTuple):
    """The folders of the libraries."""

    own: Path
    """What is added goes here."""
    others: tuple[Path, ...] = ()
    """These are only read."""

    @property
    def own_file(self) -> Path:
        """The file of one's own library, whether or not there is one."""
        return self.own / FILE


_chosen: tuple[str, ...] = ()


def choose_places(given: Iterable[str]) -> None:
    """Takes places from the command line, which come before all others."""
    global _chosen
    _chosen = tuple(given)


def library_places() -> LibraryPlaces:
    """The places as they are now. SettingsError where the settings cannot be read."""
    given = _chosen or tuple(filter(None, os.environ.get(VARIABLE, "").split(os.pathsep))) or _of_settings()
    folders = list(dict.fromkeys(map(_folder, given))) or [paths.data_folder()]
    own = next(filter(_is_writable, folders), None) or next(filter(_can_be_made, folders), folders[0])
    return LibraryPlaces(own, tuple(folder for folder in folders if folder != own))


def _of_settings() -> tuple[str, ...]:
    path = paths.config_file()
    if not path.exists():
        return ()
    from reader.runtime.settings import load

    return load(path).library


def _folder(place: str) -> Path:
    """The folder that a place names, by itself or by the file in it."""
    path = Path(place).expanduser().absolute()
    return path.parent if path.name == FILE else path


def _is_writable(folder: Path) -> bool:
    file = folder / FILE
    return os.access(folder, os.W_OK | os.X_OK) and (not file.exists() or os.access(file, os.W_OK))


def _can_be_made(folder: Path) -> bool:
    """Whether there is nothing yet, in a folder that can be written."""
    above = next((each for each in folder.parents if each.exists()), folder)
    return not folder.exists() and os.access(above, os.W_OK | os.X_OK)
