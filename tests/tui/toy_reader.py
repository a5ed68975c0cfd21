"""A program that shows its last screen at once: what the shell does for the real one. Its argument is what is read."""

import os
import sys
import time
from typing import ClassVar

from reader import kept

shown = kept.show(sys.argv[1:], os.environ)
if "TOY_WAITS" in os.environ:
    sys.stderr.write("waiting")
    sys.stderr.flush()
    time.sleep(60)

from textual.app import ComposeResult  # noqa: E402 - only after the kept screen is shown
from textual.widgets import Static  # noqa: E402

from reader.tui.wired import WiredApp  # noqa: E402


class Toy(WiredApp):
    """A page of text."""

    BINDINGS: ClassVar = [("q", "quit", "leave"), ("x", "change", "change"), ("w", "wedge", "wedge")]

    def compose(self) -> ComposeResult:
        yield Static(f"{sys.argv[1]}：“平湖”\n" * 8, markup=False)

    def action_change(self) -> None:
        self.query_one(Static).update("另一页")

    def action_wedge(self) -> None:
        assert self._driver is not None
        self._driver.write("wedged")
        while True:
            pass


if __name__ == "__main__":
    app = Toy(kept=shown)
    app.run(mouse=False)
    app.keep_screen()
