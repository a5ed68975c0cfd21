"""EPUB of a newspaper: the documents of its spine in reading order, one article each."""

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from reader.errors import SourceError
from reader.sources.archives import members
from reader.sources.article_records import ArticleRecord, iso_day
from reader.sources.source_formats import Contained
from reader.sources.xml_trees import inner, local, tree

_CONTAINER = "META-INF/container.xml"
_MARKUP = ("application/xhtml+xml", "text/html", "application/html")


def read(data: bytes, path: str) -> Contained:
    """The documents as records of HTML. SourceError for a book that is damaged or protected."""
    files = {member.name: member.data for member in members(data, path)}
    if "META-INF/encryption.xml" in files and "META-INF/rights.xml" in files:
        raise SourceError("source.locked", path=path)
    package_name = _package_name(files, path)
    package = tree(files[package_name], path, "EPUB")
    title = _metadata(package, "title")
    date = iso_day(title) or iso_day(_metadata(package, "date"))
    newspaper = _paper(title)
    texts = [_decoded(files[name]) for name in _spine(package, package_name) if name in files]
    return Contained(
        records=tuple(ArticleRecord(body=text, form="markup", newspaper=newspaper, date=date) for text in texts if text)
    )


def _package_name(files: dict[str, bytes], path: str) -> str:
    """The name of the package document, as the container says, else by its ending."""
    if _CONTAINER in files:
        root = tree(files[_CONTAINER], path, "EPUB")
        names = [each.get("full-path", "") for each in root.iter() if local(each) == "rootfile"]
    else:
        names = sorted(name for name in files if name.endswith(".opf"))
    found = next((name for name in names if name in files), None)
    if found is None:
        raise SourceError("source.damaged", path=path, form="EPUB")
    return found


def _spine(package: Element, name: str) -> list[str]:
    """The names of the documents in reading order, each once; tables of contents are left out."""
    items = {each.get("id", ""): each for each in package.iter() if local(each) == "item"}
    order = [each.get("idref", "") for each in package.iter() if local(each) == "itemref"]
    found = [
        items[key]
        for key in dict.fromkeys(order)
        if key in items and items[key].get("media-type") in _MARKUP and "nav" not in items[key].get("properties", "")
    ]
    folder = posixpath.dirname(name)
    return [posixpath.normpath(posixpath.join(folder, unquote(each.get("href", "")))) for each in found]


def _metadata(package: Element, name: str) -> str:
    return next((" ".join(inner(each).split()) for each in package.iter() if local(each) == name), "")


def _paper(title: str) -> str:
    """The title without the day in it."""
    import re

    return re.split(r"[\s,，·（(_-]*\d", title.strip("《》"), maxsplit=1)[0].strip("《》 ")[:40]


def _decoded(data: bytes) -> str:
    from reader.sources import encodings

    decoded = encodings.decode(data)
    return decoded.text if decoded else ""
