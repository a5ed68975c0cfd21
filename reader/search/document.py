"""What a query is asked of: an article or a notice, with what its edition knows."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.model.blocks import BlockKind
from reader.search.query import FieldName

if TYPE_CHECKING:
    from reader.model.edition import Article, Edition
    from reader.model.toc import Entry


class Document(NamedTuple):
    """The texts that places index, and the fields beside them."""

    texts: tuple[str, ...]
    """As `Block.texts`: the title first, empty where there is none."""
    authors: tuple[str, ...] = ()
    """The names of all credits, and their organisations."""
    section: str = ""
    """The label that it stands under, its own column label and the name of its page, joined by line feeds."""
    paper: str = ""
    kind: BlockKind = BlockKind.OTHER
    date: datetime.date | None = None

    def field(self, name: FieldName) -> tuple[str, ...]:
        """The texts of one part."""
        match name:
            case FieldName.TITLE:
                return self.texts[:1]
            case FieldName.AUTHOR:
                return self.authors
            case FieldName.SECTION:
                return (self.section,)
            case FieldName.PAPER:
                return (self.paper,)


def document(edition: "Edition", entry: "Entry") -> Document:
    """The entry of the edition as a document."""
    from reader.model.edition import Article

    block = entry.block
    labels = [block.section, block.column if isinstance(block, Article) else None, entry.page.name]
    return Document(
        texts=block.texts,
        authors=tuple(_names(block)) if isinstance(block, Article) else (),
        section="\n".join(dict.fromkeys(label for label in labels if label)),
        paper=edition.newspaper or "",
        kind=block.kind,
        date=day(edition.date),
    )


def day(text: str | None) -> datetime.date | None:
    """The date of an edition as a value; None where it is not known, or no date."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _names(article: "Article") -> Iterable[str]:
    for credit in article.credits:
        yield credit.name
        if credit.organisation:
            yield credit.organisation
