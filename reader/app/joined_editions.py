"""Editions of several texts as one: their pages one behind the other, their lines numbered on."""

from collections.abc import Sequence
from hashlib import sha256

from reader.model.edition import Article, Block, Edition, Page, Source


def joined(editions: Sequence[Edition], name: str) -> Edition:
    """One edition of all pages. Paper and day are those that all have in common; others stand in the pages' names."""
    if len(editions) == 1:
        return editions[0]
    papers, days = ({getattr(each, field) for each in editions} for field in ("newspaper", "date"))
    first = editions[0]
    pages: list[Page] = []
    texts: list[str] = []
    diagnostics = []
    for each in editions:
        at = sum(text.count("\n") for text in texts)
        label = " ".join(filter(None, (each.newspaper if len(papers) > 1 else "", each.date if len(days) > 1 else "")))
        pages += [_labelled(shifted_page(page, at), label) for page in each.pages]
        diagnostics += [found._replace(line=found.line + at) if found.line else found for found in each.diagnostics]
        texts.append(_text(each))
    newspaper = first.newspaper if len(papers) == 1 else None
    date = first.date if len(days) == 1 else None
    return Edition(
        tuple(pages),
        newspaper,
        first.newspaper_origin if newspaper else None,
        date,
        first.date_origin if date else None,
        tuple(dict.fromkeys(diagnostics)),
        _source("".join(texts), name, [each.source for each in editions if each.source]),
    )


def _text(edition: Edition) -> str:
    text = edition.source.text if edition.source else ""
    return text if text.endswith("\n") or not text else f"{text}\n"


def _source(text: str, name: str, sources: Sequence[Source]) -> Source:
    digest = sha256("".join(source.sha256 for source in sources).encode()).hexdigest()
    return Source(
        name,
        sources[0].encoding if sources else "utf-8",
        digest,
        text.count("\n"),
        sum(source.replaced for source in sources),
        sum(source.controls for source in sources),
        text,
    )


def _labelled(page: Page, label: str) -> Page:
    return page._replace(name=" ".join(filter(None, (label, page.name)))) if label else page


def shifted_page(page: Page, by: int) -> Page:
    """The page with all its line numbers higher."""
    return page._replace(blocks=tuple(shifted(block, by) for block in page.blocks)) if by else page


def shifted(block: Block, by: int) -> Block:
    """The block with all its line numbers higher."""
    block = block._replace(lines=_higher(block.lines, by))
    if not isinstance(block, Article):
        return block
    return block._replace(
        title_lines=_higher(block.title_lines, by),
        credits=tuple(credit._replace(line=credit.line + by) for credit in block.credits),
        paragraphs=tuple(each._replace(lines=_higher(each.lines, by)) for each in block.paragraphs),
        others=tuple(other._replace(line=other.line + by) for other in block.others),
    )


def _higher(lines: tuple[int, ...], by: int) -> tuple[int, ...]:
    return tuple(line + by for line in lines)
