"""The form of golden cases and editions: annotated text, and the parts of each article below it."""

from collections.abc import Iterator
from pathlib import Path

from reader.model.edition import Article, Edition


def lines_of(path: Path) -> list[tuple[str, str]]:
    """Kind and text of every line of the text; both empty for a blank one."""
    above = path.read_text("utf-8").split("\n---\n")[0]
    pairs = (line.partition("|")[::2] for line in above.splitlines() if not line.startswith("#"))
    return [(kind.strip(), text.removeprefix(" ")) for kind, text in pairs]


def source_of(path: Path) -> str:
    """The text alone."""
    return "\n".join(text for _, text in lines_of(path))


def parts_of(path: Path) -> list[dict[str, str]]:
    """What each article is to have, in order."""
    articles = path.read_text("utf-8").rstrip("\n").split("\n---\n")[1:]
    return [dict(line.split(": ", 1) for line in article.splitlines()) for article in articles]


def articles_of(edition: Edition) -> list[Article]:
    """The articles in order."""
    return [block for page in edition.pages for block in page.blocks if isinstance(block, Article)]


def parts(article: Article) -> Iterator[tuple[str, str]]:
    """The parts of an article as they are written in golden files."""
    yield "kind", str(article.kind)
    yield "lines", " ".join(map(str, article.lines))
    yield "kicker", article.kicker
    yield "headline", article.headline
    yield "subtitle", article.subtitle
    yield "column", article.column
    yield "section", article.section or ""
    yield "dateline", article.dateline.text if article.dateline else ""
    yield "continued", article.continued or ""
    yield "credits", ", ".join(f"{credit.role} {credit.name}" for credit in article.credits)
    yield "paragraphs", str(sum(paragraph.role != "subhead" for paragraph in article.paragraphs))
