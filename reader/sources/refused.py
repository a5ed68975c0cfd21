"""Formats that are not read, by how their files begin: each is refused by its name and never taken as text."""

import re

from reader.errors import SourceError

_OFFICE = rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/|xl/|ppt/)"
_NAMES = (
    (_OFFICE + rb".*word/", "DOCX (Word)"),
    (_OFFICE + rb".*xl/", "XLSX (Excel)"),
    (_OFFICE + rb".*ppt/", "PPTX (PowerPoint)"),
    (_OFFICE, "Office Open XML"),
    (rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", "OpenDocument"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC (Word, Excel, PowerPoint)"),
    (rb"\{\\rtf", "RTF"),
    (rb".{60}BOOKMOBI", "MOBI (Kindle)"),
    (rb"AT&TFORM", "DjVu"),
    (rb"(?:HH|C8|CAJ|KDH)[\x00-\x08]", "CAJ"),
    (rb"\x89PNG\r\n", "PNG"),
    (rb"\xff\xd8\xff", "JPEG"),
    (rb"GIF8[79]a", "GIF"),
    (rb"RIFF.{4}WEBP", "WebP"),
    (rb"BM.{4}\x00\x00\x00\x00", "BMP"),
    (rb"(?:II\*\x00|MM\x00\*)", "TIFF"),
    (rb".{4}ftyp(?:heic|heix|mif1|avif)", "HEIF"),
    (rb".{4}ftyp", "MP4"),
    (rb"SQLite format 3\x00", "SQLite"),
    (rb"7z\xbc\xaf\x27\x1c", "7z"),
    (rb"Rar!\x1a\x07", "RAR"),
    (rb"BZh[1-9]1AY", "bzip2"),
    (rb"\x28\xb5\x2f\xfd", "Zstandard"),
    (rb".{257}ustar", "tar"),
    (rb"WARC/[01]\.", "WARC"),
    (rb"\x7fELF", "ELF"),
    (rb"MZ.{58,}PE\x00\x00", "EXE"),
    (rb"(?:ID3[\x02-\x04]|OggS\x00|fLaC\x00)", "audio"),
    (rb"wOF[F2]|OTTO\x00|\x00\x01\x00\x00\x00.\x00", "font"),
)
"""The beginning of a file as a pattern, and what such a file is called everywhere."""
FIRST = 4096
"""Bytes that are looked at."""


def refuse_unread(data: bytes, path: str) -> None:
    """SourceError that names the format, where the file is of one that is not read."""
    first = data[:FIRST]
    for pattern, name in _NAMES:
        if re.match(pattern, first, re.DOTALL):
            raise SourceError("source.refused", path=path, form=name)
