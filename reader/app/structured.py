"""Sources that say themselves what is what: the records of a page, saved HTML."""

from collections.abc import Sequence

from reader.app import bundled
from reader.app.joined_editions import shifted
from reader.errors import SourceError
from reader.model.edition import Block, Diagnostic, Edition, Hint, Origin, Page, Source
from reader.sources.article_records import ArticleRecord, RecordPage, read_page


def edition_of_records(source: Source, hint: Hint, path: str) -> Edition:
    """The edition of one page in a file of records. What is known from outside counts for what they do not say."""
    stored = read_page(source.text, path)
    blocks, diagnostics, texts = _blocks(stored, hint)
    if not blocks:
        raise SourceError("source.empty", path=path)
    newspaper, newspaper_origin = _known(hint.newspaper, hint.origin, stored.newspaper, texts, "newspaper")
    date, date_origin = _known(hint.date, hint.origin, stored.date, texts, "date")
    number = hint.page if hint.origin is Origin.HINT and hint.page else stored.page or hint.page
    page = Page(tuple(blocks), number or None, hint.name or stored.page_name or None, _origin(stored))
    edition = Edition((page,), newspaper, newspaper_origin, date, date_origin, tuple(diagnostics))
    return with_printed_source(edition, source)


def _origin(stored: RecordPage) -> Origin:
    """Records say themselves of which page they are; texts are taken for it by the names of their files."""
    return Origin.FILE_NAME if stored.records and stored.records[0].form == "text" else Origin.HINT


def _known(
    outside: str | None, origin: Origin, stored: str, texts: Sequence[Edition], field: str
) -> tuple[str | None, Origin | None]:
    """A fact and its origin: from outside for certain, by the records, by a text of them, by the file's name."""
    if outside and origin is Origin.HINT:
        return outside, origin
    if stored:
        return stored, Origin.FILE_NAME if texts else Origin.HINT
    if found := next((value for text in texts if (value := getattr(text, field))), None):
        return found, Origin.TEXT
    return (outside, origin) if outside else (None, None)


def _blocks(stored: RecordPage, hint: Hint) -> tuple[list[Block], list[Diagnostic], list[Edition]]:
    blocks: list[Block] = []
    diagnostics: list[Diagnostic] = []
    texts: list[Edition] = []
    last = 0
    for record in stored.records:
        if record.form == "text":
            text = _parsed(record, stored, hint)
            texts.append(text)
            blocks += [shifted(block, last) for page in text.pages for block in page.blocks]
            diagnostics += [found._replace(line=found.line + last) for found in text.diagnostics if found.line]
        else:
            from reader.epaper.record_blocks import record_block

            blocks.append(record_block(record, bundled.families(), bundled.rules(), last + 1))
        last = max((last, *(line for block in blocks[-200:] for line in block.lines)))
    return [block for block in blocks if block.lines], diagnostics, texts


def _parsed(record: ArticleRecord, stored: RecordPage, hint: Hint) -> Edition:
    from reader.parser import parse
    from reader.parser.furniture.folder_lines import standing_in

    known = Hint(
        stored.newspaper or None,
        stored.date or None,
        stored.page or None,
        origin=Origin.FILE_NAME,
        item=record.number or None,
        repeated=standing_in(record.body, hint.repeated),
    )
    return parse(record.body, bundled.rules(), known)


def edition_of_markup(source: Source, hint: Hint, path: str) -> Edition | None:
    """The edition in saved HTML; None for HTML that is of no e-paper, which is read as its text."""
    from reader.epaper.bundle import Bundle
    from reader.epaper.compose import compose
    from reader.epaper.saved_page import saved_bundle

    bundle: Bundle | None = saved_bundle(source.text, path, bundled.families())
    if bundle is None:
        return None
    edition = compose(bundle, bundled.families(), bundled.rules())
    if not any(block.lines for page in edition.pages for block in page.blocks):
        return None
    return with_printed_source(_with_hint(edition, hint), source)


def _with_hint(edition: Edition, hint: Hint) -> Edition:
    """The edition with what is known from outside, where it counts more or the page says nothing."""
    is_sure = hint.origin is Origin.HINT
    if hint.newspaper and (is_sure or not edition.newspaper):
        edition = edition._replace(newspaper=hint.newspaper, newspaper_origin=hint.origin)
    if hint.date and (is_sure or not edition.date):
        edition = edition._replace(date=hint.date, date_origin=hint.origin)
    first = edition.pages[0]
    if hint.page and (is_sure or not first.number):
        first = first._replace(number=hint.page, name=hint.name or first.name, origin=hint.origin)
    return edition._replace(pages=(first, *edition.pages[1:]))


def with_printed_source(edition: Edition, source: Source) -> Edition:
    """The edition with its source, whose text is what is printed and not the markup or the records."""
    from reader.epaper.bundle import printed

    text = printed(edition)
    return edition._replace(source=source._replace(lines=text.count("\n"), text=text))
