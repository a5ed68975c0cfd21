"""A list that is filled while one types."""

from reader.tui.layout import footer
from reader.tui.screens.list_screen import ListScreen
from reader.tui.style.roles import StyledRun, TextRole


class PromptScreen(ListScreen):
    """Takes what is typed in the line below; Enter takes what is chosen."""

    prompt = ""
    """The key of the catalogue for what is asked."""

    choosing = "search.choosing"
    """The key of the catalogue for what can be done while one types."""

    def ask(self, text: str = "", *, is_replaced: bool = False) -> None:
        """Lets the user type; where `is_replaced`, the first character replaces `text`."""
        self.status.ask(self.look.messages(self.prompt), text, is_replaced=is_replaced)
        self.show_status()

    def take(self) -> None:
        """Gives what is chosen to the screen below."""
        self.dismiss(self.list.chosen)

    def submitted(self) -> None:
        """Takes what is chosen, where there is something."""
        if self.list.chosen is not None:
            self.take()

    def abandoned(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

    def stepped(self, by: int) -> None:
        """Moves the choice while one types."""
        self.choose(by)

    def status_runs(self) -> list[StyledRun]:
        """How to choose while typing; else the keys that matter here."""
        if self.is_asking:
            return [(self.look.messages(self.choosing), TextRole.DIM)]
        return footer.keys(self.hints, self.look, self.size.width - 2)
