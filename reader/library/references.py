"""What a reference means: PAPER/DATE/PAGE#N as lists print it, or any part of it that only one thing answers to."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from reader.errors import AmbiguousError, LibraryError

CANDIDATES_NAMED = 5


class ResolvedReference(NamedTuple):
    """What a reference leads to."""

    edition: int
    """Row of the edition."""
    key: str
    """PAPER/DATE/PAGE of its first page."""
    number: int | None
    """Of the entry; None for the edition as a whole."""


def resolve(connection: sqlite3.Connection, ref: str) -> ResolvedReference:
    """The one edition or entry that `ref` names. LibraryError for none, and for several, naming them."""
    given, number = parted(ref)
    found = _whole(connection, given) or _closest(given, _containing(connection, given))
    if number is not None:
        found = [target for target in found if _has_entry(connection, target, number)]
    if not found:
        raise LibraryError("library.reference-unknown", ref=ref)
    if len(found) > 1:
        whole = [target.key for target in found] if number is None else []
        raise AmbiguousError(whole, ref=ref, count=len(found), candidates=_named(found, number))
    return ResolvedReference(found[0].edition, found[0].key, number)


def parted(ref: str) -> tuple[str, int | None]:
    """PAPER/DATE/PAGE and the number. LibraryError for a number that is none."""
    given, sign, number = ref.strip().partition("#")
    if not sign:
        return given, None
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise LibraryError("library.reference-unknown", ref=ref)
    return given, int(number)


class _Edition(NamedTuple):
    edition: int
    key: str
    refs: tuple[str, ...]


def _whole(connection: sqlite3.Connection, given: str) -> list[_Edition]:
    rows = connection.execute("SELECT id, key, refs FROM edition WHERE key = ?", (given,))
    return [_edition(row) for row in rows]


def _containing(connection: sqlite3.Connection, given: str) -> list[_Edition]:
    pattern = "%".join(_literally(part) for part in given.split("/"))
    sql = "SELECT id, key, refs FROM edition WHERE refs LIKE ? ESCAPE '\\' ORDER BY date DESC, key"
    return [_edition(row) for row in connection.execute(sql, (f"%{pattern}%",))]


def _edition(row: tuple[int, str, str]) -> _Edition:
    return _Edition(row[0], row[1], tuple(row[2].split("\n")))


def _literally(part: str) -> str:
    return "".join(f"\\{char}" if char in "\\%_" else char for char in part)


def _closest(given: str, editions: Sequence[_Edition]) -> list[_Edition]:
    """Those that answer best: with a whole page's reference, else with whole parts of it, else with parts of parts."""
    for answers in (_equals, _has_components, _contains):
        if found := [edition for edition in editions if any(answers(given, ref) for ref in edition.refs)]:
            return found
    return []


def _equals(given: str, ref: str) -> bool:
    return given == ref


def _has_components(given: str, ref: str) -> bool:
    rest = iter(ref.split("/"))
    return all(part in rest for part in given.split("/"))


def _contains(given: str, ref: str) -> bool:
    """Whether each part stands in a component of its own, in their order. ASCII letters in any case."""
    rest = iter(ref.casefold().split("/"))
    return all(any(part in component for component in rest) for part in given.casefold().split("/"))


def _has_entry(connection: sqlite3.Connection, edition: _Edition, number: int) -> bool:
    sql = "SELECT count(*) FROM entry WHERE edition = ? AND number = ?"
    return bool(connection.execute(sql, (edition.edition, number)).fetchone()[0])


def _named(found: Sequence[_Edition], number: int | None) -> str:
    tail = "" if number is None else f"#{number}"
    names = [edition.key + tail for edition in found[:CANDIDATES_NAMED]]
    return ", ".join([*names, "…"] if len(found) > CANDIDATES_NAMED else names)
