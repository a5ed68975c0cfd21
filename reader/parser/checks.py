"""What a reader should know of an edition as a whole."""

from collections.abc import Iterator

from reader.model import Article, BlockKind, Diagnostic, Edition

MESSAGES = {
    "no-article": "No article was recognised in this text.",
    "no-text": "There is a title but no text below it.",
    "unknown": "It could not be told what these lines are.",
}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Look at the finished edition."""
    blocks = [block for page in edition.pages for block in page.blocks]
    if blocks and not any(isinstance(block, Article) for block in blocks):
        yield _found("no-article", blocks[0].lines[0])
    for block in blocks:
        if isinstance(block, Article) and not block.paragraphs:
            yield _found("no-text", block.lines[0])
        elif block.kind is BlockKind.OTHER:
            yield _found("unknown", block.lines[0])


def _found(code: str, line: int) -> Diagnostic:
    return Diagnostic(code, line, code, MESSAGES[code])
