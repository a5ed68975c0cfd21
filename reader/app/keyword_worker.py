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

from reader.analysis.keywords import Keyword
from reader.errors import ReaderError
from reader.model import edition_format
from reader.model.blocks import TextSpan
from reader.model.edition import Edition
from reader.runtime.code_state import code_state
from reader.runtime.value_cache import ValueCache

NICENESS = 10
"""How far the process stands back behind those that answer keys."""

Keywords = Mapping[int, tuple[Keyword, ...]]
"""The keywords of each article, by the number of its entry."""


async def keywords_of(edition: Edition) -> Keywords:
    """The keywords of every article of `edition`, the best first.

    At once where the cache has them. Cancelling kills the process. ReaderError where the process fails.
    """
    question = json.dumps(edition_format.to_dict(edition._replace(source=None, diagnostics=()))).encode()
    key = hashlib.sha256(question).hexdigest()[:32]
    found = KEYWORDS.load(key)
    if found is None:
        found = _from_list(json.loads(await ask("reader.app.keyword_worker", question)))
        KEYWORDS.store(key, found)
    return found


async def ask(module: str, question: bytes) -> bytes:
    """What `module`, run as a process, answers.

    A thread talks to it, since the transports that asyncio would make outlive a loop that is closed meanwhile.
    """
    # -P: no module is taken from the folder that the reader happens to be started in.
    command = (sys.executable, "-P", "-W", "ignore", "-m", module)
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
    package = str(Path(__file__).parents[2])
    path = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([package, path] if path else [package]), "PYTHONUTF8": "1"}


def _to_list(found: Keywords) -> dict[str, list[Any]]:
    return {
        str(number): [
            [word.term, word.score, word.count, word.reasons, [[p.paragraph, p.start, p.end] for p in word.spans]]
            for word in words
        ]
        for number, words in found.items()
    }


def _from_list(plain: Mapping[str, list[Any]]) -> Keywords:
    return {
        int(number): tuple(
            Keyword(term, score, count, tuple(reasons), tuple(TextSpan(*place) for place in places))
            for term, score, count, reasons, places in words
        )
        for number, words in plain.items()
    }


def _stamp() -> tuple[str]:
    return (code_state(("analysis", "app", "model", "text"), ("lexicon",)),)


KEYWORDS: ValueCache[Keywords] = ValueCache(
    "keywords", stamp=_stamp, encode=_to_list, decode=_from_list, keep=200, by_use=True
)


def main() -> None:
    """Answer the question on standard input."""
    from reader.analysis.edition_analysis import analyse
    from reader.app import bundled

    with contextlib.suppress(AttributeError, OSError):
        os.nice(NICENESS)
    edition = edition_format.from_dict(json.load(sys.stdin.buffer))
    found = analyse(edition, bundled.word_tools())
    sys.stdout.buffer.write(json.dumps(_to_list(found.keywords)).encode())


if __name__ == "__main__":
    main()
