"""What lines share with those around them: a title is said again below it, a label is not."""

import pytest

from reader import shipped
from reader.parser.cohesion import FARTHEST
from reader.parser.reading import read

WELL = "石桥街的老井边又排起了长队，等水的人家从巷口一直排到了粮站门前，井台上的青石磨得发亮。"
QUEUE = "老井是街上最老的一口，等水的人家都说青石井台不能拆，粮站门前的队伍每天清早就排到巷口。"
BUS = "公交集团新购的二十辆电动客车开进停车场，司机们围着仪表盘学了一上午，下月起上路试跑。"
DRIVERS = "试跑期间票价不变，停车场里另设充电桩，电动客车夜里充一次电够跑一整天。"


def clues(*lines: str) -> list[list[str]]:
    return [seen.clues for seen in read("\n".join(lines), shipped.rules()).seen]


def shared(clue_lists: list[str]) -> list[str]:
    return [clue for clue in clue_lists if clue.startswith(("shares-", "said-", "unsaid-"))]


def test_a_paragraph_below_a_subhead_repeats_what_stands_above() -> None:
    assert shared(clues(WELL, "巷口长队", QUEUE)[2]) == ["shares-much"]


def test_a_paragraph_below_a_title_begins_with_something_else() -> None:
    assert shared(clues(WELL, QUEUE, "新车上路", BUS)[3]) == ["shares-nothing"]


@pytest.mark.parametrize(
    ("line", "clue"),
    [
        ("电动客车下月起试跑", "said-below"),
        ("电动客车进了城区居民小区", "said-below?"),
        ("街谈巷议录", "unsaid-below"),
    ],
)
def test_a_title_is_said_again_below(line: str, clue: str) -> None:
    assert shared(clues(WELL, line, BUS, DRIVERS)[1]) == [clue]


def test_a_line_that_speaks_of_what_stands_above_says_so() -> None:
    assert "said-above" in clues(WELL, QUEUE, "老井与青石井台", BUS)[2]


def test_what_nothing_says_again_is_a_label_above_a_line_that_is() -> None:
    page = clues("街谈巷议", "电动客车下月起试跑", BUS)
    assert ["unsaid-label" in found for found in page] == [True, False, False]
    assert "unsaid-label" not in clues("电动客车", "下月起上路试跑", BUS)[0], "it is said again, too"
    assert "unsaid-label" not in clues("街谈巷议之一二三", "电动客车下月起试跑", BUS)[0], "too long for a name"
    assert "unsaid-label" not in clues("街谈巷议", "本报昨日发起征集", BUS)[0], "the line below it is no title"


def test_where_there_is_nothing_to_compare_nothing_is_said() -> None:
    assert shared(clues("电动客车下月起试跑")[0]) == []
    assert shared(clues("老井", WELL)[0]) == [], "too few pairs"
    short = ["街谈巷议录"] * (FARTHEST + 1)
    assert shared(clues(*short, BUS)[0]) == [], "too far away"


def test_a_signed_or_marked_paragraph_needs_no_comparison() -> None:
    assert shared(clues(WELL, "巷口长队", "本报记者 林平", QUEUE)[3]) == []
    assert shared(clues(WELL, "巷口长队", "本报讯 " + QUEUE)[2]) == []
