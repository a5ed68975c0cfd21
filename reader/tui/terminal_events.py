"""What the terminal sends as events of Textual: keys, the mouse, pastes, and nothing else.

Textual's parser waits for what may complete a sequence and takes what it does not know for keys. Here it is given whole
sequences only, and what it makes nothing of is dropped.
"""

import re
from collections.abc import Iterable
from typing import Final

from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.message import Message

from reader.tui.input_decoder import Event, Kind

_MOUSE: Final = re.compile(r"\x1b\[<\d{1,4};\d{1,5};\d{1,5}[Mm]")
_WANTED: Final = (events.Key, messages.TerminalSupportsSynchronizedOutput)
"""What a sequence other than the mouse's may mean: no size, no focus and no place of the cursor was asked for."""


class TerminalEvents:
    """Makes events of what an `InputDecoder` gives."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        """For what it can take in whole: characters, and the mouse, whose last place it remembers."""

    def of(self, event: Event) -> Iterable[Message]:
        """The events for Textual; none for what is not understood."""
        if event.kind is Kind.PASTED:
            return [events.Paste(event.text.replace("\0", ""))]
        if event.text == "\x1b":
            return [events.Key("escape", "\x1b")]
        if event.kind is Kind.TYPED or _MOUSE.fullmatch(event.text):
            return list(self._parser.feed(event.text))
        try:
            return [found for found in _understood(event.text) if _is_wanted(found)]
        except (ValueError, OverflowError):  # numbers that are no characters
            return []


def _understood(sequence: str) -> list[Message]:
    """What Textual's parser makes of a whole sequence; nothing where it is done before its end."""
    parser = XTermParser()
    if list(parser.feed(sequence[:-1])):
        return []
    found = list(parser.feed(sequence[-1]))
    # Esc and a character are that key with Alt, which the parser knows when nothing follows.
    return found if found or len(sequence) > 2 else list(parser.feed(""))


def _is_wanted(event: Message) -> bool:
    if isinstance(event, events.Key):
        return not any("\ud800" <= char <= "\udfff" for char in event.character or "")
    return isinstance(event, _WANTED)
