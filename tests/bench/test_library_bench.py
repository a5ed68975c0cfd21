"""The benchmark of the library runs through on a small archive, and its archive is what its description says."""

import re
from collections import Counter
from pathlib import Path

import library_bench
import pytest
from archive_factory import ArchiveFactory


def test_it_runs_through(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"DRAWN": 8, "ASKED": 2, "AGAIN": 1}.items():
        monkeypatch.setattr(library_bench, name, value)
    library_bench.main(["--articles", "40", "--folder", str(tmp_path), "--import", "20"])
    printed = capsys.readouterr().out
    assert re.search(r"recall of 500 substrings +1\.000", printed)
    assert "2 pages" in printed


def test_its_texts_repeat_themselves_as_print_does() -> None:
    texts = ["".join(texts) for page in ArchiveFactory().pages(130) for _, texts in page.articles]
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in texts]
    different = Counter(pair for some in pairs for pair in some)
    assert 0.65 < sum(map(len, pairs)) / sum(map(len, texts)) < 0.85
    assert 0.45 < len(different) / sum(map(len, pairs)) < 0.65


def test_the_same_seed_makes_the_same_archive() -> None:
    assert list(ArchiveFactory(3).pages(20)) == list(ArchiveFactory(3).pages(20))
