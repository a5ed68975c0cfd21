"""What paragraphs begin with is learned from pages, not from what one page is about."""

from pathlib import Path

import yaml
from paragraphs import Example, learned, ranked, spelled

from reader.parser.heads import Heads, pairs


def example(text: str, is_first: bool, page: int) -> Example:
    return Example(tuple(pairs(text)), is_first, Path(str(page)))


EVERY = [
    example(text, is_first, page) for page in range(20) for text, is_first in (("昨日午后", True), ("他说井", False))
]


def test_what_is_learned_ranks_first_paragraphs_above_later_ones() -> None:
    found = learned(EVERY)
    assert found.worths["昨日"] > 0 > found.worths["他说"]
    assert ranked(found, EVERY) == 1.0


def test_what_one_page_says_tells_nothing_however_often() -> None:
    assert "鞍山" not in learned([example("鞍山井", True, 1)] * 50 + EVERY).worths


def test_what_is_written_is_what_was_learned() -> None:
    found = learned(EVERY)
    assert Heads.from_plain(yaml.safe_load(spelled(found))) == found
