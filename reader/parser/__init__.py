"""From the text of a page to an edition. Pure and total: any text has an edition."""

from reader.model import Block, Diagnostic, Edition, Hint, Origin, Page
from reader.parser.articles import PageDraft, assemble
from reader.parser.blocks import build
from reader.parser.kinds import LineKind
from reader.parser.masthead import Header, join_headers
from reader.parser.reading import read
from reader.parser.rules import Rules
from reader.parser.weights import best_path

__all__ = ["Rules", "parse"]

NO_HINT = Hint()


def parse(text: str, rules: Rules, hint: Hint = NO_HINT) -> Edition:
    """The edition that `text` prints. What `hint` knows wins over what the text says."""
    reading = read(text, rules)
    kinds = best_path(reading.scores, reading.gaps, rules.weights)
    drafts = [draft for draft in assemble(reading.seen, kinds) if draft.blocks]
    headers = [_header(draft) for draft in drafts]
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for number, (draft, header) in enumerate(zip(drafts, headers, strict=True)):
        built = [build(block, reading.layout, rules) for block in draft.blocks]
        blocks = tuple(block for block, _ in built)
        diagnostics += [found for _, each in built for found in each]
        pages.append(_page(blocks, header, hint if number == 0 else NO_HINT))
    newspaper = next((header.newspaper for header in headers if header.newspaper), None)
    date = next((header.date for header in headers if header.date), None)
    return Edition(
        pages=tuple(pages),
        newspaper=hint.newspaper or newspaper,
        newspaper_origin=hint.origin if hint.newspaper else Origin.TEXT if newspaper else None,
        date=hint.date or date,
        date_origin=hint.origin if hint.date else Origin.TEXT if date else None,
        diagnostics=tuple(sorted(diagnostics, key=lambda found: found.line)),
    )


def _header(draft: PageDraft) -> Header:
    kinds = (LineKind.HEADER,)
    seen = [unit for block in draft.blocks if block.kind in kinds for unit in block.units]
    return join_headers([unit.header for unit in seen if unit.header])


def _page(blocks: tuple[Block, ...], header: Header, hint: Hint) -> Page:
    if hint.page or hint.name:
        return Page(blocks, hint.page or header.number, hint.name or header.name, hint.origin)
    return Page(blocks, header.number, header.name)
