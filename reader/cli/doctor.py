"""The command that tells what the program finds around it."""

import locale
import os
import platform
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reader import __version__
from reader.cli.keymap import checked_keys
from reader.cli.output import Output, columns
from reader.errors import ReaderError
from reader.runtime import paths, resources
from reader.runtime.library_places import FILE, library_places
from reader.text.sanitize import sanitize

CheckResult = tuple[str, str, bool]
"""What was looked at, what was found, and whether all is well with it."""

PACKAGES = {
    "textual": True,
    "rich": True,
    "pyyaml": True,
    "jieba": True,
    "urllib3": True,
    "selectolax": True,
    "protego": True,
    "rjieba": False,
    "kanbao": False,
}
"""Distributions, and whether the program needs them."""


def doctor(options: Namespace, output: Output) -> int:
    """The terminal, the files and the packages as the reader sees them; exit status 2 where something is amiss."""
    output.tells_mistakes = False  # they are findings
    findings = [finding for check in CHECKS for finding in check(output)]
    if options.json:
        from reader.export.data_formats import json_text

        output.text(json_text([{"what": what, "found": found, "ok": ok} for what, found, ok in findings], indent=1))
    else:
        rows = [(output.messages(f"doctor.{what}"), sanitize(found)) for what, found, _ in findings]
        for line, (_, _, ok) in zip(columns(rows), findings, strict=True):
            output.line(("  " if ok else output.ink("! ", "damage")) + line)
    return 0 if all(ok for _, _, ok in findings) else 2


def _program(_: Output) -> Iterator[CheckResult]:
    yield "program", f"kanbao {__version__}, Python {platform.python_version()}", True
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}", True
    yield "data", str(resources.folder()), resources.folder().is_dir()
    for name, is_needed in PACKAGES.items():
        try:
            yield "package", f"{name} {version(name)}", True
        except PackageNotFoundError:
            yield "package", f"{name} -", not is_needed


def _terminal(output: Output) -> Iterator[CheckResult]:
    term = os.environ.get("TERM", "")
    yield "terminal", f"TERM={term} COLORTERM={os.environ.get('COLORTERM', '')}", term not in ("", "dumb")
    yield "size", f"{output.width} x {_height()}", output.width >= 20
    encoding = locale.getpreferredencoding(do_setlocale=False)
    yield "encoding", f"{encoding} (stdout: {getattr(sys.stdout, 'encoding', None)})", _says_chinese(encoding)
    yield "colour", "on" if output.is_coloured else "off", True


def _screen(output: Output) -> Iterator[CheckResult]:
    from reader.tui.terminal.diff_app import unsupported_reason
    from reader.tui.terminal.probe import ambiguous_width

    setting = output.config.ambiguous
    answer = ambiguous_width(os.environ) if output.is_terminal else None
    yield "widths", output.messages("doctor.widths-found", setting=setting, answer=answer or "-"), True
    reason = unsupported_reason()
    found = output.messages("doctor.painting-plain" if reason else "doctor.painting-cells", reason=reason)
    yield "painting", found, not reason


def _height() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).lines


def _says_chinese(encoding: str) -> bool:
    try:
        "看报".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _files(output: Output) -> Iterator[CheckResult]:
    path = paths.config_file()
    mistakes = (*output.mistakes, *checked_keys(output.config)[1])
    for mistake in mistakes:
        yield "settings", output.messages.error(mistake), False
    if not mistakes:
        yield "settings", str(path) if path.exists() else f"{path} -", True
    cache = paths.cache_folder()
    yield "cache", f"{cache} ({_size(cache)} KB)" if cache else "-", cache is not None


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) // 1024


def _library(output: Output) -> Iterator[CheckResult]:
    try:
        places = library_places()
    except ReaderError:  # told with the settings
        return
    for folder in places.others:
        yield "library", f"{folder / FILE}", (folder / FILE).is_file()
    path = places.own_file
    if not path.exists():
        yield "library", f"{path} -", True
        return
    from reader.library.health import check

    try:
        health = check(path.parent)
    except ReaderError as error:
        yield "library", output.messages.error(error), False
        return
    yield "library", f"{health.path} ({health.megabytes:.1f} MB)", not health.is_read_only
    counts = {"editions": health.editions, "articles": health.articles}
    yield "holds", output.messages("doctor.counts", **counts), True
    covered = output.messages("doctor.pending", count=health.pending) if health.pending else ""
    yield "index", f"{health.index_megabytes:.1f} MB{covered}", not health.pending


CHECKS: tuple[Callable[[Output], Iterator[CheckResult]], ...] = (_program, _terminal, _screen, _files, _library)
"""What is looked at, in the order in which it is told."""
