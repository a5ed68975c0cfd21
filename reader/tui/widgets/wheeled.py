"""What the mouse's wheel does, where the user wants the mouse."""

from textual.widget import Widget

ROWS = 3
"""Rows that one notch moves."""


class WheelScrolling(Widget):
    """Moves by rows."""

    def on_mouse_scroll_down(self) -> None:
        """A notch down."""
        self.wheel(ROWS)

    def on_mouse_scroll_up(self) -> None:
        """A notch up."""
        self.wheel(-ROWS)

    def wheel(self, rows: int) -> None:
        """Down by rows, or up for a negative number."""
