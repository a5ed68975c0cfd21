"""Facts that lead to their places in the text: people, figures, documents, damaged lines."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.model.blocks import TextSpan
from reader.model.edition import Article, Diagnostic, Edition
from reader.model.toc import Entry

if TYPE_CHECKING:
    from reader.analysis.article_facts import Facts

FIRST_JUMP = 1000
"""The item of the first jump in the pane; those before are keywords."""
MOST_ROWS = 8
"""Of figures and the like: the pane shows the first ones."""


class FactJump(NamedTuple):
    """A row of the facts that leads to places."""

    group: str
    """`people`, `figures`, `documents` or `damage`."""
    label: str
    value: str
    spans: tuple[TextSpan, ...]


def fact_jumps(edition: Edition, entry: Entry, facts: "Facts | None") -> tuple[FactJump, ...]:
    """The jumps of an entry in their order; item `FIRST_JUMP + n` of the pane is jump `n`."""
    found: list[FactJump] = []
    if facts:
        for person in facts.people:
            label, value = (person.name, person.post) if person.name else (person.post, "")
            found.append(FactJump("people", label, value, person.spans))
        found += _figures(facts)
        found += [FactJump("documents", each.title, "", each.spans) for each in facts.documents[:MOST_ROWS]]
    return (*found, *_damage(edition.diagnostics, entry))


def _figures(facts: "Facts") -> Iterable[FactJump]:
    """Each figure of a thing once, with all its places. One of no known thing joins its namesake."""
    grouped: dict[tuple[str, str], list[TextSpan]] = {}
    things = {figure.text: figure.thing for figure in reversed(facts.figures) if figure.thing}
    for figure in facts.figures:
        thing = figure.thing or things.get(figure.text, "")
        grouped.setdefault((figure.text, thing), []).append(figure.span)
    for (text, thing), spans in list(grouped.items())[:MOST_ROWS]:
        yield FactJump("figures", text, thing, tuple(spans))


def _damage(diagnostics: Iterable[Diagnostic], entry: Entry) -> Iterator[FactJump]:
    """The lines of the entry of which something is said, at the paragraph that they are in."""
    lines = set(entry.block.lines)
    for each in diagnostics:
        if each.line in lines:
            yield FactJump("damage", str(each.line), each.because, (TextSpan(_text_at(entry, each.line), 0, 1),))


def _text_at(entry: Entry, line: int) -> int:
    block = entry.block
    paragraphs = block.paragraphs if isinstance(block, Article) else ()
    return next((at for at, part in enumerate(paragraphs, 1) if line in part.lines), 0)
