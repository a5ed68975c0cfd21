"""Entries as Markdown (CommonMark): titles as headings, nothing of the source taken as markup."""

import re
from collections.abc import Iterator, Sequence

from reader.export.text_layout import body, damage, heading, marked
from reader.model.edition import Article, Edition, ParagraphRole
from reader.model.toc import Entry
from reader.runtime.messages import Messages
from reader.text.sanitize import sanitize

_MARKUP = re.compile(r"([\\`*_\[\]<>&~|$])")
_OPENING = re.compile(r"^(\s*)(?:([#+=-])|(\d+)([.)]))")
"""What a line may begin with to become a heading, a list, a rule: only there is it escaped."""

_CLOSING = re.compile(r"(\s#*)#$")
"""What is taken for the end of a heading, and not shown."""


def to_markdown(edition: Edition, chosen: Sequence[Entry], messages: Messages) -> str:
    """One entry under a heading of the first level; several under one of the second, their page above them."""
    is_alone = len(chosen) == 1
    parts: list[str] = []
    page = None
    for entry in chosen:
        if not is_alone and entry.page is not page:
            parts.append(f"# {escaped(heading(edition, entry))}")
        page = entry.page
        parts += _entry(edition, entry, messages, "#" if is_alone else "##")
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """`text` as Markdown that shows just it, on one line."""
    text = _MARKUP.sub(r"\\\1", sanitize(text).strip())
    text = _CLOSING.sub(r"\1\#", text)
    return _OPENING.sub(lambda found: f"{found[1]}{found[3] or ''}\\{found[2] or found[4]}", text)


def _entry(edition: Edition, entry: Entry, messages: Messages, level: str) -> Iterator[str]:
    block = entry.block
    if isinstance(block, Article):
        yield from _article(block, messages, level)
    else:
        yield f"{level} {messages(f'kind.{block.kind}')}"
        yield from (escaped(text) for text in block.text)
    for line, reason in damage(edition, entry, messages):
        yield f"> {escaped(messages('show.damage', line=line, reason=reason))}"


def _article(article: Article, messages: Messages, level: str) -> Iterator[str]:
    if article.column and all(article.column not in other.text for other in article.others):
        yield escaped(article.column)
    if article.kicker:
        yield escaped(article.kicker)
    yield f"{level} {escaped(article.headline) or messages(f'kind.{article.kind}')}"
    if article.subtitle:
        yield escaped(article.subtitle)
    for role, text, paragraph in body(article):
        shown = escaped(text)
        if paragraph is None:
            yield f"*{shown}*" if shown else ""
        elif role is ParagraphRole.SUBHEAD:
            yield f"{level}# {shown}"
        else:
            yield marked(paragraph, shown, messages)
