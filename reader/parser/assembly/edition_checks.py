"""What a reader should know of an edition as a whole."""

from collections.abc import Iterator, Mapping

from reader.model.blocks import BlockKind
from reader.model.edition import Article, Diagnostic, Edition
from reader.parser.headers.page_header import PageHeader

MESSAGES = {
    "no-article": "No article was recognised in this text.",
    "no-text": "There is a title but no text below it.",
    "other-paper": "The page that begins here is of another paper than the first.",
    "other-date": "The page that begins here is of another day than the first.",
    "misread": "This text had been read in a wrong encoding; that was undone, and a few characters may be lost.",
    "not-chinese": "This text is not Chinese; it is shown as it stands.",
    "unknown": "It could not be told what these lines are.",
}


def check_edition(edition: Edition, headers: Mapping[int, PageHeader]) -> Iterator[Diagnostic]:
    """Look at the finished edition. `headers` are what its pages say at their heads, by the line where each begins."""
    yield from _mixed(headers)
    blocks = [block for page in edition.pages for block in page.blocks]
    if any(block.because == "not-chinese" for block in blocks):
        yield found("not-chinese", blocks[0].lines[0])
        return
    if blocks and not any(isinstance(block, Article) for block in blocks):
        yield found("no-article", blocks[0].lines[0])
    for block in blocks:
        if isinstance(block, Article) and not block.paragraphs:
            yield found("no-text", block.lines[0])
        elif block.kind is BlockKind.OTHER:
            yield found("unknown", block.lines[0])


def _mixed(headers: Mapping[int, PageHeader]) -> Iterator[Diagnostic]:
    """Pages of several papers or days in one text: they are read as one edition, which takes the first for all."""
    papers = [(line, header.newspaper) for line, header in headers.items() if header.newspaper]
    yield from (found("other-paper", line) for line, name in papers[1:] if not _is_same(name, papers[0][1]))
    days = [(line, header.date) for line, header in headers.items() if header.date]
    yield from (found("other-date", line) for line, day in days[1:] if day != days[0][1])


def _is_same(paper: str, other: str) -> bool:
    """Whether two names are of one paper: `南江日报` and `南江日报临江版`."""
    return paper in other or other in paper


def found(code: str, line: int) -> Diagnostic:
    """What there is to say at a line."""
    return Diagnostic(code, line, code, MESSAGES[code])
