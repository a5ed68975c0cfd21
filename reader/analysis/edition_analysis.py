"""The words and keywords of a whole edition: what the edition repeats anywhere is a word in each of its articles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from reader.analysis.edition_words import segment_texts
from reader.analysis.keywords import Keyword, keywords
from reader.analysis.lexicon import Plain, words
from reader.analysis.phrases import names
from reader.analysis.segment import Cut
from reader.analysis.wordlist import WordList
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Block, Edition
from reader.model.toc import entries


@dataclass(frozen=True, slots=True)
class Tools:
    """What words are cut and judged with."""

    cut: Cut
    wordlist: WordList
    unfit: frozenset[str]
    """Characters with which no phrase begins or ends."""

    @classmethod
    def of(cls, cut: Cut, wordlist: WordList, data: Plain) -> "Tools":
        """With `plain`, which is `keywords.yaml`."""
        return cls(cut, wordlist, frozenset(words(data, "unfit")))


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the words of an edition tell."""

    keywords: Mapping[int, tuple[Keyword, ...]]
    """By the number of the entry, the best first: of articles, and of text whose kind is not known.

    Weather, notices and advertisements have none, unless the edition has nothing else.
    """
    counts: Mapping[str, int]
    """How often the edition has each word of two characters and more."""


def analyse(edition: Edition, tools: Tools) -> Analysis:
    """Cut every block into words, once, and weigh those of the articles and of what may be one."""
    every, named = entries(edition), names(edition)
    texts = [_read_texts(entry.block) for entry in every]
    found = segment_texts([text for group in texts for text in group], tools.cut, named, tools.unfit)
    weighed = {entry.number for entry in every if _may_be_article(entry.block)} or {entry.number for entry in every}
    cut = iter(found.of_texts)
    of_blocks = [[next(cut) for _ in group] for group in texts]
    return Analysis(
        keywords={
            entry.number: keywords(of_block, found.phrases, tools.wordlist, without=named)
            for entry, of_block in zip(every, of_blocks, strict=True)
            if entry.number in weighed
        },
        counts=_counted(found.of_texts),
    )


def _may_be_article(block: Block) -> bool:
    return isinstance(block, Article) or block.kind is BlockKind.OTHER


def count_words(edition: Edition, tools: Tools) -> Mapping[str, int]:
    """`Analysis.counts` alone, in a third of the time."""
    texts = [text for entry in entries(edition) for text in _read_texts(entry.block)]
    return _counted(segment_texts(texts, tools.cut, names(edition), tools.unfit).of_texts)


def _read_texts(block: Block) -> Sequence[str]:
    """The texts that people read: of an article the title and the paragraphs, without bylines and labels."""
    return block.texts[: 1 + len(block.paragraphs)] if isinstance(block, Article) else block.texts


def _counted(texts: Sequence[Sequence[str]]) -> Mapping[str, int]:
    counts = Counter(chain.from_iterable(texts))
    return {word: count for word, count in counts.items() if len(word) > 1 and word.isalnum() and not word.isdigit()}
