"""Textual's driver for Unix terminals, less what this program has no use for."""

from typing import TYPE_CHECKING, Any, Final

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from reader.tui.wired import WiredApp

TAKES_SCREEN: Final = "\x1b[?1049h"
"""Switches to the alternate screen and clears it."""


class WireDriver(LinuxDriver):
    """Tells the app when the terminal's screen is a new one; leaves alone a screen that was shown before the start."""

    def __init__(self, app: "WiredApp", **options: Any) -> None:
        super().__init__(app, **options)
        self._wired = app
        self._leaves_screen = False

    def write(self, data: str) -> None:
        """Hand `data` to the terminal, but for a command that would clear what it shows already."""
        if data == TAKES_SCREEN and self._leaves_screen:
            self._leaves_screen = False
        else:
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal: at the start, and again after each suspension."""
        attributes = self._wired.take_kept()
        self._leaves_screen = attributes is not None
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual leaves it so
        if attributes is not None:
            self.attrs_before = attributes
        self._wired.take_screen()

    def _query_in_band_window_resize(self) -> None:
        # The terminal's answer comes as a resize, on which everything is painted twice; the signal does as well.
        return
