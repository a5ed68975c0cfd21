"""Planted reprints are found, on demand and all at once, whatever an editor did, and nothing else is."""

from pathlib import Path

from reprint_bench import pairs_at_once, pairs_on_demand, precision_and_recall, stored
from reprint_factory import planted_library


def test_planted_reprints_are_found_and_nothing_else(tmp_path: Path) -> None:
    planted = planted_library(320, 40)
    with stored(planted, tmp_path) as library:
        for found in (pairs_on_demand(library, planted), pairs_at_once(library)):
            precision, recall = precision_and_recall(planted, found)
            assert precision >= 0.98
            assert recall >= 0.98
