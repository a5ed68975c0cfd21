"""The command that finds."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.cli.output import Output
from reader.contents import Entry
from reader.model import Place
from reader.opening import Target, find
from reader.text.visible import visible

if TYPE_CHECKING:
    from reader.search.document import Document
    from reader.search.query import Query

AROUND = 24
"""Code points of context before and behind a place."""
SHOWN = 3
"""Places of one entry that are printed with their context; the others are counted."""


def search(options: Namespace, output: Output) -> int:
    """Entries that match a query, with the places in their context."""
    from reader import shipped
    from reader.search.answer import answer
    from reader.search.document import document
    from reader.search.grammar import parse_query, to_text

    text = " ".join(options.QUERY)
    query = parse_query(text, date.today())
    target = find(options.edition)
    documents = [document(target.edition, entry) for entry in target.entries]
    answered = answer(query, documents, shipped.fold(), shipped.pinyin_places)
    found = [(target.entries[hit.index], hit.places) for hit in answered.hits]
    shown = found[: options.limit]
    read_as = to_text(answered.read_as)
    if options.json:
        output.text(_json(text, read_as, len(found), [_hit(target, entry, places) for entry, places in shown]))
        return 0 if found else 1
    if read_as != to_text(query):
        output.narrate(output.messages("search.read-as", read_as=read_as))
    for entry, places in shown:
        _print(output, target, entry, places)
    if len(found) > len(shown):
        output.narrate(output.messages("search.more", shown=len(shown), total=len(found)))
    if not found:
        output.narrate(output.messages("search.nothing", query=text))
        _suggest(query, documents, output)
    return 0 if found else 1


def _suggest(query: "Query", documents: Sequence["Document"], output: Output) -> None:
    """Says what else could be asked, and how many articles each of it would find."""
    from reader import shipped
    from reader.search.answer import answer
    from reader.search.grammar import to_text
    from reader.search.letters import heard
    from reader.search.suggest import Suggester

    texts = [text for document in documents for text in document.texts]

    def count(other: "Query") -> int:
        return len(answer(other, documents, shipped.fold(), shipped.pinyin_places).hits)

    def spelled(letters: str) -> list[str]:
        return heard(letters, texts, shipped.fold(), shipped.pinyin_places)

    for suggestion in Suggester(count, spelled, shipped.readings(), shipped.fold())(query):
        reason = output.messages(f"suggest.{suggestion.reason}")
        found = output.messages("search.would-find", query=to_text(suggestion.query), count=suggestion.count)
        output.narrate(f"  {reason}: {found}")


def _hit(target: Target, entry: Entry, places: Sequence[Place]) -> dict[str, Any]:
    first = places[0] if places else Place(0, 0, 0)
    text = entry.block.texts[first.paragraph]
    return {
        "ref": target.ref(entry),
        "headline": entry.title,
        "paragraph": first.paragraph,
        "start": first.start,
        "end": first.end,
        "context": text[max(0, first.start - AROUND) : first.end + AROUND],
        "matched": text[first.start : first.end],
        "matches": [[place.paragraph, place.start, place.end] for place in places],
    }


def _json(query: str, read_as: str, total: int, hits: list[dict[str, Any]]) -> str:
    from reader.export.plain import json_text

    plain = {"query": query, "read_as": read_as, "total": total, "total_is_exact": True, "hits": hits}
    return json_text(plain, indent=1)


def _print(output: Output, target: Target, entry: Entry, places: Sequence[Place]) -> None:
    output.line(f"{output.ink(visible(target.ref(entry)), 'number')}  {output.ink(visible(entry.title), 'headline')}")
    for place in places[:SHOWN]:
        output.line(f"    {_context(output, entry.block.texts[place.paragraph], place)}")
    if len(places) > SHOWN:
        output.line("    " + output.ink(output.messages("search.places", count=len(places) - SHOWN), "label"))


def _context(output: Output, text: str, place: Place) -> str:
    start, end = max(0, place.start - AROUND), place.end + AROUND
    shown = visible(text.replace("\n", " "))
    return "".join(
        (
            "…" if start else "",
            shown[start : place.start],
            output.ink(shown[place.start : place.end], "hit"),
            shown[place.end : end],
            "…" if end < len(text) else "",
        )
    )
