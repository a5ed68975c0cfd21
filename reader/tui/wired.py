"""An app whose frames go over the wire as differences; where Textual is not as expected, it paints as Textual does.

Textual composes a frame, makes an update of it (the whole screen, or the spans that may have changed) and hands that to
`App._display`, which prints it. `WiredApp` stands in `_display` and lets a `Wire` print. That, and what an update
consists of, is not Textual's public interface: `obstacle` compares it with what was tested.
"""

import inspect
import os
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import textual
from rich.color import ColorSystem
from rich.console import RenderableType
from rich.style import Style
from textual import constants, events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from reader.kept import Kept, keep
from reader.tui.drawing import Row, Terminal
from reader.tui.terminals import terminal_of
from reader.tui.wire import Piece, Wire

TESTED: Final = ("8.2.8",)
"""The versions of Textual whose inside is known."""
RESTORED: Final = "\x1b[m\x1b[r\x1b[?7l\x1b[?25l"
"""Plain pen, no scroll region, no wrapping, no cursor: what another program may have left otherwise."""

_Update = LayoutUpdate | ChopsUpdate

_SIGNATURES: Final = (
    (App._display, ["self", "screen", "renderable"]),
    (LayoutUpdate.__init__, ["self", "strips", "region"]),
    (ChopsUpdate.__init__, ["self", "chops", "spans", "chop_ends"]),
    (Strip.render_ansi, ["style", "color_system"]),
    (XTermParser.feed, ["self", "data"]),
)
_USED_BY_DISPLAY: Final = {
    *("_batch_count", "_running", "_closed", "_driver", "is_headless", "is_inline"),
    *("console", "cursor_position", "post_display_hook"),
}


@cache
def obstacle() -> str:
    """Why frames are painted as Textual does it, empty where they go over the wire."""
    if textual.__version__ not in TESTED:
        return f"textual {textual.__version__}"
    for function, expected in _SIGNATURES:
        if list(inspect.signature(function).parameters) != expected:
            return getattr(function, "__qualname__", str(function))
    missing = _USED_BY_DISPLAY - set(App._display.__code__.co_names)
    return f"App._display: {', '.join(sorted(missing))}" if missing else ""


class WiredApp(App[None]):
    """An app that sends only the cells that change."""

    def __init__(self, terminal: Terminal | None = None, kept: Kept | None = None, **options: Any) -> None:
        if not obstacle() and not constants.DRIVER and sys.platform != "win32":
            from reader.tui.driver import WireDriver

            options.setdefault("driver_class", WireDriver)
        super().__init__(**options)
        self._wire = None if obstacle() else Wire(self._codes_of, terminal or terminal_of(os.environ))
        self._kept = kept
        self._first_rows: list[Row] = []
        self._last_rows: list[Row] = []
        self._is_held = False
        self._has_painted = False
        self._prologue = ""
        self._owes_all = False

    def action_repaint(self) -> None:
        """Paint the whole screen anew, as after another program has written on it."""
        self._prologue = RESTORED
        self.forget_screen()

    def forget_screen(self) -> None:
        """Take nothing for granted of what the terminal shows, and paint everything."""
        self._owes_all = True
        if self.screen_stack:
            self.screen.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Terminals differ in what a resize leaves on the screen, even where the size is soon the old one again."""
        if event.size != self.size:
            self._owes_all = True
        elif self._has_painted:
            self.forget_screen()

    def take_kept(self) -> Any:
        """Take over the kept screen that is shown, if one is: the terminal's attributes as they were before it was."""
        kept = self._kept
        if kept is None or self._wire is None or not kept.rows:
            return None
        self._wire.assume(kept.rows)
        self._is_held = True
        attributes, kept.attributes, kept.rows = kept.attributes, None, []
        return attributes

    def take_screen(self) -> None:
        """The terminal's screen is a new one, unless what it shows was taken over."""
        if not self._is_held:
            self.forget_screen()

    def on_ready(self) -> None:
        """Nothing is painted over a kept screen before there is something to paint."""
        if self._is_held:
            self.call_after_refresh(self._release)

    def _release(self) -> None:
        self._is_held = False
        self.screen.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Remember the screen as it was before the first key and before the last: what a next start shows."""
        if self._wire and isinstance(event, events.Key) and self.is_as_started():
            self._last_rows = list(self._wire.rows)
            self._first_rows = self._first_rows or self._last_rows
        await super().on_event(event)

    def is_as_started(self) -> bool:
        """Whether the next start may show what the screen shows now: not where something is asked or looked up."""
        return True

    def save(self) -> None:
        """Keep what can be kept, in any thread: the program is ended by force."""

    def keep_screen(self, *, as_left: bool = False) -> None:
        """Keep a screen for the next time: that with which the app has started, or as it was left.

        To be called when it has ended.
        """
        rows = (self._last_rows if as_left else self._first_rows) or (self._wire.rows if self._wire else [])
        if self._wire and self._kept and rows and all(None not in row for row in rows):
            keep(self._kept, *self._wire.shown(rows))

    def _codes_of(self, style: Style) -> str:
        if style._ansi is None:
            return Strip.render_ansi(style, self.console._color_system or ColorSystem.TRUECOLOR)
        return style._ansi

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if self._wire is None or not self._is_painting() or not isinstance(renderable, _Update | None):
            super()._display(screen, renderable)
            return
        try:
            sequences = self._drawn(self._wire, renderable)
        except Exception as error:  # whatever is not as expected: reading goes on
            self._give_up(error)
            super()._display(screen, renderable)
            return
        self._send(sequences)
        self.post_display_hook()

    def _is_painting(self) -> bool:
        is_running = self._running and not self._closed and self._driver is not None
        return is_running and not self._batch_count and not self.is_headless and not self.is_inline

    def _drawn(self, wire: Wire, update: _Update | None) -> str:
        size = self.screen.outer_size
        if self._is_held:
            return ""
        if self._owes_all or wire.size != size:
            if size != self.size:
                # Composed for the size that the screen had before.
                return ""
            self._owes_all = False
            wire.forget(*size)
            if not isinstance(update, LayoutUpdate):
                self.screen.refresh()
                return ""
        if update is None:
            return ""
        self._has_painted = True
        x, y = size.clamp_offset(self.cursor_position)
        wire.shows_at_once = self._sync_available
        drawn, self._prologue = self._prologue + wire.draw(_pieces(update), (y, x)), ""
        return drawn

    def _give_up(self, error: Exception) -> None:
        self.log.error("painting plainly", error)
        self._wire = None
        self.screen.refresh()

    def _send(self, sequences: str) -> None:
        if self._driver is None or not sequences:
            return
        self._driver.write(sequences)
        self._driver.flush()


def _pieces(update: _Update) -> Iterator[Piece]:
    return _of_layout(update) if isinstance(update, LayoutUpdate) else _of_chops(update)


def _of_layout(update: LayoutUpdate) -> Iterator[Piece]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield Piece(y, x, strip._segments)
            x += strip.cell_length


def _of_chops(update: ChopsUpdate) -> Iterator[Piece]:
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            # Textual keeps what stands whole in the span as it is, and crops the rest at its end.
            is_whole = first <= x < last and end <= last
            yield Piece(y, x, (strip if is_whole else strip.crop(0, min(end, last) - x))._segments)
