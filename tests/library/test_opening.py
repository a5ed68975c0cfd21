"""What is no library of ours is named and left alone; what cannot be written is read."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import article, asked, edition, raw, titles

from reader.errors import LibraryError
from reader.library import Library, schema
from reader.library.connection import connect
from reader.library.schema import MIGRATIONS

MADE = edition(article("党建", "成立了汽车产业链党建联盟。"))


def refusal(folder: Path) -> LibraryError:
    try:
        with Library.open(folder) as opened:
            opened.editions()
            opened.add(MADE, raw(MADE))
    except LibraryError as error:
        return error
    pytest.fail("opened")


def filled(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add(MADE, raw(MADE))
        library.catch_up()


def test_a_file_that_is_no_database_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.db").write_text("my shopping list")
    assert refusal(folder).message == "library.foreign"
    assert (folder / "library.db").read_text() == "my shopping list"


def test_the_database_of_another_program_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / "library.db") as other:
        other.execute("CREATE TABLE photos (name)")
    other.close()
    before = (folder / "library.db").read_bytes()
    assert refusal(folder).message == "library.foreign"
    assert (folder / "library.db").read_bytes() == before


@pytest.mark.parametrize("keeps", [100, 5000])
def test_a_damaged_library_is_named_and_left_alone(folder: Path, keeps: int) -> None:
    filled(folder)
    path = folder / "library.db"
    damaged = path.read_bytes()[:keeps] + b"\xff" * (path.stat().st_size - keeps)
    path.write_bytes(damaged)
    error = refusal(folder)
    assert (error.message, error.fields["path"]) == ("library.corrupt", path)
    assert path.read_bytes() == damaged


def test_a_library_of_a_newer_version_is_left_alone(folder: Path) -> None:
    filled(folder)
    with sqlite3.connect(folder / "library.db") as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    assert refusal(folder).message == "library.newer"


def test_a_beginning_that_was_cut_short_is_taken_up(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.db").touch()
    with Library.open(folder) as library:
        library.add(MADE, raw(MADE))
        assert len(library.editions()) == 1


def test_a_full_disk_is_told_and_harms_nothing(folder: Path, library: Library) -> None:
    library.add(MADE, raw(MADE))
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    library._connection.execute(f"PRAGMA max_page_count = {pages}")
    large = edition(article("大", "".join(map(chr, range(0x4E00, 0x9000)))), day="2021-11-09")
    with pytest.raises(LibraryError) as raised:
        library.add(large, os.urandom(100_000))
    assert raised.value.message == "library.full"
    assert [listed.date for listed in library.editions()] == ["2021-11-08"]


def test_a_disk_without_room_for_an_index_is_still_searched(folder: Path) -> None:
    filled(folder)
    (folder / "index.db").unlink()
    (folder / "index.db").mkdir()  # Nothing can be made there, not even by the superuser.
    with Library.open(folder) as library:
        assert titles(library.search(asked("联盟")).hits) == ["党建"]
        with pytest.raises(LibraryError) as raised:
            library.rebuild()
    assert raised.value.fields["path"] == folder / "index.db"


READ_ONLY = """
import os, sys
from pathlib import Path
from reader.app import batch_import, bundled
from reader.errors import LibraryError
from reader.library import Library, upsert
from reader.search.query import Term
bundled.fold()
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)  # Who may do everything meets nothing read-only.
with Library.open(Path(sys.argv[1])) as library:
    print(library.is_read_only, len(library.editions()), library.search(Term("联盟")).total, library.pending())
    add = lambda: batch_import.add_paths(["no matter what"], library)
    for write in (library.rebuild, lambda: library.remove("x"), add):
        try:
            write()
        except LibraryError as error:
            print(error.message)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can enter, unlike those that tests usually get."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name) / "kanbao"
        (Path(name) / "kanbao").chmod(0o755)


@pytest.mark.parametrize(("is_filled", "expected"), [(True, "True 1 1 0"), (False, "True 0 0 0")])
def test_a_read_only_home_is_read(open_folder: Path, is_filled: bool, expected: str) -> None:
    if is_filled:
        filled(open_folder)
    else:
        open_folder.mkdir()
    for path in open_folder.iterdir():
        path.chmod(0o444)
    open_folder.chmod(0o555)
    run = subprocess.run([sys.executable, "-c", READ_ONLY, open_folder], capture_output=True, text=True)
    assert (run.stdout.splitlines(), run.stderr) == ([expected, *["library.read-only"] * 3], "")


def test_a_home_that_cannot_be_entered_is_named(open_folder: Path) -> None:
    filled(open_folder)
    open_folder.chmod(0)
    run = subprocess.run([sys.executable, "-c", READ_ONLY, open_folder], capture_output=True, text=True)
    assert "LibraryError: library.unreadable" in run.stderr


def test_two_libraries_on_one_file_see_what_the_other_writes(folder: Path, library: Library) -> None:
    with Library.open(folder) as other:
        library.add(MADE, raw(MADE))
        assert len(other.editions()) == 1
        other.remove("平湖日报")
        assert library.is_empty()


def test_what_another_process_keeps_locked_is_told(
    folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(folder / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError) as raised:
        library.add(MADE, raw(MADE))
    assert raised.value.message == "library.busy"
    other.execute("ROLLBACK")
    other.close()
    assert library.add(MADE, raw(MADE)).outcome == "new"


LOCKED = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], timeout=0)
try:
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    print("not locked")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_opening_it_again_takes_no_lock_from_those_who_have_it_open(folder: Path, library: Library) -> None:
    """A process that thinks itself alone deletes what others still write to when it closes the file."""
    library.add(MADE, raw(MADE))
    with Library.open(folder):
        run = subprocess.run([sys.executable, "-c", LOCKED, folder / "library.db"], capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("database is locked\n", "")


def test_a_library_that_another_process_makes_at_this_moment_is_no_foreign_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, is_blank = tmp_path / "library.db", schema._is_blank

    def is_made_meanwhile(connection: sqlite3.Connection) -> bool:
        with closing(connect(path)) as other:
            schema.migrate(other)
        return is_blank(connection)

    monkeypatch.setattr(schema, "_is_blank", is_made_meanwhile)
    with Library.open(tmp_path) as library:
        assert library.is_empty()
