"""Papers known by name: those that ship with the program, and the user's own, which go first."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from reader.epaper.addresses import host_of, joined
from reader.errors import ConfigError


class Paper(NamedTuple):
    """A paper that can be had by its name."""

    name: str
    entry: str
    """The address that leads to its newest edition."""
    names: tuple[str, ...] = ()
    """Other names: rmrb."""
    hosts: tuple[str, ...] = ()
    """Hosts beside that of the entry on which its pages are."""


def papers_of(plain: Any, path: str) -> tuple[Paper, ...]:
    """The papers of a file: `name: address`, or `name: {entry: address, names: [...], hosts: [...]}`. ConfigError."""
    if plain is None:
        return ()
    if not isinstance(plain, dict):
        raise ConfigError("papers.shape", path=path, name="-")
    return tuple(_paper(str(name), value, path) for name, value in plain.items())


def _paper(name: str, value: Any, path: str) -> Paper:
    fields: Mapping[str, Any] = value if isinstance(value, dict) else {"entry": value}
    lists = [fields.get(key) or [] for key in ("names", "hosts")]
    entry = fields.get("entry")
    is_whole = isinstance(entry, str) and bool(joined(entry, "")) and all(isinstance(each, list) for each in lists)
    if not is_whole or not set(fields) <= {"entry", "names", "hosts"}:
        raise ConfigError("papers.shape", path=path, name=name)
    names, hosts = (tuple(str(part) for part in each) for each in lists)
    return Paper(name, str(entry), names, tuple(host.lower() for host in hosts))


def find(name: str, papers: Sequence[Paper]) -> Paper | None:
    """The paper of this name, in any case; None where none is known by it."""
    asked = name.casefold()
    return next((paper for paper in papers if asked in (each.casefold() for each in (paper.name, *paper.names))), None)


def of_host(url: str, papers: Sequence[Paper]) -> Paper | None:
    """The paper whose entry is in the same folder of the same host as an address."""
    for paper in papers:
        folder = paper.entry.rpartition("/")[0].removesuffix("/layout")
        if host_of(url) == host_of(paper.entry) and url.partition("://")[2].startswith(folder.partition("://")[2]):
            return paper
    return None
