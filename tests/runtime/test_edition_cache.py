"""Parsed editions in the cache: read instead of parsing as long as they hold, and never otherwise."""

import os
from pathlib import Path

import pytest

from reader.app import bundled, load
from reader.model.edition import Edition, Origin
from reader.runtime import edition_cache, paths, resources


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page-2020-04-05.txt"
    file.write_text("早报\n\n茶山开采\n■记者 周敏华\n本报讯 县里的茶山昨天开采。\n", "utf-8")
    return file


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were parsed, in order."""
    paths: list[str] = []
    original = load.edition_of_source

    def edition_of(*arguments: object) -> Edition:
        paths.append(str(arguments[-1]))
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "edition_of_source", edition_of)
    return paths


def test_a_file_is_parsed_once(page: Path, parsed: list[str]) -> None:
    first = load.load_edition(str(page))
    assert load.load_edition(str(page)) == first
    assert first.source is not None
    assert first.source.text.startswith("早报")
    assert len(parsed) == 1


def test_a_changed_file_is_parsed_again(page: Path, parsed: list[str]) -> None:
    load.load_edition(str(page))
    page.write_text("晚报\n\n另一页\n", "utf-8")
    changed = load.load_edition(str(page)).source
    assert changed is not None
    assert changed.text.startswith("晚报")
    os.utime(page, ns=(1, 1))
    load.load_edition(str(page))
    assert len(parsed) == 3


def test_a_hint_that_comes_or_changes_is_seen(page: Path) -> None:
    assert load.load_edition(str(page)).date_origin == Origin.FILE_NAME
    meta = page.with_suffix(".meta.yaml")
    meta.write_text("date: 2021-01-01\n")
    assert load.load_edition(str(page)).date == "2021-01-01"
    meta.write_text("date: 2021-01-02\n")
    assert load.load_edition(str(page)).date == "2021-01-02"
    meta.unlink()
    assert load.load_edition(str(page)).date == "2020-04-05"


def test_other_rules_parse_again(page: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    load.load_edition(str(page))
    monkeypatch.setattr(edition_cache, "code_state", lambda *_: "another version")
    load.load_edition(str(page))
    assert len(parsed) == 2


def test_all_that_the_parser_goes_by_is_followed() -> None:
    read = set[str]()

    def loaded(name: str) -> object:
        read.add(name.partition("/")[0])
        return resources.load(name)

    bundled._rules(loaded)
    assert read <= set(edition_cache.DATA)


@pytest.mark.parametrize("garbage", [b"", b"[]", b"[1, 2, 3]", b'[[], {"format": "x"}, ""]', b"\xff"])
def test_a_broken_copy_is_passed_over(page: Path, parsed: list[str], garbage: bytes) -> None:
    first = load.load_edition(str(page))
    folder = paths.cache_folder()
    assert folder is not None
    (copy,) = folder.glob("edition-*.json")
    copy.write_bytes(garbage)
    assert load.load_edition(str(page)) == first
    assert len(parsed) == 2


def test_only_so_many_are_kept(tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_cache.EDITIONS, "keep", 3)
    for number in range(6):
        other = tmp_path / f"{number}.txt"
        other.write_text(page.read_text("utf-8"), "utf-8")
        load.load_edition(str(other))
    folder = paths.cache_folder()
    assert folder is not None
    assert len(list(folder.glob("edition-*"))) == 3


def test_without_a_cache_files_are_parsed_each_time(
    page: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "cache_folder", lambda: None)
    assert load.load_edition(str(page)) == load.load_edition(str(page))
    assert len(parsed) == 2


def test_a_large_file_is_parsed_once_too(page: Path, parsed: list[str]) -> None:
    text = page.read_text("utf-8")
    page.write_text(text + "\n本报讯 县里的茶山昨天开采。" * 60_000, "utf-8")
    assert page.stat().st_size > edition_cache.LARGE
    first = load.load_edition(str(page))
    assert load.load_edition(str(page)) == first
    assert len(parsed) == 1
    folder = paths.cache_folder()
    assert folder is not None
    assert len(list(folder.glob("large-*.json"))) == 1
