"""JSON of crawlers: one object, a list of objects, a list inside an object, or one object a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reader.errors import SourceError
from reader.sources.record_fields import has_fields, records_from
from reader.sources.source_formats import Contained

MOST_LEVELS = 4
"""Levels of a document below which no list of records is looked for."""
_LINES = (".jsonl", ".ndjson")


def read(data: bytes, path: str) -> Contained | None:
    """The records in a file; None for an object that is none, which may be an edition. SourceError names a bad line."""
    from reader.sources import encodings

    decoded = encodings.decode(data)
    if decoded is None:
        raise SourceError("source.damaged", path=path, form="JSON")
    text = decoded.text.strip()
    whole = None if path.lower().endswith(_LINES) else _parsed(text)
    if whole is None:
        rows = text.split("\n")
        if len(rows) > 1 or path.lower().endswith(_LINES):
            return records_from(_of_lines(rows, path), path)
        return None
    found = _records(whole)
    return records_from(found, path) if found or isinstance(whole, list) else None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _of_lines(rows: list[str], path: str) -> Iterator[Mapping[str, Any]]:
    for number, row in enumerate(rows, 1):
        if row.strip():
            plain = _parsed(row)
            if plain is None:
                raise SourceError("source.record-line", path=path, line=number)
            yield from _records(plain)


def _records(plain: Any, level: int = 0) -> list[Mapping[str, Any]]:
    """The objects that are records: the value itself, or those of the lists in it."""
    if isinstance(plain, list):
        return [record for each in plain for record in _records(each, level + 1)] if level <= MOST_LEVELS else []
    if not isinstance(plain, dict) or level > MOST_LEVELS:
        return []
    inner = [record for each in plain.values() if isinstance(each, list | dict) for record in _records(each, level + 1)]
    if inner:
        shared = {name: value for name, value in plain.items() if isinstance(value, str | int)}
        shared = {name: value for name, value in shared.items() if not has_fields({name: value})}
        return [{**shared, **record} for record in inner]
    return [plain] if has_fields(plain) else []
