"""Marks as a file for another machine: one JSON object a line, the first one names the format."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reader.errors import SourceError
from reader.marks.records import Record

FORMAT = "kanbao-marks/1"


def to_lines(records: Iterable[Record]) -> Iterator[str]:
    """The lines of the file, without line ends."""
    yield json.dumps({"format": FORMAT})
    for record in records:
        yield json.dumps(record._asdict(), ensure_ascii=False, sort_keys=True)


def from_lines(lines: Iterable[str], path: str) -> Iterator[Record]:
    """The records of a file. SourceError that names `path` and the line for anything else."""
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if number == 1:
            if not isinstance(value, dict) or value.get("format") != FORMAT:
                raise SourceError("marks.format", path=path, format=FORMAT)
        elif line.strip():
            if not _is_record(value):
                raise SourceError("marks.record", path=path, line=number)
            yield Record(value["kind"], value["key"], value["value"], value["at"])


def _are_numbers(value: Any, count: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(type(each) is int and each >= 0 for each in value)


def _has(value: Any, **fields: Callable[[Any], bool]) -> bool:
    return isinstance(value, dict) and all(name in value and is_right(value[name]) for name, is_right in fields.items())


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_position(value: Any) -> bool:
    return _are_numbers(value, 2)


def _is_span(value: Any) -> bool:
    return _are_numbers(value, 3)


VALUES: Mapping[str, Callable[[Any], bool]] = {
    "read": lambda value: value is True,
    "position": _is_position,
    "edition": lambda value: _has(value, article=_is_text, position=_is_position),
    "bookmark": lambda value: _has(value, article=_is_text, span=_is_span, words=_is_text),
    "mark": lambda value: _has(value, source=_is_text, article=_is_text, position=_is_position),
    "search": lambda value: _has(value, query=_is_text),
    "query": lambda value: _are_numbers([value], 1),
    "note": lambda value: _has(value, article=_is_text, span=_is_span, quote=_is_text, text=_is_text),
}
"""What a record of each kind holds; kinds of later versions are passed on as they are."""


def _is_record(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == set(Record._fields)
        and _is_text(value["kind"])
        and _is_text(value["key"])
        and type(value["at"]) is int
        and 0 <= value["at"] < 2**62
        and (value["value"] is None or VALUES.get(value["kind"], lambda _: True)(value["value"]))
    )
