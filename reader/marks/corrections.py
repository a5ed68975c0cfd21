"""Corrections of what the parser made of a source. They hang on the bytes of the source, whatever its file is called.

A record holds all corrections of one source: lines with their labels, and what is to be said of paper, day and page.
A marker file beside marks.db shows that there are any, and by its time when they were changed last, so that marks.db
need not be opened to read an edition.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.marks.records import RecordChange, Records
from reader.runtime import paths

CORRECTION = "correction"
MARKER = "corrections"
FIELDS = ("newspaper", "date", "page", "name")
"""What can be corrected besides labels, as in a `.meta.yaml`."""


class SourceCorrections(NamedTuple):
    """The corrections of one source."""

    sha256: str
    lines: Mapping[int, str]
    """1-based source lines and their labels."""
    facts: Mapping[str, str] = {}
    """By FIELDS."""
    file: str = ""
    """The name of the file when it was corrected; says nothing but to people."""


def corrections_of(records: Records, sha256: str) -> SourceCorrections | None:
    """The corrections of one source; None where there are none."""
    value = records.get(CORRECTION, sha256)
    return _from_value(sha256, value) if value else None


def all_corrections(records: Records) -> tuple[SourceCorrections, ...]:
    """The corrections of all sources, the latest first."""
    return tuple(_from_value(record.key, record.value) for record in records.every(CORRECTION))


def put_corrections(records: Records, every: Iterable[SourceCorrections], label: str) -> None:
    """Stores the corrections of sources in place of their earlier ones; those without any are removed."""
    records.write([RecordChange(CORRECTION, each.sha256, _to_value(each)) for each in every], label)
    touch_marker(records.path.parent)


def touch_marker(folder: Path) -> None:
    """Shows that corrections have changed; after an undo, too."""
    marker = folder / MARKER
    marker.touch(mode=0o600)
    os.utime(marker)


def marker_path() -> Path:
    """Where the marker is, if there are any corrections."""
    return paths.data_folder() / MARKER


def _to_value(each: SourceCorrections) -> dict[str, object] | None:
    if not each.lines and not each.facts:
        return None
    lines = {str(line): label for line, label in sorted(each.lines.items())}
    return {"lines": lines, "facts": dict(each.facts), "file": each.file}


def _from_value(sha256: str, value: Mapping[str, Mapping[str, str]]) -> SourceCorrections:
    lines = {int(line): str(label) for line, label in value.get("lines", {}).items()}
    return SourceCorrections(sha256, lines, dict(value.get("facts", {})), str(value.get("file", "")))
