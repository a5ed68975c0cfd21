"""How a library is: whether its file is whole, how large everything is, what the index lacks."""

from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryError
from reader.library.connection import connect_to_read, translate_errors
from reader.library.store import INDEX, LIBRARY, Library


@dataclass(frozen=True, slots=True)
class Health:
    """What was found."""

    path: Path
    editions: int
    articles: int
    megabytes: float
    """Of the file, and of the index beside it."""
    index_megabytes: float
    pending: int
    """Entries that the index does not cover."""
    is_read_only: bool


def check(folder: Path) -> Health:
    """The library in `folder`, which is there. LibraryError where its file is not whole, or not a library."""
    path, index = folder / LIBRARY, folder / INDEX
    with Library.open(folder) as library:
        _check_whole(path)
        editions = library.editions()
        return Health(
            path,
            len(editions),
            sum(listed.articles for listed in editions),
            path.stat().st_size / 1e6,
            index.stat().st_size / 1e6 if index.exists() else 0.0,
            library.pending(),
            library.is_read_only,
        )


def _check_whole(path: Path) -> None:
    with translate_errors(path):
        connection = connect_to_read(path)
        try:
            finding = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    if finding != "ok":
        raise LibraryError("library.corrupt", path=path, reason=finding)
