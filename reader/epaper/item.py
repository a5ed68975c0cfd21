"""What an item of an e-paper says: title, byline, paragraphs, captions, and what it prints of its paper and page."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.epaper.contents import iso_date, two_digits
from reader.epaper.families import Family, Forms
from reader.epaper.markup import Markup, Run, runs, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PHOTO = re.compile(r"\.jpe?g(?:\.\d)?$", re.IGNORECASE)
LEAST_BODY = 20
"""Han characters from which on the densest element of an unknown page counts as a body."""
_HAN = re.compile("[\u3400-\u9fff]")
_INLINE = frozenset(["-text", "p", "br", "span", "b", "strong", "i", "em", "u", "font", "a", "sup", "sub"])


class Item(NamedTuple):
    """The fields of an item, each as printed; empty where there is none."""

    kicker: str
    title: str
    subtitle: str
    author: str
    paragraphs: tuple[Run, ...]
    has_pictures: bool
    newspaper: str | None
    date: str | None
    """ISO 8601."""
    page: str | None
    page_name: str | None


def read_item(text: str, family: Family, forms: Forms) -> Item:
    """The item that a response holds. What its comment says counts most, then ids, then classes."""
    markup = Markup(text)
    data, fields = markup.data, family.fields
    title = data.get("title") or markup.text(fields["title"])
    body = _body(markup, fields["body"])
    printed = " ".join(filter(None, (markup.text([selector]) for selector in fields["printed"])))
    author, author_at = _author(markup, family)
    kicker = data.get("introtitle") or markup.text(fields["kicker"], fields["title"])
    subtitle = data.get("subtitle") or markup.text(fields["subtitle"], fields["title"])
    head = _Head(frozenset(filter(None, (kicker, title, subtitle))), author_at)
    paragraphs = tuple(_paragraphs(markup, body, fields, head))
    paper, page = forms.paper.search(printed), forms.page.search(printed)
    return Item(
        kicker=kicker,
        title=title,
        subtitle=subtitle,
        author=author,
        paragraphs=paragraphs,
        has_pictures=any(run.is_caption for run in paragraphs)
        or (body is not None and body.css_first("img") is not None),
        newspaper=data.get("papername") or (paper[1] if paper else None),
        date=iso_date(data.get("date", ""), forms) or iso_date(printed, forms),
        page=two_digits(data.get("pagenum") or (page[1] if page else "")) or None,
        page_name=data.get("nodename") or None,
    )


class _Head(NamedTuple):
    """What is shown above the body and not again in it."""

    texts: frozenset[str]
    author_at: "LexborNode | None"


def _author(markup: Markup, family: Family) -> "tuple[str, LexborNode | None]":
    """The byline as the page prints it, which has roles; else what the comment says."""
    node = markup.first(family.fields["author"])
    if node is not None:
        dates = [part for selector in family.fields["printed"] for part in node.css(selector)]
        if text := " ".join(run.text for run in runs(node, without=dates)):
            return text, node
    return markup.data.get("author", ""), None


def _body(markup: Markup, selectors: Sequence[str]) -> "LexborNode | None":
    """The element of the body: by its own element, its marks, ids, classes, and at last by where most text stands."""
    return markup.first(selectors[:1]) or markup.marked() or markup.first(selectors[1:]) or _densest(markup)


def _densest(markup: Markup) -> "LexborNode | None":
    best, most = None, LEAST_BODY
    for node in markup.tree.css("div, td, article, section, main, span, body"):
        count = sum(
            len(
                _HAN.findall(
                    child.text(deep=child.tag != "-text") if child.tag != "-text" else child.text_content or ""
                )
            )
            for child in node.iter(include_text=True)
            if child.tag in _INLINE
        )
        if count > most:
            best, most = node, count
    return best


def _paragraphs(
    markup: Markup, body: "LexborNode | None", fields: Mapping[str, Sequence[str]], head: "_Head"
) -> list[Run]:
    """Captions beside the body, then the body with those inside it, each once."""
    inside = {node.mem_id for node in body.traverse()} if body is not None else set()
    captions = [node for selector in fields["caption"] for node in markup.tree.css(selector)]
    captions = captions or _around_pictures(markup, inside)
    within = [node for node in captions if node.mem_id in inside]
    beside = _outermost([node for node in captions if node.mem_id not in inside], body)
    found = [run._replace(is_caption=True) for node in beside for run in runs(node)]
    if body is None:
        return found
    heads = [
        node
        for name in ("kicker", "title", "subtitle")
        for selector in fields[name]
        if not selector.startswith(("above ", "below "))
        for node in body.css(selector)
        if node.mem_id in inside and node.mem_id != body.mem_id and tidy(node.text()) in head.texts
    ]
    if head.author_at is not None and head.author_at.mem_id in inside:
        heads.append(head.author_at)
    return found + runs(body, within, heads)


def _around_pictures(markup: Markup, inside: set[int]) -> "list[LexborNode]":
    """The tables and figures that hold a photograph and its caption, where a page names them as no page before."""
    found = []
    for picture in markup.tree.css("img[src]"):
        parent = node = picture.parent
        while node is not None and node.tag not in ("table", "figure"):
            node = node.parent
        node = parent if node is None else node
        is_photo = _PHOTO.search(picture.attributes.get("src") or "") and picture.mem_id not in inside
        if node is not None and is_photo and node.tag != "body" and node.css_first("a, map, h1, h2, form") is None:
            found.append(node)
    return found


def _outermost(nodes: "Sequence[LexborNode]", body: "LexborNode | None") -> "list[LexborNode]":
    """Those that stand in none of the others; and not around the body, whose text they would say twice."""
    held = {node.mem_id: {inner.mem_id for inner in node.traverse()} - {node.mem_id} for node in nodes}
    around = {at for at, inner in held.items() if body is not None and body.mem_id in inner}
    inner = {each for at, parts in held.items() if at not in around for each in parts}
    return list({n.mem_id: n for n in nodes if n.mem_id not in inner and n.mem_id not in around}.values())
