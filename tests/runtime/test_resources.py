"""The shipped files, and the copies of them in the cache."""

import os
from pathlib import Path

import pytest

from reader.runtime import paths, resources


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    resources.load.cache_clear()
    (tmp_path / "some.yaml").write_text("a: [1, 二]\n", "utf-8")
    return tmp_path


def load_again(name: str) -> object:
    resources.load.cache_clear()
    return resources.load(name)


def test_a_copy_is_read_only_as_long_as_the_file_is_the_same(shipped: Path) -> None:
    assert load_again("some.yaml") == {"a": [1, "二"]}
    assert load_again("some.yaml") == {"a": [1, "二"]}
    (shipped / "some.yaml").write_text("a: changed\n", "utf-8")
    assert load_again("some.yaml") == {"a": "changed"}


@pytest.mark.parametrize("garbage", [b"", b"[]", b"{}", b"\xff", b"[1, 2, 3]", b"null"])
def test_a_broken_copy_is_passed_over(shipped: Path, garbage: bytes) -> None:
    load_again("some.yaml")
    folder = paths.cache_folder()
    assert folder is not None
    (copy,) = folder.glob("data-*")
    copy.write_bytes(garbage)
    assert load_again("some.yaml") == {"a": [1, "二"]}


def test_the_cache_is_private() -> None:
    folder = paths.cache_folder()
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    paths.cache_folder()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_without_a_cache_the_file_itself_is_read(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "cache_folder", lambda: None)
    assert load_again("some.yaml") == {"a": [1, "二"]}


def test_relative_base_folders_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert paths.data_folder() == Path(os.environ["HOME"]) / ".local/share/kanbao"
