"""The command that prints one's own notes with their places and references."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.cli.output import Output
from reader.errors import ReaderError
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.export.cited_notes import CitedNote
    from reader.marks.notes import Note
    from reader.model.edition import Edition


def notes(options: Namespace, output: Output) -> int:
    """A line a note; with --export all that is known of them. Exit status 1 where there are none."""
    from reader.app.notebook import stored_notes
    from reader.export.cited_notes import notes_to_json, notes_to_markdown

    found = _cited(stored_notes())
    if options.export == "json":
        output.text(notes_to_json(found))
    elif options.export == "md":
        output.text(notes_to_markdown(found, output.messages))
    else:
        for each in found:
            quote = " ".join(each.note.quote.split())
            lost = f"  [{output.messages('notes.lost')}]" if each.is_open and each.paragraph is None else ""
            output.line(sanitize(f"{each.note.title.splitlines()[0] if each.note.title else ''}  “{quote}”{lost}"))
            if each.note.text:
                output.line(sanitize(f"    {each.note.text}"))
    return 0 if found else 1


def _cited(every: "Sequence[Note]") -> "list[CitedNote]":
    """Notes in the order of their articles and places; each edition is opened once."""
    from reader.export.cited_notes import cited
    from reader.library.article_ids import article_keys
    from reader.model.toc import entries

    editions = {source: _edition(source) for source in dict.fromkeys(note.source for note in every)}
    found = []
    for note in sorted(every, key=lambda note: (note.source, note.article, note.span)):
        edition = editions[note.source]
        numbers = {key: number for number, key in article_keys(edition).items()} if edition else {}
        number = numbers.get(note.article)
        found.append(cited(note, edition, entries(edition)[number - 1] if edition and number else None))
    return found


def _edition(source: str) -> "Edition | None":
    from reader.app.resolve import resolve

    if not source:
        return None
    with suppress(ReaderError):
        return resolve(source).edition
    return None
