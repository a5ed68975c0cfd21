"""Files to be read, with what is known of them: from outside, by their names, by the others of their folder."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.app.import_report import ImportFailure
from reader.app.load import STANDARD_INPUT
from reader.errors import ReaderError
from reader.model.edition import Guess, Hint, Origin

LOOKED_AT, LARGEST_LOOKED_AT = 24, 200_000
"""Files of a folder, and their bytes, by which is told what all have in common."""
TEXTS = (".txt", ".text", ".md", ".htm", ".html")


@dataclass(frozen=True, slots=True)
class ImportJob:
    """One file that is to be read, with what was read of it already."""

    path: str
    data: bytes
    hint: Hint
    known_as: str
    """The name by which the file is known the next time."""


def files_in(paths: Iterable[str]) -> Iterator[str]:
    """The files that `paths` name: those of folders by name, hidden ones and notes on other files left out."""
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):  # noqa: PTH112 - false, not an error, for a NUL in it
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            is_paper = path.is_file() or not path.exists()  # A link that leads nowhere is told as missing.
            if not name.startswith(".") and not name.endswith(".meta.yaml") and is_paper:
                yield str(path)


def task_for(name: str, known: Hint, folders: "Folders") -> ImportJob | ImportFailure:
    """A file that is to be read, with what is known of it."""
    from reader.sources.bounded_read import read_bytes, read_stream
    from reader.sources.hints import hint_for

    try:
        if name == STANDARD_INPUT:
            return ImportJob(name, read_stream(name), known, "")
        path = Path(name)
        hint = knowing(hint_for(path), known)._replace(repeated=folders.common_lines(path.parent))
        return ImportJob(name, read_bytes(path), hint, _lasting(name))
    except ReaderError as error:
        return ImportFailure.of(name, error)


def knowing(hint: Hint, known: Hint) -> Hint:
    """A hint with what is known besides, which counts more."""
    told = {name: value for name in ("newspaper", "date", "page", "name") if (value := getattr(known, name))}
    if not told:
        return hint
    if hint.origin is Origin.HINT:
        return hint._replace(**told)
    guess = Guess(hint.newspaper, hint.date, hint.page, hint.name)
    return known._replace(guess=guess, item=hint.item)


class Folders:
    """What the files of each folder have in common, told by a few of them, looked at once."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[str, ...]] = {}

    def common_lines(self, folder: Path) -> tuple[str, ...]:
        """The lines that most texts of a folder have."""
        if folder not in self._known:
            self._known[folder] = self._look(folder)
        return self._known[folder]

    def _look(self, folder: Path) -> tuple[str, ...]:
        from reader.parser.furniture.folder_lines import LEAST, common_lines

        try:
            entries = [entry for entry in os.scandir(folder) if entry.name.endswith(TEXTS) and entry.is_file()]
        except (OSError, ValueError):
            return ()
        names = sorted(entry.name for entry in entries if entry.stat().st_size <= LARGEST_LOOKED_AT)
        if len(names) < LEAST:
            return ()
        some = names[:: -(-len(names) // LOOKED_AT)]
        return common_lines([text for name in some if (text := _text(folder / name))])


def _text(path: Path) -> str:
    from reader.sources import encodings
    from reader.sources.bounded_read import read_bytes

    try:
        decoded = encodings.decode(read_bytes(path))
    except ReaderError:
        return ""
    return decoded.text if decoded else ""


def size_of(job: object) -> int:
    return len(job.data) if isinstance(job, ImportJob) else 0


def _lasting(path: str) -> str:
    """The name by which the file is known the next time. Standard input has none: it is another every time."""
    return os.fsencode(Path(path).absolute()).decode("utf-8", "replace")
