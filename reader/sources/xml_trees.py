"""XML as a tree, without what makes it dangerous: a document that declares entities is refused."""

import re
import xml.etree.ElementTree as ET

from reader.errors import SourceError

_DECLARES = re.compile(rb"<!\s*(?:ENTITY|DOCTYPE)", re.IGNORECASE)
_ZEROS = re.compile(rb"\x00")
_HARMLESS = re.compile(rb"<!DOCTYPE\s+[\w:]{1,40}(?:\s+(?:PUBLIC|SYSTEM)(?:\s*\"[^\"<>\[]*\"){1,2})?\s*>")
"""A declaration that only names the kind of document, as books have it."""


def tree(data: bytes, path: str, form: str) -> ET.Element:
    """The root element. SourceError for what is no XML, and for what declares entities, in whatever encoding."""
    plain = _HARMLESS.sub(b"", _ZEROS.sub(b"", data), count=1)
    if _DECLARES.search(plain):
        raise SourceError("source.doctype", path=path)
    try:
        return ET.fromstring(_HARMLESS.sub(b"", data, count=1))  # noqa: S314 - without declarations there is no bomb
    except (ET.ParseError, ValueError, LookupError, RecursionError):
        return _again(data, path, form)


def _again(data: bytes, path: str, form: str) -> ET.Element:
    """What declares an encoding that it is not in, read in the one that it is in."""
    from reader.sources import encodings

    decoded = encodings.decode(data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text) if decoded else ""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    if _DECLARES.search(_HARMLESS.sub(b"", text.encode("utf-8", "replace"), count=1)):
        raise SourceError("source.doctype", path=path)
    try:
        return ET.fromstring(_HARMLESS.sub(b"", text.encode("utf-8", "replace"), count=1))  # noqa: S314 - as above
    except (ET.ParseError, ValueError, RecursionError):
        raise SourceError("source.damaged", path=path, form=form) from None


def local(element: ET.Element) -> str:
    """The name of an element without its namespace, in small letters."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def inner(element: ET.Element) -> str:
    """The text of an element; where it has elements, its markup."""
    if len(element) == 0:
        return (element.text or "").strip()
    parts = [ET.tostring(child, encoding="unicode") for child in element]
    return ((element.text or "") + "".join(re.sub(r"<(/?)\w+:", r"<\1", part) for part in parts)).strip()
