"""What each word may do as a keyword: from a dictionary with parts of speech, inverse document frequencies, stop words.

The dictionary is looked up, the segmenter is not asked: tagging words in their context takes five times the time of
cutting them, and is not surer.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, Self

from reader.analysis.lexicon import Plain, words
from reader.text.han import HAN

WEIGHTS = {"n": 1, "j": 1, "l": 1, "vn": 0.8, "v": 0.5, "a": 0.5, "z": 0.5, "t": 0.5, "eng": 0.5, "i": 0.2}
"""What single words are worth by the part of speech, as jieba's dictionary names it, or by its first letter.

Idioms (`i`) are ornament. Latin letters (`eng`) are mostly units and short forms of terms that stand beside them.
"""
BEGIN, END = "nvajbfszgelk", "nvjzlg"
"""First letters of the parts of speech that may begin, and that may end, a run.

A verb that is a stop word begins none: 采用 in 采用有限元法."""

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(r"[A-Za-z0-9.+/-]*[A-Za-z][A-Za-z0-9.+/-]*")


class WordTraits(NamedTuple):
    """What one word may be."""

    weight: float
    """As a keyword by itself; 0 for what can be none."""
    is_known: bool
    begins: bool
    """May begin, or stand in the midst of, a run of words that together are a keyword."""
    ends: bool
    """May end one."""
    begins_term: bool
    """May begin a run that is a keyword where it stands only once."""
    ends_term: bool
    """May end one."""
    idf: float
    """That of the median word for one that the table has not."""
    is_break: bool
    """No run reaches over it: white space, signs, words that bind sentences."""


class WordList(dict[str, WordTraits]):
    """Words and what they may be, worked out when they are first asked for."""

    def __init__(self, tags: Mapping[str, str], idf: Mapping[str, float], data: Plain) -> None:
        """`tags` are parts of speech as jieba's dictionary names them, `plain` is `keywords.yaml`."""
        super().__init__()
        self._tags, self._idf = tags, idf
        self._median = sorted(idf.values())[len(idf) // 2] if idf else 1.0
        self._stop, self._breaks, self._weak_ends, self._term_ends = (
            frozenset(words(data, key)) for key in ("stop", "breaks", "weak_ends", "term_ends")
        )
        self._unfit = frozenset(words(data, "unfit"))

    @classmethod
    def from_texts(cls, dictionary: str, idf: str, data: Plain) -> Self:
        """From a dictionary of lines `word count tag`, and one of lines `word idf`."""
        tags = {word: tag for word, _, tag in map(str.split, dictionary.splitlines())}
        return cls(tags, {word: float(value) for word, value in map(str.split, idf.splitlines())}, data)

    def __missing__(self, word: str) -> WordTraits:
        found = self[word] = self._judged(word)
        return found

    def _judged(self, word: str) -> WordTraits:
        is_latin = _LATIN.fullmatch(word) is not None
        if not is_latin and not _HAN.search(word):
            return WordTraits(0, False, False, False, False, False, 0, True)
        tag = self._tags.get(word, "eng" if is_latin else "nw" if len(word) > 1 else "x")
        is_known, is_long, is_stop = word in self._tags or is_latin, len(word) > 1, word in self._stop
        is_break, is_noun = word in self._breaks, tag[0] in "njzlge" or tag in ("vn", "an")
        is_whole = is_known or not self._unfit.intersection((word[0], word[-1]))
        begins = not is_break and is_whole and tag[0] in BEGIN and not (is_stop and tag == "v")
        ends = not is_break and is_whole and tag[0] in END and word not in self._weak_ends
        return WordTraits(
            weight=_weight(tag) if is_long and is_whole and not is_stop else 0,
            is_known=is_known,
            begins=begins,
            ends=ends,
            begins_term=begins and is_known and is_long and (is_noun or tag[0] in "vb"),
            ends_term=ends and is_known and word in self._term_ends,
            idf=self._idf.get(word, self._median),
            is_break=is_break,
        )


def _weight(tag: str) -> float:
    """What a single word is worth, by its part of speech."""
    if tag in WEIGHTS:
        return WEIGHTS[tag]
    return WEIGHTS.get(tag[0], 0)
