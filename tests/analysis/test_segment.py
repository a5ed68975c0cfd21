"""Segmenters cut texts into words, say nothing, and leave nothing in folders that others can write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import segment


@pytest.fixture(scope="module")
def cut() -> segment.Cut:
    return segment._jieba()


def test_words_are_found(cut: segment.Cut) -> None:
    assert cut("浙江大学在杭州") == ["浙江大学", "在", "杭州"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(segment.segmenter()(text)) == text


def test_rjieba_is_taken_where_it_is_installed() -> None:
    pytest.importorskip("rjieba", exc_type=ImportError)
    assert segment.segmenter()("浙江大学在杭州") == ["浙江大学", "在", "杭州"]
    assert type(segment.segmenter()).__name__ == "builtin_function_or_method"


def test_jieba_is_taken_where_there_is_nothing_faster(monkeypatch: pytest.MonkeyPatch, cut: segment.Cut) -> None:
    monkeypatch.setattr(segment, "find_spec", lambda name: None)
    monkeypatch.setattr(segment, "_jieba", lambda: cut)
    assert segment.segmenter() is cut


def test_jieba_says_nothing_and_writes_no_file(tmp_path: Path) -> None:
    code = "from reader.analysis import segment; print(segment._jieba()('浙江大学在杭州'))"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("['浙江大学', '在', '杭州']\n", "")
    assert list(tmp_path.iterdir()) == []


def test_what_another_user_left_in_the_temporary_folder_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "jieba.cache").write_bytes(b"\xa9\x02i\x01\x00\x00\x00{0")
    code = "from reader.analysis import segment; print(segment._jieba()('浙江大学在杭州'))"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == "['浙江大学', '在', '杭州']\n"
