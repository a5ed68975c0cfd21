"""The best path: what is tried for a line, and that no page begins with the rest of a block."""

from typing import Any

import pytest

from reader.app import bundled
from reader.parser import parse
from reader.parser.kinds import BEGINS, KINDS, NUMBERS, LineKind
from reader.parser.weights import BEAM, Weights, best_path
from reader.runtime import resources

PLAIN: dict[str, Any] = resources.load("rules/weights.yaml")


def weights(**clues: dict[str, float]) -> Weights:
    return Weights.from_plain({**PLAIN, "kinds": dict.fromkeys(map(str, KINDS), 0.0), "clues": clues})


def test_what_is_far_behind_is_not_tried() -> None:
    tried = dict(weights(odd={"title": BEAM + 1, "lead": 2}).scores(("odd",)))
    assert set(tried) == {NUMBERS[LineKind.TITLE], NUMBERS[LineKind.LEAD]}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.goes_on])
def test_with_what_carries_on_a_block_what_begins_one_is_tried(kind: LineKind) -> None:
    tried = weights(odd={kind: BEAM + 1}).scores(("odd",))
    assert tried == ((NUMBERS[kind], BEAM + 1), (BEGINS[NUMBERS[kind]], 0.0))


def test_the_first_line_begins_a_block_however_much_it_looks_like_the_rest_of_one() -> None:
    found = weights(odd={"advert+": BEAM + 1})
    assert best_path([found.scores(("odd",))] * 2, ["solid"] * 2, found) == [LineKind.ADVERT, LineKind.ADVERT_MORE]


@pytest.mark.parametrize("text", ["::\n公益广告\n讲文明晴", "::\n责编:", ":招生热线2000000全日制\n" + "0" * 45])
def test_odd_beginnings_of_pages_are_read(text: str) -> None:
    lines = [line for block in parse(text, bundled.rules()).pages[0].blocks for line in block.lines]
    assert lines == list(range(1, text.count("\n") + 2))
