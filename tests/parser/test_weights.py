"""The best path: what is tried for a line, and that no page begins with the rest of a block."""

from typing import Any

import pytest

from reader.app import bundled
from reader.parser import parse
from reader.parser.labeller.labels import FIRST_LABEL, LABEL_INDEX, LABELS, LineLabel
from reader.parser.labeller.weights import BEAM, LabelWeights, viterbi
from reader.runtime import resources

PLAIN: dict[str, Any] = resources.load("rules/weights.yaml")


def weights(**features: dict[str, float]) -> LabelWeights:
    return LabelWeights.from_data({**PLAIN, "bias": dict.fromkeys(map(str, LABELS), 0.0), "features": features})


def test_what_is_far_behind_is_not_tried() -> None:
    tried = dict(weights(odd={"title": BEAM + 1, "lead": 2}).emissions(("odd",)))
    assert set(tried) == {LABEL_INDEX[LineLabel.TITLE], LABEL_INDEX[LineLabel.LEAD]}


@pytest.mark.parametrize("label", [label for label in LABELS if label.is_continuation])
def test_with_what_carries_on_a_block_what_begins_one_is_tried(label: LineLabel) -> None:
    tried = weights(odd={label: BEAM + 1}).emissions(("odd",))
    assert tried == ((LABEL_INDEX[label], BEAM + 1), (FIRST_LABEL[LABEL_INDEX[label]], 0.0))


def test_the_first_line_begins_a_block_however_much_it_looks_like_the_rest_of_one() -> None:
    found = weights(odd={"advert+": BEAM + 1})
    assert viterbi([found.emissions(("odd",))] * 2, ["solid"] * 2, found) == [LineLabel.ADVERT, LineLabel.ADVERT_CONT]


@pytest.mark.parametrize("text", ["::\n公益广告\n讲文明晴", "::\n责编:", ":招生热线2000000全日制\n" + "0" * 45])
def test_odd_beginnings_of_pages_are_read(text: str) -> None:
    lines = [line for block in parse(text, bundled.rules()).pages[0].blocks for line in block.lines]
    assert lines == list(range(1, text.count("\n") + 2))
