"""The library, the marks and the settings in one file, and back: a ZIP archive with a manifest of their hashes.

The databases are copied by SQLite's own backup, each as it is at one moment, so that nobody need stop reading or
adding. The index is left out: it is made anew.
"""

import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reader import __version__
from reader.errors import LibraryError
from reader.library import Library
from reader.library.copying import check_database, copy_database, give_new_identity, replace_database
from reader.library.store import LIBRARY
from reader.marks.records import MARKS
from reader.runtime import paths
from reader.runtime.atomic_files import PRIVATE, fsync_file, fsync_folder, write_atomically
from reader.runtime.library_places import library_places

FORMAT = "kanbao-backup/1"
MANIFEST, SETTINGS = "manifest.json", "config.yaml"
DATABASES = (LIBRARY, MARKS)
SPEED = 1
"""Compression level of zlib: the texts are most of it, and shrink by half at once."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds."""

    path: Path
    names: tuple[str, ...]
    size: int
    """Bytes."""


def back_up(path: Path) -> BackupReport:
    """Writes a backup to `path`, in the place of an older one.

    LibraryError where another file is there, or there is nothing to save.
    """
    if path.exists() and not _is_backup(path):
        raise LibraryError("backup.other-file", path=path)
    with TemporaryDirectory(dir=path.parent, prefix=".backup-") as scratch:
        files = dict(_copied(Path(scratch)))
        if not files:
            raise LibraryError("backup.nothing", path=paths.data_folder())
        made = Path(scratch, "made.zip")
        _zip(made, files)
        made.chmod(PRIVATE)
        fsync_file(made)
        made.replace(path)
        fsync_folder(path.parent)
    return BackupReport(path, tuple(files), path.stat().st_size)


def _copied(scratch: Path) -> Iterator[tuple[str, Path]]:
    """The files to be saved by their names, the databases as copies that nobody changes."""
    for name in DATABASES:
        if (source := _target(name)).exists():
            copy_database(source, scratch / name)
            if reason := check_database(scratch / name):
                raise LibraryError("library.corrupt", path=source, reason=reason)
            yield name, scratch / name
    if paths.config_file().is_file():
        yield SETTINGS, paths.config_file()


def _zip(path: Path, files: dict[str, Path]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=SPEED) as archive:
        manifest = {
            "format": FORMAT,
            "program": __version__,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "files": {name: {"sha256": _sha256(file), "size": file.stat().st_size} for name, file in files.items()},
        }
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        for name, file in files.items():
            archive.write(file, name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _is_backup(path: Path) -> bool:
    try:
        _manifest(path)
    except LibraryError:
        return False
    return True


def _manifest(path: Path) -> dict[str, Any]:
    """Names of files to their hashes. LibraryError for what is no backup of a version known here."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            files: dict[str, Any] = manifest["files"]
            is_ours = manifest["format"] == FORMAT and set(files) <= {*DATABASES, SETTINGS}
    except OSError as error:
        raise LibraryError("backup.unreadable", path=path, reason=error.strerror or str(error)) from error
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError) as error:
        raise LibraryError("backup.foreign", path=path) from error
    if not is_ours:
        raise LibraryError("backup.foreign", path=path)
    return files


def restore(path: Path, *, is_forced: bool = False) -> tuple[str, ...]:
    """Puts back what the backup at `path` holds, after all of it has proved whole; the names of the files.

    LibraryError where something is there already, unless it is forced, and where the backup is damaged: then nothing is
    changed.
    """
    files = _manifest(path)
    targets = {name: _target(name) for name in files}
    for target in targets.values():
        if target.exists() and not is_forced:
            raise LibraryError("restore.exists", path=target)
    with ExitStack() as stack:
        extracted = {name: _scratch(target, stack) / name for name, target in targets.items()}
        for name, file in extracted.items():
            _extract(path, name, files[name], file)
        for name, file in extracted.items():
            if name in DATABASES:
                replace_database(file, targets[name])
            else:
                write_atomically(targets[name], file.read_bytes(), is_durable=True)
    if LIBRARY in files:
        with Library.open(targets[LIBRARY].parent) as library:
            library.catch_up()
    return tuple(files)


def _scratch(target: Path, stack: ExitStack) -> Path:
    """A folder beside a file, on the same disk, so that what is extracted there need only be renamed."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(stack.enter_context(TemporaryDirectory(dir=target.parent, prefix=".restore-")))


def _target(name: str) -> Path:
    if name == SETTINGS:
        return paths.config_file()
    return library_places().own_file if name == LIBRARY else paths.data_folder() / name


def _extract(path: Path, name: str, entry: Any, target: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as source, target.open("xb") as file:
            os.fchmod(file.fileno(), PRIVATE)
            shutil.copyfileobj(source, file)
        is_whole = _sha256(target) == entry["sha256"]
    except (zipfile.BadZipFile, zlib.error, KeyError, TypeError, EOFError, NotImplementedError) as error:
        raise LibraryError("backup.damaged", path=path, name=name) from error
    if not is_whole or (name in DATABASES and check_database(target)):
        raise LibraryError("backup.damaged", path=path, name=name)
    if name == LIBRARY:
        give_new_identity(target)
