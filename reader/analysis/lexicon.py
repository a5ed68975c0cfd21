"""Lists of words, as the files of `data/lexicon/` hold them, and patterns that match one of them."""

import re
from collections.abc import Iterable, Mapping

EDGES = '\\s,，。、；;：:！!？?“”"‘’「」『』《》〈〉()（）【】\\[\\]…—■●▲△◆'
"""What ends a clause, as the inside of a character class."""

Plain = Mapping[str, str]
"""One file: a block of words a key, split at white space."""


def words(data: Plain, key: str) -> tuple[str, ...]:
    """The words under `key`. KeyError where the file has no such list."""
    return tuple(data[key].split())


def one_of(choices: Iterable[str]) -> str:
    """The source of a pattern that matches one of `choices`, the longest that fits."""
    ordered = sorted(set(choices), key=lambda word: (-len(word), word))
    single = "".join(re.escape(word) for word in ordered if len(word) == 1)
    longer = [re.escape(word) for word in ordered if len(word) > 1]
    return "(?:" + "|".join([*longer, f"[{single}]"] if single else longer) + ")"
