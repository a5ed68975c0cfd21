"""Citations of articles: by GB/T 7714, the Chinese standard for references, and as BibTeX.

The form of a newspaper article is `author. title[N]. newspaper, date(page).`; the edition of 2025, in force since July
2026, prints Chinese references with full-width signs, that of 2015 with half-width ones. What is not known is named as
unknown (佚名, 日期不详) in square brackets, as both editions ask for what the document itself does not say.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.model.edition import Article, Edition
from reader.model.toc import Entry
from reader.runtime.messages import Messages
from reader.text.sanitize import sanitize

AUTHORS = frozenset({"reporter", "correspondent", "author"})
"""Roles that make somebody an author; photographers and editors are none."""
MOST_AUTHORS = 3
"""Authors that a reference names; further ones are 等."""


class Form(NamedTuple):
    """Signs of one edition of the standard."""

    comma: str
    colon: str
    opening: str
    closing: str


FORMS = {2025: Form("，", "：", "（", "）"), 2015: Form(", ", ": ", "(", ")")}


class Work(NamedTuple):
    """What a reference says of an article; empty for what is not known."""

    authors: tuple[str, ...]
    title: str
    subtitle: str
    newspaper: str
    date: str
    """ISO 8601."""
    page: str
    address: str
    """URL of the article, where it was read online."""


def work(edition: Edition, entry: Entry) -> Work:
    """What is known of an entry."""
    block = entry.block
    authors = [credit.name for credit in block.credits if credit.role in AUTHORS] if isinstance(block, Article) else []
    return Work(
        tuple(dict.fromkeys(map(sanitize, authors))),
        _line(entry.title),
        _line(block.subtitle) if isinstance(block, Article) and block.headline else "",
        sanitize(edition.newspaper or ""),
        edition.date or "",
        sanitize(entry.page.number or ""),
        sanitize(getattr(block, "address", None) or ""),
    )


def gb7714(work: Work, year: int = 2025) -> str:
    """The reference by the edition of that year, 2025 or 2015: one line without its number."""
    form = FORMS[year]
    authors = form.comma.join(work.authors[:MOST_AUTHORS]) + (f"{form.comma}等" if len(work.authors) > 3 else "")
    title = form.colon.join(part for part in (work.title, work.subtitle) if part)
    medium = "N/OL" if work.address else "N"
    place = f"{work.newspaper or '[报纸名不详]'}{form.comma}{work.date or '[日期不详]'}"
    place += f"{form.opening}{work.page or '[版次不详]'}{form.closing}"
    address = f" {work.address}." if work.address else ""
    return f"{authors or '[佚名]'}. {title or '[无题]'}[{medium}]. {place}.{address}"


def to_gb7714(edition: Edition, chosen: Sequence[Entry], _: Messages) -> str:
    """A reference a line for each of the chosen articles, by the edition of 2025."""
    return "".join(f"{gb7714(work(edition, entry))}\n" for entry in _cited(chosen))


def to_gb7714_2015(edition: Edition, chosen: Sequence[Entry], _: Messages) -> str:
    """The same by the edition of 2015."""
    return "".join(f"{gb7714(work(edition, entry), 2015)}\n" for entry in _cited(chosen))


def to_bibtex(edition: Edition, chosen: Sequence[Entry], _: Messages) -> str:
    """An `@article` of the subtype newspaper for each of the chosen articles, for BibLaTeX and BibTeX."""
    return "\n".join(_bibtex(work(edition, entry), entry.number) for entry in _cited(chosen))


def _cited(chosen: Sequence[Entry]) -> Sequence[Entry]:
    """The articles; a notice only where nothing else was asked for."""
    return [entry for entry in chosen if entry.is_article] or chosen


def _bibtex(work: Work, number: int) -> str:
    lines = "".join(f"  {name} = {{{_escaped(value)}}},\n" for name, value in _fields(work) if value)
    return f"@article{{{_key(work, number)},\n{lines}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "entrysubtype", "newspaper"
    yield "author", " and ".join(f"{{{name}}}" if " " in name else name for name in work.authors)
    yield "title", work.title
    yield "subtitle", work.subtitle
    yield "journal", work.newspaper
    yield "date", work.date
    yield "year", work.date[:4]
    yield "pages", work.page
    yield "url", work.address
    yield "language", "chinese"
    unknown = [name for name, value in zip(Work._fields[:6], work, strict=False) if not value and name != "subtitle"]
    yield "note", f"unknown: {', '.join(unknown)}" if unknown else ""


def _key(work: Work, number: int) -> str:
    parts = (work.date.replace("-", "") or "undated", re.sub("[^A-Za-z0-9]", "", work.page) or "nopage", str(number))
    return "-".join(parts)


def _escaped(text: str) -> str:
    """`text` as TeX prints it; its own braces, which would end the field, as commands."""
    commands = {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
    return "".join(commands.get(char, f"\\{char}" if char in "%&$#_" else char) for char in text)


def _line(text: str) -> str:
    return " ".join(sanitize(text).split())
