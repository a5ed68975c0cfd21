"""The user's corrections replayed on each parse, and their overlay: a small YAML file to give to others."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import ReaderError, SourceError
from reader.model.edition import Hint, Origin

if TYPE_CHECKING:
    from reader.marks.corrections import SourceCorrections

FORMAT = "kanbao-corrections/1"


def corrected_hint(hint: Hint, sha256: str) -> Hint:
    """What is known of a source, with the user's corrections of it; those win over all else."""
    found = corrections_for(sha256)
    if found is None:
        return hint
    known: dict[str, Any] = {
        name: found.facts.get(name) or getattr(hint, name) for name in ("newspaper", "date", "page", "name")
    }
    origin = Origin.HINT if found.facts else hint.origin
    return hint._replace(**known, origin=origin, labels=tuple(sorted(found.lines.items())))


def corrections_for(sha256: str) -> "SourceCorrections | None":
    """The user's corrections of a source; nothing is opened where there are none at all."""
    from reader.runtime import paths

    with suppress(OSError, ReaderError):
        changed = os.stat(paths.data_folder() / "corrections").st_mtime_ns  # noqa: PTH116 - one call at every parse
        return _every(paths.data_folder(), changed).get(sha256)
    return None


@lru_cache(maxsize=1)
def _every(folder: Path, changed: int) -> "Mapping[str, SourceCorrections]":  # noqa: ARG001 - part of the key
    """All corrections, read once as long as they do not change."""
    from reader.marks.corrections import all_corrections
    from reader.marks.records import Records

    with Records.open(folder) as records:
        return {each.sha256: each for each in all_corrections(records)}


def to_overlay(every: "Sequence[SourceCorrections]") -> str:
    """Corrections as YAML."""
    import yaml

    sources = [
        {"sha256": each.sha256, "file": each.file, **each.facts, "lines": dict(sorted(each.lines.items()))}
        for each in sorted(every, key=lambda each: (each.file, each.sha256))
    ]
    plain = {"format": FORMAT, "sources": sources}
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=120)


def from_overlay(text: str, path: str) -> "list[SourceCorrections]":
    """The corrections in an overlay. SourceError names what is wrong with it, and where."""
    from reader.model.plain_values import PlainError, from_yaml

    try:
        plain = from_yaml(text)
    except PlainError as error:
        raise SourceError("corrections.yaml", path=path, line=error.line) from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT or not isinstance(plain.get("sources"), list):
        raise SourceError("corrections.format", path=path, expected=FORMAT)
    return [_source(each, path, number) for number, each in enumerate(plain["sources"], 1)]


def _source(plain: Any, path: str, number: int) -> "SourceCorrections":
    from reader.marks.corrections import FIELDS, SourceCorrections

    if not isinstance(plain, dict) or not isinstance(plain.get("lines", {}), dict):
        raise SourceError("corrections.source", path=path, number=number)
    sha256 = str(plain.get("sha256", ""))
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise SourceError("corrections.sha256", path=path, number=number)
    lines = dict(_line(line, label, path, number) for line, label in plain.get("lines", {}).items())
    facts = {name: str(plain[name]) for name in FIELDS if plain.get(name)}
    return SourceCorrections(sha256, lines, facts, str(plain.get("file", "")))


def _line(line: Any, label: Any, path: str, number: int) -> tuple[int, str]:
    from reader.parser.features.corrected import CORRECTABLE

    if not str(line).isdecimal() or not 0 < int(line) < 10_000_000 or label not in list(CORRECTABLE):
        known = ", ".join(CORRECTABLE)
        raise SourceError("corrections.line", path=path, number=number, line=line, label=label, known=known)
    return int(line), str(label)
