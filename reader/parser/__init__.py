"""From the text of a page to an edition. Pure and total: any text has an edition.

The parser is a sequence labeller, a linear chain: features of each unit give its emissions, one for each label; labels
of neighbours give transitions; the Viterbi algorithm finds the best sequence of labels. From the bottom up:

matching      many words, characters and patterns looked for at little cost
units         the text as units: lines, or paragraphs that were wrapped
furniture     what no paper printed, taken out first
decoration    what programs put around lines, taken off
bylines       names and role words, and the bylines that they make up
headers       page headers, datelines, the parts of titles
truncation    lost beginnings and ends, gaps
labeller      labels, feature patterns, weights, Viterbi
rules         all that the parser knows, compiled from the shipped data
rule_schema   the fields of those files, against which a changed copy is checked
features      what each unit shows by itself, beside others, and on its page
assembly      labelled units put together: pages, blocks, articles
explain       why each line has its label
"""

from collections.abc import Sequence

from reader.model.edition import Block, Diagnostic, Edition, Hint, Origin, Page
from reader.parser.assembly.block_assembly import assemble_blocks
from reader.parser.assembly.block_builder import PageBuilder, group_into_blocks
from reader.parser.assembly.edition_checks import check_edition
from reader.parser.assembly.furniture_placing import place
from reader.parser.assembly.known_facts import known_from
from reader.parser.features.page_features import extract_page_features
from reader.parser.headers.page_header import PageHeader, join_headers
from reader.parser.labeller.labels import LineLabel
from reader.parser.labeller.weights import viterbi
from reader.parser.rules import Rules
from reader.parser.units.not_chinese import as_it_is, is_foreign
from reader.parser.units.page_layout import PageLayout

__all__ = ["Rules", "parse"]

NO_HINT = Hint()


def parse(text: str, rules: Rules, hint: Hint = NO_HINT) -> Edition:
    """The edition that `text` prints. What `hint` knows wins over the text; a guess from a file's name does not.

    What furniture knows of paper, day and page comes last.
    """
    if is_foreign(text):
        whole = _edition(as_it_is(text).pages, [], hint, PageHeader())
        return whole._replace(diagnostics=tuple(check_edition(whole, {})))
    page = extract_page_features(text, rules, frozenset(hint.repeated), dict(hint.labels))
    known = known_from(page.furniture, rules)
    labels = viterbi(page.emissions, page.gaps, rules.weights)
    drafts = [draft for draft in group_into_blocks(page.units, labels) if draft.blocks]
    pages: list[Page] = []
    diagnostics: list[Diagnostic] = []
    for draft in drafts:
        blocks, found = _blocks(draft, page.layout, rules)
        header = _header(draft)
        pages.append(
            _page(blocks, header, hint if draft is drafts[0] else NO_HINT, known if len(drafts) == 1 else PageHeader())
        )
        diagnostics += found
    placed = place(pages, page.furniture, rules)
    headers = {draft.blocks[0].units[0].unit.line: _header(draft) for draft in drafts}
    edition = _edition(placed, [*headers.values()], hint, known)
    diagnostics += check_edition(edition, headers)
    return edition._replace(diagnostics=tuple(sorted(diagnostics, key=lambda found: found.line)))


def _blocks(draft: PageBuilder, layout: PageLayout, rules: Rules) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    built = assemble_blocks(draft.blocks, layout, rules)
    return tuple(block for block, _ in built), [found for _, each in built for found in each]


def _header(draft: PageBuilder) -> PageHeader:
    seen = [unit for block in draft.blocks if block.label is LineLabel.HEADER for unit in block.units]
    return join_headers([unit.header for unit in seen if unit.header])


def _edition(pages: Sequence[Page], headers: Sequence[PageHeader], hint: Hint, known: PageHeader) -> Edition:
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


def _page(blocks: tuple[Block, ...], header: PageHeader, hint: Hint, known: PageHeader) -> Page:
    number, number_origin = _chosen("page", header.number, hint, known.number)
    name, name_origin = _chosen("name", header.name, hint, known.name)
    origin = Origin.HINT if Origin.HINT in (number_origin, name_origin) else number_origin or name_origin
    return Page(blocks, number, name, origin or Origin.TEXT)
