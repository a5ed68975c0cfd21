"""A file as what it holds, one edition each: the members of an archive, the days of a table, the articles of a page."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reader.errors import ReaderError
from reader.model.edition import Guess, Hint, Origin
from reader.sources.article_records import ArticleRecord, RecordPage, pages_of, written
from reader.sources.source_formats import Member, format_of, read_contained

INSIDE = "!/"
"""What stands between the name of a file and that of a part of it."""
MOST_LEVELS = 3
"""Archives in archives that are opened."""


class FilePart(NamedTuple):
    """The source of one edition."""

    path: str
    """Of the file, and of the part in it."""
    data: bytes
    hint: Hint


class FailedPart(NamedTuple):
    """A part that cannot be read."""

    path: str
    error: ReaderError


def parts(data: bytes, path: str, hint: Hint, level: int = 0) -> Iterator[FilePart | FailedPart]:
    """The editions in a file; a text is its own and only part. ReaderError where the file itself cannot be read."""
    from reader.sources.refused import refuse_unread

    refuse_unread(data, path)
    form = format_of(data, path)
    if form is None or (form.gives == "members" and level >= MOST_LEVELS):
        yield FilePart(path, data, hint)
    elif form.gives == "markup":
        yield FilePart(path, _with_items(data, path), hint)
    elif (contained := read_contained(form, data, path)) is None:
        yield FilePart(path, data, hint)
    elif form.gives == "members":
        yield from _of_members(contained.members, path, hint, level)
    else:
        yield from _of_records(contained.records, path, hint)


def _of_records(records: Sequence[ArticleRecord], path: str, hint: Hint) -> Iterator[FilePart]:
    pages = pages_of(records)
    for page in pages:
        name = f"{path}{INSIDE}{page.name}" if len(pages) > 1 else path
        yield FilePart(name, written(page), hint)


def _of_members(members: Sequence[Member], path: str, hint: Hint, level: int) -> Iterator[FilePart | FailedPart]:
    """The editions in the files of an archive: articles of one page together, the others one by one."""
    from reader.sources.hints import guess_from

    groups: dict[object, list[tuple[Hint, Member]]] = {}
    for member in members:
        guess = guess_from(Path(path).with_suffix("") / member.name)
        folder = str(PurePosixPath(member.name).parent)
        groups.setdefault(item_key(guess, folder, member.name) or member.name, []).append((guess, member))
    for group in groups.values():
        guess, first = group[0]
        known = _inside(hint, guess)
        if item_key(guess, "", first.name):
            page = item_page([(guess, member.name, member.data) for guess, member in group])
            folder = str(PurePosixPath(first.name).parent)
            yield FilePart(f"{path}{INSIDE}{_in(folder, page.name)}", written(page), hint)
            continue
        name = f"{path}{INSIDE}{first.name}"
        try:
            yield from parts(first.data, name, known, level + 1)
        except ReaderError as error:
            yield FailedPart(name, error)


def _inside(hint: Hint, guess: Hint) -> Hint:
    """What is known of a member: what is said of its archive counts more than the names."""
    if hint.origin is not Origin.HINT or not any(hint[:4]):
        return guess
    return hint._replace(guess=Guess(*guess[:4]), item=guess.item)


def _in(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


def item_key(guess: Hint, folder: str, name: str) -> tuple[str, ...] | None:
    """What a file that holds one article has in common with the others of its page; None for any other file."""
    if not (guess.item and guess.date and guess.page and name.lower().endswith(".txt")):
        return None
    return folder, guess.newspaper or "", guess.date, guess.page


def item_page(files: Sequence[tuple[Hint, str, bytes]]) -> RecordPage:
    """The articles of one page, each a file: what its name says, the name, what it holds."""
    ordered = sorted(files, key=lambda each: (int(each[0].item or 0), each[1]))
    records = [(guess, text) for guess, name, data in ordered if (text := _text(data, name))]
    guess = ordered[0][0]
    return RecordPage(
        guess.newspaper or "",
        guess.date or "",
        guess.page or "",
        "",
        tuple(ArticleRecord(body=text, form="text", number=each.item or "") for each, text in records),
    )


def _text(data: bytes, name: str) -> str:
    from reader.sources import decode

    try:
        return decode(data, name).text
    except ReaderError:
        return ""


def item_group(folder: Path, names: Sequence[str]) -> FilePart:
    """The page whose articles are the files of these names, all in one folder."""
    from reader.sources.bounded_read import read_bytes
    from reader.sources.hints import guess_from

    found = [(guess_from(folder / name), name) for name in names]
    page = item_page([(guess, name, read_bytes(folder / name)) for guess, name in found])
    return FilePart(f"{folder}{INSIDE}{page.name}", written(page), found[0][0])


def _with_items(data: bytes, path: str) -> bytes:
    """Saved HTML; a page of an e-paper together with those of its items that are saved beside it."""
    from reader.app import bundled
    from reader.epaper import bundle, saved_page
    from reader.sources import encodings

    decoded = encodings.decode(data)
    if decoded is None or INSIDE in path or path == "-":
        return data
    found = saved_page.saved_bundle(decoded.text, path, bundled.families(), _reader_beside(Path(path)))
    return bundle.written(found) if found and len(found.responses) > 1 else data


def _reader_beside(page: Path) -> Callable[[str], str | None]:
    from reader.sources import encodings
    from reader.sources.bounded_read import read_bytes

    def beside(way: str) -> str | None:
        file = Path(os.path.normpath(page.parent / way))
        if not file.suffix.lower().endswith(("htm", "html")) or not file.is_file():
            return None
        try:
            decoded = encodings.decode(read_bytes(file))
        except ReaderError:
            return None
        return decoded.text if decoded else None

    return beside
