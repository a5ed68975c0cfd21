"""Furniture put back in its place: a block of its own, or a line of the article that it is about."""

from bisect import bisect_left
from collections.abc import Sequence

from reader.model.blocks import BlockKind
from reader.model.edition import Article, Block, Credit, Page, PlainBlock, SourceLine
from reader.parser.bylines.byline_reader import read_byline
from reader.parser.furniture.finder import HEAD_INSIDE, Found
from reader.parser.rules import Rules
from reader.parser.units.text_lines import TextLine

Furniture = Sequence[tuple[TextLine, Found]]


def place(pages: Sequence[Page], furniture: Furniture, rules: Rules) -> list[Page]:
    """The pages with what no paper printed, every line of it where the source has it."""
    if not furniture:
        return list(pages)
    pages = list(pages) or [Page(())]
    pages, left = _with_stamps(pages, furniture, rules)
    firsts = [page.blocks[0].lines[0] if page.blocks else 0 for page in pages]
    behind: list[list[Block]] = [[] for _ in pages]
    for run in _runs(left, pages):
        behind[max(bisect_left(firsts, run[0][0].number) - 1, 0)].append(_block(run))
    return [
        page._replace(blocks=_in_order((*page.blocks, *more))) if more else page
        for page, more in zip(pages, behind, strict=True)
    ]


def _block(run: Furniture) -> PlainBlock:
    is_head = run[0][1].because == HEAD_INSIDE
    return PlainBlock(
        BlockKind.MASTHEAD if is_head else BlockKind.FURNITURE,
        tuple(line.number for line, _ in run),
        run[0][1].because,
        text=tuple(line.text for line, _ in run),
    )


def _in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda block: block.lines[0]))


def _runs(furniture: Furniture, pages: Sequence[Page]) -> list[list[tuple[TextLine, Found]]]:
    """Lines of furniture with nothing printed between them."""
    printed = sorted(line for page in pages for block in page.blocks for line in block.lines)
    runs: list[list[tuple[TextLine, Found]]] = []
    at = -1
    for line, found in furniture:
        place = bisect_left(printed, line.number)
        is_alike = bool(runs) and (runs[-1][-1][1].because == HEAD_INSIDE) == (found.because == HEAD_INSIDE)
        if is_alike and place == at:
            runs[-1].append((line, found))
        else:
            runs.append([(line, found)])
        at = place
    return runs


def _with_stamps(pages: Sequence[Page], furniture: Furniture, rules: Rules) -> tuple[list[Page], Furniture]:
    """The pages whose articles have the lines about them, and the furniture that is left."""
    stamps = [(line, found) for line, found in furniture if found.is_of_article]
    articles = [block for page in pages for block in page.blocks if isinstance(block, Article)]
    plain = sorted(block.lines[0] for page in pages for block in page.blocks if not isinstance(block, Article))
    owners = _owners([line.number for line, _ in stamps], articles, plain)
    apart = _between_title_and_text(stamps, articles)
    owners = {line: owner for line, owner in owners.items() if line not in apart}
    mine: dict[int, list[TextLine]] = {}
    for line, _ in stamps:
        if (owner := owners.get(line.number)) is not None:
            mine.setdefault(owner, []).append(line)
    found = [
        page._replace(blocks=tuple(_stamped(block, mine.get(block.lines[0], []), rules) for block in page.blocks))
        for page in pages
    ]
    return found, [(line, why) for line, why in furniture if line.number not in owners]


def _between_title_and_text(stamps: Furniture, articles: Sequence[Article]) -> set[int]:
    """The times and days that a site puts between the lines of an article, and which name nobody: no part of it."""
    inside = sorted((article.lines[0], article.lines[-1]) for article in articles)
    found: set[int] = set()
    for line, why in stamps:
        at = bisect_left(inside, (line.number,)) - 1
        if why.because == "stamp" and at >= 0 and line.number < inside[at][1]:
            found.add(line.number)
    return found


def _owners(stamps: Sequence[int], articles: Sequence[Article], plain: Sequence[int]) -> dict[int, int]:
    """For each line about an article the first line of that: the one around it, else the one above it.

    Where such a line stands above the first article, each belongs to the article below it.
    """
    owners: dict[int, int] = {}
    if not articles:
        return owners
    firsts = sorted(article.lines[0] for article in articles)
    ends = {article.lines[0]: article.lines[-1] for article in articles}
    is_above = bool(stamps) and stamps[0] < firsts[0]
    for stamp in stamps:
        at = bisect_left(firsts, stamp)
        above = firsts[at - 1] if at else None
        if above is not None and stamp < ends[above]:
            owners[stamp] = above
        elif is_above and at < len(firsts):
            if _is_free(plain, stamp, firsts[at]):
                owners[stamp] = firsts[at]
        elif above is not None and _is_free(plain, ends[above], stamp):
            owners[stamp] = above
    return owners


def _is_free(plain: Sequence[int], start: int, end: int) -> bool:
    """Whether no other block begins between two lines."""
    return bisect_left(plain, start) == bisect_left(plain, end)


def _stamped(block: Block, stamps: Sequence[TextLine], rules: Rules) -> Block:
    if not stamps or not isinstance(block, Article):
        return block
    others = (*block.others, *(SourceLine(line.number, line.text) for line in stamps))
    known = {(credit.role, credit.name) for credit in block.credits}
    people = [credit for line in stamps for credit in _people(line, rules)]
    return block._replace(
        lines=tuple(sorted((*block.lines, *(line.number for line in stamps)))),
        others=tuple(sorted(others)),
        credits=(*block.credits, *(credit for credit in people if (credit.role, credit.name) not in known)),
    )


_FRAME = " ()[]【】"


def _people(line: TextLine, rules: Rules) -> list[Credit]:
    """Who is named in `2009-06-17 来源:江口日报 作者:林平 点击:12`."""
    words = rules.furniture.fields.split(line.normalized)
    pairs = list(zip(words[1::2], words[2::2], strict=False))
    texts = [f"{label}:{value.strip(_FRAME)}" for label, value in pairs if label in rules.furniture.person_fields]
    texts += [value.partition(" ")[2].strip() for _, value in pairs if rules.furniture.names_people(value)]
    found = [read_byline(text, line.number, rules.bylines) for text in texts]
    return [credit for byline in found if byline for credit in byline.credits]
