"""The command that tells what is known of articles: what the screen shows in its pane of facts."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.app.resolve import Target, resolve
from reader.cli.output import Output, columns
from reader.model.blocks import TextSpan
from reader.model.edition import Article
from reader.model.toc import Entry
from reader.text.sanitize import sanitize
from reader.text.width import cells

if TYPE_CHECKING:
    from reader.analysis.article_facts import Facts
    from reader.analysis.keywords import Keyword

    Known = tuple[Entry, Facts, Sequence[Keyword]]


def facts(options: Namespace, output: Output) -> int:
    """Length, people, figures, documents and keywords of an article, or of every article of an edition."""
    target = resolve(options.REF)
    known = list(_known(target))
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([_plain(target, *each) for each in known], indent=1))
        return 0
    output.config  # noqa: B018 - its language, its mistakes
    _print_all(target, known, output)
    return 0


def print_facts(target: Target, output: Output) -> None:
    """Prints what is known of the entries of a target."""
    _print_all(target, list(_known(target)), output)


def _print_all(target: Target, known: "Sequence[Known]", output: Output) -> None:
    for index, each in enumerate(known):
        if index:
            output.line()
        _print(target, *each, output)


def _known(target: Target) -> Iterator["Known"]:
    """Of an edition its articles, or all it has where none is one; of what was named by number just that."""
    import asyncio

    from reader.analysis.article_facts import extract_facts as facts_of
    from reader.app import bundled
    from reader.app.keyword_worker import keywords_of

    articles = tuple(entry for entry in target.entries if entry.is_article)
    wanted = articles if articles and target.number is None else target.entries
    keywords = asyncio.run(keywords_of(target.edition)) if wanted else {}
    for entry in wanted:
        yield entry, facts_of(entry.block, bundled.fact_forms()), keywords.get(entry.number, ())


def _print(target: Target, entry: Entry, found: "Facts", keywords: "Sequence[Keyword]", output: Output) -> None:
    output.line(f"{output.ink(sanitize(target.ref(entry)), 'number')}  {output.ink(sanitize(entry.title), 'headline')}")
    groups = [(output.messages(f"facts.{name}"), rows) for name, rows in _groups(entry, found, keywords, output)]
    labels = columns((label, "") for label, _ in groups)
    for label, (name, rows) in zip(labels, groups, strict=True):
        for at, line in enumerate(columns(rows)):
            lead = label if not at else " " * cells(label)
            output.line(f"    {lead.replace(name, output.ink(name, 'label'), 1)}{line.rstrip()}")


def _groups(
    entry: Entry, found: "Facts", keywords: "Sequence[Keyword]", output: Output
) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    say = output.messages
    yield "length", [(say("facts.length-value", characters=f"{found.characters:,}", minutes=found.minutes),)]
    if isinstance(entry.block, Article) and entry.block.credits:
        yield "byline", [(" ".join(sanitize(credit.name) for credit in entry.block.credits),)]
    if keywords:
        why = [", ".join(say(f"keyword.{reason}") for reason in keyword.reasons) for keyword in keywords]
        terms = [(sanitize(keyword.term), f"{keyword.count:>3}", f"{keyword.score:5.1f}") for keyword in keywords]
        yield "keywords", [(*term, reasons) for term, reasons in zip(terms, why, strict=True)]
    if found.people:
        yield (
            "people",
            [
                (sanitize(person.name or person.post), sanitize(person.post if person.name else ""))
                for person in found.people
            ],
        )
    if found.figures:
        yield "figures", [(sanitize(figure.text), sanitize(figure.thing)) for figure in found.figures]
    if found.documents:
        yield "documents", [(sanitize(document.title),) for document in found.documents]


def _plain(target: Target, entry: Entry, found: "Facts", keywords: "Sequence[Keyword]") -> dict[str, Any]:
    block = entry.block
    named = block.credits if isinstance(block, Article) else ()
    return {
        "ref": target.ref(entry),
        "number": entry.number,
        "kind": str(block.kind),
        "headline": entry.title,
        "section": block.section,
        "page": entry.page.number,
        "lines": list(block.lines),
        "characters": found.characters,
        "minutes": found.minutes,
        "credits": [{"role": credit.role, "name": credit.name, "rank": credit.rank} for credit in named],
        "keywords": [
            {
                "term": keyword.term,
                "score": round(keyword.score, 3),
                "count": keyword.count,
                "reasons": list(keyword.reasons),
                "places": _places(keyword.spans),
            }
            for keyword in keywords
        ],
        "people": [
            {"name": person.name, "post": person.post, "places": _places(person.spans)} for person in found.people
        ],
        "figures": [
            {"text": figure.text, "thing": figure.thing, "places": _places([figure.span])} for figure in found.figures
        ],
        "documents": [{"title": document.title, "places": _places(document.spans)} for document in found.documents],
    }


def _places(places: Sequence[TextSpan]) -> list[list[int]]:
    """As in `search --json`: paragraph, start, end."""
    return [[place.paragraph, place.start, place.end] for place in places]
