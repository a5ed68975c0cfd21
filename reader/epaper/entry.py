"""Where an entry leads: to another address, or to the front page of the newest edition."""

import re
from typing import NamedTuple

from reader.epaper.addresses import Address, joined, recognised
from reader.epaper.contents import as_label
from reader.epaper.families import Families
from reader.epaper.markup import Markup

_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"'>]+)", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"(?:\blocation(?:\.href)?\s*=\s*|\blocation\.(?:replace|assign)\(\s*)[\"']([^\"'\s]{1,400})[\"']", re.IGNORECASE
)


class Way(NamedTuple):
    """What an entry says."""

    address: Address | None = None
    """The front page of the newest edition that it names."""
    url: str = ""
    """Where it sends the reader instead; empty where it does not."""
    by: str = ""
    """How: `links`, `refresh`, `script`, `frame`."""


def way_from(url: str, text: str, families: Families) -> Way:
    """What the response at `url` leads to; an empty way where it leads nowhere."""
    markup = Markup(text)
    for node in markup.tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
            found = _REFRESH.match(node.attributes.get("content") or "")
            if found and (target := joined(url, found[1])) and target != url:
                return Way(url=target, by="refresh")
    if front := _front(markup, url, families):
        return Way(address=front, by="links")
    if (found := _SCRIPTED.search(text)) and (target := joined(url, found[1])) and target != url:
        return Way(url=target, by="script")
    for node in markup.tree.css("frame[src], iframe[src]"):
        if (target := joined(url, node.attributes.get("src") or "")) and target != url:
            return Way(url=target, by="frame")
    return Way()


def _front(markup: Markup, url: str, families: Families) -> Address | None:
    """The first page of the newest edition among the links: of the paper in whose folder the entry is, if any is."""
    pages: list[tuple[Address, bool]] = []
    for link in markup.links():
        if (target := joined(url, link.target)) and (found := recognised(target, families)) and found.is_page:
            pages.append((found, as_label(link.text, families.forms) is not None))
    folder = url.rpartition("/")[0]
    near = [(page, has_label) for page, has_label in pages if _is_near(page.root, folder)] or pages
    newest = max((page.date for page, _ in near), default="")
    of_day = [(page, has_label) for page, has_label in near if page.date == newest]
    labelled = [page for page, has_label in of_day if has_label]
    return next(iter(labelled or [page for page, _ in of_day]), None)


def _is_near(root: str, folder: str) -> bool:
    return folder == root or folder.startswith(f"{root}/") or root.startswith(f"{folder}/")
