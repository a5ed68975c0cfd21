"""Archives of any size, made up: texts that an index finds about as hard as a newspaper's.

Words are drawn from jieba's dictionary by its frequencies (short Chinese ones) and strung into 60,000 stock phrases of
two to four words, the nth of which has a weight of 1 / (n + 5). An article has a topic, 25 phrases of its own: three in
ten of its phrases come from there, more than half from all, the rest are single words. Every fourth is followed by a
sign. So characters, pairs and their repetitions within and between articles are about as many as in print (a hundred
articles of 700 characters: 56,000 pairs, 30,000 different ones). What is drawn depends on the seed alone.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from reader.model.blocks import BlockKind
from reader.model.edition import Article, Edition, Page, Paragraph

ARTICLES_A_PAGE = 10
PAPERS = ("平湖日报", "嘉兴晚报", "海宁时报", "秀洲新闻", "桐乡日报")
PHRASES = 60_000


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """One page of one paper."""

    paper: str
    day: str
    articles: tuple[tuple[str, tuple[str, ...]], ...]
    """Headline and paragraphs of each."""
    words: Counter[str]

    @property
    def text(self) -> str:
        """As a dump has it."""
        blocks = (f"{headline}\n\n■记者 王强\n\n" + "\n\n".join(texts) for headline, texts in self.articles)
        return "\n\n\n".join(blocks) + "\n"

    @property
    def edition(self) -> Edition:
        """As a parser would find it."""
        blocks = tuple(
            Article(
                BlockKind.ARTICLE, (1,), "made", headline=headline, paragraphs=tuple(Paragraph(t, (2,)) for t in texts)
            )
            for headline, texts in self.articles
        )
        return Edition((Page(blocks, "1"),), self.paper, None, self.day)

    @property
    def file_name(self) -> str:
        """That tells paper, day and page."""
        return f"{self.paper}_{self.day}_01版.txt"


class ArchiveFactory:
    """Draws pages, the oldest first."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._words, self._weights = _dictionary()
        self._phrases = [self._phrase() for _ in range(PHRASES)]
        self._by_rank = list(accumulate(1 / (rank + 5) for rank in range(PHRASES)))

    def pages(self, articles: int) -> Iterator[ArchivePage]:
        """So many articles on pages of ten, five papers a day."""
        first = date(2021, 1, 1) - timedelta(articles // ARTICLES_A_PAGE // len(PAPERS))
        for number in range(articles // ARTICLES_A_PAGE):
            day = first + timedelta(number // len(PAPERS))
            yield self._page(PAPERS[number % len(PAPERS)], day.isoformat())

    def _page(self, paper: str, day: str) -> ArchivePage:
        words: Counter[str] = Counter()
        articles = tuple(self._article(words) for _ in range(ARTICLES_A_PAGE))
        return ArchivePage(paper, day, articles, words)

    def _article(self, words: Counter[str]) -> tuple[str, tuple[str, ...]]:
        topic = self._random.choices(self._phrases, cum_weights=self._by_rank, k=25)
        headline = "".join(self._random.choice(topic)) + "".join(self._random.choice(topic))
        count = self._random.randint(2, 6)
        return headline, tuple(self._paragraph(topic, words, "" if at else "本报讯 近日，") for at in range(count))

    def _paragraph(self, topic: list[tuple[str, ...]], words: Counter[str], opening: str) -> str:
        parts = [opening]
        for _ in range(self._random.randint(20, 45)):
            phrase = self._next(topic)
            words.update(word for word in phrase if len(word) > 1)
            parts.append("".join(phrase))
            if self._random.random() < 0.25:
                parts.append(self._random.choice("，，，，、。"))
        return "".join(parts) + "。"

    def _next(self, topic: list[tuple[str, ...]]) -> tuple[str, ...]:
        kind = self._random.random()
        if kind < 0.3:
            return self._random.choice(topic)
        if kind < 0.85:
            return self._random.choices(self._phrases, cum_weights=self._by_rank)[0]
        return (self._random.choices(self._words, cum_weights=self._weights)[0],)

    def _phrase(self) -> tuple[str, ...]:
        count = self._random.choice((2, 2, 3, 4))
        return tuple(self._random.choices(self._words, cum_weights=self._weights, k=count))


def _dictionary() -> tuple[list[str], list[int]]:
    import importlib.util

    found = importlib.util.find_spec("jieba")
    assert found
    assert found.origin
    rows = (line.split(" ") for line in Path(found.origin).with_name("dict.txt").read_text("utf-8").splitlines())
    pairs = [(row[0], int(row[1])) for row in rows if len(row[0]) <= 4 and all("一" <= char <= "鿿" for char in row[0])]
    return [word for word, _ in pairs], list(accumulate(count for _, count in pairs))
