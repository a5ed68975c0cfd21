"""What lines share with those around them: a title is said again below it, a label is not."""

import pytest

from reader import shipped
from reader.parser.cohesion import FARTHEST
from reader.parser.reading import read

WELL = "石桥街的老井边又排起了长队，等水的人家从巷口一直排到了粮站门前，井台上的青石磨得发亮。"
QUEUE = "老井是街上最老的一口，等水的人家都说青石井台不能拆，粮站门前的队伍每天清早就排到巷口。"
BUS = "公交集团新购的二十辆电动客车开进停车场，司机们围着仪表盘学了一上午，下月起上路试跑。"
DRIVERS = "试跑期间票价不变，停车场里另设充电桩，电动客车夜里充一次电够跑一整天。"
MEADOW = "牧草返青了，羊群翻过山坳，牧民骑着摩托跟在后面，远处的雪峰还没有化开，风里带着寒意。"


def clues(*lines: str) -> list[list[str]]:
    return [seen.clues for seen in read("\n".join(lines), shipped.rules()).seen]


def shared(found: list[str]) -> list[str]:
    return [clue for clue in found if clue.startswith(("shares-", "said-", "unsaid-"))]


@pytest.mark.parametrize(
    ("paragraph", "clue"),
    [
        (QUEUE, ["shares-much"]),
        (MEADOW[:-1] + "，他想起石桥街。", ["shares-some"]),
        (MEADOW[:-1] + "，他想起石桥。", []),
        (MEADOW, ["shares-nothing"]),
    ],
)
def test_a_paragraph_below_a_short_line_repeats_what_stands_above_or_does_not(paragraph: str, clue: list[str]) -> None:
    assert shared(clues(WELL, "清早", paragraph)[2]) == clue


def test_the_short_lines_above_it_are_compared_with_it() -> None:
    assert shared(clues(WELL, "老井边的长队", MEADOW)[2]) == ["shares-much"]


def test_two_paragraphs_above_are_looked_at_and_no_more() -> None:
    assert shared(clues(WELL, MEADOW, "清早", QUEUE)[3]) == ["shares-much"]
    assert shared(clues(WELL, MEADOW, BUS, "清早", QUEUE)[4]) == ["shares-nothing"]


def test_a_paragraph_below_another_is_asked_only_if_it_begins_as_first_ones_do() -> None:
    assert shared(clues("清早", WELL, QUEUE)[2]) == []
    assert shared(clues("清早", WELL, "昨日，" + QUEUE)[2]) == ["shares-much"]


def test_a_signed_or_marked_paragraph_needs_no_comparison() -> None:
    assert shared(clues(WELL, "老井边的长队", "本报记者 林平", QUEUE)[3]) == []
    assert shared(clues(WELL, "老井边的长队", "本报讯 " + QUEUE)[2]) == []
    assert shared(clues(WELL, "老井边的长队", QUEUE)[2]) == ["shares-much"]


@pytest.mark.parametrize(
    ("line", "clue"),
    [("电动客车下月起试跑", "said-below"), ("电动客车进了城区居民小区", "said-below?"), ("街谈巷议录", "unsaid-below")],
)
def test_a_title_is_said_again_below(line: str, clue: str) -> None:
    assert shared(clues(MEADOW, line, BUS, DRIVERS)[1]) == [clue]


def test_it_may_be_said_again_in_the_second_paragraph_below() -> None:
    assert shared(clues(MEADOW, "另设充电桩", BUS, DRIVERS)[1]) == ["said-below"]
    assert shared(clues(MEADOW, "另设充电桩", BUS, MEADOW, DRIVERS)[1]) == ["unsaid-below"]


def test_a_line_that_speaks_of_what_stands_above_says_so_where_nothing_marks_the_article() -> None:
    assert "said-above" in clues(WELL, QUEUE, "老井与青石井台", BUS)[2]
    assert "said-above" in clues(WELL, MEADOW, "老井与青石井台", BUS)[2], "two paragraphs above"
    assert "said-above" not in clues(WELL, QUEUE, "老井与青石井台", "本报讯 " + BUS)[2], "a new article begins anyway"
    assert "said-above" not in clues(WELL, QUEUE, "老井与青石井台", "本报记者 林平", BUS)[2], "it is signed"


def test_a_byline_is_no_title() -> None:
    assert shared(clues(MEADOW, "充电桩", "本报记者 充电桩", DRIVERS)[2]) == []


def test_what_nothing_says_again_is_a_label_above_a_line_that_is() -> None:
    page = clues("街谈巷议", "电动客车下月起试跑", BUS)
    assert ["unsaid-label" in found for found in page] == [True, False, False]
    assert "unsaid-label" in clues("街谈巷议之四", "电动客车下月起试跑", BUS)[0]
    assert "unsaid-label" not in clues("电动客车", "下月起上路试跑", BUS)[0], "it is said again, too"
    assert "unsaid-label" not in clues("街谈巷议之一二三", "电动客车下月起试跑", BUS)[0], "too long for a name"
    assert "unsaid-label" not in clues("街谈巷议", "本报昨日发起征集", BUS)[0], "the line below it is no title"
    assert "unsaid-label" not in clues("怎么办？", "电动客车下月起试跑", BUS)[0], "a question is no name"


def test_where_there_is_nothing_to_compare_nothing_is_said() -> None:
    assert shared(clues("电动客车下月起试跑")[0]) == []
    assert shared(clues("老井", WELL)[0]) == [], "too few pairs"
    assert shared(clues("a1, b2: c3", WELL)[0]) == [], "no words"


def test_what_is_far_away_is_not_compared() -> None:
    rows = [f"街谈巷议录{chr(ord('甲') + number)}" for number in range(FARTHEST + 1)]
    near, far = rows[:-1], rows
    assert shared(clues(*near, BUS)[0]) == ["unsaid-below"]
    assert shared(clues(*far, BUS)[0]) == []
    assert shared(clues(WELL, *near[1:], QUEUE)[-1]) == ["shares-much"]
    assert shared(clues(WELL, *far, QUEUE)[-1]) == []
