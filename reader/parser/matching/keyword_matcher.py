"""Multi-keyword matching: one pattern for many words, leftmost-longest."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeywordMatcher:
    """Words to be found, of those that begin alike the longest first. The methods are those of a pattern.

    Where none is, which is almost everywhere, a look at two characters tells: the quick pattern begins with a class of
    characters, the one thing that `re` can skip to.
    """

    quick: re.Pattern[str]
    """The first character of a word, where the next is the second of one, or it is a word by itself."""
    whole: re.Pattern[str]

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first word between `start` and `end`."""
        maybe = self.quick.search(text, start, end)
        return self.whole.search(text, maybe.start(), end) if maybe else None

    def match(self, text: str) -> re.Match[str] | None:
        """The word at the beginning of `text`."""
        return self.whole.match(text)

    def findall(self, text: str) -> list[str]:
        """All words of `text`, in their order."""
        maybe = self.quick.search(text)
        return self.whole.findall(text, maybe.start()) if maybe else []

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """All words of `text`, in their order."""
        maybe = self.quick.search(text)
        return self.whole.finditer(text, maybe.start()) if maybe else ()


def any_of(words: Iterable[str]) -> KeywordMatcher:
    """Any of `words`; of no words, nothing."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    if not rests:
        return KeywordMatcher(_NOTHING, _NOTHING)
    singles = [first for first, behind in rests.items() if "" in behind]
    seconds = {rest[0] for behind in rests.values() for rest in behind if rest}
    looks = [f"(?={_class(seconds)})"] if seconds else []
    looks += [f"(?<={_class(singles)})"] if singles else []
    quick = f"{_class(rests)}(?:{'|'.join(looks)})"
    branches = (f"{re.escape(first)}(?:{'|'.join(map(re.escape, behind))})" for first, behind in rests.items())
    return KeywordMatcher(re.compile(quick), re.compile(f"(?={quick})(?:{'|'.join(branches)})"))


_NOTHING = re.compile("(?!)")


def _class(chars: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(chars)))}]"
