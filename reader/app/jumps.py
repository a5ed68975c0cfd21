"""The jump list: where one was before something was opened, to go back to and forward again."""

from typing import NamedTuple

from reader.app.session import Position, Session

MOST = 100
"""Jumps that are remembered."""


class Jump(NamedTuple):
    """A position in an edition."""

    session: Session
    position: Position


class JumpList:
    """Positions in the order in which they were left. A new jump drops those that lie forward."""

    def __init__(self) -> None:
        self._back: list[Jump] = []
        self._forward: list[Jump] = []

    def leave(self, here: Jump) -> None:
        """Something else is opened from here."""
        if not self._back or self._back[-1] != here:
            self._back = [*self._back[1 - MOST :], here]
        self._forward.clear()

    def back(self, here: Jump) -> Jump | None:
        """The position that was left last; None where there is none."""
        return _step(self._back, self._forward, here)

    def forward(self, here: Jump) -> Jump | None:
        """The position from which one went back last."""
        return _step(self._forward, self._back, here)


def _step(source: list[Jump], target: list[Jump], here: Jump) -> Jump | None:
    while source and source[-1] == here:
        source.pop()
    if not source:
        return None
    target.append(here)
    return source.pop()
