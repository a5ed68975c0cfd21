"""Where one was before a list of the library was opened: Esc out of the list leads back there."""

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.app.session import Session
from reader.tui.commands import Context
from reader.tui.layout.panes import View

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen

DEEPEST = 10
"""Places that are remembered: lists opened from articles of lists."""


@dataclass(frozen=True, slots=True)
class ListOrigin:
    """An edition at its place, and what led to it."""

    session: Session
    view: View
    came_from: Context | None


Origins = deque[ListOrigin]


def no_origins() -> Origins:
    """None yet."""
    return deque(maxlen=DEEPEST)


def remember(screen: "ReadingScreen") -> None:
    """A list is opened from here."""
    screen.origins.append(ListOrigin(screen.session, screen.view, screen.came_from))


def go_to(screen: "ReadingScreen") -> None:
    """Back to where the list was opened."""
    if not screen.origins:
        return
    origin = screen.origins.pop()
    screen.came_from = origin.came_from
    if origin.session is not screen.session:
        screen.read(origin.session, origin.came_from)
        screen.lay_out(origin.view)
