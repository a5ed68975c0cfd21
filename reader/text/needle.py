"""A folded needle as it may be printed: found in texts as they are, several times as fast as by folding them.

Folding asks a table about every character of a text. Here it is asked about the characters of the needle, once, and the
answer is a pattern: each character in all its forms, and between two of them whatever may be dropped. What is found
with something in between is folded, to be sure.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.text.fold import Fold

_BETWEEN = "[\\W_\ufc5e-\uff9f]*?"
"""All that folding may drop, and more, in a class that is compiled quickly.

As short as can be: some forms of characters, such as ㊗, are no letters.
"""
_BEYOND = "\U00010000"
"""The first of the characters of which a class is looked through one by one. Few texts have any."""
_PART = 3
"""Characters of a needle that are looked for first."""
_EDGE = "\ue000"
"""Stands between texts: for private use, and never dropped."""


class CharVariants:
    """The table of folding, asked the other way round."""

    def __init__(self, pairs: str, longer: Sequence[str]) -> None:
        """`pairs`: a character and the one that it becomes, by turns; `longer`: one and the several that it becomes."""
        self._printed, self._folded = pairs[::2], pairs[1::2]
        self._longer = longer

    def of(self, char: str) -> str:
        """The characters that alone become `char`, itself the first."""
        found, at = [char], self._folded.find(char)
        while at >= 0:
            found.append(self._printed[at])
            at = self._folded.find(char, at + 1)
        return "".join(found)

    def becoming_several(self, folded: str) -> str:
        """The characters that become several, one of which `folded` has."""
        if self._several.isdisjoint(folded):
            return ""
        chars = set(folded)
        return "".join(word[0] for word in self._longer if not chars.isdisjoint(word[1:]))

    @cached_property
    def _several(self) -> frozenset[str]:
        return frozenset("".join(word[1:] for word in self._longer))


class NeedlePattern:
    """One folded needle, not empty."""

    def __init__(self, needle: str, forms: CharVariants, fold: "Fold") -> None:
        self._needle = needle
        self._has_edge = _EDGE in needle
        self._forms = forms
        self._fold = fold

    def occurs_in(self, texts: Sequence[str]) -> bool:
        """Whether one of the texts has the needle, however it is printed there."""
        joined = _EDGE.join(texts)
        # What is folded already stays when it is folded.
        if self._needle in joined and not self._has_edge:
            return True
        if self._is_unsure(joined):
            return any(self._needle in self._fold(text) for text in texts)
        return self._part.search(joined) is not None and next(self._found(joined), None) is not None

    def spans(self, texts: Sequence[str]) -> list[tuple[int, int, int]]:
        """Which text has it from where to where, in order; the stretches of one text do not overlap."""
        joined = _EDGE.join(texts)
        if self._is_unsure(joined):
            folded = (self._fold.with_offsets(text).find(self._needle) for text in texts)
            return [(at, *span) for at, spans in enumerate(folded) for span in spans]
        places, number, offset = [], 0, 0
        for start, end in self._found(joined):
            while start > offset + len(texts[number]):
                offset += len(texts[number]) + 1
                number += 1
            places.append((number, start - offset, end - offset))
        return places

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        length, found = len(self._needle), self._search(text, 0)
        while found:
            start, end = found.span()
            is_it = end - start == length or self._fold(found[0]) == self._needle
            if is_it:
                yield start, end
            found = self._search(text, end if is_it else start + 1)

    @cached_property
    def _search(self) -> "Callable[[str, int], re.Match[str] | None]":
        return self._compiled(self._needle).search

    @cached_property
    def _part(self) -> re.Pattern[str]:
        """Finds a part of the needle.

        It begins with a character that has one form, if there is one: looked for five times as fast as one of two.
        """
        starts = range(len(self._needle) - 1)
        start = next((at for at in starts if len(self._forms_of(self._needle[at])) == 1), 0)
        return self._compiled(self._needle[start : start + _PART])

    def _compiled(self, needle: str) -> re.Pattern[str]:
        return re.compile(_BETWEEN.join(_any_of(self._forms_of(char)) for char in needle))

    def _forms_of(self, char: str) -> str:
        forms = self._forms.of(char)
        return char + "".join(form for form in forms[1:] if form < _BEYOND) if self._several else forms

    def _is_unsure(self, joined: str) -> bool:
        """Whether the pattern cannot tell: a character became several, inside which a needle may begin, 日 in ㏠."""
        if self._has_edge:
            return True
        # Each looked for by itself: a class of them takes ten times as long.
        for char in self._several:
            if char in joined:
                return True
        return self._leaves_out and _is_beyond(joined)

    @cached_property
    def _leaves_out(self) -> bool:
        """Whether the pattern leaves out forms of its characters."""
        return bool(self._several) and any(
            form >= _BEYOND for char in self._needle for form in self._forms.of(char)[1:]
        )

    @cached_property
    def _several(self) -> str:
        """Characters that become several, one of which the needle has."""
        return self._forms.becoming_several(self._needle)


def _is_beyond(text: str) -> bool:
    """Whether a text has characters of which UTF-16 needs two."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _any_of(chars: str) -> str:
    return re.escape(chars) if len(chars) == 1 else f"[{re.escape(chars)}]"
