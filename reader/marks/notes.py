"""Notes and highlights on passages. They hang on the text's own code points, and find their words in a mended text."""

import secrets
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reader.marks.records import Record, RecordChange, Records
from reader.model.blocks import TextSpan

NOTE = "note"
CONTEXT = 12
"""Code points on each side of a passage that are kept to tell it from other passages of the same words."""


class Note(NamedTuple):
    """The reader's words on a passage; a highlight has none."""

    id: str
    source: str
    """What opens its edition again."""
    article: str
    """The article's key."""
    title: str
    """The article's headline."""
    span: TextSpan
    quote: str
    """The passage."""
    before: str
    """What stands right before it in its paragraph."""
    after: str
    text: str
    at: int = 0
    """When it was changed last: microseconds since 1970, UTC."""


def new_note(source: str, article: str, title: str, span: TextSpan, texts: Sequence[str], text: str) -> Note:
    """A note on `span` of an article's texts."""
    paragraph = texts[span.paragraph]
    before, after = paragraph[max(0, span.start - CONTEXT) : span.start], paragraph[span.end : span.end + CONTEXT]
    quote = paragraph[span.start : span.end]
    return Note(secrets.token_hex(8), source, article, title, span, quote, before, after, text)


def notes(records: Records, article: str | None = None) -> tuple[Note, ...]:
    """The notes on one article in its order, or all, the latest first."""
    every = [_note(record) for record in records.every(NOTE)]
    if article is None:
        return tuple(every)
    return tuple(sorted((each for each in every if each.article == article), key=lambda each: each.span))


def put_note(records: Records, note: Note, label: str) -> None:
    """Keeps a note in place of its earlier state."""
    put_notes(records, [note], label)


def put_notes(records: Records, every: Sequence[Note], label: str) -> None:
    """Keeps notes that belong together, to be undone together."""
    records.write([RecordChange(NOTE, note.id, _value(note)) for note in every], label)


def remove_note(records: Records, note: Note, label: str) -> None:
    """Removes a note."""
    records.write([RecordChange(NOTE, note.id, None)], label)


def located(note: Note, texts: Sequence[str]) -> TextSpan | None:
    """Where the note's passage stands in the article's texts as they are now; None where its words are gone.

    Of several places the one with the most of its context around it counts, then the nearest.
    """
    if _at(texts, note.span) == note.quote:
        return note.span
    return max(_occurrences(note, texts), key=lambda place: _fit(note, texts, place), default=None)


def _at(texts: Sequence[str], place: TextSpan) -> str | None:
    return texts[place.paragraph][place.start : place.end] if place.paragraph < len(texts) else None


def _occurrences(note: Note, texts: Sequence[str]) -> Iterator[TextSpan]:
    for paragraph, text in enumerate(texts):
        at = text.find(note.quote) if note.quote else -1
        while at >= 0:
            yield TextSpan(paragraph, at, at + len(note.quote))
            at = text.find(note.quote, at + 1)


def _fit(note: Note, texts: Sequence[str], place: TextSpan) -> tuple[int, int, int]:
    """How well a place fits: equal context in code points, then the distance in paragraphs and in code points."""
    text = texts[place.paragraph]
    before, after = text[: place.start][::-1], text[place.end :]
    context = _equal(before, note.before[::-1]) + _equal(after, note.after)
    return context, -abs(place.paragraph - note.span.paragraph), -abs(place.start - note.span.start)


def _equal(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _value(note: Note) -> dict[str, Any]:
    value = note._asdict() | {"span": list(note.span)}
    del value["id"], value["at"]
    return value


def _note(record: Record) -> Note:
    value: dict[str, Any] = {"source": "", "title": "", "before": "", "after": ""} | record.value
    return Note(record.key, **value | {"span": TextSpan(*value["span"])}, at=record.at)
