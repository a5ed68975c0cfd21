"""From the text of a page to an edition. Pure and total: any text has an edition.

rules, signs, numerals     what the parser knows, compiled from the shipped rules
furniture_rules, furniture, furniture_context, repetition   what no paper printed, taken out before anything else
evidence, placing          what that tells of the lines around it, and where it is put back
lines, layout, wrapping    the text as units: lines, or paragraphs that were wrapped
alternation, forms, needs, sieve   how many words, characters and patterns are looked for at little cost
clues, heads, sightings    what each unit shows by itself
neighbours, groups, cohesion, reading   what it shows beside others, and on its page
kinds, weights             the best path of kinds through the page
articles, blocks, titles   units of known kind put together
roles, names, byline, trimmings, credits, leads   who made an article
dateline, masthead         where a report comes from, and what the head of a page says
clauses, beginnings, damage   what was lost
checks, explain            what there is to say about the result
"""

from collections.abc import Collection, Sequence

from reader.model import Block, Diagnostic, Edition, Hint, Origin, Page
from reader.parser.articles import PageDraft, assemble
from reader.parser.blocks import build
from reader.parser.checks import check
from reader.parser.kinds import LineKind
from reader.parser.layout import Layout
from reader.parser.masthead import Header, join_headers
from reader.parser.placing import place
from reader.parser.reading import read
from reader.parser.rules import Rules
from reader.parser.weights import best_path

__all__ = ["Rules", "parse"]

NO_HINT = Hint()


def parse(text: str, rules: Rules, hint: Hint = NO_HINT, repeated: Collection[str] = ()) -> Edition:
    """The edition that `text` prints. What `hint` knows wins over the text; a guess from a file's name does not.

    `repeated` are lines that most files of its folder have.
    """
    reading = read(text, rules, repeated)
    kinds = best_path(reading.scores, reading.gaps, rules.weights)
    drafts = [draft for draft in assemble(reading.seen, kinds) if draft.blocks]
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for draft in drafts:
        blocks, found = _blocks(draft, reading.layout, rules)
        header = _header(draft)
        pages.append(_page(blocks, header, hint if draft is drafts[0] else NO_HINT))
        diagnostics += found
    placed = place(pages, reading.furniture, rules)
    headers = {draft.blocks[0].units[0].unit.line: _header(draft) for draft in drafts}
    edition = _edition(placed, [*headers.values()], hint)
    diagnostics += check(edition, headers)
    return edition._replace(diagnostics=tuple(sorted(diagnostics, key=lambda found: found.line)))


def _blocks(draft: PageDraft, layout: Layout, rules: Rules) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    built = build(draft.blocks, layout, rules)
    return tuple(block for block, _ in built), [found for _, each in built for found in each]


def _header(draft: PageDraft) -> Header:
    seen = [unit for block in draft.blocks if block.kind is LineKind.HEADER for unit in block.units]
    return join_headers([unit.header for unit in seen if unit.header])


def _edition(pages: Sequence[Page], headers: Sequence[Header], hint: Hint) -> Edition:
    newspaper = next((header.newspaper for header in headers if header.newspaper), None)
    date = next((header.date for header in headers if header.date), None)
    return Edition(tuple(pages), *_chosen(hint.newspaper, newspaper, hint), *_chosen(hint.date, date, hint))


def _chosen(hinted: str | None, printed: str | None, hint: Hint) -> tuple[str | None, Origin | None]:
    """What is known and where it comes from."""
    if hinted and not (printed and hint.origin is Origin.FILE_NAME):
        return hinted, hint.origin
    return printed, Origin.TEXT if printed else None


def _page(blocks: tuple[Block, ...], header: Header, hint: Hint) -> Page:
    number, number_origin = _chosen(hint.page, header.number, hint)
    name, name_origin = _chosen(hint.name, header.name, hint)
    return Page(blocks, number, name, number_origin or name_origin or Origin.TEXT)
