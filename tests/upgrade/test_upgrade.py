"""A library, marks and settings that an older version made mean the same in this one; each version has a folder here.

`expected.json` holds what the version itself said of them. Every release adds a folder, and none is ever changed.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from command_result import RunCommand

from reader.library import Library
from reader.library.schema import MIGRATIONS
from reader.marks.records import Records
from reader.model.toc import entries
from reader.runtime import settings
from reader.search.query import Term

HERE = Path(__file__).parent
VERSIONS = sorted(path for path in HERE.iterdir() if (path / "library.db").exists())
FIELDS = ("key", "newspaper", "date", "page", "page_name", "articles", "entries", "path", "added")


@pytest.fixture(params=VERSIONS, ids=[path.name for path in VERSIONS])
def version(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def copy(version: Path, tmp_path: Path) -> Iterator[Path]:
    """What that version made, in a folder of its own; the original must stay as it is."""
    before = {path.name: path.read_bytes() for path in version.iterdir()}
    folder = tmp_path / "kanbao"
    shutil.copytree(version, folder)
    yield folder
    assert before == {path.name: path.read_bytes() for path in version.iterdir()}


def expected(version: Path) -> Any:
    return json.loads((version / "expected.json").read_text("utf-8"))


def library_of(folder: Path) -> Any:
    """The editions with their texts, what is found, and the names by which marks know articles."""
    with Library.open(folder) as library:
        library.catch_up()
        listed = library.editions()
        return {
            "editions": [{name: getattr(one, name) for name in FIELDS} for one in listed],
            "texts": [[list(entry.block.texts) for entry in entries(library.edition(one.key))] for one in listed],
            "keys": [list(library.keys(one.key).values()) for one in listed],
            "sources": [source.decode() for _, source, _ in library.stored()],
            "found": [hit.row.ref for hit in library.search(Term("吞吐量")).hits],
            "pending": library.pending(),
        }


def marks_of(folder: Path) -> Any:
    with Records.open(folder) as records:
        return [list(record) for record in sorted(records.whole())]


def test_the_library_of_an_older_version_means_the_same(version: Path, copy: Path) -> None:
    assert library_of(copy) == expected(version)["library"]


def test_the_marks_of_an_older_version_mean_the_same(version: Path, copy: Path) -> None:
    assert marks_of(copy) == expected(version)["marks"]
    library_of(copy)
    assert marks_of(copy) == expected(version)["marks"]


def test_the_settings_of_an_older_version_mean_the_same(version: Path, copy: Path) -> None:
    loaded = settings.load(copy / "config.yaml")._asdict()
    assert {name: loaded[name] for name in expected(version)["settings"]} == {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in expected(version)["settings"].items()
    }


def test_a_library_of_a_newer_version_is_told_in_one_line_and_left_alone(
    copy: Path, monkeypatch: pytest.MonkeyPatch, kanbao: RunCommand
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(copy.parent))
    with closing(sqlite3.connect(copy / "library.db")) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = {path.name: path.read_bytes() for path in copy.iterdir()}
    for command in (["list"], ["search", "港"], ["add", str(copy / "config.yaml")], ["remove", "x"], ["rebuild"]):
        ran = kanbao(*command)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "update the program" in ran.err
    assert kanbao("doctor").status == 2
    assert before == {path.name: path.read_bytes() for path in copy.iterdir()}
