"""Articles as programs write them out: `python tests/bench/shapes.py FOLDER [FOLDER ...]`.

The folders hold annotated pages (`PAGE.txt` beside `PAGE.truth.json`). Their articles are taken out and set anew,
PAGE_SIZE a page, in every shape of SHAPES. Printed is the share of headlines that are found as they were, and of
articles that have all their lines and no line of another; lines that a program wrote around them are left aside.
"""

import json
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from reader import shipped
from reader.model import Article as Found
from reader.model import Edition
from reader.parser import parse
from reader.parser.kinds import LineKind

PAGE_SIZE = 6
LONGEST_TITLE = 40
CUT = (300, 1500)
"""Code points of a page that is cut off."""
WIDTH = 36
"""Code points of a line of a text browser's dump."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article to be set."""

    titles: tuple[str, ...]
    signed: tuple[str, ...]
    """The lines of its byline."""
    paragraphs: tuple[str, ...]
    is_signed_below: bool = False

    @property
    def title(self) -> str:
        """Its title on one line."""
        return " ".join(self.titles)


class Row(NamedTuple):
    """A line of a page that was set."""

    text: str
    kinds: tuple[LineKind, ...] = ()
    """What it is; of a line that holds a title and a text both. None of a line that a program wrote, or a blank one."""
    article: int = -1
    """The article that it belongs to."""


Shape = Callable[[Sequence[Article], random.Random], Iterator[Row]]
BLANK = Row("")


def _titles(article: Article, at: int, form: str = "{}") -> Iterator[Row]:
    for title in article.titles:
        yield Row(form.format(title), (LineKind.TITLE,), at)


def _signed(article: Article, at: int, is_below: bool) -> Iterator[Row]:
    if article.is_signed_below is is_below:
        for line in article.signed:
            yield Row(line, (LineKind.TAIL if is_below else LineKind.BYLINE,), at)


def _texts(article: Article, at: int, indent: str = "", first: str = "") -> Iterator[Row]:
    for number, paragraph in enumerate(article.paragraphs):
        kind = LineKind.BODY if number else LineKind.LEAD
        yield Row(("" if number else first) + indent + paragraph, (kind,), at)


def _spaced(rows: Iterable[Row]) -> Iterator[Row]:
    """Every row with a blank line behind it."""
    for row in rows:
        yield row
        yield BLANK


def _body(article: Article, at: int, indent: str = "") -> Iterator[Row]:
    yield from _signed(article, at, False)
    yield from _texts(article, at, indent)
    yield from _signed(article, at, True)


