"""Bytes from the terminal as what they stand for: characters, escape sequences, pastes.

A terminal sends keys, the mouse, pastes and its answers to questions in one stream that a slow line may cut anywhere.
However it is cut, the same events come out. What is cut off for good is dropped and never taken for keys. The grammar
of sequences is that of ECMA-48 with the exceptions of the Linux console, rxvt and xterm's first mouse protocol.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable
from enum import Enum, auto
from typing import Final, NamedTuple

ESC: Final = 0x1B
PATIENCE: Final = 2.0
"""Seconds in which the rest of a sequence, of an answer or of a paste has to come."""
HALF_CHARACTER: Final = 0.25
"""Seconds in which the rest of a character has to come: its second byte may look like a key."""
LATE: Final = 1.0
"""Seconds after an Esc in which a read that looks like the rest of a sequence is one."""
LONGEST_SEQUENCE: Final = 64
LONGEST_PASTE: Final = 1 << 20
"""Bytes of a paste that are taken."""
LEAST_READ: Final = 16
"""Bytes in one read that a person does not type: a paste or an answer that is still coming."""

_PASTE: Final = b"\x1b[200~"
_PASTE_END: Final = b"\x1b[201~"
_LATE_REST: Final = re.compile(rb"\[(?:[<?>]?\d[\d;:]*[$ ]?[A-Za-z~]|[A-FHIOZ]|[<?>]?\d[\d;]+$)|O[A-DF-HP-S]|\]\d+;")
_SHIFTED: Final = re.compile(rb"\x1b\[\d+")
_STRING_BEGINS: Final = {0x5D: b"0123456789", 0x50: b"0123456789>!$+|", 0x5F: b"G"}
"""The characters with which an answer goes on behind Esc and `]`, `P` or `_`; another is a key pressed with Alt."""


class Kind(Enum):
    """What came."""

    TYPED = auto()
    """A character; Esc and other control characters are keys."""
    SEQUENCE = auto()
    """A whole escape sequence: Esc and what belongs to it, in ASCII."""
    PASTED = auto()
    """The whole text of a bracketed paste."""


class Event(NamedTuple):
    """What came, and its text."""

    kind: Kind
    text: str


class InputDecoder:
    """A state machine over bytes. `encoding` decodes characters; what it cannot decode is dropped.

    `escape_delay` is how long, in seconds, an Esc waits for the rest of a sequence before it is a key. Times are given
    by the caller, in seconds of a clock that does not go back.
    """

    def __init__(self, encoding: str = "utf-8", escape_delay: float = 0.025) -> None:
        self.deadline: float | None = None
        """When `expire` is to be called, unless more comes before."""
        self._encoding = encoding
        self._escape_delay = escape_delay
        self._decoder = getincrementaldecoder(encoding)("ignore")
        self._state: Callable[[int], None] = self._ground
        self._sequence = bytearray()
        self._missing = 0
        self._paste: _Paste | None = None
        self._late_until: float | None = None
        self._events: list[Event] = []

    def feed(self, data: bytes, now: float) -> list[Event]:
        """The events that `data` completes."""
        before, at = self._state, 0
        if self._late_until is not None and now < self._late_until and _LATE_REST.match(data):
            self._begin()
        self._late_until = None
        while at < len(data):
            if self._paste:
                rest = self._paste.add(data[at:])
                at = len(data) if rest is None else len(data) - rest
                self._end_paste(is_whole=rest is not None)
            else:
                self._state(data[at])
                at += 1
        self._wait(now, is_new=self._state != before or len(data) >= LEAST_READ)
        return self._taken()

    def expire(self, now: float) -> list[Event]:
        """The events where nothing has come until `deadline`: an Esc, a paste without an end. The rest is dropped."""
        if self.deadline is None or now < self.deadline:
            return []
        self.deadline = None
        if self._paste:
            self._end_paste(is_whole=True)
        elif self._state == self._escape:
            self._type("\x1b")
            self._late_until = now + LATE
        elif self._state == self._string_start:
            self._complete()
        self._drop()
        return self._taken()

    def _taken(self) -> list[Event]:
        events, self._events = self._events, []
        return events

    def _wait(self, now: float, *, is_new: bool) -> None:
        """Set the deadline. Keys typed into an answer or a paste that has no end do not put it off."""
        if self._paste or self._state == self._string:
            self.deadline = now + PATIENCE if is_new or self.deadline is None else self.deadline
        elif self._state == self._escape:
            self.deadline = now + self._escape_delay
        elif self._state == self._ground:
            self.deadline = now + HALF_CHARACTER if self._decoder.getstate()[0] else None
        else:
            self.deadline = now + PATIENCE

    def _begin(self) -> None:
        self._decoder.reset()
        self._sequence[:] = b"\x1b"
        self._state = self._escape

    def _drop(self) -> None:
        self._decoder.reset()
        self._sequence.clear()
        self._state = self._ground

    def _complete(self) -> None:
        """A sequence is whole, unless it was too long to be one."""
        if self._sequence == _PASTE:
            self._paste = _Paste()
        elif len(self._sequence) <= LONGEST_SEQUENCE:
            self._events.append(Event(Kind.SEQUENCE, self._sequence.decode("ascii", "ignore")))
        self._drop()

    def _again(self, byte: int) -> None:
        """Drop what has begun; `byte` does not belong to it."""
        self._drop()
        self._ground(byte)

    def _type(self, text: str) -> None:
        self._events += [Event(Kind.TYPED, char) for char in text if not "\x80" <= char <= "\x9f"]

    def _ground(self, byte: int) -> None:
        if byte == ESC:
            self._begin()
            return
        if byte < 0x30:  # the second byte of no character
            self._decoder.reset()
        self._type(self._decoder.decode(bytes((byte,))))

    def _escape(self, byte: int) -> None:
        following = {0x5B: self._csi, 0x4F: self._ss3, **dict.fromkeys(_STRING_BEGINS, self._string_start)}
        if byte == ESC or byte >= 0x80:
            self._type("\x1b")
            self._again(byte)
            return
        self._sequence.append(byte)
        if state := following.get(byte):
            self._state = state
        else:
            self._complete()

    def _csi(self, byte: int) -> None:
        if len(self._sequence) == 2 and byte in b"[M":  # the Linux console's F1 to F5; the mouse, by three bytes
            self._add(byte)
            self._missing = 1 if byte == 0x5B else 3
            self._state = self._fixed
        elif byte == 0x24 and _SHIFTED.fullmatch(self._sequence):  # rxvt: a key with Shift
            self._add(byte)
            self._complete()
        elif 0x20 <= byte < 0x40:
            self._add(byte)
        elif 0x40 <= byte < 0x7F:
            self._add(byte)
            self._complete()
        else:
            self._again(byte)

    def _ss3(self, byte: int) -> None:
        if 0x30 <= byte < 0x3C:
            self._add(byte)
        elif 0x40 <= byte < 0x7F or byte == 0x20:
            self._add(byte)
            self._complete()
        else:
            self._again(byte)

    def _fixed(self, byte: int) -> None:
        if byte == ESC:
            self._again(byte)
            return
        self._add(byte)
        self._missing -= 1
        if not self._missing:
            self._complete()

    def _add(self, byte: int) -> None:
        if len(self._sequence) <= LONGEST_SEQUENCE:
            self._sequence.append(byte)

    def _string_start(self, byte: int) -> None:
        if byte in _STRING_BEGINS[self._sequence[1]]:
            self._state = self._string
        else:
            self._complete()
            self._ground(byte)

    def _string(self, byte: int) -> None:
        if byte == 0x07:
            self._drop()
        elif byte == ESC:
            self._state = self._string_escape
        elif byte < 0x20:
            self._again(byte)

    def _string_escape(self, byte: int) -> None:
        self._drop()
        if byte != 0x5C:
            self._begin()
            self._escape(byte)

    def _end_paste(self, *, is_whole: bool) -> None:
        if self._paste and is_whole:
            self._events.append(Event(Kind.PASTED, self._paste.content().decode(self._encoding, "ignore")))
            self._paste = None


class _Paste:
    """The bytes of a paste so far. Those beyond `LONGEST_PASTE` are dropped."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._tail = b""
        """The last bytes, with which its end may begin."""

    def add(self, data: bytes) -> int | None:
        """Take what belongs to the paste; how many bytes of `data` stand behind its end, None where it goes on."""
        joined = self._tail + data
        end = joined.find(_PASTE_END)
        if end >= 0:
            self._store(joined[:end])
            self._tail = b""
            return len(joined) - end - len(_PASTE_END)
        cut = max(0, len(joined) - len(_PASTE_END) + 1)
        self._store(joined[:cut])
        self._tail = joined[cut:]
        return None

    def content(self) -> bytes:
        """What was pasted; all that has come, where its end has not."""
        self._store(self._tail)
        return bytes(self._bytes)

    def _store(self, data: bytes) -> None:
        self._bytes += data[: LONGEST_PASTE - len(self._bytes)]
