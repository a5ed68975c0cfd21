"""Articles as schema.org's NewsArticle in JSON-LD, for other programs and search engines."""

from collections.abc import Sequence
from typing import Any

from reader.export.citation import work
from reader.export.data_formats import json_text
from reader.model.edition import Article, Edition, ParagraphRole
from reader.model.toc import Entry
from reader.runtime.messages import Messages

CONTEXT = "https://schema.org"


def to_jsonld(edition: Edition, chosen: Sequence[Entry], _: Messages) -> str:
    """One article as an object, several as a graph; what is no article is left out unless it is all there is."""
    articles = [entry for entry in chosen if entry.is_article] or chosen
    objects = [_article(edition, entry) for entry in articles]
    whole = {"@context": CONTEXT, **objects[0]} if len(objects) == 1 else {"@context": CONTEXT, "@graph": objects}
    return json_text(whole, indent=2)


def _article(edition: Edition, entry: Entry) -> dict[str, Any]:
    """https://schema.org/NewsArticle, with nothing for what is not known."""
    block, cited = entry.block, work(edition, entry)
    found: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": cited.title,
        "alternativeHeadline": cited.subtitle,
        "articleSection": block.section,
        "author": [{"@type": "Person", "name": name} for name in cited.authors],
        "datePublished": cited.date,
        "printPage": cited.page,
        "url": cited.address,
        "inLanguage": "zh",
        "publisher": {"@type": "NewsMediaOrganization", "name": cited.newspaper} if cited.newspaper else None,
        "isPartOf": {"@type": "Newspaper", "name": cited.newspaper} if cited.newspaper else None,
        "dateline": block.dateline.text if isinstance(block, Article) and block.dateline else None,
        "contributor": _contributors(block) if isinstance(block, Article) else None,
        "articleBody": _body(entry),
    }
    return {name: value for name, value in found.items() if value}


def _contributors(article: Article) -> list[dict[str, Any]]:
    from reader.export.citation import AUTHORS

    others = [credit for credit in article.credits if credit.role not in AUTHORS]
    return [
        {"@type": "Role", "roleName": credit.role, "contributor": {"@type": "Person", "name": credit.name}}
        for credit in others
    ]


def _body(entry: Entry) -> str:
    if isinstance(entry.block, Article):
        texts = (each.text for each in entry.block.paragraphs if each.role is not ParagraphRole.CAPTION)
        return "\n".join(texts)
    return "\n".join(entry.block.text)
