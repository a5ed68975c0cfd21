"""Values in the private cache: given again while their stamp holds, and never an error."""

import os

import pytest

from reader.runtime import paths
from reader.runtime.value_cache import ValueCache


def test_a_value_comes_back_as_it_was() -> None:
    cache: ValueCache[frozenset[int]] = ValueCache("sets", encode=sorted, decode=frozenset)
    cache.store("a", frozenset((1, 2)), ["x", 3])
    assert cache.load("a", ["x", 3]) == frozenset((1, 2))
    assert cache.load("b", ["x", 3]) is None


def test_another_state_or_another_stamp_is_no_value() -> None:
    stamp = ["1"]
    cache: ValueCache[str] = ValueCache("texts", stamp=lambda: stamp)
    cache.store("a", "党建", [1])
    assert cache.load("a", [2]) is None
    stamp[0] = "2"
    assert cache.load("a", [1]) is None


@pytest.mark.parametrize("garbage", [b"", b"[]", b"{}", b"null", b"\xff", b"[[], 1, 2]", b'[[], "x"]'])
def test_a_broken_file_is_no_value(garbage: bytes) -> None:
    cache: ValueCache[int] = ValueCache("numbers", encode=str, decode=int)
    cache.store("a", 1)
    file = cache.file("a")
    assert file is not None
    file.write_bytes(garbage)
    assert cache.load("a") is None


def test_what_was_used_last_is_kept_where_use_counts() -> None:
    cache: ValueCache[int] = ValueCache("numbers", keep=2, by_use=True)
    for age, key in enumerate("abc"):
        cache.store(key, age)
        file = cache.file(key)
        assert file is not None
        os.utime(file, (1000 + age, 1000 + age)) if file.exists() else None
    cache.load("b")
    cache.store("d", 4)
    assert [key for key in "abcd" if cache.load(key) is not None] == ["b", "d"]


def test_without_a_cache_nothing_is_kept_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "cache_folder", lambda: None)
    cache: ValueCache[int] = ValueCache("numbers")
    cache.store("a", 1)
    assert cache.load("a") is None


def test_what_cannot_be_written_is_not_kept() -> None:
    cache: ValueCache[str] = ValueCache("texts")
    cache.store("a", "\udcff")
    assert cache.load("a") is None
