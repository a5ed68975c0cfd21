"""The least Textual application that reads a page: a list and a text, as Textual comes."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static


class BareApp(App[None]):
    """A list beside a text."""

    CSS = "OptionList { width: 30; } VerticalScroll { width: 1fr; }"

    def compose(self) -> ComposeResult:
        text = Path(sys.argv[1]).read_text("utf-8")
        titles = [line[:30] for line in text.split("\n") if line]
        with Horizontal():
            yield OptionList(*titles, markup=False)
            with VerticalScroll(can_focus=True):
                yield Static(text, markup=False)


if __name__ == "__main__":
    BareApp().run(mouse=False)
