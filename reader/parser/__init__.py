"""From the text of a page to an edition. Pure and total: any text has an edition.

rules, signs, numerals     what the parser knows, compiled from the shipped rules
furniture_rules, furniture, furniture_context, site_page, repetition, folder   what no paper printed
evidence, known, placing   what that tells of titles, paper, day and page, and where it is put back
dressing_rules, dressing, letters, headings, fields   what programs put around lines, taken off
lines, layout, wrapping    the text as units: lines, or paragraphs that were wrapped
alternation, forms, needs, sieve   how many words, characters and patterns are looked for at little cost
clues, heads, sightings    what each unit shows by itself
neighbours, groups, cohesion, doubts, reading   what it shows beside others, and on its page
kinds, weights             the best path of kinds through the page
articles, blocks, titles   units of known kind put together
roles, names, byline, trimmings, credits, leads   who made an article
dateline, masthead         where a report comes from, and what the head of a page says
clauses, beginnings, damage   what was lost
checks, explain, foreign   what there is to say about the result
"""

from collections.abc import Sequence

from reader.model import Block, Diagnostic, Edition, Hint, Origin, Page
from reader.parser.articles import PageDraft, assemble
from reader.parser.blocks import build
from reader.parser.checks import check
from reader.parser.foreign import as_it_is, is_foreign
from reader.parser.kinds import LineKind
from reader.parser.known import known_from
from reader.parser.layout import Layout
from reader.parser.masthead import Header, join_headers
from reader.parser.placing import place
from reader.parser.reading import read
from reader.parser.rules import Rules
from reader.parser.weights import best_path

__all__ = ["Rules", "parse"]

NO_HINT = Hint()


def parse(text: str, rules: Rules, hint: Hint = NO_HINT) -> Edition:
    """The edition that `text` prints. What `hint` knows wins over the text; a guess from a file's name does not.

    What furniture knows of paper, day and page comes last.
    """
    if is_foreign(text):
        whole = _edition(as_it_is(text).pages, [], hint, Header())
        return whole._replace(diagnostics=tuple(check(whole, {})))
    reading = read(text, rules, frozenset(hint.repeated))
    known = known_from(reading.furniture, rules)
    kinds = best_path(reading.scores, reading.gaps, rules.weights)
    drafts = [draft for draft in assemble(reading.seen, kinds) if draft.blocks]
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for draft in drafts:
        blocks, found = _blocks(draft, reading.layout, rules)
        header = _header(draft)
        pages.append(
            _page(blocks, header, hint if draft is drafts[0] else NO_HINT, known if len(drafts) == 1 else Header())
        )
        diagnostics += found
    placed = place(pages, reading.furniture, rules)
    headers = {draft.blocks[0].units[0].unit.line: _header(draft) for draft in drafts}
    edition = _edition(placed, [*headers.values()], hint, known)
    diagnostics += check(edition, headers)
    return edition._replace(diagnostics=tuple(sorted(diagnostics, key=lambda found: found.line)))


def _blocks(draft: PageDraft, layout: Layout, rules: Rules) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    built = build(draft.blocks, layout, rules)
    return tuple(block for block, _ in built), [found for _, each in built for found in each]


def _header(draft: PageDraft) -> Header:
    seen = [unit for block in draft.blocks if block.kind is LineKind.HEADER for unit in block.units]
    return join_headers([unit.header for unit in seen if unit.header])


def _edition(pages: Sequence[Page], headers: Sequence[Header], hint: Hint, known: Header) -> Edition:
    newspaper = next((header.newspaper for header in headers if header.newspaper), None)
    date = next((header.date for header in headers if header.date), None)
    paper = _chosen("newspaper", newspaper, hint, known.newspaper)
    return Edition(tuple(pages), *paper, *_chosen("date", date, hint, known.date))


def _chosen(field: str, printed: str | None, hint: Hint, known: str | None) -> tuple[str | None, Origin | None]:
    """What is known and where it comes from: from outside, the print, the name of the file, furniture."""
    hinted = getattr(hint, field)
    if hinted and hint.origin is Origin.HINT:
        return hinted, hint.origin
    if printed:
        return printed, Origin.TEXT
    guessed = hinted or getattr(hint.guess, field)
    if guessed:
        return guessed, Origin.FILE_NAME
    return known, Origin.TEXT if known else None


def _page(blocks: tuple[Block, ...], header: Header, hint: Hint, known: Header) -> Page:
    number, number_origin = _chosen("page", header.number, hint, known.number)
    name, name_origin = _chosen("name", header.name, hint, known.name)
    origin = Origin.HINT if Origin.HINT in (number_origin, name_origin) else number_origin or name_origin
    return Page(blocks, number, name, origin or Origin.TEXT)
