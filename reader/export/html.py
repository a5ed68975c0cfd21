"""Entries as one HTML page that needs nothing from elsewhere and lets nothing of the source act."""

from collections.abc import Iterator, Sequence
from html import escape

from reader.export.text_layout import body, damage, heading
from reader.model.edition import Article, Edition, Paragraph, ParagraphRole
from reader.model.toc import Entry
from reader.runtime.messages import Messages
from reader.text.sanitize import sanitize

_STYLE = """\
:root { color-scheme: light dark }
body { font: 1.125rem/1.8 "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif;
  max-width: 34em; margin: 2em auto; padding: 0 1em; text-align: justify }
header, .byline, .damage, .kind { font-family: sans-serif; font-size: .85em; opacity: .75 }
article { margin: 3em 0 } h1, h2, h3 { line-height: 1.35; margin: .2em 0; text-align: left }
.kicker, .subtitle { margin: 0 } p { margin: 0; text-indent: 2em } p.byline, p.line, .damage p { text-indent: 0 }
mark { background: none; color: #b3541e; cursor: help }"""


def to_html(edition: Edition, chosen: Sequence[Entry], messages: Messages) -> str:
    """The chosen entries as a page of their own, readable on paper and at night."""
    title = _shown(heading(edition, chosen[0]) if chosen else "")
    parts = [
        "<!DOCTYPE html>",
        '<html lang="zh">',
        '<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}\n</style>",
    ]
    page = None
    for entry in chosen:
        if entry.page is not page:
            parts.append(f"<header>{_shown(heading(edition, entry))}</header>")
        page = entry.page
        parts += ["<article>", *entry_html(edition, entry, messages), "</article>"]
    return "\n".join([*parts, "</html>", ""])


def entry_html(edition: Edition, entry: Entry, messages: Messages) -> Iterator[str]:
    """One entry as elements that are well-formed XHTML, too."""
    block = entry.block
    found = damage(edition, entry, messages)
    if isinstance(block, Article):
        yield from _article(block, messages)
    else:
        yield f'<p class="kind">{_shown(messages(f"kind.{block.kind}"))}</p>'
        yield from (f'<p class="line">{_shown(text)}</p>' for text in block.text)
    if found:
        notes = (f"<p>{_shown(messages('show.damage', line=line, reason=reason))}</p>" for line, reason in found)
        yield f'<div class="damage">{"".join(notes)}</div>'


def _article(article: Article, messages: Messages) -> Iterator[str]:
    if article.column and all(article.column not in other.text for other in article.others):
        yield f'<p class="kind">{_shown(article.column)}</p>'
    if article.kicker:
        yield f'<p class="kicker">{_shown(article.kicker)}</p>'
    if article.headline:
        yield f"<h2>{_shown(article.headline)}</h2>"
    if article.subtitle:
        yield f'<p class="subtitle">{_shown(article.subtitle)}</p>'
    for role, text, paragraph in body(article):
        if paragraph is None:
            yield f'<p class="byline">{_shown(text)}</p>'
        elif role is ParagraphRole.SUBHEAD:
            yield f"<h3>{_shown(text)}</h3>"
        else:
            yield f"<p>{_paragraph(paragraph, messages)}</p>"


def _paragraph(paragraph: Paragraph, messages: Messages) -> str:
    lost = f"<mark>{_shown(messages('mark.lost'))}</mark>"
    gap = f"<mark>{_shown(messages('mark.gap'))}</mark>"
    before = (gap if paragraph.possible_gap else "") + (lost if paragraph.lost_before else "")
    return before + _shown(paragraph.text) + (lost if paragraph.lost_after else "")


def _shown(text: str) -> str:
    return escape(sanitize(text))
