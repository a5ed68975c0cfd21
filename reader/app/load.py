"""From a path to an edition: the one composition of reading and parsing."""

from typing import Any

from reader.errors import SourceError
from reader.model.edition import Edition, Hint, Source
from reader.model.edition_format import from_dict
from reader.runtime import edition_cache, resources

STANDARD_INPUT = "-"


def bundled_edition_path() -> str:
    """Where the shipped edition is."""
    return str(resources.folder() / resources.EDITION)


def load_edition(path: str) -> Edition:
    """The edition in the file at `path`, or on standard input for `-`: raw text, or YAML or JSON of an edition.

    A file that was parsed before and has not changed is not parsed again. Raises SourceError for what cannot be read.
    """
    place = edition_cache.entry_for(path)
    if place and (edition := edition_cache.load(place)):
        return edition
    from reader.sources import read_raw

    data, hint = read_raw(path)
    edition, is_own = _of_file(data, path, hint)
    if place and is_own:
        edition_cache.store(place, edition)
    return edition


def _of_file(data: bytes, path: str, hint: Hint) -> tuple[Edition, bool]:
    """The edition of all that a file holds, and whether it depends on this file alone and is worth keeping."""
    from reader.app.file_parts import FailedPart, parts

    found = list(parts(data, path, hint))
    if len(found) == 1 and not isinstance(found[0], FailedPart):
        return load_edition_bytes(found[0].data, path, found[0].hint), found[0].data is data
    from reader.app.joined_editions import joined

    editions, failures = [], []
    for part in found:
        try:
            if isinstance(part, FailedPart):
                raise part.error
            editions.append(load_edition_bytes(part.data, part.path, part.hint))
        except SourceError as error:
            failures.append(error)
    if not editions:
        raise failures[0] if failures else SourceError("source.empty", path=path)
    return joined(editions, path), False


def load_edition_bytes(data: bytes, path: str, hint: Hint | None = None) -> Edition:
    """The one edition that `data`, read from `path`, holds; for those who have read a file already."""
    from reader.sources import decode

    return edition_of_source(decode(data, path), hint or Hint(), path)


def edition_of_source(source: Source, hint: Hint, path: str) -> Edition:
    """The edition that `source` holds. `path` is what errors name."""
    from reader.epaper.bundle import is_bundle
    from reader.sources.article_records import is_record_page
    from reader.sources.forms import is_exchanged, is_markup

    if is_bundle(source.text):
        return _composed(source, path)
    if is_record_page(source.text):
        from reader.app.structured import edition_of_records

        return edition_of_records(source, hint, path)
    if is_markup(source.text, path):
        from reader.app.structured import edition_of_markup

        return edition_of_markup(source, hint, path) or _parsed(_readable(source, path), hint)
    if is_exchanged(source.text, path):
        return _dated(from_dict(_plain(source.text, path), path), path)
    return _parsed(source, hint)


def _readable(source: Source, path: str) -> Source:
    """The source with what its HTML shows for its text."""
    from reader.epaper.saved_page import readable_text

    text = readable_text(source.text)
    if not text.strip():
        raise SourceError("source.empty", path=path)
    return source._replace(text=text, lines=text.count("\n"))


def _parsed(source: Source, hint: Hint) -> Edition:
    from reader.app import bundled
    from reader.app.correction_replay import corrected_hint
    from reader.parser import parse
    from reader.parser.assembly.edition_checks import found
    from reader.parser.furniture.folder_lines import standing_in

    hint = corrected_hint(hint, source.sha256)
    source = source._replace(repeated=standing_in(source.text, hint.repeated))
    edition = parse(source.text, bundled.rules(), hint._replace(repeated=source.repeated))._replace(source=source)
    if not source.misread_as:
        return edition
    return edition._replace(diagnostics=(found("misread", 1), *edition.diagnostics))


def _composed(source: Source, path: str) -> Edition:
    """The edition in the responses of an e-paper. Its source's text is what it prints, not the responses' markup."""
    from reader.app import bundled
    from reader.app.structured import with_printed_source
    from reader.epaper.bundle import read
    from reader.epaper.compose import compose

    bundle = read(source.text, path)
    edition = compose(bundle, bundled.families(), bundled.rules())
    name = bundle.responses[0].address if bundle.responses else source.name
    return with_printed_source(edition, source._replace(name=name))


def _dated(edition: Edition, path: str) -> Edition:
    """The edition, if what it has for a date is one."""
    from datetime import date

    try:
        is_date = edition.date is None or date.fromisoformat(edition.date).isoformat() == edition.date
    except ValueError:
        is_date = False
    if not is_date:
        raise SourceError("exchange.date", path=path, place="date")
    return edition


def _plain(text: str, path: str) -> Any:
    from reader.model.plain_values import PlainError, from_json, from_yaml

    try:
        return from_json(text) if text.lstrip().startswith("{") else from_yaml(text)
    except PlainError as error:
        message = "exchange.syntax" if error.message == "yaml.syntax" else error.message
        raise SourceError(message, path=path, line=error.line, what=error.what) from None
