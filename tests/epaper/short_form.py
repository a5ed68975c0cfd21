"""An edition in a form to be compared by eye: one line for each thing, what is empty left out."""

from collections.abc import Iterator

from reader.contents import edition_ref
from reader.model import Article, Block, Edition


def short(edition: Edition) -> str:
    """The edition in lines."""
    return "\n".join(_lines(edition))


def _lines(edition: Edition) -> Iterator[str]:
    for page in edition.pages:
        yield f"# {edition_ref(edition, page)} {page.name or '-'}"
        for block in page.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    yield f"[{block.kind}] {(block.address or '-').rpartition('/')[2]}"
    if block.area:
        yield f"  area: {' '.join(map(str, block.area))}"
    if not isinstance(block, Article):
        yield from (f"  words: {text}" for text in block.text)
        return
    for name in ("kicker", "headline", "subtitle"):
        if value := getattr(block, name):
            yield f"  {name}: {value}"
    yield from (f"  line: {other.text}" for other in block.others)
    if block.credits:
        yield f"  credits: {', '.join(f'{credit.role} {credit.name}' for credit in block.credits)}"
    if block.dateline:
        yield f"  dateline: {block.dateline.text}"
    yield from (f"  {paragraph.role}: {paragraph.text}" for paragraph in block.paragraphs)
