"""From a path to an edition: the one composition of reading and parsing."""

import json
import re
from pathlib import Path
from typing import Any

from reader import kept_editions, resources
from reader.errors import SourceError
from reader.exchange import FORMAT, from_plain
from reader.model import Edition, Hint, Source

STANDARD_INPUT = "-"

_EXCHANGED = re.compile(
    r'\s*(?:\{\s*"format"\s*:\s*"kanbao-edition/|(?:(?:#|---|%)[^\n]*\n\s*)*format\s*:\s*["\']?kanbao-edition/)'
)
"""How an edition begins as JSON or as YAML, where comments and the signs of a document may stand before."""
_PLAIN_ENDINGS = (".json", ".yaml", ".yml")


def shipped_path() -> str:
    """Where the shipped edition is."""
    return str(resources.folder() / resources.EDITION)


def open_edition(path: str) -> Edition:
    """The edition in the file at `path`, or on standard input for `-`: raw text, or YAML or JSON of an edition.

    A file that was parsed before and has not changed is not parsed again. Raises SourceError for what cannot be read.
    """
    place = kept_editions.place_of(path)
    if place and (edition := kept_editions.load(place)):
        return edition
    from reader.sources import read_source

    edition = edition_of(*read_source(path), path)
    if place:
        kept_editions.keep(place, edition)
    return edition


def open_edition_bytes(data: bytes, path: str, hint: Hint | None = None) -> Edition:
    """The edition that `data`, read from `path`, holds; for those who have read a file already."""
    from reader.sources import decode

    return edition_of(decode(data, path), hint or Hint(), path)


def edition_of(source: Source, hint: Hint, path: str) -> Edition:
    """The edition that `source` holds. `path` is what errors name."""
    if _EXCHANGED.match(source.text) or Path(path).suffix.lower() in _PLAIN_ENDINGS:
        return _dated(from_plain(_plain(source.text, path), path), path)
    from reader import shipped
    from reader.parser import parse
    from reader.parser.checks import found
    from reader.parser.folder import standing_in

    source = source._replace(repeated=standing_in(source.text, hint.repeated))
    edition = parse(source.text, shipped.rules(), hint._replace(repeated=source.repeated))._replace(source=source)
    if not source.misread_as:
        return edition
    return edition._replace(diagnostics=(found("misread", 1), *edition.diagnostics))


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
