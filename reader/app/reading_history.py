"""What is kept of reading between starts: which articles were read, and where in each of them one was.

All of it is read and written in a thread with a library of its own, so that no key waits for a disk. Where nothing can
be kept, as in a home that is read-only, nothing is, and reading goes on.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from reader.app.resume import keys_of
from reader.app.session import Position, Session
from reader.errors import ReaderError
from reader.model.blocks import TextSpan

if TYPE_CHECKING:
    from reader.library import Library

PAUSE = 1.0
"""Seconds for which changes gather before they are written."""
PATIENCE = 3.0
"""Seconds for which leaving waits for the last change to be written."""


@dataclass(frozen=True)
class EditionHistory:
    """What was kept of an edition."""

    read: frozenset[int] = frozenset()
    """The numbers of the entries that were read."""
    spots: Mapping[int, Position] = field(default_factory=dict)
    """Where one was in each entry."""


HistoryJob = Callable[["Library"], None]


class ReadingHistory:
    """Recalls and keeps. Its methods return at once; what they ask for is done in their order."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[HistoryJob | None] = SimpleQueue()
        self._hurry = Event()
        """Somebody waits: changes are not to be gathered any longer."""
        self._recalled: set[Session] = set()
        self._thread: Thread | None = None
        self._keys: dict[Session, Mapping[int, str]] = {}
        self._unwritten: dict[Session, EditionHistory] = {}
        self._written: dict[Session, EditionHistory] = {}

    def recall(self, session: Session, then: Callable[[EditionHistory], object]) -> None:
        """Calls `then`, in the thread, with what was kept of a session's edition."""
        self._recalled.add(session)
        self._hurry.set()
        self._do(lambda library: self._recall(library, session, then))

    def keep(self, session: Session) -> None:
        """Keeps what was read and where one is, soon; not before what was kept is recalled, which it would replace."""
        if session not in self._recalled:
            return
        self._unwritten[session] = EditionHistory(frozenset(session.read), dict(session.spots))
        if len(self._unwritten) == 1:
            self._do(self._write)

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
        from reader.library import Library

        with suppress(ReaderError), Library.open() as library:
            for job in iter(self._jobs.get, None):
                with suppress(ReaderError):  # an error now is no reason to keep nothing later
                    job(library)

    def _recall(self, library: "Library", session: Session, then: Callable[[EditionHistory], object]) -> None:
        self._hurry.clear()
        keys = self._keys[session] = keys_of(library, session)
        read = library.marks.read_among(keys.values())
        places = {number: library.marks.position(key) for number, key in keys.items()}
        spots = {number: Position(number, at.paragraph, at.start) for number, at in places.items() if at}
        found = EditionHistory(frozenset(number for number, key in keys.items() if key in read), spots)
        self._written[session] = found
        then(found)

    def _write(self, library: "Library") -> None:
        self._hurry.wait(PAUSE)
        while self._unwritten:
            session, now = self._unwritten.popitem()
            if session in self._written and not library.is_read_only:
                with suppress(ReaderError):
                    self._write_one(library, session, now)

    def _write_one(self, library: "Library", session: Session, now: EditionHistory) -> None:
        """Writes what has changed since it was written; after an error all of that is written the next time."""
        before, keys = self._written[session], self._keys[session]
        for number in now.read - before.read:
            library.marks.set_read(keys[number])
        for number, spot in now.spots.items():
            if before.spots.get(number, Position(number)) != spot:
                library.marks.set_position(keys[number], TextSpan(spot.paragraph, spot.offset, spot.offset))
        self._written[session] = now
