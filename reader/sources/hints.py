"""What is known of a source from outside its text: the `.meta.yaml` beside it or of its folder, else its path."""

import os
from functools import cache
from pathlib import Path
from typing import Any, TypedDict, cast

from reader.errors import SourceError
from reader.model.edition import Guess, Hint, Origin
from reader.runtime import resources
from reader.sources.path_names import PaperNames, guess_from_path

FIELDS = ("newspaper", "date", "page", "name")
"""What a `.meta.yaml` may say: all text, the date as ISO 8601."""

LIMIT = 64 * 1024
"""Bytes of a `.meta.yaml`."""
FOLDER_META = ".meta.yaml"
"""What is known of all files of a folder and of those below it; of two, that of the nearer folder counts."""
MOST_FOLDERS = 6
"""Folders above a file that are looked at."""


def hint_for(file: Path) -> Hint:
    """What is known of `file`: by its own `.meta.yaml`, by those of its folders; the rest is guessed from its path."""
    own = file.with_suffix(".meta.yaml")
    absolute = Path(os.path.abspath(file))  # noqa: PTH100 - Path.resolve would follow links
    metas = [own] if own != file and own.is_file() else []
    metas += [meta for folder in list(absolute.parents)[:MOST_FOLDERS] if (meta := folder / FOLDER_META).is_file()]
    guess = guess_from(absolute)
    if not metas:
        return guess
    known = Told()
    for meta in reversed(metas):
        known.update(_told(meta))
    return Hint(**known, origin=Origin.HINT, item=guess.item, guess=Guess(guess.newspaper, guess.date, guess.page))


def guess_from(file: Path) -> Hint:
    """What the names of a file and its folders say."""
    return guess_from_path(file.parts[:-1], file.stem, _papers())


def paper_named(word: str) -> str | None:
    """The newspaper that a word names."""
    return _papers().paper(word)


@cache
def _papers() -> PaperNames:
    return PaperNames.from_data(resources.load("lexicon/newspapers.yaml"))


def read_hint(meta: Path) -> Hint:
    """What a `.meta.yaml` says. SourceError names what is wrong in it."""
    return Hint(**_told(meta), origin=Origin.HINT)


class Told(TypedDict, total=False):
    """The fields of a `.meta.yaml`."""

    newspaper: str
    date: str
    page: str
    name: str


def _told(meta: Path) -> Told:
    plain = _load(meta)
    if not isinstance(plain, dict):
        raise SourceError("source.meta-shape", path=str(meta), known=", ".join(FIELDS))
    for key, value in plain.items():
        if key not in FIELDS:
            raise SourceError("source.meta-key", path=str(meta), key=key, known=", ".join(FIELDS))
        if isinstance(value, dict | list):
            raise SourceError("source.meta-value", path=str(meta), key=key)
    told = {key: str(value) for key, value in plain.items() if value}
    if "date" in told and not is_date(told["date"]):
        raise SourceError("source.meta-date", path=str(meta), value=told["date"])
    return cast(Told, told)


def _load(meta: Path) -> Any:
    shipped = resources.folder()
    if meta.is_relative_to(shipped):
        return resources.load(meta.relative_to(shipped).as_posix())
    from reader.model.plain_values import PlainError, from_yaml
    from reader.sources.bounded_read import read_bytes

    data = read_bytes(meta, limit=LIMIT)
    try:
        return from_yaml(data.decode(), texts_only=True)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError("source.meta-yaml", path=str(meta), line=line) from None
    except PlainError as error:
        message = "source.meta-yaml" if error.message == "yaml.syntax" else error.message
        raise SourceError(message, path=str(meta), line=error.line, what=error.what) from None


def is_date(text: str) -> bool:
    """Whether a text is a day as ISO 8601 writes it: 2021-11-08."""
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2021-11-08")
