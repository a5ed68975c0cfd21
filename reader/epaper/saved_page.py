"""HTML that somebody saved: an item or a page of an e-paper where it says so, any other page as its text.

A saved file has no address of its own. It is had from what browsers write into it, from the names of its folders, or
made up by the forms of the families, so that the links of a page lead to the files beside it.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.epaper.addresses import Address, recognised
from reader.epaper.bundle import Bundle, Response
from reader.epaper.compose import is_item
from reader.epaper.contents import contents, iso_date
from reader.epaper.families import Families
from reader.epaper.markup import Markup, machine_data, runs, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_CANONICAL = re.compile(r"<(?:link|base)\s[^<>]{0,300}>", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)
_FOLDERS = (
    "layout/{0}{1}/{2}",
    "html/{0}-{1}/{2}",
    "{0}{1}{2}",
    "{0}{1}{2}/html",
    "{0}-{1}-{2}",
    "html/{0}/{1}/{2}/01",
)
"""Folders in which the pages of a day stand on the servers of the families: year, month, day."""
_BODIES = ("founder-content", "#ozoom", "#articleContent", "#contenttext", ".article-content")
"""Elements that only items have."""
_FURNITURE = "nav, footer, menu, [role=navigation], [role=contentinfo], button, input, svg"
_HEADINGS = frozenset(["h1", "h2", "h3"])
MOST_ITEMS = 200
"""Items of one page that are looked for beside it."""


def saved_bundle(
    text: str, path: str, families: Families, beside: Callable[[str], str | None] = lambda _: None
) -> Bundle | None:
    """The page or item in a saved file as a bundle; None for HTML that is neither.

    `beside` gives the text of a file of the same folder, or of a path from it, by its name; None where there is none.
    """
    address = _address(text, path, families)
    if address and not address.is_page:
        return Bundle((Response(address.url, text),))
    page = address or _made_up(text, path, families)
    if page and (found := contents(text, page, families)).items:
        items = [listed.url for listed in found.items[:MOST_ITEMS]]
        texts = ((url, _beside(url, page.url, beside)) for url in items)
        return Bundle((Response(page.url, text), *(Response(url, item) for url, item in texts if item is not None)))
    return Bundle((Response(path, text),)) if _is_item(text, families) else None


def _beside(url: str, page: str, beside: Callable[[str], str | None]) -> str | None:
    """The file of an item: where its address has it, seen from the page, else under its name in the same folder."""
    import posixpath
    from urllib.parse import unquote, urlsplit

    item, at = (unquote(urlsplit(each).path) for each in (url, page))
    way = posixpath.relpath(item, posixpath.dirname(at))
    found = beside(way)
    return found if found is not None else beside(posixpath.basename(item))


def _is_item(text: str, families: Families) -> bool:
    if is_item(text):
        return True
    markup = Markup(text)
    return bool(markup.first(_BODIES) and markup.text(families.other.fields["title"]))


def _address(text: str, path: str, families: Families) -> Address | None:
    """The address that a browser wrote into the file, or that its folders have of the site."""
    head = text[:20_000]
    saved = _SAVED_FROM.search(head)
    links = (_HREF.search(found[0]) for found in _CANONICAL.finditer(head))
    written = [*([saved[1]] if saved else ()), *(found[1] for found in links if found)]
    from_path = "http://" + "/".join(part for part in path.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    return next((at for url in (*written, from_path) if (at := recognised(url, families))), None)


def _made_up(text: str, path: str, families: Families) -> Address | None:
    """The address of a page of some family that fits its name and day, and below which links to items are found."""
    if machine_data(text).get("type") == "1" or "title" in machine_data(text):
        return None
    date = iso_date(machine_data(text).get("date", "") or _visible(text), families.forms)
    name = path.replace("\\", "/").rpartition("/")[2]
    for folder in _FOLDERS if date else ():
        parts = (date or "").split("-")
        at = recognised(f"http://saved/{folder.format(*parts)}/{name}", families)
        if at and at.is_page and contents(text, at, families).items:
            return at
    return None


def _visible(text: str) -> str:
    body = Markup(text).tree.body
    return " ".join(run.text for run in runs(body)) if body is not None else ""


def readable_text(text: str) -> str:
    """What a page of HTML shows, a paragraph a line, headings apart: no tags, no menus, scripts, styles and footers."""
    markup = Markup(text)
    body = markup.tree.body
    if body is None:
        return ""
    left_out = [node for node in body.css(_FURNITURE) if not _is_of_article(node)]
    lines = [run.text for run in runs(body, without=left_out)]
    title = tidy(node.text()) if (node := markup.tree.css_first("title")) else ""
    headings = {tidy(node.text()) for node in body.css(", ".join(sorted(_HEADINGS)))}
    return "".join(_set(lines or [title], headings))


def _set(lines: list[str], headings: set[str]) -> Iterator[str]:
    for line in lines:
        yield f"\n{line}\n\n" if line in headings else f"{line}\n"


def _is_of_article(node: "LexborNode") -> bool:
    """Whether a footer or menu stands inside an article: then it is a part of it."""
    parent = node.parent
    while parent is not None:
        if parent.tag in ("article", "main", "p", "td"):
            return node.tag == "footer"
        parent = parent.parent
    return False
