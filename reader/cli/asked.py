"""Which papers and days the words behind `kanbao get` name."""

import re
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.cli.output import Output
from reader.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from reader.app.get_edition import Asked
    from reader.epaper.papers import Paper

LARGEST = 256 * 1024
"""Bytes of the user's papers.yaml."""
MOST_DAYS = 31
"""Days of one `--date A..B`."""


def known_papers() -> "tuple[Paper, ...]":
    """The user's own papers, then those that ship with the program."""
    from reader.epaper.papers import papers_of
    from reader.runtime import paths, resources

    own = paths.config_file().with_name("papers.yaml")
    return (*papers_of(_plain(own), str(own)), *papers_of(resources.load("epaper/papers.yaml"), "papers.yaml"))


def _plain(own: "Path") -> Any:
    """What the user's papers.yaml holds; None where there is none. SettingsError names the line of a mistake."""
    from reader.errors import SettingsError
    from reader.model.plain_values import PlainError, from_yaml
    from reader.sources.bounded_read import read_bytes

    if not own.is_file():
        return None
    try:
        return from_yaml(read_bytes(own, limit=LARGEST).decode())
    except PlainError as error:
        message = "config.yaml" if error.message == "yaml.syntax" else error.message
        raise SettingsError(message, path=str(own), line=error.line, what=error.what) from None
    except UnicodeDecodeError:
        raise SettingsError("papers.unreadable", path=str(own), reason="UTF-8") from None


def asked_for(options: Namespace, output: Output, papers: "Sequence[Paper]") -> "list[Asked]":
    """One for each paper and day."""
    from reader.app.get_edition import Asked

    if options.beside is not None:
        return [_beside(options.beside, options, papers)]
    names = options.PAPER or list(output.config.papers)
    if not names:
        raise UsageError("get.no-papers")
    days = days_of(options.date) if options.date else [None]
    found = [named(name, papers) for name in names]
    return [Asked(url, name, day, options.page, options.refresh) for url, name in found for day in days]


def _beside(ref: str, options: Namespace, papers: "Sequence[Paper]") -> "Asked":
    """The same page of the same day as an edition that is there, from the paper's own site."""
    from reader.app.get_edition import Asked
    from reader.app.resolve import resolve

    edition = resolve(ref).edition
    page = next((page.number for page in edition.pages if page.number), None)
    name = next(iter(options.PAPER), None) or edition.newspaper
    if not (name and edition.date and page):
        raise UsageError("get.beside", ref=ref)
    url, known = named(name, papers)
    return Asked(url, edition.newspaper or known, edition.date, page, options.refresh)


def named(name: str, papers: "Sequence[Paper]") -> tuple[str, str | None]:
    """The address of a paper, and what it is known as."""
    from reader.epaper.addresses import joined
    from reader.epaper.papers import find, of_host

    if "://" in name:
        url = joined(name, "")
        if not url:
            raise UsageError("get.address", url=name)
        paper = of_host(url, papers)
        return url, paper.name if paper else None
    paper = find(name, papers)
    if paper is None:
        raise _unknown(name, papers)
    return paper.entry, paper.name


def _unknown(name: str, papers: "Sequence[Paper]") -> UsageError:
    from difflib import get_close_matches

    every = [each for paper in papers for each in (paper.name, *paper.names)]
    near = get_close_matches(name, every, n=1)
    return UsageError("get.paper-nearest" if near else "get.paper", name=name, nearest=near[0] if near else "")


def days_of(text: str) -> list[str]:
    """The days that `--date` names: one, or from A to B. UsageError for what is none, and for too many."""
    from datetime import date, timedelta

    first, dots, last = text.partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last if dots else first)
    except ValueError:
        raise UsageError("get.date", date=text) from None
    if not re.fullmatch(r"[-0-9.]+", text) or end < start:
        raise UsageError("get.date", date=text)
    if (end - start).days >= MOST_DAYS:
        raise UsageError("get.days", most=MOST_DAYS)
    return [(start + timedelta(days=number)).isoformat() for number in range((end - start).days + 1)]
