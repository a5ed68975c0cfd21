"""What paragraphs begin with is learned from pages, not from what one page is about."""

from pathlib import Path

import pytest
import yaml
from paragraphs import Example, learned, main, ranked, spelled

from reader.parser.labeller.lead_model import LeadModel, head_bigrams


def example(text: str, is_first: bool, page: int) -> Example:
    return Example(tuple(head_bigrams(text)), is_first, Path(str(page)))


EVERY = [
    example(text, is_first, page) for page in range(20) for text, is_first in (("昨日午后", True), ("他说井", False))
]


def test_what_is_learned_ranks_first_paragraphs_above_later_ones() -> None:
    found = learned(EVERY)
    assert found.weights["昨日"] > 0 > found.weights["他说"]
    assert ranked(found, EVERY) == 1.0


def test_what_one_page_says_tells_nothing_however_often() -> None:
    assert "鞍山" not in learned([example("鞍山井", True, 1)] * 50 + EVERY).weights


def test_what_is_written_is_what_was_learned() -> None:
    quoted = [
        example(text, is_first, page)
        for page in range(9)
        for text, is_first in (("O'昨午", True), ("他'\u2003说", False))
    ]
    found = learned([*EVERY, *quoted])
    assert "O'" in found.weights
    assert not any(any(map(str.isspace, pair)) for pair in found.weights)
    assert LeadModel.from_data(yaml.safe_load(spelled(found))) == found


def test_one_folder_is_enough_and_one_without_pages_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    main({"mine": EVERY}, is_written=False)
    assert capsys.readouterr().out == "mine: 40 paragraphs\n"
    with pytest.raises(SystemExit, match=r"^empty: there are no annotated pages"):
        main({"empty": []}, is_written=False)
