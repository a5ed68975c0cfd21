"""The command that finds."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from reader.cli.output import Output
from reader.cli.search_scope import ArticleMatch, ScopeResult, SearchScope, scope_of
from reader.errors import UsageError
from reader.model.blocks import TextSpan
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.marks.searches import SavedSearch
    from reader.search.query import Query

AROUND = 24
"""Code points of context before and behind a place."""
SHOWN = 3
"""Places of one entry that are printed with their context; the others are counted."""


def search(options: Namespace, output: Output) -> int:
    """Entries that match a query, with the places in their context: of one edition, or of the whole library."""
    from reader.search.grammar import parse_query, to_text

    saved = _saved(options)
    text = saved.query if saved else " ".join(options.QUERY)
    query = parse_query(text, date.today())
    with scope_of(options.edition, saved if options.new else None) as place:
        answer = place.answer(query, options.limit, best_first=options.sort == "relevance")
        place.tell_missed(output)
        if answer.unsearched:
            output.narrate(output.messages("search.unsearched", count=answer.unsearched))
        if options.json:
            output.text(_json(text, to_text(answer.read_as), answer))
            return 0 if answer.total else 1
        if answer.read_as != query:
            output.narrate(output.messages("search.read-as", read_as=to_text(answer.read_as)))
        for match in answer.matches:
            _print(output, match)
        if answer.total > len(answer.matches):
            key = "search.more" if answer.total_is_exact else "search.more-about"
            output.narrate(output.messages(key, shown=len(answer.matches), total=answer.total))
        if not answer.total:
            output.narrate(output.messages("search.nothing", query=text))
            if not options.new:
                _suggest(query, place, output)
    return 0 if answer.total else 1


def _saved(options: Namespace) -> "SavedSearch | None":
    """The saved search that is asked for. UsageError for a call that names none, or more than one thing to find."""
    if options.saved is None:
        if not options.QUERY or options.new:
            raise UsageError("search.new-what" if options.new else "search.what")
        return None
    if options.QUERY or (options.new and options.edition):
        raise UsageError("search.either")
    from reader.marks.records import Records
    from reader.marks.searches import saved_searches

    with Records.open() as records:
        every = {each.name: each for each in saved_searches(records)}
    if options.saved not in every:
        raise UsageError("search.no-such", name=options.saved, known=", ".join(every) or "-")
    return every[options.saved]


def _suggest(query: "Query", place: SearchScope, output: Output) -> None:
    """Says what else could be asked and how many articles each of it finds; where nothing does, what was tried."""
    from reader.search.grammar import to_text

    suggestions = place.others(query)
    for suggestion in suggestions:
        if suggestion.hits:
            reason = output.messages(f"suggest.{suggestion.reason}")
            found = output.messages("search.would-find", query=to_text(suggestion.query), count=suggestion.hits)
            output.narrate(f"  {reason}: {found}")
    if suggestions and not any(suggestion.hits for suggestion in suggestions):
        reasons = dict.fromkeys(output.messages(f"suggest.{suggestion.reason}") for suggestion in suggestions)
        output.narrate(f"  {output.messages('search.tried', reasons=output.messages('search.and').join(reasons))}")


def _json(query: str, read_as: str, answer: ScopeResult) -> str:
    from reader.export.data_formats import json_text

    plain = {
        "query": query,
        "read_as": read_as,
        "total": answer.total,
        "total_is_exact": answer.total_is_exact,
        "hits": [_hit(match) for match in answer.matches],
    }
    return json_text(plain, indent=1)


def _hit(match: ArticleMatch) -> dict[str, Any]:
    first = match.places[0] if match.places else TextSpan(0, 0, 0)
    text = match.texts[first.paragraph]
    return {
        "ref": match.ref,
        "headline": match.title,
        "paragraph": first.paragraph,
        "start": first.start,
        "end": first.end,
        "context": text[max(0, first.start - AROUND) : first.end + AROUND],
        "matched": text[first.start : first.end],
        "matches": [[place.paragraph, place.start, place.end] for place in match.places],
    }


def _print(output: Output, match: ArticleMatch) -> None:
    output.line(f"{output.ink(sanitize(match.ref), 'number')}  {output.ink(sanitize(match.title), 'headline')}")
    groups = list(_together(match.places))
    for places in groups[:SHOWN]:
        output.line(f"    {_context(output, match.texts[places[0].paragraph], places)}")
    if left := sum(map(len, groups[SHOWN:])):
        output.line("    " + output.ink(output.messages("search.places", count=left), "label"))


def _together(places: Sequence[TextSpan]) -> Iterator[list[TextSpan]]:
    """Places in groups: those that are seen in one context."""
    group: list[TextSpan] = []
    for place in places:
        if group and (place.paragraph, True) != (group[0].paragraph, place.end <= group[0].end + AROUND):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _context(output: Output, text: str, places: Sequence[TextSpan]) -> str:
    start, end = max(0, places[0].start - AROUND), places[0].end + AROUND
    shown = sanitize(text.replace("\n", " "))
    parts, done = ["…" if start else ""], start
    for place in places:
        parts += [shown[done : place.start], output.ink(shown[max(done, place.start) : place.end], "hit")]
        done = max(done, place.end)
    return "".join((*parts, shown[done:end], "…" if end < len(text) else ""))
