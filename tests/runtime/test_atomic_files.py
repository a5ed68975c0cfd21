"""Files of the program's own are whole, and few."""

import os
from pathlib import Path

import pytest

from reader.runtime import atomic_files


def test_a_file_is_replaced_by_another_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "look.json"
    for content in ("甲", b"\xff"):
        atomic_files.write_atomically(path, content)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"\xff", [path])


def test_whoever_has_opened_the_old_file_reads_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "look.json"
    atomic_files.write_atomically(path, "old")
    with path.open() as opened:
        atomic_files.write_atomically(path, "new")
        assert (opened.read(), path.read_text()) == ("old", "new")


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "look.json"
    atomic_files.write_atomically(path, "old")
    with pytest.raises(UnicodeEncodeError):
        atomic_files.write_atomically(path, "\ud800")
    assert path.read_text() == "old"


def test_what_cannot_be_put_in_its_place_is_not_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "look.json"
    path.mkdir()
    with pytest.raises(OSError, match="look"):
        atomic_files.write_atomically(path, "new")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("most", "expected"), [(2, ["b-1", "b-3"]), (9, ["b-1", "b-2", "b-3"])])
def test_the_newest_files_are_kept(tmp_path: Path, most: int, expected: list[str]) -> None:
    for age, name in enumerate(("a-1", "b-2", "b-1", "b-3")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (age, age))
    atomic_files.prune(tmp_path, "b-*", most)
    assert sorted(path.name for path in tmp_path.glob("b-*")) == expected
    assert (tmp_path / "a-1").exists()
