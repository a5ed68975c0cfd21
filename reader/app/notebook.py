"""The reader's notes on what is read: read once, found again in the texts as they are now, written at once."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from reader.app.session import Session
from reader.errors import ReaderError
from reader.model.blocks import TextSpan
from reader.runtime import paths

if TYPE_CHECKING:
    from reader.marks.notes import Note
    from reader.marks.records import Records


class PlacedNote(NamedTuple):
    """A note and where its passage stands now."""

    note: "Note"
    number: int
    """Of its entry in the open edition; 0 where the note is on another edition."""
    span: TextSpan | None
    """None where its words are gone, or the edition is not open."""

    @property
    def is_lost(self) -> bool:
        """Whether the open article does not have its words any more."""
        return self.number > 0 and self.span is None


def stored_notes() -> "tuple[Note, ...]":
    """All notes, the latest first, read with a connection of its own; none where there are no marks."""
    if not (paths.data_folder() / "marks.db").exists():
        return ()
    from reader.marks.notes import notes
    from reader.marks.records import Records

    with suppress(ReaderError), Records.open() as records:
        return notes(records)
    return ()


class Notebook:
    """Holds the notes. What writes raises LibraryError; marks.db is opened by the first change."""

    def __init__(self, every: "Iterable[Note]" = ()) -> None:
        self.notes: tuple[Note, ...] = tuple(every)
        """The latest first."""
        self._records: Records | None = None
        self._keys: tuple[Session, dict[int, str]] | None = None

    def of_entry(self, session: Session) -> tuple[PlacedNote, ...]:
        """The notes on the open entry."""
        if session.entry is None or not self.notes:
            return ()
        key = self._keys_of(session).get(session.number)
        return tuple(_placed(note, session, session.number) for note in self.notes if note.article == key)

    def spans(self, session: Session) -> list[TextSpan]:
        """The passages of the open entry that have notes."""
        return [each.span for each in self.of_entry(session) if each.span]

    def every(self, session: Session) -> tuple[PlacedNote, ...]:
        """All notes, with the places of those on the open edition."""
        numbers = {key: number for number, key in self._keys_of(session).items()}
        return tuple(_placed(note, session, numbers.get(note.article, 0)) for note in self.notes)

    def write(self, session: Session, spans: Sequence[TextSpan], text: str) -> None:
        """Makes a note on a passage. Of several spans the first has the text, the others are highlights."""
        from reader.marks.notes import new_note, put_notes

        entry = session.entry
        if entry is None:
            return
        key, texts = self._keys_of(session)[entry.number], entry.block.texts
        parts = [
            new_note(session.source, key, entry.title, span, texts, "" if at else text) for at, span in enumerate(spans)
        ]
        put_notes(self._open(), parts, "undo.note")
        self._reread()

    def remove(self, note: "Note") -> None:
        """Removes a note."""
        from reader.marks.notes import remove_note

        remove_note(self._open(), note, "undo.note-removed")
        self._reread()

    def undo(self) -> bool:
        """Takes the last change of this notebook back; whether there was one."""
        is_done = self._records is not None and self._records.undo() is not None
        if is_done:
            self._reread()
        return is_done

    def close(self) -> None:
        """Closes marks.db."""
        if self._records:
            self._records.close()
            self._records = None

    def _open(self) -> "Records":
        if self._records is None:
            from reader.marks.records import Records

            self._records = Records.open()
        return self._records

    def _reread(self) -> None:
        from reader.marks.notes import notes

        self.notes = notes(self._open())

    def _keys_of(self, session: Session) -> dict[int, str]:
        """The keys of the session's articles by the numbers of their entries."""
        if self._keys is None or self._keys[0] is not session:
            from reader.library.article_ids import article_keys

            self._keys = session, dict(article_keys(session.edition))
        return self._keys[1]


def _placed(note: "Note", session: Session, number: int) -> PlacedNote:
    from reader.marks.notes import located

    return PlacedNote(note, number, located(note, session.entries[number - 1].block.texts) if number else None)
