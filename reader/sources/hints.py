"""What is known of a source from outside its text: the `.meta.yaml` beside it, else its own name."""

import re
from pathlib import Path
from typing import Any

from reader.errors import SourceError
from reader.model.edition import Hint, Origin
from reader.runtime import resources

FIELDS = ("newspaper", "date", "page", "name")
"""What a `.meta.yaml` may say: all text, the date as ISO 8601."""

_DATE = re.compile(r"(?<!\d)((?:18|19|20)\d\d)([-_.年]?)(\d{1,2})(?:\2|月)(\d{1,2})(?!\d)日?")
_COMPACT = re.compile(r"(?<!\d)((?:18|19|20)\d\d)()(\d\d)(\d\d)(?!\d)")
_PAGE = re.compile(r"(?:^|[-_. ])(?:[Pp](?:age)?[-_ ]?)?([A-Za-z]?\d{1,3})(?:$|[-_. ])|第?([A-Za-z]?\d{1,3})版")


def hint_for(file: Path) -> Hint:
    """The hint for `file`. What its `.meta.yaml` says is known; without one its name is guessed from."""
    meta = file.with_suffix(".meta.yaml")
    return read_hint(meta) if meta != file and meta.is_file() else guess_from_name(file.stem)


def read_hint(meta: Path) -> Hint:
    """What a `.meta.yaml` says. SourceError names what is wrong in it."""
    plain = _load(meta)
    if not isinstance(plain, dict):
        raise SourceError("source.meta-shape", path=str(meta), known=", ".join(FIELDS))
    for key, value in plain.items():
        if key not in FIELDS:
            raise SourceError("source.meta-key", path=str(meta), key=key, known=", ".join(FIELDS))
        if isinstance(value, dict | list):
            raise SourceError("source.meta-value", path=str(meta), key=key)
    told = {key: str(value) for key, value in plain.items() if value}
    if "date" in told and not _is_date(told["date"]):
        raise SourceError("source.meta-date", path=str(meta), value=told["date"])
    return Hint(**told, origin=Origin.HINT)


def guess_from_name(stem: str) -> Hint:
    """Date and page as a file's name has them: `pinghu-2021-11-08-c01`, `日报_20211108_A05`, `2021年11月8日第3版`."""
    for pattern in (_COMPACT, _DATE):
        for found in pattern.finditer(stem):
            year, _, month, day = found.groups()
            if _is_date(date := f"{year}-{month:0>2}-{day:0>2}"):
                rest = _PAGE.search(stem[found.end() :])
                page = (rest[1] or rest[2]).upper() if rest else None
                return Hint(date=date, page=page, origin=Origin.FILE_NAME)
    return Hint(origin=Origin.FILE_NAME)


def _load(meta: Path) -> Any:
    shipped = resources.folder()
    if meta.is_relative_to(shipped):
        return resources.load(meta.relative_to(shipped).as_posix())
    import yaml

    try:
        return yaml.load(meta.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - the safest loader: text only
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError("source.meta-yaml", path=str(meta), line=mark.line + 1 if mark else 1) from None
    except OSError as error:
        raise SourceError("source.unreadable", path=str(meta), reason=error.strerror) from None


def _is_date(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2021-11-08")
