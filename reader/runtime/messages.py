"""Message catalogue: all texts of the interface, from `data/messages/`, in the user's language."""

import os
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reader.errors import ReaderError
from reader.runtime import resources

LANGUAGES = ("en", "zh")
"""The languages that every message has."""
FALLBACK = "en"
ADDED = "messages/languages"
"""Below `data/`: other languages, one file each (`de.yaml`), a mapping of key to text."""
AREAS = ("cli", "errors", "damage", "kinds", "query", "tui", "library", "facts")
"""The files of `data/messages/`, each a mapping of key to one text a language."""


class Messages(NamedTuple):
    """The catalogue in one language."""

    language: str
    texts: Mapping[str, Mapping[str, str]]

    def __call__(self, key: str, /, **fields: object) -> str:
        """The text of `key` with `fields` put in. KeyError for a key that the catalogue does not have."""
        texts = self.texts[key]
        text = texts.get(self.language) or texts[FALLBACK]
        return text.format(**fields) if fields else text

    def has(self, key: str) -> bool:
        """Whether the catalogue has a text under `key`."""
        return key in self.texts

    def error(self, error: ReaderError) -> str:
        """One line for the user: what happened, where, and what to do."""
        return self(error.message, **error.fields)


def language_of(environment: Mapping[str, str]) -> str:
    """A language that there is, from the locale variables in the order POSIX gives them; English for all others."""
    value = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    language = value.lower().replace("-", "_").partition("_")[0].partition(".")[0]
    return language if language in LANGUAGES or language in added_languages() else FALLBACK


@cache
def added_languages() -> tuple[str, ...]:
    """The languages beside LANGUAGES."""
    folder = resources.folder() / ADDED
    return tuple(sorted(file.stem for file in folder.glob("*.yaml"))) if folder.is_dir() else ()


@cache
def catalogue(language: str | None = None) -> Messages:
    """The messages in `language`, or in that of the user's locale; in English those that it does not have."""
    language = language or language_of(os.environ)
    texts: dict[str, Mapping[str, str]] = {}
    for area in AREAS:
        texts |= resources.load(f"messages/{area}.yaml")
    if language in added_languages():
        added: Mapping[str, str] = resources.load(f"{ADDED}/{language}.yaml")
        texts = {key: {**said, language: added.get(key, "")} for key, said in texts.items()}
    return Messages(language, texts)
