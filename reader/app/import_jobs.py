"""Files to be read, with what is known of them: from outside, by their names, by the others of their folder."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.import_report import ImportFailure
from reader.app.load import STANDARD_INPUT
from reader.errors import ReaderError
from reader.model.edition import Guess, Hint, Origin

if TYPE_CHECKING:
    from reader.app.file_parts import FilePart

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


def jobs_for(name: str, known: Hint, folders: "Folders") -> Iterator[ImportJob | ImportFailure]:
    """What is to be read of a file, with what is known of it: one job an edition; none for what was taken before."""
    from reader.app.file_parts import FailedPart, parts
    from reader.sources.bounded_read import read_bytes, read_stream

    try:
        if name == STANDARD_INPUT:
            found = parts(read_stream(name), name, known)
        else:
            path = Path(name)
            hint = _hint(path, known, folders)
            if (group := folders.group_of(path, hint)) is not None:
                found = iter(group)
            else:
                found = parts(read_bytes(path), name, hint)
        for part in found:
            if isinstance(part, FailedPart):
                yield ImportFailure.of(part.path, part.error)
            else:
                yield ImportJob(part.path, part.data, part.hint, "" if name == STANDARD_INPUT else _lasting(part.path))
    except ReaderError as error:
        yield ImportFailure.of(name, error)


def _hint(path: Path, known: Hint, folders: "Folders") -> Hint:
    from reader.sources.hints import hint_for

    return knowing(hint_for(path), known)._replace(repeated=folders.common_lines(path.parent))


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
        self._names: dict[Path, dict[tuple[str, ...], list[str]]] = {}
        self._taken: set[tuple[Path, tuple[str, ...]]] = set()

    def common_lines(self, folder: Path) -> tuple[str, ...]:
        """The lines that most texts of a folder have."""
        if folder not in self._known:
            self._known[folder] = self._look(folder)
        return self._known[folder]

    def group_of(self, file: Path, hint: Hint) -> "Sequence[FilePart] | None":
        """The page of which a file has one article, whole, at the first of its files; None for any other file."""
        from reader.app.file_parts import item_group, item_key
        from reader.sources.hints import guess_from

        folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - Path.resolve would follow links
        key = item_key(guess_from(folder / file.name), "", file.name)
        if key is None:
            return None
        if (folder, key) in self._taken:
            return ()
        self._taken.add((folder, key))
        if folder not in self._names:
            self._names[folder] = _item_names(folder)
        group = item_group(folder, self._names[folder].get(key, [file.name]))
        return (group._replace(hint=hint._replace(item=None)),)

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


def _item_names(folder: Path) -> dict[tuple[str, ...], list[str]]:
    """The names of the files with one article each, by the page that they are of."""
    from reader.app.file_parts import item_key
    from reader.sources.hints import guess_from

    found: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(entry.name for entry in folder.iterdir()):
        if key := item_key(guess_from(folder / name), "", name):
            found.setdefault(key, []).append(name)
    return found


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
