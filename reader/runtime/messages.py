"""What the interface says, in the user's language. Every sentence a user reads stands in `data/messages/`."""

import os
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reader.errors import ReaderError
from reader.runtime import resources

LANGUAGES = ("en", "zh")
AREAS = ("cli", "errors", "damage", "kinds", "query", "tui", "library", "facts")
"""The files of `data/messages/`, each a mapping of key to one text a language."""


class Messages(NamedTuple):
    """The catalogue in one language."""

    language: str
    texts: Mapping[str, Mapping[str, str]]

    def __call__(self, key: str, /, **fields: object) -> str:
        """The text of `key` with `fields` put in. KeyError for a key that the catalogue does not have."""
        text = self.texts[key][self.language]
        return text.format(**fields) if fields else text

    def has(self, key: str) -> bool:
        """Whether the catalogue has a text under `key`."""
        return key in self.texts

    def error(self, error: ReaderError) -> str:
        """One line for the user: what happened, where, and what to do."""
        return self(error.message, **error.fields)


def language_of(environment: Mapping[str, str]) -> str:
    """`zh` or `en`, from the locale variables in the order POSIX gives them."""
    value = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if value.lower().startswith("zh") else "en"


@cache
def catalogue(language: str | None = None) -> Messages:
    """The messages in `language`, or in that of the user's locale."""
    texts: dict[str, Mapping[str, str]] = {}
    for area in AREAS:
        texts |= resources.load(f"messages/{area}.yaml")
    return Messages(language or language_of(os.environ), texts)
