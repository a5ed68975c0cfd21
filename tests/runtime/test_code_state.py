"""Cached values do not outlive the code and data that made them."""

import ast
import os
from pathlib import Path

import pytest

import reader
from reader.app import keyword_worker
from reader.runtime import code_state, edition_cache, resources

PACKAGE = Path(reader.__file__).parent


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("reader/parser/headers/datelines.py", "data/rules/credits.yaml", "data/rules/more/other.yaml"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("1")
    monkeypatch.setattr(code_state, "_PACKAGE", tmp_path / "reader")
    monkeypatch.setattr(resources, "folder", lambda: tmp_path / "data")
    return tmp_path


def state() -> str:
    code_state.code_state.cache_clear()
    return code_state.code_state(("parser",), ("rules",))


@pytest.mark.parametrize("name", ["reader/parser/headers/datelines.py", "data/rules/credits.yaml"])
def test_a_change_at_any_depth_is_seen(tree: Path, name: str) -> None:
    before = state()
    os.utime(tree / name, ns=(1, 1))
    changed = state()
    (tree / name).write_text("12")
    os.utime(tree / name, ns=(1, 1))
    assert len({before, changed, state()}) == 3


def test_a_file_that_comes_or_goes_is_seen(tree: Path) -> None:
    before = state()
    (tree / "data/rules/more/other.yaml").unlink()
    gone = state()
    (tree / "reader/parser/headers/titles.py").write_text("")
    assert len({before, gone, state()}) == 3


def test_compiled_copies_are_no_change(tree: Path) -> None:
    before = state()
    (tree / "reader/parser/__pycache__").mkdir()
    (tree / "reader/parser/__pycache__/x.pyc").write_bytes(b"1")
    assert state() == before


def test_an_installation_is_known_by_one_file_of_its_code(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "folder", lambda: tree / "reader/_data")
    (tree / "reader/_data/rules").mkdir(parents=True)
    (tree / "reader/__init__.py").write_text("")
    before = state()
    (tree / "reader/_data/rules/credits.yaml").write_text("1")
    changed = state()
    os.utime(tree / "reader/__init__.py", ns=(1, 1))
    assert len({before, changed, state()}) == 3


def imported(package: str) -> set[str]:
    """The packages of `reader` that the modules of one import, at whatever time."""
    found = set[str]()
    for path in (PACKAGE / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reader."):
                found.add(str(node.module).split(".")[1])
    return found - {"errors"}


@pytest.mark.parametrize("package", ["epaper", "parser", "sources", "text", "model"])
def test_all_code_that_makes_an_edition_is_in_its_stamp(package: str) -> None:
    assert imported(package) <= set(edition_cache.MAKERS)


def test_all_code_that_makes_keywords_is_in_their_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def noted(packages: tuple[str, ...], _: object) -> str:
        asked.append(packages)
        return ""

    monkeypatch.setattr(keyword_worker, "code_state", noted)
    keyword_worker.KEYWORDS.load("0")
    keyword_worker.KEYWORDS.store("0", {})
    assert imported("analysis") <= {*asked[0]}
