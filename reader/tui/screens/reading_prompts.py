"""What is typed in the line below goes to what asks: a question, the letters over words, the search in the article."""

from typing import Any

from reader.tui.actions import find, letter_hints, questions
from reader.tui.screens.reading_layout import ReadingLayout


class ReadingPrompts(ReadingLayout):
    """Contents, article and facts, with what is asked in the line below."""

    @property
    def _asked(self) -> Any:
        """This screen as the actions know it, which name its subclass."""
        return self

    def typed(self, text: str) -> None:
        """The search being typed is another: its hits are marked at once."""
        if self.question:
            questions.typed(self._asked, text)
        elif self.picks:
            letter_hints.typed(self._asked, text)
        else:
            find.typed(self._asked, text)

    def submitted(self) -> None:
        """The search is to be gone through."""
        if self.question:
            questions.submitted(self._asked)
        elif self.picks:
            letter_hints.end(self._asked)
        else:
            find.submitted(self._asked)

    def abandoned(self) -> None:
        """Back to where the search began."""
        if self.question:
            questions.end(self._asked)
        elif self.picks:
            letter_hints.end(self._asked)
        else:
            find.back(self._asked)

    def stepped(self, by: int) -> None:
        """To another hit while one types."""
        if not self.picks and not self.question:
            find.step(self._asked, 1 if by > 0 else -1)
