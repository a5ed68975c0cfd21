"""Where words begin in a few texts, found by the segmenter in a process of its own: no key waits for its dictionary.

The process is this module run by the same Python: JSON texts on standard input, JSON lists of
offsets on standard output.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import accumulate

from reader.app.keyword_worker import ask

Words = Mapping[str, Sequence[int]]
"""For each text the offsets at which its words begin."""


async def words_of(texts: Sequence[str]) -> Words:
    """The words of texts. Cancelling kills the process. ReaderError where it fails."""
    answer = await ask("reader.app.word_worker", json.dumps(list(texts)).encode())
    return dict(zip(texts, json.loads(answer), strict=True))


def main() -> None:
    """Answer the question on standard input."""
    from reader.analysis.segment import segmenter

    cut = segmenter()
    texts: list[str] = json.load(sys.stdin.buffer)
    found = [list(accumulate(map(len, cut(text)[:-1]), initial=0)) if text else [] for text in texts]
    sys.stdout.buffer.write(json.dumps(found).encode())


if __name__ == "__main__":
    main()
