"""What a web address names: the system that it belongs to, the paper, the day, and a page or an item of it."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader.epaper.families import Families, Family

LONGEST = 2_000
"""Characters of the longest address that is looked at."""


class Address(NamedTuple):
    """An address that a system knows."""

    url: str
    """Without its query and fragment, which name nothing more."""
    family: Family
    is_page: bool
    """Otherwise an item."""
    root: str
    """The folder of the paper, with scheme and host."""
    date: str
    """ISO 8601."""
    page: str | None = None
    """The number of the page, where the address has it."""


def plain(url: str) -> str:
    """The address without query and fragment, its host in small letters."""
    scheme, host, path, _, _ = urlsplit(url)
    return urlunsplit((scheme, host.lower(), path, "", ""))


def joined(base: str, link: str) -> str:
    """Where `link`, found at `base`, leads; empty for what is no web address."""
    try:
        url = urljoin(base, "".join(link.split()))
        parts = urlsplit(url)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return url if is_web and len(url) <= LONGEST else ""


def host_of(url: str) -> str:
    """The host in small letters, without the port; empty for what has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def recognised(url: str, families: Families) -> Address | None:
    """What the address names, by the first system that knows its form; None for none."""
    bare = plain(url)
    return next((found for family in families.every for found in _of(bare, family)), None)


def recognised_as(url: str, family: Family) -> Address | None:
    """What the address names in this system."""
    return next(_of(plain(url), family), None)


def _of(url: str, family: Family) -> Iterator[Address]:
    if len(url) > LONGEST:
        return
    for pattern, is_page in ((family.page, True), (family.item, False)):
        if (match := pattern.fullmatch(url)) and (date := _date(match)):
            page = match.groupdict().get("page") if is_page else None
            yield Address(url, family, is_page, match["root"].rstrip("/"), date, page)


def _date(match: re.Match[str]) -> str | None:
    """The day that the address names; None where its parts disagree or there is no such day."""
    from datetime import date

    found: dict[str, str] = {}
    for name, value in match.groupdict().items():
        part = name.rstrip("0123456789")
        if part in ("YYYY", "MM", "DD") and found.setdefault(part, value) != value:
            return None
    try:
        return date(int(found["YYYY"]), int(found["MM"]), int(found["DD"])).isoformat()
    except ValueError:
        return None


def on_day(address: Address, date: str) -> str:
    """The address of the same page on another day (ISO 8601)."""
    pattern = address.family.page if address.is_page else address.family.item
    match = pattern.fullmatch(address.url)
    parts = dict(zip(("YYYY", "MM", "DD"), date.split("-"), strict=True))
    url = address.url
    if match:
        names = [name for name in match.groupdict() if name.rstrip("0123456789") in parts]
        for name in sorted(names, key=match.start, reverse=True):
            url = url[: match.start(name)] + parts[name.rstrip("0123456789")] + url[match.end(name) :]
    return url


def is_of(link: Address, page: Address) -> bool:
    """Whether a link belongs to the edition of a page: the same paper and day, and not a sister paper's.

    Some papers have their items on another host, in a folder of the same name.
    """
    if (link.date, link.family.name) != (page.date, page.family.name):
        return False
    if host_of(link.root) != host_of(page.root):
        folders = [urlsplit(each.root).path.lower() for each in (link, page)]
        return folders[0] == folders[1] != ""
    roots = sorted((link.root.lower(), page.root.lower()), key=len)
    return roots[0] == roots[1] or roots[1].startswith(f"{roots[0]}/")
