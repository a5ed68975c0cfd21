"""An edition made ready to be stored: most of what storing costs, and any process can do it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from reader.library.article_ids import entry_keys
from reader.library.compression import DictionaryCodec, packed_texts, unpacked_texts
from reader.model.edition import Edition
from reader.model.edition_format import to_dict
from reader.model.toc import Entry, edition_ref, entries
from reader.search.document import document


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry as its row."""

    number: int
    key: str
    ref: str
    kind: str
    section: str
    """The labels that it stands under."""
    title: str
    authors: str
    """JSON: the names and organisations of its credits."""
    texts: bytes
    """`Block.texts`, packed."""

    @property
    def all_text(self) -> str:
        """The texts one after the other."""
        return "\n".join(unpacked_texts(self.texts))


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """One edition as its rows."""

    key: str
    """PAPER/DATE/PAGE."""
    is_identified: bool
    """Paper, date and page are all known."""
    refs: str
    """The references of its pages, a line each."""
    newspaper: str | None
    date: str | None
    page: str | None
    page_name: str | None
    sha256: str
    """Of the bytes it was read from."""
    made_from: str | None
    """The hash of the text it was parsed from: its own, or that which a file of what was parsed names, if any."""
    path: str
    source: bytes
    """The source as it came, compressed as `Packing` does."""
    parsed: bytes
    """What was found in it, compressed likewise."""
    words: bytes
    """How often it has each word, compressed likewise."""
    undecodable: int
    """Bytes of the source that are not of its encoding."""
    articles: int
    entries: tuple[EntryRecord, ...]

    @property
    def all_text(self) -> str:
        """The texts of all entries."""
        return "\n".join(entry.all_text for entry in self.entries)


def prepare_record(
    edition: Edition, raw: bytes | None = None, path: str = "", words: Mapping[str, int] | None = None
) -> EditionRecord:
    """The edition as its rows.

    `raw` are the bytes it was read from (without them its text in UTF-8 is kept), `path` names the file, `words` tells
    how often it has each word.
    """
    plain = json.dumps(to_dict(edition), ensure_ascii=False, separators=(",", ":"))
    source = edition.source
    if raw is None:
        raw = source.text.encode(source.encoding, "replace") if source and source.text else b""
    first = edition.pages[0] if edition.pages else None
    every = entries(edition)
    packed = tuple(_packed(edition, entry, key) for entry, key in zip(every, entry_keys(edition), strict=True))
    packing = DictionaryCodec(entry.texts for entry in packed)
    of_bytes = hashlib.sha256(raw or plain.encode()).hexdigest()
    return EditionRecord(
        key=edition_ref(edition),
        is_identified=None not in (edition.newspaper, edition.date, first and first.number),
        refs="\n".join(dict.fromkeys(edition_ref(edition, page) for page in edition.pages)) or edition_ref(edition),
        newspaper=edition.newspaper,
        date=edition.date,
        page=first.number if first else None,
        page_name=first.name if first else None,
        sha256=of_bytes,
        made_from=source.sha256 or None if source else None,
        path=path,
        source=packing.packed(raw),
        parsed=packing.packed(plain.encode()),
        words=packing.packed_words(words or {}),
        undecodable=source.replaced if source else 0,
        articles=sum(entry.is_article for entry in every),
        entries=packed,
    )


def _packed(edition: Edition, entry: Entry, key: str) -> EntryRecord:
    found = document(edition, entry)
    return EntryRecord(
        number=entry.number,
        key=key,
        ref=entry.ref,
        kind=str(found.kind),
        section=found.section,
        title=entry.title,
        authors=_json(found.authors),
        texts=packed_texts(found.texts),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
