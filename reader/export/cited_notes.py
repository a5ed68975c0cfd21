"""Notes as Markdown or JSON, each with the place of its passage and the reference of its article."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from reader.export.citation import gb7714, work
from reader.export.markdown import escaped
from reader.marks.notes import Note, located
from reader.model.edition import Edition
from reader.model.toc import Entry
from reader.runtime.messages import Messages
from reader.text.sanitize import sanitize


class CitedNote(NamedTuple):
    """A note, and what is known of its article now."""

    note: Note
    reference: str
    """Of the article, by GB/T 7714; empty where its edition cannot be opened."""
    paragraph: int | None
    """Of the passage, 0 for the title; None where its words are gone."""
    is_open: bool
    """Whether the edition could be opened, so that a missing paragraph means lost words."""


def cited(note: Note, edition: Edition | None, entry: Entry | None) -> CitedNote:
    """A note in its article; without one as it was written."""
    if edition is None or entry is None:
        return CitedNote(note, "", note.span.paragraph, False)
    span = located(note, entry.block.texts)
    return CitedNote(note, gb7714(work(edition, entry)), span.paragraph if span else None, True)


def notes_to_markdown(notes: Sequence[CitedNote], messages: Messages) -> str:
    """A heading an article, a quotation a note, the reference below the notes of an article."""
    return "\n\n".join(_markdown(notes, messages)) + "\n" if notes else ""


def _markdown(notes: Sequence[CitedNote], messages: Messages) -> Iterator[str]:
    for at, each in enumerate(notes):
        if at == 0 or notes[at - 1].note.article != each.note.article:
            yield f"## {escaped(' '.join(each.note.title.split())) or messages('notes.untitled')}"
        yield "\n".join(f"> {escaped(line)}" for line in each.note.quote.split("\n"))
        if each.note.text:
            yield escaped(each.note.text)
        yield f"*{escaped(_place(each, messages))}*"
        if each.reference and (at + 1 == len(notes) or notes[at + 1].note.article != each.note.article):
            yield escaped(each.reference)


def _place(each: CitedNote, messages: Messages) -> str:
    if each.paragraph is None:
        return messages("notes.lost")
    return messages("notes.in-paragraph", number=each.paragraph) if each.paragraph else messages("notes.in-title")


def notes_to_json(notes: Sequence[CitedNote]) -> str:
    """A list of objects."""
    return json.dumps([_plain(each) for each in notes], ensure_ascii=False, indent=1) + "\n"


def _plain(each: CitedNote) -> dict[str, Any]:
    note = each.note
    changed = datetime.fromtimestamp(note.at / 1_000_000, UTC).isoformat(timespec="seconds")
    texts = {"source": note.source, "title": note.title, "quote": note.quote, "note": note.text}
    return {
        "id": note.id,
        "article": note.article,
        **{name: sanitize(text) for name, text in texts.items()},
        "paragraph": each.paragraph,
        "is_lost": each.is_open and each.paragraph is None,
        "citation": each.reference,
        "changed": changed,
    }
