"""Commands that read: as a list, as set text."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.app.resolve import Target, resolve, save_listing
from reader.app.user_library import open_if_any
from reader.cli.output import Output, columns
from reader.cli.progress_note import progress_note
from reader.errors import AmbiguousError
from reader.text.sanitize import sanitize

if TYPE_CHECKING:
    from reader.library.rows import EditionSummary

LONGEST_TITLE = 100
"""Characters of a title that are listed; JSON has all."""


def list_entries(options: Namespace, output: Output) -> int:
    """The articles of an edition, then its notices; of several only what editions they are.

    Without a reference the editions of the library.
    """
    if options.REF is None:
        with open_if_any() as library:
            if library:
                from reader.cli.missed_libraries import tell_missed

                listed = library.editions()
                tell_missed(library, output)
                return _list_editions(listed, options, output)
    try:
        with progress_note(options.REF, output):
            target = resolve(options.REF)
    except AmbiguousError as error:
        if not error.editions:
            raise
        with open_if_any() as library:
            every = library.editions() if library else ()
        return _list_editions([listed for listed in every if listed.key in set(error.editions)], options, output)
    refs = [target.ref(entry) for entry in target.entries]
    if target.path != "-":
        save_listing([target.lasting_ref(entry) for entry in target.entries])
    if options.json:
        output.text(_json(target, refs))
        return 0
    output.config  # noqa: B018 - its language, its mistakes
    rows = []
    for entry, ref in zip(target.entries, refs, strict=True):
        kind = "" if entry.is_article else f"[{output.messages(f'kind.{entry.block.kind}')}] "
        rows.append((f"{entry.number:>3}", sanitize(ref), kind + _short(sanitize(entry.title))))
    for line in columns(rows):
        number, rest = line[:3], line[3:]
        output.line(output.ink(number, "number") + rest)
    return 0


def _short(title: str) -> str:
    """What is read as a title may be a whole text."""
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"


def _list_editions(editions: "Sequence[EditionSummary]", options: Namespace, output: Output) -> int:
    save_listing([listed.key for listed in editions])
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([listed._asdict() for listed in editions], indent=1))
        return 0
    rows = [
        (
            f"{number:>5}",
            sanitize(listed.key),
            output.messages("list.articles", count=f"{listed.articles:>4}"),
            sanitize(listed.page_name or ""),
        )
        for number, listed in enumerate(editions, 1)
    ]
    for line in columns(rows):
        output.line(output.ink(line[:5], "number") + line[5:])
    return 0


def show(options: Namespace, output: Output) -> int:
    """An article or a whole edition as text."""
    with progress_note(options.REF, output):
        target = resolve(options.REF)
    if options.filled:
        from reader.cli.show_filled import show_filled

        return show_filled(target, options, output)
    if options.json:
        from reader.export.formats import render

        output.give(render("json", target.edition, target.entries, output.messages))
        return 0
    return print_target(target, output, options.width, is_plain=options.plain)


def print_target(target: Target, output: Output, width: int | None = None, *, is_plain: bool = False) -> int:
    """What was asked for as set text, for the terminal's width if none is given."""
    from reader.export.text_layout import TextSettings, set_entries, shown_wide

    config = output.config
    look = TextSettings(
        output.width if width is None else width,
        2 if config.ambiguous == 2 else 1,
        shown_wide if config.full_width_signs and not is_plain else sanitize,
    )
    for ink, text in set_entries(target.edition, target.entries, look, output.messages):
        output.line(output.ink(text, ink.name.lower()))
    return 0


def _json(target: Target, refs: list[str]) -> str:
    from reader.export.data_formats import json_text

    listed = [
        {
            "number": entry.number,
            "ref": ref,
            "kind": str(entry.block.kind),
            "section": entry.block.section,
            "title": entry.title,
            "lines": list(entry.block.lines),
            "characters": entry.block.characters,
        }
        for entry, ref in zip(target.entries, refs, strict=True)
    ]
    return json_text(listed, indent=1)
