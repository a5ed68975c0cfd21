"""Articles that print the same text are told from those that do not, whatever an editor did."""

import random
from collections.abc import Sequence

import pytest

from reader.analysis.reprints import PASSAGE, PASSAGES, fingerprints, letters, overlap, passages
from reader.app import bundled

FOLD = bundled.fold()
STORY = (
    "本报讯 石桥镇的三座老桥昨天全部修缮完工,两岸的村民不用再绕路三公里。桥面用的是原来的青石,工匠从邻县请来。",
    "“走了几十年的桥,又回来了。”村民周阿根说,修桥的那些日子里,他每天都要到河边看一看进度。",
    "镇里介绍,三座桥都建于清代,去年汛期先后出现险情。修缮工程历时八个月,共投入资金四百二十万元。",
    "据了解,石桥镇明年还将对另外两座古桥进行加固,并在桥头设立介绍牌,让游客知道它们的来历。",
)
OTHER = (
    "本报讯 记者昨日从港务部门获悉,河口港去年货物吞吐量首次突破百万吨,同比增长一成半,集装箱航线增加到六条。",
    "港务部门负责人介绍,今年还将新建两个泊位,并对航道进行疏浚,力争年内让五千吨级货船常年通行。",
)
SIMPLE, TRADITIONAL = "历时资金将对进设让们来历", "歷時資金將對進設讓們來歷"


def compared(own: Sequence[str], other: Sequence[str]) -> tuple[bool, bool]:
    found = overlap(letters(own, FOLD), letters(other, FOLD))
    return found.is_reprint, found.is_whole


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (STORY, (True, True)),
        (tuple(text.replace(",", "，") for text in STORY), (True, True)),
        (tuple(text.translate(str.maketrans(SIMPLE, TRADITIONAL)) for text in STORY), (True, True)),
        (STORY[:2], (True, False)),
        (("".join(STORY[1:3]), OTHER[0]), (True, False)),
        ((STORY[0][6:].replace("昨天", "日前").replace("村民", "居民"), *STORY[1:]), (True, True)),
        (OTHER, (False, False)),
        (("本报讯 记者昨日从有关部门获悉,今年还将新建两座桥。",), (False, False)),
        ((), (False, False)),
    ],
)
def test_reprints(other: Sequence[str], expected: tuple[bool, bool]) -> None:
    assert compared(STORY, other) == expected


def test_passages_are_taken_from_all_over_the_article() -> None:
    found = passages(STORY * 4, FOLD)
    assert len(found) == PASSAGES
    assert {len(passage) for passage in found} == {PASSAGE}
    assert all(any(passage in FOLD.same_length(text) for text in STORY) for passage in found)


def test_a_short_text_has_few_passages_and_an_empty_one_none() -> None:
    assert passages(("本报讯 三座老桥昨天全部修好了。",), FOLD) == ("三座老桥昨天全部修好",)
    assert passages((), FOLD) == ()


def test_an_edited_reprint_shares_fingerprints_and_another_text_does_not() -> None:
    draw = random.Random(7)
    text = "".join(draw.choice("一二三四五六七八九十百千万亿元角分厘毫") for _ in range(2_000))
    edited = text[:300] + text[350:900] + "改" + text[901:]
    other = "".join(draw.choice("一二三四五六七八九十百千万亿元角分厘毫") for _ in range(2_000))
    assert len(fingerprints(text) & fingerprints(edited)) > 0.8 * len(fingerprints(text))
    assert fingerprints(text) & fingerprints(other) == frozenset()
