"""A list that is filled while one types."""

from reader.tui.screens.list_screen import ListScreen
from reader.tui.widgets.status_line import StatusLine


class AskingScreen(ListScreen):
    """Takes what is typed in the line below; Enter takes what is chosen."""

    prompt = ""
    """The key of the catalogue for what is asked."""

    def ask(self, text: str = "") -> None:
        """Lets the user type."""
        self.status.ask(self.look.messages(self.prompt), text)
        self.show_status()

    def typed(self, text: str) -> None:
        """Another text."""

    def take(self) -> None:
        """What is chosen, for the screen below."""
        self.dismiss(self.list.chosen)

    def on_status_line_changed(self, event: StatusLine.Changed) -> None:
        """Fills the list anew."""
        if not isinstance(event, StatusLine.Submitted):
            self.typed(event.text)
            self.show_status()

    def on_status_line_submitted(self) -> None:
        """Takes what is chosen."""
        if self.list.chosen is not None:
            self.take()

    def on_status_line_abandoned(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

    def on_status_line_stepped(self, event: StatusLine.Stepped) -> None:
        """Moves the choice while one types."""
        self.choose(event.by)
