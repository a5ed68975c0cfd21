"""Short questions in the line below: one key, or a word."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.reading_screen import ReadingScreen


@dataclass(frozen=True)
class Question:
    """What is asked, and what is done with the answer."""

    prompt: str
    hint: str
    """The answers there are."""
    answered: Callable[[str], object]
    is_one_key: bool = True
    """The first character is the answer; otherwise Enter ends it."""


def ask(screen: "ReadingScreen", question: Question) -> None:
    """Asks; the keys that follow are the answer."""
    screen.rest()
    screen.question = question
    screen.status.ask(question.prompt)
    screen.show_status()


def typed(screen: "ReadingScreen", text: str) -> None:
    """An answer of one key is taken at once; a full-width sign counts as its plain form."""
    question = screen.question
    if question and question.is_one_key and text:
        end(screen)
        question.answered(unicodedata.normalize("NFKC", text[0]))


def submitted(screen: "ReadingScreen") -> None:
    """Enter takes the word that was typed; it answers no question of one key."""
    question, text = screen.question, screen.status.text
    end(screen)
    if question and not question.is_one_key:
        question.answered(text.strip())


def end(screen: "ReadingScreen") -> None:
    """Takes the question away."""
    screen.question = None
    screen.status.close()
    screen.show_status()
