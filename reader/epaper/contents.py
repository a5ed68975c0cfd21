"""What a page of an e-paper holds: its label, its items in their order, and the other pages of the edition."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.epaper.addresses import Address, is_of, joined, recognised_as
from reader.epaper.families import Families, Forms
from reader.epaper.markup import Link, Markup, tidy
from reader.model import Area

_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")
LONGEST_LABEL = 40
"""Characters of the longest label of a page."""


class Label(NamedTuple):
    """What a page is called."""

    number: str | None
    """As the paper counts: 01, A02, 特01."""
    name: str | None


class Listed(NamedTuple):
    """An item as its page names it."""

    url: str
    title: str
    """Of the list; empty for one that only the picture of the page has."""
    area: Area | None = None


class Contents(NamedTuple):
    """One page."""

    label: Label
    newspaper: str | None
    """As the page itself has it."""
    date: str | None
    """Printed in the comment, ISO 8601; None where it has none."""
    items: tuple[Listed, ...]
    pages: tuple[tuple[Address, Label], ...]
    """All pages of the edition in printed order, this one among them where the page has a list of pages."""


def contents(text: str, at: Address, families: Families) -> Contents:
    """What the page at an address holds, by the text of the response."""
    markup = Markup(text)
    links = [(link, found) for link in markup.links() if (found := _in_edition(link, at)) is not None]
    pages = _pages(links, families.forms)
    data = markup.data
    return Contents(
        _label(markup, at, pages, families.forms),
        data.get("papername") or _paper(markup, families.forms),
        iso_date(data.get("date", ""), families.forms),
        _items(links, at, pages, _extent(markup, links)),
        tuple(pages),
    )


def _in_edition(link: Link, at: Address) -> Address | None:
    url = joined(at.url, link.target)
    found = recognised_as(url, at.family) if url else None
    return found if found and is_of(found, at) else None


def iso_date(text: str, forms: Forms) -> str | None:
    """The first day that `text` names, as ISO 8601."""
    found = forms.day.search(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def as_label(text: str, forms: Forms) -> Label | None:
    """The label of a page that the whole of `text` is: `第A02版：文化`; None where it is none (下一版)."""
    if len(text) > LONGEST_LABEL or forms.neighbour.match(text):
        return None
    found = forms.label.match(text)
    return Label(two_digits("".join(found[1].split())), tidy(found[2]) or None) if found else None


def two_digits(number: str) -> str:
    """A plain number with two digits; one with a letter as it is printed."""
    return number.zfill(2) if number.isdigit() else number


def _pages(links: Sequence[tuple[Link, Address]], forms: Forms) -> list[tuple[Address, Label]]:
    """The pages by their labels in the order of the list; without labels by the order of their links."""
    found: dict[str, tuple[Address, Label]] = {}
    unlabelled: dict[str, tuple[Address, Label]] = {}
    for link, address in links:
        if address.is_page and link.coords is None:
            if label := as_label(link.text, forms):
                found.setdefault(address.url, (address, label))
            elif link.text and not forms.neighbour.match(link.text):
                number = two_digits(address.page) if address.page else None
                unlabelled.setdefault(address.url, (address, Label(number, link.text[:LONGEST_LABEL])))
    return list((found or unlabelled).values())


def _label(markup: Markup, at: Address, pages: Sequence[tuple[Address, Label]], forms: Forms) -> Label:
    """By the list of pages, else by what the page prints, else by its comment and its address."""
    data = markup.data
    own = next((label for address, label in pages if address.url == at.url), None) or _printed_label(markup, forms)
    number = (own and own.number) or data.get("pagenum") or at.page
    return Label(two_digits(number) if number else None, (own and own.name) or data.get("nodename") or None)


def _printed_label(markup: Markup, forms: Forms) -> Label | None:
    for node in markup.tree.css("strong, p, td, span, div, h1, h2, h3, li, b"):
        if node.child is not None and (label := as_label(tidy(node.text()), forms)):
            return label
    return None


def _paper(markup: Markup, forms: Forms) -> str | None:
    title = markup.tree.css_first("title")
    text = title.text() if title else ""
    found = forms.paper.search(text) or forms.paper_in_title.search(text)
    return found[1] if found else None


def _items(
    links: Sequence[tuple[Link, Address]],
    at: Address,
    pages: Sequence[tuple[Address, Label]],
    extent: tuple[float, float],
) -> tuple[Listed, ...]:
    """The items of the page: those of its list, then those that only its picture has."""
    listed: dict[str, str] = {}
    areas: dict[str, Area | None] = {}
    for link, address in _of_page(links, at, pages):
        if link.coords is not None:
            area = _area(link.coords, extent)
            known = areas.get(address.url)
            areas[address.url] = area if known is None or (area and _size(area) > _size(known)) else known
        elif len(link.text) >= len(listed.setdefault(address.url, link.text)):
            listed[address.url] = link.text
    return tuple(Listed(url, listed.get(url, ""), areas.get(url)) for url in dict.fromkeys((*listed, *areas)))


def _of_page(
    links: Sequence[tuple[Link, Address]], at: Address, pages: Sequence[tuple[Address, Label]]
) -> Iterator[tuple[Link, Address]]:
    """The items of this page alone: where each page's items stand below its label, those below this one's."""
    known = {address.url for address, _ in pages}
    is_tree = _is_tree(links, known)
    under = at.url
    for link, address in links:
        if address.is_page and address.url in known and link.coords is None and is_tree:
            under = address.url
        elif not address.is_page and (under == at.url or link.coords is not None):
            yield link, address


def _is_tree(links: Sequence[tuple[Link, Address]], pages: set[str]) -> bool:
    """Whether items stand below the labels of at least two pages, and of most."""
    kinds = [address.url if address.is_page else "" for link, address in links if link.coords is None]
    labels = {here for here in kinds if here in pages}
    leading = {here for here, behind in pairwise(kinds) if here in pages and behind == ""}
    return len(leading) > 1 and 2 * len(leading) > len(labels)


def _extent(markup: Markup, links: Sequence[tuple[Link, Address]]) -> tuple[float, float]:
    """Width and height of the page in the units of its areas: percent, those of its picture, or the farthest corner."""
    every = [link.coords for link, _ in links if link.coords]
    if any("%" in coords for coords in every):
        return 100.0, 100.0
    corners = [tuple(zip(*_corners(coords), strict=True)) for coords in every if _corners(coords)]
    right = max((max(xs) for xs, _ in corners), default=0.0)
    bottom = max((max(ys) for _, ys in corners), default=0.0)
    for node in markup.tree.css("img[usemap]"):
        width, height = (_NUMBER.match(node.attributes.get(name) or "") for name in ("width", "height"))
        if width and height and float(width[0]) >= right > 0 and float(height[0]) >= bottom:
            return float(width[0]), float(height[0])
    return right, bottom


def _corners(coords: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in _NUMBER.findall(coords)[:400]]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _area(coords: str, extent: tuple[float, float]) -> Area | None:
    corners = _corners(coords)
    width, height = extent
    if len(corners) < 2 or width <= 0 or height <= 0:
        return None
    xs, ys = ([_thousandths(corner[axis], extent[axis]) for corner in corners] for axis in (0, 1))
    return Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _thousandths(value: float, whole: float) -> int:
    return round(1000 * min(1.0, max(0.0, value / whole)))


def _size(area: Area) -> int:
    return area.width * area.height
