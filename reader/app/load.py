"""From a path to an edition: the one composition of reading and parsing."""

import json
import re
from pathlib import Path
from typing import Any

from reader.errors import SourceError
from reader.model.edition import Edition, Hint, Source
from reader.model.edition_format import FORMAT, from_dict
from reader.runtime import edition_cache, resources

STANDARD_INPUT = "-"

_EXCHANGED = re.compile(
    r'\s*(?:\{\s*"format"\s*:\s*"kanbao-edition/|(?:(?:#|---|%)[^\n]*\n\s*)*format\s*:\s*["\']?kanbao-edition/)'
)
"""How an edition begins as JSON or as YAML, where comments and the signs of a document may stand before."""
_PLAIN_ENDINGS = (".json", ".yaml", ".yml")


def bundled_edition_path() -> str:
    """Where the shipped edition is."""
    return str(resources.folder() / resources.EDITION)


def load_edition(path: str) -> Edition:
    """The edition in the file at `path`, or on standard input for `-`: raw text, or YAML or JSON of an edition.

    A file that was parsed before and has not changed is not parsed again. Raises SourceError for what cannot be read.
    """
    place = edition_cache.entry_for(path)
    if place and (edition := edition_cache.load(place)):
        return edition
    from reader.sources import read_source

    edition = edition_of_source(*read_source(path), path)
    if place:
        edition_cache.store(place, edition)
    return edition


def load_edition_bytes(data: bytes, path: str, hint: Hint | None = None) -> Edition:
    """The edition that `data`, read from `path`, holds; for those who have read a file already."""
    from reader.sources import decode

    return edition_of_source(decode(data, path), hint or Hint(), path)


def edition_of_source(source: Source, hint: Hint, path: str) -> Edition:
    """The edition that `source` holds. `path` is what errors name."""
    if _EXCHANGED.match(source.text) or Path(path).suffix.lower() in _PLAIN_ENDINGS:
        return _dated(from_dict(_plain(source.text, path), path), path)
    from reader.app import bundled
    from reader.parser import parse

    return parse(source.text, bundled.rules(), hint)._replace(source=source)


def _dated(edition: Edition, path: str) -> Edition:
    """The edition, if what it has for a date is one."""
    from datetime import date

    try:
        is_date = edition.date is None or date.fromisoformat(edition.date).isoformat() == edition.date
    except ValueError:
        is_date = False
    if not is_date:
        raise SourceError("exchange.date", path=path, place="date")
    return edition


def _plain(text: str, path: str) -> Any:
    try:
        return json.loads(text) if text.lstrip().startswith("{") else _yaml(text, path)
    except json.JSONDecodeError as error:
        raise SourceError("exchange.syntax", path=path, line=error.lineno) from None
    except (ValueError, RecursionError):
        raise SourceError("exchange.format", path=path, expected=FORMAT, found=None) from None


def _yaml(text: str, path: str) -> Any:
    import yaml

    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError("exchange.syntax", path=path, line=mark.line + 1 if mark else 1) from None
