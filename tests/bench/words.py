"""How good the keywords are and what words cost: `python tests/bench/words.py [FILE...]` prints two tables.

Quality is F1 of the first five and ten keywords on the tagged texts of `tests/analysis`, and of every FILE in their
form, beside jieba's TF-IDF and TextRank. Rates are articles of some 600 characters, made of the sentences of the
shipped edition and of the tagged texts in a fixed random order, on one core; they are good as ratios to the cutting
alone.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from reader.analysis import segment
from reader.analysis.edition_analysis import Tools, analyse, count_words
from reader.app import bundled
from reader.model.blocks import BlockKind
from reader.model.edition import Article, Edition, Page, Paragraph
from reader.runtime import resources

FILES = ("tagged.yaml", "tagged_check.yaml")
Find = Callable[[str, str], Sequence[str]]
"""Headline and text to keywords, the best first."""


def edition(*articles: Sequence[str]) -> Edition:
    """Each article is its headline and its paragraphs."""
    blocks = (
        Article(
            BlockKind.ARTICLE,
            tuple(range(1, len(texts) + 1)),
            "bench",
            headline=texts[0],
            paragraphs=tuple(Paragraph(text, (n,)) for n, text in enumerate(texts[1:], 2)),
        )
        for texts in articles
    )
    return Edition((Page(tuple(blocks)),))


def tagged(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).parents[1] / "analysis" / name  # an absolute name stays what it is
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return found


def f1(find: Find, texts: Sequence[dict[str, Any]], first: int) -> float:
    scores = []
    for text in texts:
        found, wanted = find(text.get("headline", ""), text["text"])[:first], text["keywords"]
        scores.append(2 * len({*found} & {*wanted}) / (len(found) + len(wanted)))
    return sum(scores) / len(scores)


def finders(tools: Tools) -> Iterator[tuple[str, Find]]:
    import jieba.analyse

    def ours(headline: str, text: str) -> Sequence[str]:
        return [keyword.term for keyword in analyse(edition([headline, text]), tools).keywords[1]]

    yield "jieba TF-IDF", lambda headline, text: jieba.analyse.extract_tags(f"{headline}\n{text}", topK=10)
    yield "jieba TextRank", lambda headline, text: jieba.analyse.textrank(f"{headline}\n{text}", topK=10)
    yield "kanbao", ours


def typical(articles: int = 300, length: int = 600) -> list[Edition]:
    """Editions of thirty articles of at least `length` characters each."""
    draw = random.Random(20211108)
    shipped_text = resources.text("editions/pinghu-2021-11-08-c01.txt").replace("\n", "")
    text = shipped_text + "".join(item["text"] for name in FILES for item in tagged(name))
    sentences = [sentence + "。" for sentence in text.split("。") if len(sentence) > 9]

    def article() -> list[str]:
        paragraphs = [draw.choice(sentences)[:20]]
        while sum(map(len, paragraphs)) < length:
            paragraphs.append("".join(draw.sample(sentences, 2)))
        return paragraphs

    return [edition(*(article() for _ in range(30))) for _ in range(articles // 30)]


def rate(work: Callable[[Edition], object], editions: Sequence[Edition]) -> float:
    """Articles a second."""
    start = time.process_time()
    for each in editions:
        work(each)
    return sum(len(each.pages[0].blocks) for each in editions) / (time.process_time() - start)


def main() -> None:
    tools = bundled.word_tools()
    names = (*FILES, *sys.argv[1:])
    print(f"{'F1 of the first':16}", *(f"{Path(name).name:>18} {first:>2}" for name in names for first in (5, 10)))
    for name, find in finders(replace(tools, cut=segment._jieba())):
        print(f"{name:16}", *(f"{f1(find, tagged(file), first):21.3f}" for file in names for first in (5, 10)))
    print(f"\n{'articles/s':16} {'cut alone':>12} {'words':>12} {'and keywords':>12}")
    for library, make in (("jieba", segment._jieba), ("rjieba", segment._rjieba)):
        if find_spec(library):
            with_it, editions = replace(tools, cut=make()), typical()
            work = (
                lambda each, cut=with_it.cut: [cut(text) for block in each.pages[0].blocks for text in block.texts],
                lambda each, tools=with_it: count_words(each, tools),
                lambda each, tools=with_it: analyse(each, tools),
            )
            print(f"{library:16}", *(f"{rate(each, editions):12.0f}" for each in work))


if __name__ == "__main__":
    main()
