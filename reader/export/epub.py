"""Articles as an EPUB 3 book, one file of XHTML an article. The same edition gives the same bytes.

https://www.w3.org/TR/epub-33/: an uncompressed `mimetype` first, a container that names the package, a package with
metadata, manifest and spine, and a navigation document.
"""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from html import escape

from reader.export.html import entry_html
from reader.export.text_layout import heading
from reader.model.edition import Edition
from reader.model.toc import Entry
from reader.runtime.messages import Messages
from reader.text.sanitize import sanitize

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow."""
_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="zh" lang="zh">'
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """\
body { line-height: 1.8 } h2, h3 { line-height: 1.35 }
p { margin: 0; text-indent: 2em } p.byline, p.kicker, p.subtitle, p.line, p.kind, .damage p { text-indent: 0 }
.byline, .kind, .damage { font-size: .85em; color: #555 }
"""


def to_epub(edition: Edition, chosen: Sequence[Entry], messages: Messages) -> bytes:
    """The chosen entries as a book under the edition's name."""
    title = heading(edition, chosen[0]) if chosen else ""
    files = {
        "META-INF/container.xml": _CONTAINER,
        "book.opf": _package(edition, chosen, title or "kanbao"),
        "contents.xhtml": _contents(chosen, title or "kanbao", messages),
        "style.css": _STYLE,
        **{name: _document(edition, entry, messages) for name, entry in _named(chosen)},
    }
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _EPOCH), "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            data = _NO_XML.sub("\ufffd", text).encode()
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return book.getvalue()


def _named(chosen: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    return ((f"article-{number}.xhtml", entry) for number, entry in enumerate(chosen, 1))


def _package(edition: Edition, chosen: Sequence[Entry], title: str) -> str:
    source = edition.source.sha256 if edition.source else ""
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, " ".join((source, *(entry.ref for entry in chosen))))
    day = edition.date if edition.date and re.fullmatch(r"\d{4}-\d{2}-\d{2}", edition.date) else None
    names = [name for name, _ in _named(chosen)]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>',
        f"<dc:title>{escape(title)}</dc:title>",
        "<dc:language>zh</dc:language>",
        f"<dc:publisher>{escape(sanitize(edition.newspaper))}</dc:publisher>" if edition.newspaper else "",
        f"<dc:date>{day}</dc:date>" if day else "",
        f'<meta property="dcterms:modified">{day or "1980-01-01"}T00:00:00Z</meta>',
        "</metadata>",
        "<manifest>",
        '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        *(f'<item id="{name[:-6]}" href="{name}" media-type="application/xhtml+xml"/>' for name in names),
        "</manifest>",
        '<spine><itemref idref="contents"/>',
        *(f'<itemref idref="{name[:-6]}"/>' for name in names),
        "</spine>",
        "</package>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _contents(chosen: Sequence[Entry], title: str, messages: Messages) -> str:
    items = (f'<li><a href="{name}">{_title(entry, messages)}</a></li>' for name, entry in _named(chosen))
    body = f'<nav epub:type="toc"><h1>{escape(title)}</h1><ol>{"".join(items) or "<li/>"}</ol></nav>'
    return _page(escape(title), body)


def _document(edition: Edition, entry: Entry, messages: Messages) -> str:
    return _page(_title(entry, messages), f"<article>{''.join(entry_html(edition, entry, messages))}</article>")


def _page(title: str, body: str) -> str:
    head = f'<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n{_XHTML}{head}<body>{body}</body></html>\n'


def _title(entry: Entry, messages: Messages) -> str:
    return escape(sanitize(entry.title)) or messages(f"kind.{entry.block.kind}")
