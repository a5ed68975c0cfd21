"""The command that tells who somebody is: the posts that the papers gave to a name, and since when."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from reader.app.user_library import open_if_any
from reader.cli.output import Output, columns
from reader.errors import UsageError
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.analysis.careers import Career

MOST_POSTS = 3
"""Posts of one person in a list of many."""


def who(options: Namespace, output: Output) -> int:
    """One name with its posts, or the people who speak in most articles of a time; 1 where there is nobody."""
    if (options.NAME is None) == (options.top is None):
        raise UsageError("who.name-or-top")
    found = _found(options)
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([_plain(career) for career in found], indent=1))
        return 0 if found else 1
    output.config  # noqa: B018 - its language, its mistakes
    if not found:
        output.narrate(output.messages("who.nobody"))
        return 1
    if options.top is None:
        _print(found[0], output)
    else:
        _print_list(found, output)
    return 0


def _found(options: Namespace) -> "tuple[Career, ...]":
    with open_if_any() as library:
        if library is None:
            return ()
        from reader.app.people_search import career_of, most_named

        if options.top is not None:
            return most_named(library, options.top, options.limit)
        career = career_of(library, options.NAME.strip())
        return (career,) if career else ()


def _print(career: "Career", output: Output) -> None:
    say = output.messages
    output.line(output.ink(sanitize(career.name), "headline"))
    span = {"first": career.first or "-", "last": career.last or "-", "count": f"{career.articles:,}"}
    output.line(f"    {say('who.span', **span)}")
    if career.years:
        output.line("    " + "  ".join(f"{year}: {count}" for year, count in career.years.items()))
    rows = [
        ("  " + " " * 2 + (post.first or "-"), post.last or "-", f"{post.articles:>4}", sanitize(post.post), post.ref)
        for post in career.posts
    ]
    for line in columns((*row[:4], sanitize(row[4])) for row in rows):
        output.line(line)
    if career.is_uncertain:
        output.line("    " + output.ink(say("who.uncertain"), "damage"))


def _print_list(found: "tuple[Career, ...]", output: Output) -> None:
    say = output.messages
    rows = []
    for career in found:
        posts = say("who.and").join(sanitize(post.post) for post in career.posts[-MOST_POSTS:])
        rows.append((f"{career.articles:>5}", sanitize(career.name), posts + (" ?" if career.is_uncertain else "")))
    for line in columns(rows):
        output.line(line.rstrip())
    if any(career.is_uncertain for career in found):
        output.narrate(f"? {say('who.uncertain')}")


def _plain(career: "Career") -> dict[str, Any]:
    return {**career._asdict(), "posts": [post._asdict() for post in career.posts]}
