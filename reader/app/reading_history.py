"""The reading history between starts: which articles are read, and the position in each, written while one reads.

Everything is read and written in a thread with a connection of its own, so that no key waits for a disk. Where nothing
can be written, as in a home that is read-only, the history lasts as long as the program runs.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from reader.app.resume import history, keys_of
from reader.app.session import Position, Session
from reader.errors import LibraryError, ReaderError

if TYPE_CHECKING:
    from reader.marks.records import Records

PAUSE = 0.5
"""Seconds for which changes are gathered before they are written."""
PATIENCE = 3.0
"""Seconds for which leaving waits for the last change to be written."""


@dataclass(frozen=True)
class EditionHistory:
    """What is remembered of an edition."""

    read: frozenset[int] = frozenset()
    """The numbers of the entries that are read."""
    spots: Mapping[int, Position] = field(default_factory=dict)
    """The position in each entry."""
    number: int = 0
    """Of the open entry; 0 for none."""


HistoryJob = Callable[["Records"], None]


class ReadingHistory:
    """Recalls and stores. Its methods return at once; what they ask for is done in their order."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[HistoryJob | None] = SimpleQueue()
        self._hurry = Event()
        """Somebody waits: changes are not to be gathered any longer."""
        self._recalled: set[Session] = set()
        self._thread: Thread | None = None
        self._keys: dict[Session, Mapping[int, str]] = {}
        self._unwritten: dict[Session, EditionHistory] = {}
        self._written: dict[Session, EditionHistory] = {}
        self._trouble: ReaderError | None = None
        """Why nothing is remembered after the end; None where it is, or not known yet, or said already."""

    def recall(self, session: Session, then: Callable[[EditionHistory], object]) -> None:
        """Calls `then`, in the thread, with what is remembered of a session's edition."""
        self._recalled.add(session)
        self._hurry.set()
        self._do(lambda records: self._recall(records, session, then))

    def keep(self, session: Session) -> None:
        """Stores what is read and the positions, soon; never before they were recalled, lest they are overwritten."""
        if session not in self._recalled:
            return
        self._unwritten[session] = EditionHistory(frozenset(session.read), dict(session.spots), session.number)
        if len(self._unwritten) == 1:
            self._do(self._write)

    def first_trouble(self) -> ReaderError | None:
        """Why nothing is remembered after the end, the first time that it is asked for; None where it is."""
        trouble, self._trouble = self._trouble, None
        return trouble

    def close(self) -> None:
        """Writes what is not written yet, and ends."""
        self._hurry.set()
        if self._thread:
            self._jobs.put(None)
            self._thread.join(PATIENCE)

    def _do(self, job: HistoryJob) -> None:
        self._jobs.put(job)
        if self._thread is None:
            self._thread = Thread(target=self._work, daemon=True)
            self._thread.start()

    def _work(self) -> None:
        from reader.marks.records import Records

        try:
            records = Records.open()
        except ReaderError as error:
            self._trouble = error
            records = Records.unsaved()
        with records:
            if records.is_read_only and not self._trouble:
                self._trouble = LibraryError("marks.read-only", path=records.path)
            for job in iter(self._jobs.get, None):
                with suppress(ReaderError):  # an error now is no reason to store nothing later
                    job(records)

    def _recall(self, records: "Records", session: Session, then: Callable[[EditionHistory], object]) -> None:
        self._hurry.clear()
        keys = self._keys[session] = keys_of(session)
        found = EditionHistory(*history(records, keys))
        self._written[session] = found
        then(found)

    def _write(self, records: "Records") -> None:
        self._hurry.wait(PAUSE)
        while self._unwritten:
            session, now = self._unwritten.popitem()
            if session in self._written:
                with suppress(ReaderError):
                    self._write_one(records, session, now)

    def _write_one(self, records: "Records", session: Session, now: EditionHistory) -> None:
        """Writes what has changed since it was written; after an error all of that is written the next time."""
        from reader.marks import reading
        from reader.marks.reading import LeftOff, ReadingPosition

        before, keys = self._written[session], self._keys[session]
        if now == before:
            return
        changed = {keys[number]: number in now.read for number in now.read ^ before.read}
        places = {number: ReadingPosition(spot.paragraph, spot.offset) for number, spot in now.spots.items()}
        moved = {
            keys[number]: place
            for number, place in places.items()
            if before.spots.get(number, Position(number)) != now.spots[number]
        }
        place = places.get(now.number, ReadingPosition(0, 0))
        left = LeftOff(session.source if now.number else "", keys.get(now.number, ""), place)
        reading.store_progress(records, moved, changed, left)
        self._written[session] = now
