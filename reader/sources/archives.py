"""ZIP archives: the files in them, within limits. Nothing is unpacked to disk, so that no path in one can do harm."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from reader.errors import SourceError
from reader.sources.source_formats import Contained, Member

MOST_MEMBERS = 20_000
"""Files of an archive: a year of a daily paper, one article a file."""
LARGEST_MEMBER = 32 * 1024 * 1024
LARGEST = 256 * 1024 * 1024
"""Bytes of one file and of all, unpacked."""
RATIO = 300
"""Bytes that one packed byte may become, where more than a megabyte comes of it. Text packs to a third or less."""
_IS_LOCKED = 0x1
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


def read(data: bytes, path: str) -> Contained:
    """The files in an archive by name; folders, hidden files and what systems add are left out."""
    return Contained(members=tuple(sorted(members(data, path))))


def members(data: bytes, path: str) -> Iterator[Member]:
    """The files in an archive in its order. SourceError for one that is damaged, locked or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and not _is_beside(info.filename)]
            _check_sizes(infos, path)
            for info in infos:
                yield Member(_name(info), _content(archive, info, path))
    except _ZIP_ERRORS:
        raise SourceError("source.damaged", path=path, form="ZIP") from None


def _check_sizes(infos: list[zipfile.ZipInfo], path: str) -> None:
    if len(infos) > MOST_MEMBERS:
        raise SourceError("source.bomb", path=path, limit=f"{MOST_MEMBERS} files")
    if any(info.flag_bits & _IS_LOCKED for info in infos):
        raise SourceError("source.locked", path=path)
    if sum(info.file_size for info in infos) > LARGEST:
        raise SourceError("source.bomb", path=path, limit=f"{LARGEST // 1024**2} MB")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> bytes:
    """A file unpacked. What the archive says of its size is not believed."""
    most = min(LARGEST_MEMBER, max(1024**2, RATIO * info.compress_size))
    with archive.open(info) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise SourceError("source.bomb", path=path, limit=f"{most // 1024**2} MB a file")
    return content


def _name(info: zipfile.ZipInfo) -> str:
    """The name; archives of Chinese systems have it in GB18030 and do not say so."""
    name = info.filename
    if not info.flag_bits & 0x800 and not name.isascii():
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "-"


def _is_beside(name: str) -> bool:
    """Whether a file is hidden or one that a system added."""
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in name.split("/"))
