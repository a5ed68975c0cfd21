"""A corrected line keeps its label, whatever else stands on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.bundled import rules
from reader.model.edition import Hint
from reader.parser import parse
from reader.parser.explain import explain
from reader.parser.features.corrected import CORRECTABLE
from reader.parser.labeller.labels import LineLabel

LINES = (
    "某报 第01版",
    "平湖党建",
    "本报讯 第一句在此，有文字。",
    "第二段文字在这里，也有一句。",
    "广告 电话123",
    "（下转二版）",
    "",
)
pages = st.lists(st.sampled_from(LINES), min_size=1, max_size=9).filter(any)


@given(pages, st.data())
def test_every_line_can_be_given_every_label_and_none_is_lost(lines: list[str], data: st.DataObject) -> None:
    numbers = [number for number, line in enumerate(lines, 1) if line]
    chosen = data.draw(st.dictionaries(st.sampled_from(numbers), st.sampled_from(CORRECTABLE), max_size=4))
    hint = Hint(labels=tuple((line, str(label)) for line, label in chosen.items()))
    edition = parse("\n".join(lines), rules(), hint)
    held = sorted(line for page in edition.pages for block in page.blocks for line in block.lines)
    assert held == numbers


@pytest.mark.parametrize("label", [label for label in CORRECTABLE if label is not LineLabel.FURNITURE])
def test_explain_shows_the_label_that_was_given(label: LineLabel) -> None:
    text = "\n".join(LINES[:4])
    found = {line.line: line for line in explain(text, rules(), {4: label}).lines}
    assert (found[4].label, found[4].because) == (label, "correction")
