"""Where reading was left: the next start goes on there, that without a name in the edition that was read last."""

from collections.abc import Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app import load
from reader.app.resolve import Target, resolve
from reader.app.session import Position, Session
from reader.app.user_library import open_if_any
from reader.errors import ReaderError
from reader.runtime import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.marks.reading import LeftOff
    from reader.marks.records import Records

RECENT = 5
"""Editions that are tried, the last one first: what was read from a file may be gone."""


def resume_session() -> Session | None:
    """The session that was left last, in its position; None where there is none, or what it read is gone."""
    with _marks_if_any() as records:
        if records is None:
            return None
        from reader.marks.reading import recent

        for left in recent(records, RECENT):
            with suppress(ReaderError):
                session = Session(resolve(left.source).edition, left.source)
                _recall(session, records)
                _go_to(session, left)
                return session
    return None


def go_on(session: Session, records: "Records | None" = None) -> None:
    """Takes a session to where its edition was left; nothing happens where it never was read."""
    with suppress(ReaderError), nullcontext(records) if records else _marks_if_any() as opened:
        if opened and session.source:
            from reader.marks.reading import left_off

            _recall(session, opened)
            if left := left_off(opened, session.source):
                _go_to(session, left)


def save_left_off(session: Session) -> None:
    """Stores where reading is left at once. Silent where it cannot be."""
    if session.entry is None or not session.source:
        return
    from reader.marks.reading import LeftOff, ReadingPosition, leave
    from reader.marks.records import Records

    place = ReadingPosition(session.spot.paragraph, session.spot.offset)
    with suppress(ReaderError), Records.open() as records:
        leave(records, LeftOff(session.source, keys_of(session)[session.number], place))


def source_of(target: Target) -> str:
    """What opens the same edition again from anywhere: the file's whole path, a reference; empty for a pipe."""
    if target.path is None:
        return target.entries[0].ref.rpartition("#")[0] if target.entries else ""
    return "" if target.path == load.STANDARD_INPUT else str(Path(target.path).absolute())


def keys_of(session: Session) -> Mapping[int, str]:
    """The keys of the articles: for a file those that its text gives, for an edition of the library those it has."""
    from reader.library.article_ids import article_keys

    own = dict(article_keys(session.edition))
    if session.source and not Path(session.source).is_absolute():
        with suppress(ReaderError), open_if_any() as library:
            if library:
                return own | library.keys(session.source)
    return own


def history(records: "Records", keys: Mapping[int, str]) -> tuple[frozenset[int], Mapping[int, Position]]:
    """The numbers of the read entries, and the position in each, among those with these keys."""
    from reader.marks.reading import positions, read_among

    read = read_among(records, keys.values())
    places = positions(records, keys.values())
    spots = {number: Position(number, *places[key]) for number, key in keys.items() if key in places}
    return frozenset(number for number, key in keys.items() if key in read), spots


def _recall(session: Session, records: "Records") -> None:
    session.recall(*history(records, keys_of(session)))


def _go_to(session: Session, left: "LeftOff") -> None:
    numbers = [number for number, key in keys_of(session).items() if key == left.article]
    if numbers:
        session.open(numbers[0])
        session.move(left.position.paragraph, left.position.offset)


@contextmanager
def _marks_if_any() -> "Iterator[Records | None]":
    """The marks; None where there are none, neither here nor in an old library."""
    folder = paths.data_folder()
    if not any((folder / name).exists() for name in ("marks.db", "library.db")):
        yield None
        return
    from reader.marks.records import Records

    with Records.open() as records:
        yield records