def one_line(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """The title and the first paragraph on one line."""
    gap = chance.choice(["   ", "    ", "\u3000\u3000", " \u3000 "])
    for at, article in enumerate(articles):
        text = f"{article.title}{gap}{article.paragraphs[0]}"
        yield Row(text, (LineKind.TITLE, LineKind.LEAD), at)
        for paragraph in article.paragraphs[1:]:
            yield Row(f"  {paragraph}", (LineKind.BODY,), at)
        for line in article.signed:
            yield Row(f"  {line}", (LineKind.TAIL,), at)


def page_marks(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """The mark of the page before each article."""
    page = chance.randint(1, 8)
    yield Row(f"{chance.randint(1950, 2003)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日江宁日报 第{page}版")
    for at, article in enumerate(articles):
        yield from (BLANK, Row(f"第{page}版()"), Row("专栏："), BLANK)
        yield from (*_titles(article, at), *_body(article, at), BLANK)


def _times(chance: random.Random) -> str:
    day = f"{chance.randint(2001, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    clock = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
    return chance.choice([day, f"{day} {clock}", f"{day} {clock}:08", f"{day.replace('-', '/')} {clock}"])


def _sources(chance: random.Random) -> str:
    source = chance.choice(["江宁网", "江宁日报", "河东晚报"])
    return chance.choice(
        [
            f"来源：{source}",
            f"来源：{source} 时间：{_times(chance)}",
            f"{_times(chance)}  来源：{source}  点击：{chance.randint(3, 900)}",
            f"发布时间：{_times(chance)}  编辑：林小满",
            "责任编辑：林小满",
            f"时间：{_times(chance)}",
        ]
    )


def _between(line: Callable[[random.Random], str], articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    is_apart = chance.random() < 0.5
    for at, article in enumerate(articles):
        rows = (*_titles(article, at), Row(line(chance)), *_body(article, at))
        yield from (*(_spaced(rows) if is_apart else rows), BLANK, BLANK)


def times_between(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """A date, with a time or without, between headline and text."""
    return _between(_times, articles, chance)


def sources_between(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """A line that names source, time or editor between headline and text."""
    return _between(_sources, articles, chance)


def times_below(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """A time stamp below each article, and nothing else between them."""
    for at, article in enumerate(articles):
        yield from (*_titles(article, at), *_body(article, at), Row(_times(chance)))


def fields(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Labelled fields."""
    colon, head, text = chance.choice(":："), chance.choice(["标题", "题目"]), chance.choice(["正文", "内容"])
    day, page = _times(chance)[:10], chance.randint(1, 16)
    on_own_line = chance.random() < 0.5
    for at, article in enumerate(articles):
        yield Row(f"{head}{colon}{article.title}", (LineKind.TITLE,), at)
        yield from (Row(f"日期{colon}{day}"), Row(f"版面{colon}第{page:02}版"))
        if article.signed:
            yield Row(f"作者{colon}{re.sub('^[^一-鿿]+', '', article.signed[0])}", (LineKind.BYLINE,), at)
        if on_own_line:
            yield Row(text + colon)
        yield from _texts(article, at, "", "" if on_own_line else text + colon)
        yield BLANK


def lenticular(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Headlines in lenticular brackets."""
    is_apart = chance.random() < 0.5
    for at, article in enumerate(articles):
        rows = (Row(f"【{article.title}】", (LineKind.TITLE,), at), *_body(article, at))
        yield from (*(_spaced(rows) if is_apart else rows), BLANK)


def rules_between(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Rules of one sign between articles."""
    rule, is_apart = chance.choice("=-*_—＝#~") * chance.choice([5, 20, 40]), chance.random() < 0.5
    if chance.random() < 0.2:
        rule = " ".join("***")
    for at, article in enumerate(articles):
        rows = (*_titles(article, at), *_body(article, at))
        yield from (*(_spaced(rows) if is_apart else rows), Row(rule))


def title_apart(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """A title, a blank line, the text."""
    indent = chance.choice(["", "\u3000\u3000"])
    for at, article in enumerate(articles):
        yield from (*_titles(article, at), BLANK, *_body(article, at, indent), BLANK)


def markdown(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Marks of Markdown."""
    head = chance.choice(["## {}", "# {}", "### {}", "**{}**", "## **{}**"])
    rule = chance.choice(["", "---", "* * *"])
    for at, article in enumerate(articles):
        yield Row(head.format(article.title), (LineKind.TITLE,), at)
        yield BLANK
        yield from _spaced(_body(article, at))
        if rule:
            yield from (Row(rule), BLANK)


def _wrapped(row: Row, width: int, indent: str) -> Iterator[Row]:
    kinds = row.kinds
    for start in range(0, len(row.text), width):
        yield Row(indent + row.text[start : start + width], kinds, row.article)


def dump(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """What text browsers write: wrapped, indented, links as numbers."""
    indent = chance.choice(["   ", "", "  "])
    width = WIDTH - len(indent) // 2
    for at, article in enumerate(articles):
        yield from (Row(indent + article.title, (LineKind.TITLE,), at), BLANK)
        for row in _body(article, at):
            yield from (*_wrapped(row, width, indent), BLANK)
        yield from (Row(f"{indent}[{at + 1}]上一篇 [{at + 2}]下一篇"), BLANK)


def underlined(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Titles with a row of signs below them."""
    sign = chance.choice("=-")
    for at, article in enumerate(articles):
        yield Row(article.title, (LineKind.TITLE,), at)
        yield Row(sign * 2 * len(article.title))
        yield from (BLANK, *_spaced(_body(article, at)))


def spaced_letters(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """A space behind every letter, as some readers of scanned pages write."""
    for at, article in enumerate(articles):
        for row in (*_titles(article, at), *_body(article, at)):
            yield row._replace(text=" ".join(row.text.replace(" ", "")))
        yield from (BLANK, BLANK)


def broken(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Wrapped text that runs over the foot of a page in mid-sentence."""
    width = chance.randint(18, 30)
    page = chance.randint(1, 90)
    for at, article in enumerate(articles):
        rows = [wrapped for row in _texts(article, at) for wrapped in _wrapped(row, width, "")]
        cut = next((n for n in range(len(rows) // 2, len(rows) - 1) if len(rows[n].text) == width), 0)
        foot = chance.choice(
            [(BLANK,), (Row("\f"),), (BLANK, Row(f"第 {page + at} 页"), BLANK), (BLANK, Row(f"- {page + at} -"), BLANK)]
        )
        if cut and rows[cut].text[-1] not in "。！？!?”）)：:":
            rows[cut + 1 : cut + 1] = foot
        signed = list(_signed(article, at, True))
        yield from (*_titles(article, at), *_signed(article, at, False), *rows, *signed, BLANK, BLANK)


def said_twice(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """The title in a list, and again above the text."""
    bullet = chance.choice(["  • ", "• ", "- ", "* "])
    for at, article in enumerate(articles):
        yield Row(bullet + article.title)
        yield BLANK
        rows = (*_titles(article, at), *_body(article, at))
        yield from _spaced(row._replace(text="    " + row.text) for row in rows)


def lost_marks(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """A byline whose mark was lost to a letter or a sign."""
    mark = chance.choice(["N", "n", "|", "-", "· ", "l"])
    for at, article in enumerate(articles):
        signed = tuple(mark + re.sub("^[^一-鿿]+", "", line) for line in article.signed)
        new = Article(article.titles, signed, article.paragraphs, article.is_signed_below)
        yield from (*_spaced((*_titles(new, at), *_body(new, at))), BLANK)


def one_run(articles: Sequence[Article], chance: random.Random) -> Iterator[Row]:
    """Everything on lines that follow each other, nothing indented, no blank line."""
    for at, article in enumerate(articles):
        yield from (*_titles(article, at), *_body(article, at))


SHAPES: tuple[Shape, ...] = (
    one_line,
    page_marks,
    times_between,
    sources_between,
    times_below,
    fields,
    lenticular,
    rules_between,
    title_apart,
    markdown,
    dump,
    underlined,
    spaced_letters,
    broken,
    said_twice,
    lost_marks,
    one_run,
)


def articles_of(folder: Path) -> Iterator[Article]:
    """The articles of annotated pages: those with a title and a text."""
    for path in sorted(folder.rglob("*.truth.json")):
        lines = path.with_name(path.name.replace(".truth.json", ".txt")).read_text("utf-8").split("\n")
        if path.parent.name in {"wrapped", "full"}:
            continue
        for block in json.loads(path.read_text("utf-8"))["blocks"]:
            if block["kind"] == "article" and block.get("paragraphs") and block.get("title_lines"):
                article = _article_of(block, lines)
                if _is_settable(article):
                    yield article


def _is_settable(article: Article) -> bool:
    """Whether it has a title that is not itself dressed, and no blank paragraph."""
    return all(article.paragraphs) and all(article.titles) and not any(title[0] in "【#*[" for title in article.titles)


def _article_of(block: Mapping[str, Any], lines: Sequence[str]) -> Article:
    titles = tuple(lines[number - 1].strip() for number in block["title_lines"])
    signed = tuple(lines[number - 1].strip() for number in block.get("byline_lines", []))
    texts = tuple(lines[paragraph["lines"][0] - 1].strip() for paragraph in block["paragraphs"])
    return Article(titles, signed, texts, block.get("byline_at") == "end")


def set_in(
    shape: Shape, articles: Sequence[Article], seed: int = 1, sizes: Sequence[int] = (PAGE_SIZE,)
) -> Iterator[tuple[Sequence[Article], list[Row]]]:
    """Pages of the articles in a shape: the articles of each, and its rows. A page has as many as one of `sizes`."""
    chance = random.Random(f"{seed}{shape.__name__}")
    start = 0
    while start < len(articles):
        some = articles[start : start + chance.choice(sizes)]
        start += len(some)
        yield some, list(shape(some, chance))


def cut_off(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """The rows up to somewhere, the last of them cut in its middle: a page of which a crawler took the beginning."""
    left = chance.randint(*CUT)
    kept: list[Row] = []
    for row in rows:
        kept.append(row._replace(text=row.text[:left]))
        left -= len(row.text) + 1
        if left <= 0:
            break
    return kept


def shuffled(articles: Iterable[Article]) -> list[Article]:
    """The articles in a random order that is always the same, those of each script together."""
    found = list(articles)
    random.Random(3).shuffle(found)
    return sorted(found, key=lambda article: not _TRADITIONAL.isdisjoint("".join(article.paragraphs)))


_TRADITIONAL = frozenset("國為會學電報與這們來時對發經過東車門問間開關")


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def judged(articles: Sequence[Article], rows: Sequence[Row], edition: Edition) -> Iterator[tuple[bool, bool]]:
    """For each article whether its headline and whether its lines were found."""
    own: dict[int, set[int]] = {}
    owner: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        if row.kinds:
            own.setdefault(row.article, set()).add(number)
            owner[number] = row.article
    found = [block for page in edition.pages for block in page.blocks if isinstance(block, Found)]
    for at, article in enumerate(articles):
        wanted = own[at]
        best = max(found, key=lambda block: len(wanted & set(block.lines)), default=None)
        lines = {line for line in best.lines if line in owner} if best else set()
        title = squeezed(best.kicker + best.headline + best.subtitle) if best else ""
        yield title == squeezed(article.title), lines == wanted


def measured(shape: Shape, articles: Sequence[Article], worst: int = 0, seed: int = 1) -> tuple[float, float]:
    """The shares of headlines and of articles that are found."""
    titles = wholes = count = 0
    for some, rows in set_in(shape, articles, seed):
        text = "\n".join(row.text for row in rows)
        for at, (title, whole) in enumerate(judged(some, rows, parse(text, shipped.rules()))):
            count, titles, wholes = count + 1, titles + title, wholes + whole
            if worst and not (title and whole):
                print("   ", title, whole, some[at].title)
    return titles / count, wholes / count


def main(folders: Sequence[str]) -> None:
    articles = shuffled(article for folder in folders for article in articles_of(Path(folder)))
    print(f"{len(articles)} articles")
    for shape in SHAPES:
        titles, wholes = measured(shape, articles)
        print(f"{shape.__name__:16} headlines {titles:.3f}  articles {wholes:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
