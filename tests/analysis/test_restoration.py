"""Words that a text lost are found in another printing of it: exactly, or not at all."""

import random
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from reader.analysis.restoration import Comparison, compare
from reader.app import bundled, load
from reader.model.blocks import TextSpan
from reader.model.edition import Article, Paragraph

EDITIONS = Path(__file__).parents[1] / "editions"
CHANGED = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"


def articles() -> Iterator[Sequence[str]]:
    """The paragraphs of articles of some length: of the edition that ships, and of those written for tests."""
    for page in load.load_edition(load.bundled_edition_path()).pages:
        for block in page.blocks:
            if isinstance(block, Article) and block.characters > 150:
                yield [each.text for each in block.paragraphs]
    for path in sorted(EDITIONS.glob("*.page")):
        lines = [line.partition("|")[::2] for line in path.read_text("utf-8").split("\n---\n")[0].splitlines()]
        for is_text, group in groupby(lines, key=lambda line: line[0].strip() in {"lead", "body", ""}):
            paragraphs = [text.strip() for _, text in group if text.strip()]
            if is_text and len("".join(paragraphs)) > 150:
                yield paragraphs


class Damaged(NamedTuple):
    paragraphs: Sequence[str]
    holes: Sequence[str]
    """The words that were lost, neighbouring ones joined, white space apart."""
    changed: int
    """Characters that are others now."""


def damaged(paragraphs: Sequence[str], draw: random.Random) -> Damaged:
    """A text with lost beginnings and paragraphs, changed characters and joined paragraphs."""
    kept: list[str] = []
    holes: list[str] = []
    is_open, changed = False, 0
    for at, whole in enumerate(paragraphs):
        paragraph, kind, lost = whole, draw.random(), 0
        if at and kind < 0.15 and len(paragraphs) > 2:
            lost = len(whole)
        elif at and kind < 0.5 and len(whole) > 30:
            lost = draw.randint(5, min(90, len(whole) - 15))
        elif kind < 0.7 and len(whole) > 60:
            where = draw.choice([at for at in range(20, len(whole) - 20) if not whole[at].isspace()])
            paragraph = whole[:where] + draw.choice(CHANGED) + whole[where + 1 :]
            changed += paragraph != whole
        if lost:
            holes[len(holes) - is_open :] = [(holes[-1] if is_open else "") + plain(whole[:lost])]
            is_open = lost == len(whole)
            if is_open:
                continue
            paragraph = whole[lost:]
        is_joined = bool(kept) and draw.random() < 0.15
        kept[len(kept) - is_joined :] = [(kept[-1] if is_joined else "") + paragraph]
        is_open = False
    return Damaged(kept, holes, changed)


def plain(text: str) -> str:
    return "".join(text.split())


def compared(
    own: Sequence[str], other: Sequence[str], *, is_same_page: bool = True, marked: int | None = None
) -> Comparison:
    """`marked`: the number of the paragraph that has a mark of a lost beginning."""
    paragraphs = [Paragraph(text, (number,), lost_before=number == marked) for number, text in enumerate(own, 1)]
    return compare(paragraphs, other, bundled.fold(), is_same_page=is_same_page)


def restored(own: Sequence[str], found: Comparison) -> str:
    """The damaged text with all fills put in."""
    texts = list(own)
    for fill in reversed(found.fills):
        index, offset = fill.place.paragraph - 1, fill.place.start
        texts[index] = texts[index][:offset] + fill.text + texts[index][offset:]
    return plain("".join(texts))


def test_lost_words_are_found_exactly_and_nothing_else_is_taken_for_lost() -> None:
    draw = random.Random(20211108)
    originals = list(articles())
    holes = filled = 0
    wrong: list[str] = []
    while holes < 1_000:
        original = draw.choice(originals)
        text = damaged(original, draw)
        found = compared(text.paragraphs, original)
        given = [plain(fill.text) for fill in found.fills]
        holes += len(text.holes)
        filled += sum(words in text.holes for words in given)
        wrong += [words for words in given if words not in text.holes]
        if sorted(given) == sorted(text.holes):
            pairs = zip(restored(text.paragraphs, found), plain("".join(original)), strict=True)
            assert sum(a != b for a, b in pairs) == text.changed
    assert wrong == []
    assert filled / holes >= 0.88


OWN = [
    "石桥镇的三座老桥昨天全部修好,两岸的村民不用再绕路。",
    "走的人多了,桥头也有了茶摊和小店。",
    "镇里说明年还要修两座。",
]
WHOLE = [OWN[0], "桥面用的是原来的青石,工匠从邻县请来。" + OWN[1], OWN[2]]


def test_words_of_another_paper_fill_only_where_a_mark_is() -> None:
    unmarked, marked = (compared(OWN, WHOLE, is_same_page=False, marked=mark) for mark in (None, 2))
    assert (unmarked.fills, [fill.text for fill in unmarked.additions]) == (
        (),
        ["桥面用的是原来的青石,工匠从邻县请来。"],
    )
    assert [(fill.place, fill.text, fill.is_marked) for fill in marked.fills] == [
        (TextSpan(2, 0, 0), "桥面用的是原来的青石,工匠从邻县请来。", True)
    ]


def test_what_is_printed_in_another_width_or_script_is_the_same() -> None:
    other = [
        "石橋鎮的三座老橋昨天全部修好，兩岸的村民不用再繞路。",
        "走的人多了，橋頭也有了茶攤和小店。",
        "鎮裏說明年還要修兩座。",
    ]
    found = compared(OWN, other)
    assert (found.share, found.fills, found.variants) == (1.0, (), ())


def test_another_word_is_a_variant_and_no_fill() -> None:
    other = [OWN[0].replace("昨天", "前天"), *OWN[1:]]
    found = compared(OWN, other)
    assert [(each.place, each.text) for each in found.variants] == [(TextSpan(1, 8, 9), "前")]
    assert found.fills == ()


def test_another_article_fills_nothing() -> None:
    other = ["河口港去年货物吞吐量首次突破百万吨。", *WHOLE[1:2], "港务部门说今年还要再建两个泊位,新航线也要开通。"]
    assert compared(OWN, other, marked=2).fills == ()


def test_a_byline_among_the_paragraphs_of_the_other_source_was_not_lost() -> None:
    paragraphs = [Paragraph(text, (number,)) for number, text in enumerate(OWN, 1)]
    other = [OWN[0], "记者 林小舟 通讯员 苏明", *OWN[1:]]
    found = compare(paragraphs, other, bundled.fold(), is_same_page=True, outside="■记者 林小舟 通讯员 苏明")
    assert (found.fills, found.additions) == ((), ())
