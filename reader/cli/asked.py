"""Which papers and days the words behind `kanbao get` name."""

import re
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.output import Output
from reader.errors import UsageError

if TYPE_CHECKING:
    from reader.app.get_edition import Asked
    from reader.epaper.papers import Paper

MOST_DAYS = 31
"""Days of one `--date A..B`."""


def known_papers() -> "tuple[Paper, ...]":
    """The user's own papers, then those that ship with the program."""
    from reader.epaper.papers import papers_of
    from reader.errors import SettingsError
    from reader.runtime import paths, resources

    own = paths.config_file().with_name("papers.yaml")
    try:
        plain = resources.read_yaml(own) if own.is_file() else None
    except (OSError, ValueError) as error:
        raise SettingsError("papers.unreadable", path=str(own), reason=type(error).__name__) from None
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "yaml":
            raise
        mark = getattr(error, "problem_mark", None)
        raise SettingsError("config.yaml", path=str(own), line=mark.line + 1 if mark else 1) from None
    return (*papers_of(plain, str(own)), *papers_of(resources.load("epaper/papers.yaml"), "papers.yaml"))


def asked_for(options: Namespace, output: Output, papers: "Sequence[Paper]") -> "list[Asked]":
    """One for each paper and day."""
    from reader.app.get_edition import Asked

    names = options.PAPER or list(output.config.papers)
    if not names:
        raise UsageError("get.no-papers")
    days = days_of(options.date) if options.date else [None]
    found = [named(name, papers) for name in names]
    return [Asked(url, name, day, options.page, options.refresh) for url, name in found for day in days]


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
