"""HTML as a tree: texts in paragraphs, links, fields by selectors, and the comment of machine data."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "founder-content",
        "founder-title",
    ]
)
"""Elements that end a paragraph where they begin and where they end."""
_SILENT = frozenset(
    ["script", "style", "noscript", "head", "title", "select", "iframe", "template", "textarea", "object"]
)
_BOLD = frozenset(["b", "strong"])
_PROPERTY = re.compile(r"<!--\s*enpproperty\b(.*?)(?:/enpproperty\s*-->|-->|\Z)", re.DOTALL | re.IGNORECASE)
_FIELD = re.compile(r"<(?:founder-)?([a-z]+)>(.*?)</(?:founder-)?\1\s*>", re.DOTALL | re.IGNORECASE)
_MARKED = re.compile(
    r"<!--\s*(?:enpcontent|<npm:article-content>)\s*-->(.*?)<!--\s*(?:/enpcontent|</npm:article-content>)\s*-->",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_WRAP = re.compile(r"(?<=[^\x00-\xff])[ \t\r\f]*\n\s*(?=[^\x00-\xff])")
"""A line end in the file between two characters of Chinese, which browsers do not show either."""
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")


class Run(NamedTuple):
    """A paragraph of markup."""

    text: str
    is_bold: bool = False
    """All of it is set in bold."""
    is_caption: bool = False
    """It stands where captions do."""


class Link(NamedTuple):
    """A link, or an area of the picture of the page."""

    target: str
    """As written."""
    text: str
    coords: str | None = None
    """Of an area, as written."""


class Markup:
    """One response that is HTML."""

    def __init__(self, text: str) -> None:
        from selectolax.lexbor import LexborHTMLParser

        self.source = text
        self.tree = LexborHTMLParser(text)
        self.data = machine_data(text)
        """The fields of the comment, by their names without `founder-`."""

    def first(self, selectors: Sequence[str]) -> "LexborNode | None":
        """The first element that any of the selectors finds and that has text."""
        for selector in selectors:
            for node in self._found(selector, ()):
                if tidy(node.text()):
                    return node
        return None

    def text(self, selectors: Sequence[str], title: Sequence[str] = ()) -> str:
        """The text of that element on one line; `title` are the selectors of the title."""
        for selector in selectors:
            for node in self._found(selector, title):
                if text := " ".join(run.text for run in runs(node)):
                    return text
        return ""

    def _found(self, selector: str, title: Sequence[str]) -> "list[LexborNode]":
        side, _, rest = selector.partition(" ")
        if side not in ("above", "below"):
            return self.tree.css(selector)
        heads = {
            node.mem_id for name in title if not name.startswith(("above ", "below ")) for node in self.tree.css(name)
        }
        both = self.tree.css(", ".join([rest, *(name for name in title if name != "h1")]))
        at = next((number for number, node in enumerate(both) if node.mem_id in heads and tidy(node.text())), None)
        if at is None:
            return []
        part = both[:at] if side == "above" else both[at + 1 :]
        return [node for node in part if node.mem_id not in heads]

    def marked(self) -> "LexborNode | None":
        """What stands between the comments that mark a body."""
        from selectolax.lexbor import LexborHTMLParser

        found = _MARKED.search(self.source)
        return LexborHTMLParser(found[1]).body if found and tidy(_TAG.sub("", found[1])) else None

    def links(self) -> Iterator[Link]:
        """All links and areas in the order of the page."""
        for node in self.tree.css("a, area, [data-href]"):
            attributes = node.attributes
            target = attributes.get("href") or ""
            if not target or target.lower().startswith(("javascript:", "#")):
                target = attributes.get("data-href") or target
            is_area = node.tag == "area"
            text = "" if is_area else tidy(node.text(separator=" "))
            yield Link(target, text, (attributes.get("coords") or "") if is_area else None)


def machine_data(text: str) -> Mapping[str, str]:
    """The fields of the comment with which Founder's pages end; of several the last counts."""
    found = list(_PROPERTY.finditer(text))
    fields = _FIELD.findall(found[-1][1]) if found else []
    return {name.lower(): tidy(html.unescape(_TAG.sub(" ", value))) for name, value in fields}


def tidy(text: str) -> str:
    """`text` as one line: white space of markup as single spaces, none around it."""
    return _SPACES.sub(" ", _WRAP.sub("", text)).strip()


def runs(root: "LexborNode", captions: Sequence["LexborNode"] = (), without: Sequence["LexborNode"] = ()) -> list[Run]:
    """The paragraphs of an element, each character once; those inside one of `captions` are marked as such."""
    marked, left_out = {node.mem_id for node in captions}, {node.mem_id for node in without}
    found: list[Run] = []
    parts: list[tuple[str, bool]] = []
    bold = caption = 0

    def close() -> None:
        text = tidy("".join(part for part, _ in parts))
        if text:
            found.append(Run(text, all(is_bold for part, is_bold in parts if part.strip()), caption > 0))
        parts.clear()

    for node, is_end in _walk(root, left_out):
        tag = (node.tag or "").lower()
        if tag == "-text":
            parts.append((node.text_content or "", bold > 0))
            continue
        if tag in _BLOCKS or node.mem_id in marked:
            close()
        bold += (tag in _BOLD) * (-1 if is_end else 1)
        caption += (node.mem_id in marked) * (-1 if is_end else 1)
    close()
    return found


def _walk(root: "LexborNode", left_out: set[int]) -> "Iterator[tuple[LexborNode, bool]]":
    """The nodes in order, elements at their beginning and at their end. No recursion: markup may be nested too deep."""
    stack = [(root, False)]
    while stack:
        node, is_end = stack.pop()
        if node.mem_id in left_out or (node.tag or "").lower() in _SILENT:
            continue
        if node.is_element_node or node.is_text_node:
            yield node, is_end
        if node.is_element_node and not is_end:
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
