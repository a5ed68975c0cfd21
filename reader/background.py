"""The keywords of an edition, worked out in a process of their own, so that no key waits for them.

The process is this module run by the same Python. It gets the edition on its standard input and answers with the
keywords, both as JSON; whatever the segmenter prints goes nowhere. Answers are kept in the private cache, by content.
"""

import asyncio
import contextlib
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader import __version__, exchange, filing, locations, resources
from reader.analysis.keywords import Keyword
from reader.errors import ReaderError
from reader.model import Edition, Place

KEPT = 200
"""Editions whose keywords are kept in the cache; those not asked for the longest go first."""
NICENESS = 10
"""How far the process stands back behind those that answer keys."""

Keywords = Mapping[int, tuple[Keyword, ...]]
"""The keywords of each article, by the number of its entry."""


async def keywords_of(edition: Edition) -> Keywords:
    """The keywords of every article of `edition`, the best first.

    At once where the cache has them. Cancelling kills the process. ReaderError where the process fails.
    """
    question = json.dumps(exchange.to_plain(edition._replace(source=None, diagnostics=()))).encode()
    kept = _kept(question)
    if kept is not None and (found := _read(kept)) is not None:
        return found
    answer = await _asked(question)
    if kept is not None:
        _keep(kept, answer)
    return _from_plain(json.loads(answer))


async def _asked(question: bytes) -> bytes:
    """What the process answers.

    A thread talks to it, since the transports that asyncio would make outlive a loop that is closed meanwhile.
    """
    # -P: no module is taken from the folder that the reader happens to be started in.
    command = (sys.executable, "-P", "-W", "ignore", "-m", "reader.background")
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, env=_environment())
    try:
        answer, _ = await asyncio.to_thread(process.communicate, question)
    finally:
        if process.returncode is None:
            process.kill()
            process.wait()
    if process.returncode != 0:
        raise ReaderError("keywords-failed", status=process.returncode)
    return answer


def _environment() -> dict[str, str]:
    package = str(Path(__file__).parents[1])
    path = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([package, path] if path else [package]), "PYTHONUTF8": "1"}


def _kept(question: bytes) -> Path | None:
    """Where the answer is kept: the name changes with the edition, the program and its list of stop words."""
    folder = locations.cache_folder()
    if folder is None:
        return None
    said = b"\n".join((__version__.encode(), resources.text("lexicon/keywords.yaml").encode(), question))
    return folder / f"keywords-{hashlib.sha256(said).hexdigest()[:32]}.json"


def _read(kept: Path) -> Keywords | None:
    try:
        found = _from_plain(json.loads(kept.read_bytes()))
        os.utime(kept)
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return found


def _keep(kept: Path, answer: bytes) -> None:
    with contextlib.suppress(OSError):
        filing.put(kept, answer)
        filing.keep_newest(kept.parent, "keywords-*.json", KEPT)


def _to_plain(found: Keywords) -> dict[str, list[Any]]:
    return {
        str(number): [
            [word.term, word.score, word.count, word.reasons, [[p.paragraph, p.start, p.end] for p in word.spans]]
            for word in words
        ]
        for number, words in found.items()
    }


def _from_plain(plain: Mapping[str, list[Any]]) -> Keywords:
    return {
        int(number): tuple(
            Keyword(term, score, count, tuple(reasons), tuple(Place(*place) for place in places))
            for term, score, count, reasons, places in words
        )
        for number, words in plain.items()
    }


def main() -> None:
    """Answer the question on standard input."""
    from reader import shipped
    from reader.analysis.edition_analysis import analyse

    with contextlib.suppress(AttributeError, OSError):
        os.nice(NICENESS)
    edition = exchange.from_plain(json.load(sys.stdin.buffer))
    found = analyse(edition, shipped.word_tools())
    sys.stdout.buffer.write(json.dumps(_to_plain(found.keywords)).encode())


if __name__ == "__main__":
    main()
